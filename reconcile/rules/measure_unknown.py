"""What is measured is not told well enough for two figures to be in dispute, though their words are alike.

A cell of a table without its column; figures of one noun that lie too far apart to be of one thing; a stretch that
only frames another figure ("the first rise in four years"); shares of a thing that are held, and shares that are sold.
"""

import re

from reconcile.model import Claim, Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, after, before, cite, factor, is_slip, left_open
from reconcile.rules.one_thing import HELD, one_holding
from reconcile.text import distances, sizes
from reconcile.text.concepts import CASUALTIES, predicate

#: Of one thing, two writers give figures so far apart only by a slip of a power of ten, which has a rule of its own.
_FARTHEST = 20

#: Two figures with a wide gap between them, and nothing else: columns.
_COLUMNS = re.compile(r"\d\S*(?:[ \u00a0]{2,}|\t\s*)[-+(]?[$£€]?\d")
_AGAINST = re.compile(r"\b(?:vs|versus)\b", re.I)

#: What stands around a stretch of time that frames another figure.
_FRAMES_BEFORE = re.compile(
    r"\b(?:in|over|within|during|for)\s+(?:the\s+)?(?:last|past|next|first|final|previous)?\s*"
    r"(?:(?:more|less) than|at least|nearly|almost|about|over|some)?\s*$",
    re.I,
)
_RECORD = re.compile(r"\b(?:first|last|past|next|only|\w{3,}est|most|least|best|worst|record)\b", re.I)
_FRAMES_AFTER = re.compile(r"^[\s-]*(?:highs?|lows?|peaks?|records?|ago|earlier|later|before|old)\b", re.I)

#: Whose shares are told by what they say, think and own: the verb alone does not tell it.
_ASKED = frozenset(
    "respondent voter person people adult participant reader household american woman man employee".split()
)

#: What a length is of, by the word after it.
_FACETS = (
    re.compile(r"^[\s-]*(?:wide|across|broad|in (?:diameter|width))\b", re.I),
    re.compile(r"^[\s-]*(?:deep|in depth|below|underground)\b", re.I),
    re.compile(r"^[\s-]*(?:long|in length)\b", re.I),
    re.compile(r"^[\s-]*(?:tall|high|in height|above)\b", re.I),
    re.compile(r"^[\s-]*(?:(?:north|south|east|west)\w*\s+)?(?:away|from|off|of|outside|to)\b", re.I),
)

#: Words of a stake that is not what it was, or will not be.
_MOVING = re.compile(r"\b(?:rais|lift|boost|increas|cut|reduc|trim|dilut|option|additional|remaining|further)", re.I)

#: Verbs that say of a level only that it is one.
_COPULAS = frozenset("be reach hit stand become total remain stay make come get".split())


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY):
        return None
    return (
        _cells(pair)
        or _far_apart(pair)
        or _frames(pair)
        or _parts(pair)
        or _stakes(pair)
        or _shares(pair)
        or _facets(pair)
        or _sizes(pair)
    )


def _cells(pair: Pair) -> Reason | None:
    cells = [claim for claim, text in zip(pair.both, pair.text, strict=True) if _is_cell(claim, text)]
    return left_open(cells, "stands in a row of figures, without its column", "of what?")


def _is_cell(claim: Claim, text: str) -> bool:
    return _COLUMNS.search(text) is not None or (not claim.measure.verb and _AGAINST.search(text) is not None)


def _far_apart(pair: Pair) -> Reason | None:
    times = factor(pair)
    if times is None or times < _FARTHEST or is_slip(pair):
        return None
    words = f"“{pair.left.quote}” and “{pair.right.quote}” are too far apart to be of one thing, as it seems"
    return Reason(words, tuple(cite(claim, "of what?") for claim in pair.both), 0.4)


def _frames(pair: Pair) -> Reason | None:
    framing = [claim for claim, text in zip(pair.both, pair.text, strict=True) if _is_frame(claim, text)]
    return left_open(framing, "is a stretch that another figure is told of", "how long what?")


def _is_frame(claim: Claim, text: str) -> bool:
    if claim.quantity is None or claim.quantity.dimension != "duration":
        return False
    leading = before(claim, text)
    return _FRAMES_AFTER.search(after(claim, text)) is not None or (
        _FRAMES_BEFORE.search(leading) is not None and _RECORD.search(leading) is not None
    )


def _parts(pair: Pair) -> Reason | None:
    """ "Three of its funds" and "two of the funds": of each, a part."""
    if any(claim.scope.cue("one_of") is None or predicate(claim) in CASUALTIES for claim in pair.both):
        return None
    return left_open(pair.both, "is a part", "which part?")


def _facets(pair: Pair) -> Reason | None:
    """A hole 40 feet wide, and 16 feet deep, and 1,000 feet from a road: lengths of one thing, each another one."""
    if any(claim.quantity is None or claim.quantity.dimension != "length" for claim in pair.both):
        return None
    if distances.ends(pair.left.measure) and distances.ends(pair.right.measure):
        return None
    if all(sizes.is_size(claim.measure) for claim in pair.both):
        return None  # two sizes that are not one are told apart before
    a, b = (
        next((i for i, facet in enumerate(_FACETS) if facet.search(after(claim, text))), None)
        for claim, text in zip(pair.both, pair.text, strict=True)
    )
    return None if a == b else left_open(pair.both, "is not the same length of it, as it seems", "which length?")


def _stakes(pair: Pair) -> Reason | None:
    """ "To cut its stake to 20 percent": a stake that moves is another by the day, and whose it is has to be told."""
    if pair.internal or any(
        claim.quantity is None or claim.quantity.dimension != "percent" or claim.measure.head not in HELD
        for claim in pair.both
    ):
        return None
    moving = [claim for claim, text in zip(pair.both, pair.text, strict=True) if _MOVING.search(text)]
    return left_open(moving, "is told of a stake that grows or shrinks", "which stake, and when?")


def _shares(pair: Pair) -> Reason | None:
    """ "Sold 15 percent of the mine" and "owns 40 percent of the mine": percentages of one thing, of other parts."""
    if any(
        claim.quantity is None
        or claim.quantity.dimension != "percent"
        or claim.direction
        or claim.scope.cue("rise", "drop", "to_level")
        for claim in pair.both
    ):
        return None
    verbs = {claim.measure.verb for claim in pair.both}
    if all(claim.measure.head in _ASKED for claim in pair.both) and not verbs <= _COPULAS:
        return left_open(pair.both, "is a share of those asked, of which answer is not told", "of what answer?")
    if len(verbs) < 2 or verbs & {"", *_COPULAS} or one_holding(pair):
        return None
    return left_open(pair.both, "is a share, and not of the same part, as it seems", "which part?")


#: "A 12-inch screen", "13in": a size that tells which of several is meant.
_SIZE = re.compile(
    r"^\S*\d(?:-(?:inch|foot|feet|metre|meter|mile|cm|mm|km|kg|tonne?|ton|pound|litre|liter|watt)|in|ft|mm|cm)\b", re.I
)


def _sizes(pair: Pair) -> Reason | None:
    sized = [claim for claim in pair.both if _SIZE.search(claim.quote) and not sizes.is_size(claim.measure)]
    return left_open(sized, "may be one of several sizes", "of which one?")


RULE = Rule(
    reason="referent_unknown",
    verdict=Verdict.UNCLEAR,
    stage=Stage.UNKNOWN,
    explain=explain,
    rank=4,
    holds=(("Adams Motors showed a car with a 12-inch screen.", "Adams Motors showed a car with a 13-inch screen."),),
)
