"""The parts sum to the whole.

"Eighteen dead: eleven in one town and seven in the other"; three women and one man are four people; one killed and
fifteen hurt are the sixteen who were shot. The parts may stand in one sentence with the whole, or side by side in one
article with the whole elsewhere in it or in another article on the event.
"""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.model import Claim, Verdict
from reconcile.rules.base import Reason, cite
from reconcile.rules.group import Group, GroupAnswer, GroupRule
from reconcile.rules.lists import summing
from reconcile.rules.parts import told_as_parts
from reconcile.rules.wholes import Wholes


def explain(group: Group) -> Iterator[GroupAnswer]:
    told: set[frozenset[str]] = set()
    for sentence in group.sentences():
        for listed in summing(sentence, group):
            told.add(frozenset(claim.id for claim in listed.parts))
            yield _answer(listed.parts, (listed.whole,))
    wholes = Wholes(group)
    for parts in told_as_parts(group):
        ids = frozenset(claim.id for claim in parts.claims)
        found, unread = wholes.of(parts)
        if found and ids not in told:
            told.add(ids)
            yield _answer(parts.claims, tuple(found), unread)


def _answer(parts: tuple[Claim, ...], wholes: tuple[Claim, ...], unread: int = 0) -> GroupAnswer:
    words = f"{' and '.join(f'“{part.quote}”' for part in parts)} make “{wholes[0].quote}”"
    if unread:
        words += f"; {unread} more passages with that figure were not looked at"
    marks = (*(cite(part, "a part") for part in parts), *(cite(whole, "the whole") for whole in wholes))
    return GroupAnswer(parts, wholes, Reason(words, marks, 0.85), question(wholes[0]))


def question(whole: Claim) -> str:
    """What is asked of parts and whole, in plain words."""
    return f"Do the parts make the total, “{' '.join(whole.quote.split())}”?"


GROUP_RULE = GroupRule(
    reason="partition",
    verdict=Verdict.EXPLAINED,
    explain=explain,
    holds=(
        ("The storm destroyed 30 houses: 18 houses in the old town and 12 houses at the port.",),
        ("The fire hurt four people on Monday. Three women and one man were hurt, a doctor said.",),
    ),
    fails=(
        ("The storm destroyed 30 houses, including 18 houses in the old town.",),
        ("The fire hurt nine people on Monday. Three women and one man were hurt, a doctor said.",),
    ),
)
