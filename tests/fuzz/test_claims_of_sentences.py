"""What must hold of the claims of any sentence: number words say what digits say, a neighbour changes nothing, every
part quotes its words, and no text costs more than its length."""

from __future__ import annotations

import hashlib
import os
from itertools import product

import pytest
from effort import cpu_seconds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reconcile.model import Claim, Document, Kind, Source, Span
from reconcile.pipeline import extract
from reconcile.text.lines import label

#: `make fuzz` asks for more of them.
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "50")) // 2
EXPLORE = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])

NUMBERS = {
    "two": "2", "seven": "7", "twelve": "12", "nineteen": "19", "forty": "40", "sixty-three": "63",
    "three hundred": "300", "two thousand": "2,000", "five million": "5 million",
}  # fmt: skip
NOUNS = ("buses", "school buses", "police officers", "accords", "people", "tonnes of wheat", "percent of voters")
FRAMES = (
    "Officials counted {} {} in the harbour.",
    "The storm damaged at least {} {} on Monday.",
    "More than {} {} were inspected last year, the mayor said.",
    "In all, {} {} will be added by 2030.",
)
SENTENCES = tuple(
    frame.format(number, noun) for frame, number, noun in product(FRAMES, (*NUMBERS, *NUMBERS.values()), NOUNS)
)


def document(text: str) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("d-fuzz", Source("fuzz.txt", digest), text, label(text, None))


def figures(text: str) -> list[Claim]:
    return [claim for claim in extract(document(text)).claims if claim.kind is Kind.QUANTITY]


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("frame", FRAMES)
def test_number_words_say_what_digits_say(frame: str, noun: str) -> None:
    for words, digits in NUMBERS.items():
        (told,), (written,) = figures(frame.format(words, noun)), figures(frame.format(digits, noun))
        assert told.quantity is not None
        assert written.quantity is not None
        first, second = told.quantity, written.quantity
        assert (first.value, first.interval, first.bound) == (second.value, second.interval, second.bound)
        assert (first.unit, first.dimension) == (second.unit, second.dimension)
        assert told.measure.head == written.measure.head


def told(text: str, sentence: str) -> list[tuple[object, ...]]:
    """What is claimed in one sentence of a text, wherever it stands."""
    at = text.index(sentence)
    inside = Span(at, at + len(sentence))
    return [
        (claim.kind, claim.quote, claim.span.start - at, claim.quantity and claim.quantity.interval, claim.measure.text)
        for claim in extract(document(text)).claims
        if inside.holds(claim.span)
    ]


@EXPLORE
@given(st.sampled_from(SENTENCES), st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=60))
def test_a_neighbour_changes_nothing(sentence: str, neighbour: str) -> None:
    assert told(f"{neighbour}\n{sentence}", sentence) == told(sentence, sentence)


@EXPLORE
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.sampled_from((" ", "\n", "\u00a0", "\n\n")))
def test_every_part_quotes_its_words(sentences: list[str], joint: str) -> None:
    text = joint.join(sentences)
    for claim in figures(text):
        assert claim.quantity is not None
        assert claim.span.of(text) == claim.quote
        for part in (claim.quantity.number, claim.quantity.unit_span, claim.quantity.bound_span, claim.measure.span):
            assert part is None or (claim.sentence.holds(part) and part.of(text).strip())


#: So much of each: a megabyte where `make fuzz` asks for more of everything.
LONG = 1_000_000 if "FUZZ_EXAMPLES" in os.environ else 200_000
WRAPPED = "growers said that hail took 12 of their 40 trees. Some 9 others were\n"  # lines of one endless paragraph
ENDLESS = ("1,", "and ", "(", "one of the ", "12 people ", "a ", "$1 ", "2024-", "killed, ", "1.", "“", "X Y ", WRAPPED)


@pytest.mark.parametrize("piece", ENDLESS)
def test_no_text_costs_more_than_its_length(piece: str) -> None:
    """Twenty times the text takes some twenty times as long, and not four hundred."""
    short, long = (document(piece * (size // len(piece))) for size in (LONG // 20, LONG))
    extract(document("Twelve buses came."))
    once = max(cpu_seconds(lambda: extract(short)), 0.05)
    assert cpu_seconds(lambda: extract(long)) < 60 * once
