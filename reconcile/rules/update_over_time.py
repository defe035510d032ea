"""The same thing, told later, with words that say that the figure has moved.

"The toll rises to 31", "has since died", "earlier reports spoke of nine". A later figure without such words stays a
conflict, marked as a possible update.
"""

import re

from reconcile.model import Kind, Period, Span, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, counts

#: Words that say that a count has moved, or that it was another before.
_PHRASES = (
    r"(?:r(?:ises?|isen|ose|ising)|climb(?:s|ed|ing)?|jump(?:s|ed)?|grow(?:s|n)?|grew|increased|went up|gone up|revised"
    r"|updated|lowered|raised|shr[aiu]nks?|narrow(?:s|ed)|dwindle[sd]?|widen(?:s|ed)|f[ae]ll(?:s|en)?|dropped)"
    r"\s+(?:\w+\s+){0,2}?(?:to|from)",
    r"raised (?:\w+ ){1,6}?to",
    r"(?:increas|rais|lower|push|bring)ing\s+(?:\w+\s+){1,4}?(?:to|from)",
    r"(?:has|have|had)\s+since",
    r"earlier (?:reports?|counts?|figures?|toll|statements?)",
    r"previous(?:ly)? (?:\w+ )?(?:reported|toll|count|figure|put)",
    r"(?:initially|at first|first reports?|originally|initial reports?)",
    r"death toll\b[^.]{0,40}\b(?:rises?|rose|climbs?|climbed|jumps?|reaches)",
    r"(?:up|down) from",
    r"now (?:stands?|at)",
    r"(?:is|are) now (?:known|confirmed|thought|believed)",
)
_MOVED = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b", re.IGNORECASE)


def explain(pair: Pair) -> Reason | None:
    if pair.same_event is False or not pair.is_kind(Kind.QUANTITY) or not counts(pair):
        return None
    for index, claim in enumerate(pair.both):
        found = _MOVED.search(pair.text[index])
        if found is None or (not pair.internal and _not_later(pair.written[index], pair.written[1 - index])):
            continue
        span = Span(claim.sentence.start + found.start(), claim.sentence.start + found.end())
        words = f"“{found[0]}” says that the figure moved: “{pair.left.quote}”, “{pair.right.quote}”"
        return Reason(
            words,
            (cite(claim, "says that it moved", span), cite(pair.left, "a figure"), cite(pair.right, "a figure")),
            0.7,
        )
    return None


def _not_later(mine: Period | None, theirs: Period | None) -> bool:
    """Of one day, or of the day before: the figure moved before the other was told, if it is known when that was."""
    if mine is None or theirs is None:
        return False
    return mine.end < theirs.start or (mine.days == 1 and mine.start == theirs.start)


RULE = Rule(
    reason="update_over_time",
    verdict=Verdict.EXPLAINED,
    stage=Stage.STORY,
    explain=explain,
    holds=(
        ("The flood killed 9 people.", "The death toll of the flood rose to 14 people."),
        (
            "The flood killed 9 people.",
            "The flood killed 14 people, pushing the confirmed toll to a new high.",
        ),
    ),
    fails=(("The flood killed 9 people.", "The flood killed 14 people."),),
)
