"""Text broken at a fixed width reads like the same text with a paragraph a line; nothing else is put together."""

from __future__ import annotations

import textwrap

import pytest

from reconcile.annotate import split
from reconcile.model import Label
from reconcile.pipeline import extract
from reconcile.readers import from_text
from reconcile.text.wrapping import goes_on

PARAGRAPHS = (
    "Hail tore through the orchards of the lower valley on Thursday evening and destroyed almost 900 tonnes of apples, "
    "said Rosa Imhof, 62, who heads the growers' union. At least 31 farms lost more than half of their harvest.",
    "The canton put aside 2.4 million francs for the growers, and twelve insurers opened offices in the villages. Some "
    "140 pickers, most of them from abroad, were left without work for the rest of the season, the union said.",
)
FLAT = "Growers count their losses\n\n" + "\n\n".join(PARAGRAPHS)
WRAPPED = "Growers count their losses\n\n" + "\n\n".join(textwrap.fill(one, 72) for one in PARAGRAPHS)


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_a_figure_keeps_its_noun_over_the_break(break_: str) -> None:
    wrapped = from_text("a", WRAPPED.replace("\n", break_))
    flat, cut = extract(from_text("a", FLAT)).claims, extract(wrapped).claims
    assert [(c.kind, " ".join(c.quote.split()), c.measure.text) for c in cut] == [
        (c.kind, c.quote, c.measure.text) for c in flat
    ]
    for claim in cut:
        assert wrapped.text[claim.span.start : claim.span.end] == claim.quote
        line = wrapped.lines[claim.line - 1]
        assert line.start <= claim.span.start < line.end
        assert claim.column == claim.span.start - line.start + 1


def test_sentences_keep_their_offsets() -> None:
    document = from_text("a", WRAPPED)
    sentences = split(document)
    assert len(sentences) == 5
    for sentence in sentences:
        assert sentence.span.of(document.text).replace("\n", " ") == sentence.text


def test_the_lines_of_a_wrapped_paragraph_have_one_label() -> None:
    lines = from_text("a", WRAPPED).lines
    assert {line.label for line in lines[2:5]} == {Label.BODY}
    assert lines[0].label is Label.HEADLINE


@pytest.mark.parametrize(
    "text",
    [
        FLAT,
        "The harvest was poor.\nThe growers were angry.\nThe union met on Friday.\nThe canton paid at last.",
        "Apples 31 tonnes\nPears 14 tonnes\nPlums 9 tonnes\nQuinces 2 tonnes\nCherries 1 tonne",
        "A song of the valley, that everybody knows\nAnd sings when the harvest is brought home at last\n"
        "With apples and pears and with plums in their rows\nAnd the winter that comes, and the summer that passed",
        "one\n" * 400,
        "",
    ],
)
def test_other_lines_stay_apart(text: str) -> None:
    assert not any(goes_on([line.strip() for line in text.split("\n")]))
