"""What is known of a document as a whole: when it was published, and what it is about, in short."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model.documents import Basis, Span
from reconcile.model.values import DateExpression, Period


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
    `kinds` the classes of event that its title and lead name, `shingles` hashes of its word runs, `voices` those of
    its names that hold an office or are quoted: they speak of many events. `rare` are words that few articles tell,
    with what they say, `figures` those of many digits.
    """

    document: str
    names: tuple[tuple[str, float], ...] = ()
    words: tuple[tuple[str, float], ...] = ()
    places: tuple[tuple[str, float], ...] = ()
    inside: tuple[tuple[str, str], ...] = ()  # (place, the place that the text says it lies in)
    kinds: tuple[str, ...] = ()
    clues: tuple[Clue, ...] = ()
    shingles: tuple[int, ...] = ()
    voices: tuple[str, ...] = ()
    rare: tuple[tuple[str, float], ...] = ()
    figures: tuple[str, ...] = ()
