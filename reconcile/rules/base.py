"""What a rule is: a pair of claims that may answer one question, a reason with its words, when the rule is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from reconcile.model import Claim, Evidence, Kind, Period, Quantity, Span, Verdict
from reconcile.text import populations
from reconcile.text.concepts import CASUALTIES, predicate


class Stage(IntEnum):
    """The order in which rules are asked; the first that answers decides.

    First the gate, slot by slot: a slot that is known and differs explains. Then the values. Then the stories that a
    difference can have. Then what would have to be known. What is left is a conflict, and only its name is open.
    """

    EVENT = 10
    ENTITY = 20
    PERIOD = 30
    MODALITY = 40
    MEASURE = 50
    VALUE = 60
    SCOPE = 70
    STORY = 80
    UNKNOWN = 90
    CONFLICT = 100


#: From here on two claims answer one question, and may agree or be in conflict.
COMPARABLE = 0.5
#: Two claims no more alike than this have the figure in common, and no word of the measure.
FIGURE = 0.35


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that a linker brought together.

    `same_event` is None where it is not known. `written` are the days on which the two documents are known, or held,
    to be written; None where that is not known. `text` holds the claims' sentences, in the same order.
    """

    left: Claim
    right: Claim
    same_event: bool | None
    written: tuple[Period | None, Period | None] = (None, None)
    text: tuple[str, str] = ("", "")
    beside: tuple[tuple[Claim, ...], tuple[Claim, ...]] = ((), ())  # other claims of each one's sentence
    likeness: float = 1.0  # how surely both answer one question; below COMPARABLE, what differs may only be explained

    @property
    def both(self) -> tuple[Claim, Claim]:
        return self.left, self.right

    @property
    def internal(self) -> bool:
        """True where both stand in one document."""
        return self.left.document == self.right.document

    def quantities(self) -> tuple[Quantity, Quantity] | None:
        """Both quantities, or None where a side has none."""
        a, b = self.left.quantity, self.right.quantity
        return (a, b) if a is not None and b is not None else None

    def same_value(self) -> bool:
        found = self.quantities()
        return found is not None and found[0].interval == found[1].interval and alike(found[0], found[1])

    def is_kind(self, *kinds: Kind) -> bool:
        return self.left.kind in kinds and self.right.kind in kinds


@dataclass(frozen=True, slots=True)
class Reason:
    """What a rule answers: the sentence for the reader, the passages that gave it, how sure it is (0 to 1)."""

    words: str
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.8
    marks: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()  # of the inferences behind it, too long for a sentence


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason of the verdict table. The docstring of its module is its manual page.

    `holds` and `fails` are pairs of short texts for which this reason is, or is not, the one given: they are run as
    tests and printed in the manual.
    """

    reason: str
    verdict: Verdict
    stage: Stage
    explain: Callable[[Pair], Reason | None]
    holds: tuple[tuple[str, str], ...] = ()
    fails: tuple[tuple[str, str], ...] = ()
    rank: int = 0  # within its stage; lower is asked first
    beside: bool = False  # whether its conflict stands between claims that are only read beside one another


def hangs_on_event(claim: Claim) -> bool:
    """Counts and hours hang on an event; rates, levels, sums of money, lengths and offices do not."""
    if claim.kind in (Kind.TIME, Kind.PLACE):
        return True
    if claim.quantity is None or claim.quantity.dimension not in ("count", "duration", ""):
        return False
    if populations.is_population(claim.measure):
        return False
    period = claim.scope.period  # a year's sales hang on the year, whatever the article is about
    if period is None or claim.when is None or claim.when.form in ("weekday", "day") or predicate(claim) in CASUALTIES:
        return True
    return not _LONG <= period.days <= 20 * _LONG


#: Days from which on a period is what is counted over, and not the day of an event told roughly.
_LONG = 80


def tells_too(beside: Iterable[Claim], claim: Claim) -> bool:
    """Whether the figure of a claim is told by one of these, too, whatever it is of there."""
    told = claim.quantity
    return told is not None and any(
        other.quantity is not None and other.quantity.interval == told.interval for other in beside
    )


def counts(pair: Pair) -> bool:
    """Whether both sides count things or people."""
    return all(claim.quantity is not None and claim.quantity.dimension == "count" for claim in pair.both)


#: What a slip of the pen, or of "million" for "billion", makes of a figure.
SLIPS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10) ** 6)


def factor(pair: Pair) -> Decimal | None:
    """How many times the one figure is the other; None where a side has no single value, or none but 0."""
    sizes = sorted(abs(q.value) for q in pair.quantities() or () if q.value)
    return sizes[1] / sizes[0] if len(sizes) == 2 else None


def is_slip(pair: Pair) -> bool:
    """Whether two like figures differ by a power of ten, as a slip makes it."""
    found = pair.quantities()
    if found is None or not pair.is_kind(Kind.QUANTITY) or not alike(*found) or factor(pair) not in SLIPS:
        return False
    if {str(q.value.normalize().as_tuple().digits) for q in found if q.value is not None} == {"(1,)"}:
        return False  # round numbers are a power of ten apart by chance
    return found[0].dimension != "count" or all(q.value is not None and abs(q.value) >= 10 for q in found)


def fits_in(part: Claim, whole: Claim) -> bool:
    """Whether the one figure can be a part of the other: both are told, and it is no greater."""
    a, b = part.quantity, whole.quantity
    return a is not None and b is not None and a.value is not None and b.value is not None and a.value <= b.value


def exceeds(claim: Claim, other: Claim) -> bool:
    """A figure that is greater than the other is no part of it."""
    a, b = claim.quantity, other.quantity
    if a is None or b is None or a.interval.low is None or b.interval.high is None:
        return False
    return a.interval.low > b.interval.high


def cite(claim: Claim, why: str, span: Span | None = None) -> Evidence:
    """A passage of the claim's document (its own span unless another is named)."""
    return Evidence(claim.document, span or claim.span, why)


def before(claim: Claim, sentence: str) -> str:
    """The claim's sentence up to it."""
    return sentence[: claim.span.start - claim.sentence.start]


def counts_on(claim: Claim) -> bool:
    """ "Two more", "another two": beside others, where "two other" leaves out what is named beside it."""
    cue = claim.scope.cue("other")
    return cue is not None and cue.text.lower() in ("more", "another", "additional", "further")


def after(claim: Claim, sentence: str) -> str:
    """The rest of the claim's sentence."""
    return sentence[claim.span.end - claim.sentence.start :]


def left_open(
    claims: Sequence[Claim], what: str, why: str, confidence: float = 0.4, settled_by: str = ""
) -> Reason | None:
    """That these claims do not tell something, each in `what`; None where there are none of them."""
    if not claims:
        return None
    words = "; ".join(f"“{claim.quote}” {what}" for claim in claims)
    return Reason(f"{words}{settled_by}", tuple(cite(claim, why) for claim in claims), confidence)


def told(quantity: Quantity) -> str:
    """A quantity as the source wrote it, on one line."""
    return " ".join(quantity.text.split())


def alike(a: Quantity, b: Quantity) -> bool:
    """True where two quantities are written in the same unit, or count things; "the hurt, 31 in number" counts without
    a noun of its own."""
    return a.unit == b.unit or {a.dimension, b.dimension} <= {"count", ""} or a.dimension == b.dimension == "time"


_VAGUE = re.compile(
    r"\b(?:several|some|few|dozens|scores|tens|hundreds|thousands|millions|many|numerous|couple|handful|multiple|most)\b",
    re.I,
)


def is_vague(quantity: Quantity) -> bool:
    """A number that the writer did not give: "several", "dozens of"."""
    return quantity.value is None and _VAGUE.search(quantity.text) is not None
