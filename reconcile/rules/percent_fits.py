"""A percentage that its two levels bear out: "from 12,400 to 7,600" is told as "down 40%"."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.model import Verdict
from reconcile.rules.base import Reason, cite
from reconcile.rules.group import Group, GroupAnswer, GroupRule
from reconcile.rules.levels import Change, changes


def explain(group: Group) -> Iterator[GroupAnswer]:
    return (answer(change) for change in changes(group) if change.fits)


def answer(change: Change, confidence: float = 0.8, marks: tuple[str, ...] = ()) -> GroupAnswer:
    """The percentage on the left, its levels on the right."""
    told, levels = change.told, (change.old, change.new)
    cited = (cite(told, "the change told"), cite(levels[0], "the level before"), cite(levels[1], "the level after"))
    question = f"Do the two levels make “{told.quote}”?"
    greatest = max(abs(change.real), change.off)
    gap = change.off / greatest if greatest else change.off
    return GroupAnswer((told,), levels, Reason(change.words, cited, confidence, marks), question, gap)


GROUP_RULE = GroupRule(
    reason="rounding",
    verdict=Verdict.EXPLAINED,
    explain=explain,
    rank=3,
    holds=(("The price of wheat fell by 40 percent to 7,500 euros from 12,400 euros.",),),
    fails=(("The price of wheat fell by 40 percent to 9,000 euros from 10,000 euros.",),),
)
