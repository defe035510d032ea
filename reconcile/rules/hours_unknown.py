"""Hours of which deed, or of whose death: a roundup tells many, and each has an hour of its own.

The hour at which somebody was pronounced dead is his; one told with a street is not that of another street.
"""

from reconcile.model import Claim, Kind, Verdict
from reconcile.rules import bearers
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite

#: What each has an hour of his own for.
_EACH_HIS_OWN = frozenset("die pronounce arrest hospitalize transport identify charge arrive respond call".split())


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.TIME):
        return None
    own = {claim.measure.verb for claim in pair.both} & _EACH_HIS_OWN
    shared = bearers.shared(pair)
    if (own and shared is not True) or (shared is False and _of_two_sites(pair)):
        words = "; ".join(f"“{claim.quote}” is the hour of {_what(claim)}" for claim in pair.both)
        return Reason(
            f"{words}; whether of one and the same is not told", tuple(cite(c, "of what?") for c in pair.both), 0.4
        )
    return None


#: What names of streets and houses end in.
_SITES = frozenset(
    """street avenue road place boulevard lane drive court park school hotel highway square bridge hospital center
    centre university college church mall station""".split()
)


def _of_two_sites(pair: Pair) -> bool:
    """Each sentence names a street or a house, and none that the other names."""
    mine, theirs = ({name for name in bearers.named(claim) if name.split()[-1] in _SITES} for claim in pair.both)
    return bool(mine) and bool(theirs) and not mine & theirs


def _what(claim: Claim) -> str:
    return claim.measure.text or ", ".join(sorted(bearers.named(claim))) or "something"


RULE = Rule(
    reason="referent_unknown",
    verdict=Verdict.UNCLEAR,
    stage=Stage.UNKNOWN,
    explain=explain,
    rank=5,
    fails=(("The fire on Linden Street broke out at 2 p.m.", "The fire on Linden Street broke out at 4 p.m."),),
)
