"""The nouns: sources, documents, claims, clusters, findings. Frozen values; every offset counts code points of a text.

Nothing here reads, parses or judges. What must hold of a value is checked when it is made, so a wrong one cannot exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

# ── where ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` (included) to `end` (excluded) of one document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """The words that the span quotes."""
        return text[self.start : self.end]

    def touches(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def join(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage, and why it counts: every verdict cites these."""

    document: str
    span: Span
    why: str


# ── sources and documents ────────────────────────────────────────────────────────────────────────────────────────────


class Basis(StrEnum):
    """What a date, place or other slot rests on."""

    GIVEN = "given"  # by the manifest, or by the page's metadata
    STATED = "stated"  # in the words of the text
    INFERRED = "inferred"  # by steps that are shown
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from. `path` is relative to what was asked for; `published` is what was given."""

    path: str
    sha256: str
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: str | None = None


class Label(StrEnum):
    """What a line of an article is. Lines are labelled, never deleted, so that offsets stay those of the file."""

    BODY = "body"
    HEADLINE = "headline"
    DATELINE = "dateline"  # a line of its own that says when or where the article was published
    CAPTION = "caption"
    FURNITURE = "furniture"  # navigation, settings, share prices, empty and decorative lines
    CREDIT = "credit"
    TEASER = "teaser"  # of another story


#: The labels of lines that claims are read from.
TELLING = frozenset({Label.BODY, Label.HEADLINE, Label.DATELINE, Label.CAPTION})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document, without its line break; `number` counts from 1; start == end where it is empty."""

    number: int
    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class Document:
    """The decoded text of one article, never rewritten, and its labelled lines (split at `\\n`, in order)."""

    id: str
    source: Source
    text: str
    lines: tuple[Line, ...]


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────────


class Bound(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    UP_TO = "up_to"
    NEARLY = "nearly"
    BETWEEN = "between"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from `low` to `high`; None is unbounded on that side; an open end does not belong to it."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval needs low <= high, not {self.low}, {self.high}")

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        return cls(value, value)

    @property
    def single(self) -> Decimal | None:
        """The one number in it, if it holds just one."""
        return self.low if self.low is not None and self.low == self.high else None

    def holds(self, value: Decimal) -> bool:
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def meets(self, other: Interval) -> bool:
        """True where some number lies in both."""
        return not (_ends_before(self, other) or _ends_before(other, self))


def _ends_before(first: Interval, second: Interval) -> bool:
    if first.high is None or second.low is None:
        return False
    return first.high < second.low or (first.high == second.low and (first.high_open or second.low_open))


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval with a bound and a unit.

    `value` is the one number written, where there is one ("more than 20" has 20); percent in percent, money in units of
    its currency. `unit` is canonical: "%", "percentage point", an ISO currency code, an SI or customary symbol, a rate
    as "USD/barrel", or the counted noun in lemmas with its modifiers ("joint agreement"); "" where it cannot be told.
    `dimension` is "count", "percent", "point", "money", "ratio", "age", "anniversary", "ordinal", "time" (of day, in
    minutes since midnight), a physical one ("power", "length", "duration", …), with "/" for rates; "" where not known.
    `step` is the place value of the last digit that was written for sure: 1E9 for "6 billion", 0.1 for "8.5".
    `text` is the quoted surface of number and unit; the part spans lie in the document.
    """

    interval: Interval
    value: Decimal | None
    bound: Bound
    unit: str
    dimension: str
    text: str
    number: Span
    step: Decimal | None = None
    unit_span: Span | None = None
    bound_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Days `start` to `end`, both included, what they rest on, and the steps of an inference in plain words."""

    start: date
    end: date
    basis: Basis = Basis.STATED
    steps: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"a period needs start <= end, not {self.start}, {self.end}")

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def meets(self, other: Period) -> bool:
        return self.start <= other.end and other.start <= self.end

    def holds(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end


class Tense(StrEnum):
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that name a day, week, month, quarter, year, decade, or a stretch of them; not yet placed in time.

    `form` names the rule that read it, `fields` what it read (sorted by key); `reconcile.text.dates.resolve` turns it
    into a Period, given the day that the article was written on where `relative` is true.
    """

    span: Span
    text: str
    form: str
    fields: tuple[tuple[str, int | str], ...] = ()
    relative: bool = False
    tense: Tense = Tense.UNKNOWN


# ── claims ───────────────────────────────────────────────────────────────────────────────────────────────────────────


class Kind(StrEnum):
    QUANTITY = "quantity"
    DATE = "date"
    TIME = "time"
    ROLE = "role"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted or measured, in lemmas.

    `head` is the counted noun ("agreement") or the noun that the figure describes ("trade"), "" where it was left out;
    `modifiers` stand before it in reading order; `verb` is the verb that links figure and noun ("sign", "kill",
    "grow"), and `relation` how the figure hangs on it ("subject", "passive", "object", "oblique", "").
    `of` is what the head belongs to, in lemmas and names as written ("trade between Chile and Peru" has both names).
    `text` says it all in plain words, for a reader.
    """

    text: str
    head: str = ""
    modifiers: tuple[str, ...] = ()
    verb: str = ""
    relation: str = ""
    of: tuple[str, ...] = ()
    span: Span | None = None
    verb_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """`holder` (a name as written) is, or was, `title` of `body`."""

    title: str
    body: str
    holder: str
    holder_span: Span
    title_span: Span
    former: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said it: a name, an office ("police") or a paper ("the statement"), by which words."""

    speaker: str
    span: Span
    verb: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class Cue:
    """Words in a claim's sentence that bear on its scope: kind "other", "including", "total", "forecast", …"""

    kind: str
    span: Span
    text: str


class Modality(StrEnum):
    ACTUAL = "actual"
    FORECAST = "forecast"
    TARGET = "target"
    POSSIBLE = "possible"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class EventReference:
    """Which event a claim speaks of.

    `id` names an event of the case ("e-…"); claims that bear one id speak of one event. `background` is true where it
    is not the article's own event. `name` is plain words ("visit to Hanoi, June 2024").
    """

    id: str
    name: str
    background: bool = False
    basis: Basis = Basis.INFERRED
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a name as written, and its normal form."""

    name: str
    key: str
    span: Span | None = None
    basis: Basis = Basis.STATED


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what, when and where a claim speaks; None is not known. `cues` are the words behind it."""

    event: EventReference | None = None
    period: Period | None = None
    place: Place | None = None
    modality: Modality = Modality.ACTUAL
    cues: tuple[Cue, ...] = ()
    names: tuple[str, ...] = ()  # of the sentence, in normal form, sorted

    def cue(self, *kinds: str) -> Cue | None:
        """The first cue of one of these kinds."""
        return next((cue for cue in self.cues if cue.kind in kinds), None)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage asserts. `text[span]` is `quote`; line and column (of the span's start) count from 1."""

    id: str
    document: str
    kind: Kind
    span: Span
    line: int
    column: int
    quote: str
    sentence: Span
    measure: Measure
    label: Label = Label.BODY
    quantity: Quantity | None = None
    direction: Direction | None = None
    role: Role | None = None
    when: DateExpression | None = None
    attribution: Attribution | None = None
    scope: Scope = Scope()


# ── clusters and findings ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that answer one question, and that question in plain words."""

    id: str
    question: str
    claims: tuple[str, ...]


class Verdict(StrEnum):
    AGREE = "agree"
    EXPLAINED = "explained"
    CONFLICT = "conflict"
    UNCLEAR = "unclear"


class Severity(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Step:
    """One rule or slot that was asked of a pair, what it answered, in plain words."""

    asked: str
    answer: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict on every claim of the left against every claim of the right; `agree` may list all on the left."""

    id: str
    cluster: str
    verdict: Verdict
    reason: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    internal: bool
    severity: Severity
    confidence: float  # 0 to 1
    explanation: str
    evidence: tuple[Evidence, ...]
    marks: tuple[str, ...] = ()  # "possible_update", …
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that copy, or lean on, one another: their agreement is one voice."""

    id: str
    documents: tuple[str, ...]
    why: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Dating:
    """When a document was published, as the case knows it, and by which steps."""

    document: str
    period: Period | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of one document that may date it, or tell its event, once they are read beside other documents.

    `kind` is "stated", "anniversary", "after", "month", "ahead" or "day"; `number` the ordinal, months, month or
    the year that it tells; `words` are lemmas and name keys that say of what; `hint` is a word such as "next".
    """

    kind: str
    span: Span
    text: str
    number: int = 0
    words: tuple[str, ...] = ()
    hint: str = ""
    when: DateExpression | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document is about, in short: all that recognising its event and its date takes, without its text.

    `names` and `words` are keys with weights (lead words weigh more), `places` the places of its lead, heaviest first,
    `kinds` the classes of event that its title and lead name, `shingles` hashes of its word runs.
    """

    document: str
    names: tuple[tuple[str, float], ...] = ()
    words: tuple[tuple[str, float], ...] = ()
    places: tuple[tuple[str, float], ...] = ()
    inside: tuple[tuple[str, str], ...] = ()  # (place, the place that the text says it lies in)
    kinds: tuple[str, ...] = ()
    clues: tuple[Clue, ...] = ()
    shingles: tuple[int, ...] = ()
