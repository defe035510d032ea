"""Of the killed and the hurt, a figure that its words make one of some: an item of a roundup or a list, those who were
found at the door, the third that was told of, a bare "one" that opens a sentence.

How many there were in all is told elsewhere, and such a figure disputes nothing.
"""

import re

from reconcile.model import Claim, Label, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, before, counts, exceeds, left_open
from reconcile.text.concepts import CASUALTIES, predicate

_NTH = re.compile(r"^(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.I)
_FOUND = re.compile(r"\b(?:f(?:ind|ound)|locat(?:ed|ing)|discovered)\s+(?:at least\s+|the\s+)?$", re.I)
#: "Harbour Row: 2 killed, 1 hurt", as an item of a list.
_ITEM = re.compile(r"^[A-Z][\w'’.-]*(?:[ -][A-Z][\w'’.-]*){0,3}: (?:\d+ \w+, ){0,2}$")


def explain(pair: Pair) -> Reason | None:
    if not counts(pair) or any(predicate(claim) not in CASUALTIES for claim in pair.both):
        return None
    told = list(zip(pair.both, pair.text, strict=True))
    listed = [claim for claim, text in told if claim.scope.cue("listed") or _is_item(claim, text)]
    fewer = [(a, text) for (a, b), (_, text) in zip((pair.both, pair.both[::-1]), told, strict=True) if exceeds(b, a)]
    found = [claim for claim, text in fewer if _FOUND.search(before(claim, text)) is not None]
    return (
        left_open(listed, "is of one deed or place of several that are listed", "of which?")
        or left_open([c for c, _ in told if _NTH.match(c.quote)], "tells how many were told of by then", "by when?")
        or left_open(found, "are those who were found there", "all of them?")
        or left_open([c for c, text in fewer if _is_bare(c, text)], "may be some of those told of before", "of whom?")
    )


def _is_item(claim: Claim, text: str) -> bool:
    return claim.label is Label.BODY and _ITEM.match(before(claim, text)) is not None


def _is_bare(claim: Claim, text: str) -> bool:
    """ "Four were hurt. One had a burn", "one died, and two received burns": a bare number that opens its sentence, or
    is the subject of what is told of wounds."""
    if claim.label is not Label.BODY or not claim.quote.isalpha():
        return False
    hurt = claim.measure.relation == "subject" and predicate(claim) != "killed"
    return hurt or not before(claim, text).strip(" \"“'")


RULE = Rule(
    reason="referent_unknown",
    verdict=Verdict.UNCLEAR,
    stage=Stage.UNKNOWN,
    explain=explain,
    rank=2,
    holds=(
        (
            "Four people were hurt in the Dorn blaze on Sunday.",
            "A blaze in Dorn on Sunday sent guests to the street. One had a serious injury on his arm.",
        ),
        (
            "Three people were killed in Dorn on Sunday.",
            "A violent Sunday in Dorn kept the police awake.\n\nHarbour Row: 2 killed, 1 hurt\n\nMill Lane: 1 killed",
        ),
        ("Eight people were shot in Dorn on Sunday.", "Officers found five people shot in a house in Dorn on Sunday."),
    ),
    fails=(("Eight people were shot in Dorn on Sunday.", "Five people were shot in a house in Dorn on Sunday."),),
)
