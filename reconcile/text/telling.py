"""Which of the figures in a sentence tell something: not dates, labels and jersey numbers, nor "one" as a pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Span
from reconcile.text import phrases
from reconcile.text.counting import Counted
from reconcile.text.quantities import Reading
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists

#: Forms of a reading that name something or place it in time.
_NO_AMOUNT = frozenset(
    ("year", "date", "time", "phone", "version", "decade", "code", "label", "model_name", "address", "counter", "pronoun")
)
#: What an ordinal must stand before to count something.
ORDINALS = {"anniversary": "anniversary", "birthday": "anniversary", "floor": "ordinal", "storey": "ordinal", "story": "ordinal"}
#: Dimensions whose figures may lie in the words of a date ("the past three years").
_IN_DATES = frozenset(("duration", "age", "anniversary", "money", "percent"))
#: "At one point", "one way or another": "one" counts nothing there.
_IDIOMS = frozenset(("point", "time", "way", "thing", "hand", "side", "stage", "end", "sense", "more", "moment", "occasion"))


def is_amount(reading: Reading, taken: Sequence[Span]) -> bool:
    """False for what only names or dates; `taken` are the spans of dates and times of day."""
    if reading.form in _NO_AMOUNT:
        return False
    if reading.quantity.dimension in _IN_DATES:
        return True
    return not any(span.touches(reading.quantity.number) for span in taken)


def counts(sentence: Sentence, reading: Reading, number: Sequence[Token], what: Counted | None) -> bool:
    """False where a bare number only looks like a count."""
    if reading.quantity.text.lower() == "one":
        return what is not None and what.how in ("noun", "partitive", "state", "verb") and not (
            what.how == "noun" and what.head in _IDIOMS and not what.modifiers
        )
    if what is not None and what.how != "before":
        return True
    return not _names(sentence, reading, number)


def _names(sentence: Sentence, reading: Reading, number: Sequence[Token]) -> bool:
    """"Section 427", "Windows 11": a plain number that ends a name."""
    if not reading.quantity.text.isdigit() or not number or not number[0].index:
        return False
    before = sentence.tokens[number[0].index - 1]
    if before.lower in lists().labels and (before.text[:1].isupper() or before.tag == "NN"):
        return True
    token = phrases.top(sentence, number)
    tied = token is not None and sentence.head(token).index == before.index and token.dep in ("nummod", "appos", "compound", "nmod")
    return before.tag in ("NNP", "NNPS") and (tied or len(reading.quantity.text) < 3)
