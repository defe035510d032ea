"""What goes to another process comes there as it was, and what many claims share is kept once."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reconcile.engines.parcel import pack, unpack
from reconcile.model import Document, Span
from reconcile.outcome import Reading
from reconcile.pipeline import extract
from reconcile.readers import from_text

ARTICLE = """Budget vote

LISBON, May 4, 2021 - Parliament passed a budget of €1.2 billion on Tuesday, Finance Minister Ana Reis said.
Some 140 of 230 members voted for it. Spending on schools rises by 4.5 percent, to €300 million, from 2022 on.
The debate began at 9:30 a.m. in Lisbon and took more than six hours.
"""


def test_a_document_and_its_reading_come_as_they_were() -> None:
    document = from_text("vote", ARTICLE)
    one = extract(document)
    reading = Reading(one.claims, one.profile)
    assert len(reading.claims) > 5
    assert unpack(pack(document)) == document
    assert unpack(pack(reading)) == reading
    assert hash(unpack(pack(reading))) == hash(reading)


def test_equal_spans_numbers_and_words_are_one() -> None:
    claims = extract(from_text("vote", ARTICLE)).claims
    first, second = unpack(pack(claims)), unpack(pack(claims))
    assert first[0] is not second[0]
    assert all(a.span is b.span and a.measure.head is b.measure.head for a, b in zip(first, second, strict=True))


@given(st.text(), st.lists(st.integers(0, 99), unique=True, max_size=4), st.decimals(allow_nan=False))
def test_any_values(text: str, starts: list[int], number: Decimal) -> None:
    document = from_text("any", text)
    spans = [Span(start, start + 1) for start in starts]
    found = unpack(pack((document, spans, number, Document("", document.source, "", ()))))
    assert found == (document, spans, number, Document("", document.source, "", ()))
    assert str(found[2]) == str(number)
