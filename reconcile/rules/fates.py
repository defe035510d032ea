"""Some of those who were hit, against all of them: the critical, the treated and those taken to hospital are among the
hurt.

"Nineteen were taken to hospital" beside "22 were hurt" is no other measure and no dispute: not everybody needs a
hospital, and desks count at different doors. Who is treated and who is taken there are largely the same people, told
by two hands. Equal numbers of the two are told apart as well.
"""

from reconcile.model import Claim, Kind, Span, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, counts, fits_in
from reconcile.text import lexicon, severity
from reconcile.text.concepts import predicate

#: The first are some of the second.
_AMONG = frozenset(tuple(pair.split("/")) for pair in lexicon.words("fates_among"))


#: How badly people are hurt, two by two.
_DEGREES = ({"serious", "slight"}, {"critical", "slight"}, {"critical", "serious"})


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY) or not counts(pair):
        return None
    if {predicate(claim) for claim in pair.both} in _DEGREES:
        words = f"“{pair.left.quote}” are hurt in one degree, “{pair.right.quote}” in another"
        return Reason(words, tuple(cite(claim, "how badly", _told(claim)) for claim in pair.both), 0.7)
    for part, whole in (pair.both, pair.both[::-1]):
        mine, theirs = predicate(part) or "", predicate(whole) or ""
        if (mine, theirs) in _AMONG and not (mine in _BY_DEGREE and not _is_some(part, whole)):
            some, all_of = severity.in_words(mine), severity.in_words(theirs)
            words = f"“{part.quote}” counts who was {some}, “{whole.quote}” who was {all_of}: the first are among them"
            return Reason(words, (cite(part, f"the {some}"), cite(whole, f"the {all_of}")), 0.7)
        if mine == theirs == "killed" and _is_found(part) and not _is_found(whole) and _fewer(part, whole):
            words = f"“{part.quote}” counts bodies, which are found one by one; “{whole.quote}” counts the dead"
            return Reason(words, (cite(part, "the bodies"), cite(whole, "the dead")), 0.65)
    return None


def _told(claim: Claim) -> Span | None:
    cue = claim.scope.cue("subset")
    return cue.span if cue is not None else None


#: Degrees of which all the hurt may be.
_BY_DEGREE = ("serious", "slight")


def _is_some(part: Claim, whole: Claim) -> bool:
    """Fewer: as many are the same people, and more are none of them."""
    return fits_in(part, whole) and not fits_in(whole, part)


def _is_found(claim: Claim) -> bool:
    return claim.measure.head in ("body", "corpse", "remains")


def _fewer(part: Claim, whole: Claim) -> bool:
    return fits_in(part, whole) and not part.scope.cue("total")


RULE = Rule(
    reason="different_scope",
    verdict=Verdict.EXPLAINED,
    stage=Stage.MEASURE,
    explain=explain,
    holds=(
        ("The bus crash in Dorn injured 22 people.", "Doctors treated 19 people after the bus crash in Dorn."),
        ("The bus crash in Dorn injured 22 people.", "Six people suffered serious injuries in the bus crash in Dorn."),
        ("Nine were badly hurt in the Dorn bus crash.", "The Dorn bus crash left six people with minor injuries."),
        ("The avalanche in Dorn killed 33 people.", "Rescuers found 20 bodies after the avalanche in Dorn."),
    ),
    fails=(("The bus crash in Dorn injured 22 people.", "The bus crash in Dorn killed 19 people."),),
)
