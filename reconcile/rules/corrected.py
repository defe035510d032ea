"""A figure that the text itself takes back: "six, not seven as police said at first".

The corrected figure stays in print, and is no rival of the one that replaced it. Told here are words right beside the
figure: "not seven as first reported", "revised down from 40", "earlier reports of 12", "police had first said nine".
"""

import re

from reconcile.model import Claim, Kind, Span, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, alike, cite

_REVISED = (
    r"(?:\b(?:revised|corrected|lowered|raised|cut|changed|reduced|adjusted)(?: (?:up|down)(?:wards?)?)?"
    r"|\b(?:up|down)) from"
    r"(?: (?:an?|the) (?:\w+ ){1,3}(?:of)?)?"
)
_EARLIER = (
    r"\b(?:earlier|previous|first|initial|preliminary|original)"
    r" (?:reports?|counts?|tolls?|figures?|estimates?|statements?|tally|number)"
    r"(?: from \w+(?: \w+)?)?"
    r"(?:,? (?:of|that|had|put|said|spoke|gave|was|were|it|the|at|toll|death|figure|number|to|there|indicated|suggested"
    r"|been)){0,8}"
)
_FIRST_SAID = (
    r"\b(?:at first|first|earlier|initially|originally|previously|mistakenly|wrongly)"
    r" (?:said|put|reported|spoke of|gave|counted|announced|stated|told)"
    r"(?: (?:that|it|the|at|toll|death|figure|number|there|were|had|been|of)){0,6}"
)
_SAID_FIRST = (
    r"\b(?:said|reported|put|announced|stated|told \w+|thought|believed)"
    r" (?:at first|earlier|initially|originally|previously|mistakenly|wrongly)"
    r"(?: (?:that|it|the|at|toll|death|figure|number|there|were|had|been|of)){0,6}"
)
_BEFORE = re.compile(rf"(?:{_REVISED}|{_EARLIER}|{_FIRST_SAID}|{_SAID_FIRST})\W*$", re.IGNORECASE)
#: Opens a clause that tells what was said at first, up to where another begins.
_OPENING = re.compile(
    r"^\W*(?:in |according to )?(?:the )?(?:initial|early|earlier|first|preliminary) reports?,[^.;]*$"
    r"|^\W*(?:initially|at first|originally),[^.;]*$",
    re.IGNORECASE,
)
_TURN = re.compile(r"\b(?:but|now|since|later|however|although|while)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|rather than|instead of)(?: the)?\W*$", re.IGNORECASE)
_AS = re.compile(
    r"[^.;]{0,30}?\b(?:as|which|that)\b[^.;]{0,40}?\b(?:said|reported|thought|stated|announced|believed|given|told|published|feared|earlier|first|initially"
    r"|originally|previously)\b|[^.;,]{0,20}?,? (?:as )?(?:initially|originally|previously|earlier|first|at first)\b",
    re.IGNORECASE,
)  # fmt: skip
#: What stands behind a figure that closes its sentence.
_ENDS = re.compile(r"[^\w.;]{0,3}(?:\w+ ?){0,2}[.;]?\s*$")


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or not pair.is_kind(Kind.QUANTITY) or pair.same_event is False:
        return None
    if not alike(*found) and "" not in (found[0].dimension, found[1].dimension):
        return None
    if found[0].interval.meets(found[1].interval):
        return None
    first, second = (_taken_back(claim, text) for claim, text in zip(pair.both, pair.text, strict=True))
    if first is not None and second is None:
        return _answer(pair.left, first, pair.right)
    if second is not None and first is None:
        return _answer(pair.right, second, pair.left)
    return None


def _answer(old: Claim, span: Span, new: Claim) -> Reason:
    words = f"“{old.quote}” is taken back in its own sentence; “{new.quote}” stands against it"
    cited = (cite(old, "takes it back", span), cite(old, "the figure taken back"), cite(new, "a figure"))
    return Reason(words, cited, 0.8)


def _taken_back(claim: Claim, text: str) -> Span | None:
    """The words beside the figure that take it back."""
    base = claim.sentence.start
    before, after = text[max(0, claim.span.start - base - 90) : claim.span.start - base], text[claim.span.end - base :]
    shift = max(base, claim.span.start - 90)
    if (found := _BEFORE.search(before)) is not None:
        return Span(shift + found.start(), shift + max(found.end(), found.start() + 1))
    whole = text[: claim.span.start - base]
    if _OPENING.match(whole) is not None and _TURN.search(whole) is None:
        return Span(base, claim.span.start)
    denied = _NOT.search(before)
    told = _AS.match(after) if denied is not None else None
    if denied and told is None and _ENDS.match(after) and before[: denied.start()].rstrip().endswith(","):
        return Span(shift + denied.start(), claim.span.end)  # "six people died, not seven."
    return Span(shift + denied.start(), claim.span.end + told.end()) if denied and told else None


RULE = Rule(
    reason="update_over_time",
    verdict=Verdict.EXPLAINED,
    stage=Stage.STORY,
    explain=explain,
    rank=-1,
    holds=(
        ("The fire killed six people.", "The fire killed six people, not seven people as police said at first."),
        ("The quake killed 31 people.", "The quake killed 26 people, revised down from 40 people."),
        ("The fire in Orme hurt three guards.", "Officials said earlier that four guards were hurt in the Orme fire."),
        (
            "The fire in Orme hurt three guards.",
            "In initial reports, the town said that four guards were hurt in the Orme fire.",
        ),
        ("The fire in Orme hurt three guards.", "Initial reports from the town indicated there were four guards hurt."),
    ),
    fails=(
        ("The quake killed 31 people.", "The quake killed 40 people."),
        ("The quake killed 31 people.", "The quake killed 40 people, officials said earlier on Sunday."),
    ),
)
