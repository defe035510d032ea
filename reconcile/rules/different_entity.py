"""The same count of, or by, someone else.

Two people's ages, two countries' growth, two companies' profits: what is measured is the same kind of thing, but it
belongs to another. Told by the names that the figure is said to belong to.
"""

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite


def explain(pair: Pair) -> Reason | None:
    if pair.is_kind(Kind.TIME, Kind.DATE) or (pair.same_value() and not _ages(pair)):
        return None
    mine, theirs = (set(claim.measure.of) for claim in pair.both)
    named = {name.casefold() for name in mine}, {name.casefold() for name in theirs}
    if not mine or not theirs or _overlap(*named):
        return None
    if not all(any(name[:1].isupper() for name in names) for names in (mine, theirs)):
        return None
    a, b = (", ".join(sorted(names)) for names in (mine, theirs))
    return Reason(f"one is of {a}, the other of {b}", (cite(pair.left, a), cite(pair.right, b)), 0.75)


def _ages(pair: Pair) -> bool:
    return all(claim.quantity is not None and claim.quantity.dimension == "age" for claim in pair.both)


def _overlap(a: set[str], b: set[str]) -> bool:
    words = {word for name in a for word in name.split()}
    return any(word in words for name in b for word in name.split())


RULE = Rule(
    reason="different_entity",
    verdict=Verdict.EXPLAINED,
    stage=Stage.ENTITY,
    explain=explain,
    holds=(("The population of Norway grew by 3 percent.", "The population of Portugal grew by 5 percent."),),
    fails=(("The population of Norway grew by 3 percent.", "The population of Norway grew by 5 percent."),),
)
