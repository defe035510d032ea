"""A percentage that its two levels do not bear out: "fell by 40 percent to 9,000 from 10,000" fell by ten.

The levels stand in the sentence of the percentage, or the earlier one elsewhere as the figure of the year before.
"""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.model import Verdict
from reconcile.rules.group import Group, GroupAnswer, GroupRule
from reconcile.rules.levels import changes
from reconcile.rules.percent_fits import answer


def explain(group: Group) -> Iterator[GroupAnswer]:
    return (answer(change, 0.7, ("percent_and_levels",)) for change in changes(group) if change.clashes)


GROUP_RULE = GroupRule(
    reason="values_differ",
    verdict=Verdict.CONFLICT,
    explain=explain,
    rank=6,
    holds=(("The price of wheat fell by 40 percent to 9,000 euros from 10,000 euros.",),),
    fails=(("The price of wheat fell by 40 percent to 7,500 euros from 12,400 euros.",),),
)
