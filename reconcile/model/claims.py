"""What one passage asserts: of what, by whom, and of which event, period and place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reconcile.model.documents import Basis, Evidence, Label, Span
from reconcile.model.values import DateExpression, Direction, Period, Quantity


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
    is not the article's own event. `name` is plain words, the kind of event first ("visit to Hanoi, June 2024").
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
        for cue in self.cues:
            if cue.kind in kinds:
                return cue
        return None


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
