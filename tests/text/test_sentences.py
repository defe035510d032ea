"""Lines, with a bar where one sentence ends and the next begins."""

from __future__ import annotations

from itertools import pairwise

import pytest
from effort import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

from reconcile.text.sentences import split

LINES = [
    # plain stops
    "Turnout rose.| It was 61 percent.| Was it more?| It was!",
    "The river fell to 4.2 metres.| The harvest came to 1,200.5 tonnes.",
    # titles, initials, shortened words
    "Dr. Lee met Mrs. Hale and Gen. J. R. Stone on St. Ann St. in the rain.| They spoke.",
    "Ald. Ray Wood and Supt. Kay Finn counted the votes.",
    "It was No. 5 on a list of 20, vs. No. 7 in 2019.",
    "He left on Nov. 6 and came back on Sept. 12.| He stayed.",
    "The plant in Dayton, Ore. makes ink.| The plant in Salem, Ore.| The owners are many.",
    "Acme Inc. said so.| The ships belong to Acme Inc.| They are old.",
    "The U.S. Senate voted.| The goods came from the U.S.| The rest did not.",
    "Bread, milk, etc. cost more.",
    "Some, e.g. bakers, i.e. three of them, closed.",
    # hours
    "It began at 5 p.m. Saturday and ended at 2 a.m. EST.| It was long.",
    "The polls closed at 8 p.m.| Officials counted until 3 a.m.| Rain fell.",
    # quotations and brackets
    "“It was cold.”| He left.| “Stop!” she said.| (It rained.)| It stopped.",
    '"Was it 900?" he asked.| "It was."| She nodded.',
    "He said 12 came (of 20).| Five left.[7]| Two stayed.[1][22]| All slept.",
    # a stop without a space
    "Two boats were lost.|Police said so.| All were found.|“It was luck,” she said.",
    "He said so.”|The mayor left.",
    "See www.harbour.example/A.Html or harbour.example.| It is all there.",
    # ellipses, dashes, bullets, lists
    "They waited … and waited.| Then…| They left.| Or not...| It rained.",
    "• 12 boats came.| • 9 boats left.",
    "1. The count began.| 2. It went on.",
    # signs that begin a sentence
    "It cost more.| $5 million was asked.| €3 million was paid.",
    "Anna came.| Émile left.| Österby stayed.",
    # nothing to split
    "Turnout rises to 61 percent",
    "3.5",
    "he said. and went on",
]


@pytest.mark.parametrize("marked", LINES)
def test_sentences(marked: str) -> None:
    line = marked.replace("|", "")
    assert [span.of(line) for span in split(line)] == [piece.strip() for piece in marked.split("|")]


def test_no_break_spaces_are_white_space() -> None:
    line = "\u00a0Some 1\u00a0200 came.\u00a0The\u00a0rest left.\u202f"
    assert [span.of(line) for span in split(line)] == ["Some 1\u00a0200 came.", "The\u00a0rest left."]


def test_a_blank_line_has_none() -> None:
    assert split("") == split(" \t\u00a0") == ()


@given(st.text(alphabet='aAbB .!?…"”([1$•\u00a0é', max_size=60) | st.text(max_size=60))
def test_sentences_are_in_order_trimmed_and_lose_no_word(line: str) -> None:
    spans = split(line)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.of(line) == span.of(line).strip() for span in spans)
    kept = {at for span in spans for at in range(span.start, span.end)}
    assert all(at in kept or char.isspace() for at, char in enumerate(line))


@given(st.lists(st.sampled_from(["Four came.", "Five left!", "“Who?” she asked.", "It was 4.2 metres."]), min_size=1))
def test_sentences_put_together_come_apart_again(sentences: list[str]) -> None:
    line = " ".join(sentences)
    assert [span.of(line) for span in split(line)] == sentences


@pytest.mark.parametrize(
    "piece", [".", '."', "a.B", "Mr. ", "ab.C", "! ", " ", "...\u00a0", "a. (", "[1]", "(", "A. ", "1. "]
)
def test_any_line_costs_no_more_than_its_length(piece: str) -> None:
    assert cpu_seconds(lambda: split(piece * (500_000 // len(piece)) + "x")) < 5
