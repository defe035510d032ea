"""An anniversary that does not fit the year of what it recalls: the 50th in 2025 of something begun in 1976.

The anniversary's year is the one that its sentence names, or that of writing. The year of the beginning must be told of
the very thing that the anniversary's sentence names, with a verb of beginning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from reconcile.model import Claim, Verdict
from reconcile.rules.base import Reason, cite
from reconcile.rules.beyond import begun, named_alike, things
from reconcile.rules.group import Group, GroupAnswer, GroupRule

#: Years further off than this are those of another beginning of the same thing.
_FURTHEST = 12


def explain(group: Group) -> Iterator[GroupAnswer]:
    known: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
    for claim in (*group.claims, *group.elsewhere):
        year = begun(claim)
        if year is not None:
            known[claim.measure.head.casefold()].append((year, claim))
    for claim in group.claims:
        base = _base(claim, group)
        if base is None:
            continue
        words = things(group.texts[claim.id])
        found = [one for word in words for one in known.get(word, ()) if _one_thing(claim, one[1])]
        if found and all(0 < abs(year - base) <= _FURTHEST for year, _ in found):
            yield _answer(claim, base, *found[0])


def _base(claim: Claim, group: Group) -> int | None:
    """The year that an anniversary recalls."""
    quantity = claim.quantity
    if quantity is None or quantity.dimension != "anniversary" or quantity.value is None or quantity.value % 1:
        return None
    period = claim.scope.period or group.written.get(claim.document)
    if period is None or period.start.year != period.end.year or not 0 < quantity.value < period.start.year:
        return None
    return period.start.year - int(quantity.value)


def _one_thing(anniversary: Claim, date: Claim) -> bool:
    """Told in one document, or of something with a name that both passages give."""
    return anniversary.document == date.document or named_alike(anniversary, date)


def _answer(claim: Claim, base: int, year: int, date: Claim) -> GroupAnswer:
    words = f"“{claim.quote}” recalls {base}, but “{date.quote}” puts the beginning in {year}"
    cited = (cite(claim, "the anniversary"), cite(date, "the beginning"))
    question = f"Does “{claim.quote}” fit the year that it recalls?"
    return GroupAnswer((claim,), (date,), Reason(words, cited, 0.65), question, abs(Decimal(year - base)) / 40)


GROUP_RULE = GroupRule(
    reason="date_differs",
    verdict=Verdict.CONFLICT,
    explain=explain,
    rank=7,
    holds=(("The old bridge will mark its 40th anniversary in 2025. The bridge opened in 1980.",),),
    fails=(("The old bridge will mark its 40th anniversary in 2025. The bridge opened in 1985.",),),
)
