"""Who is said to have said a figure: in its sentence, around a quotation, in a transcript, or nobody."""

from __future__ import annotations

import re

import pytest
from effort import cpu_seconds

from reconcile import annotate
from reconcile.extractors import claim
from reconcile.model import Attribution, Document, Kind, Label, Line, Measure, Source, Span
from reconcile.scope.attribution import attribute


def article(text: str) -> Document:
    lines, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(Line(number, at, at + len(line), Label.BODY))
        at += len(line) + 1
    return Document("d", Source("a.txt", "0" * 64), text, tuple(lines))


def attributions(text: str, parsed: bool = False) -> list[Attribution | None]:
    """Of each number in digits, in order."""
    document = article(text)
    sentences = annotate.annotate(document, lambda _: parsed)
    claims = tuple(
        claim(document, s, Kind.QUANTITY, Span(*m.span()).shift(s.span.start), Measure(m[0]))
        for s in sentences
        for m in re.finditer(r"\d+", s.text)
    )
    return [told.attribution for told in attribute(document, sentences, claims)]


def speakers(text: str, parsed: bool = False) -> list[str | None]:
    return [told.speaker if told else None for told in attributions(text, parsed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said 40 cars burned.", ["Police"]),
        ("Some 40 cars burned, police said on Monday.", ["police"]),
        ("According to Jo Dahl, 40 farms flooded.", ["Jo Dahl"]),
        ("In all 40 farms flooded, according to a report by the Bergen Institute.", ["Bergen Institute"]),
        ("The statement said 40 farms flooded.", ["statement"]),
        ("The Ministry of Trade put the number of strikers at 900.", ["Ministry of Trade"]),
        ("“Last year,” Dahl recalled, “we lost 40 cows.”", ["Dahl"]),
        ("“We lost 40 cows,” said Jo Dahl, who farms near Bergen.", ["Jo Dahl"]),
        ("Anna Berg, 43, head of the union, announced that 900 would strike.", [None, "Anna Berg"]),
        ("Bergen fire chief Anna Berg told reporters that 9 barns burned.", ["Anna Berg"]),
        ("The agency reported 9 fires, adding that 4 were out.", ["agency", "agency"]),
        ("A poll showed 52 percent in favour.", ["poll"]),
        ("In all, 40 farms flooded.", [None]),
        ("The rebels claimed responsibility for 3 raids.", [None]),
        ("The river is said to hold 12 kinds of trout.", [None]),
        ("He said 40 farms flooded.", [None]),
        ("She concluded by thanking 40 guests.", [None]),
    ],
)
def test_one_sentence_tells_the_speaker(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


def test_a_speaker_whom_only_the_tree_finds_behind_the_verb_breaks_nothing() -> None:
    text = (
        "While the big clubs went from one stadium to the next the small ones had to go by bus along dusty tracks to "
        'play 12 games," said trainer Alvaro "El Lobo" Reyes, the resident teacher of the school.'
    )
    assert len(speakers(text, parsed=True)) == 1


def test_a_verb_reaches_no_further_than_its_clause() -> None:
    text = "Officials said 5 barns burned, but 7 were rebuilt by spring."
    assert speakers(text) == speakers(text, parsed=True) == ["Officials", None]


def test_an_office_has_no_name() -> None:
    office, named = attributions("Police said 5 fell ill. Mayor Anna Berg said 6 fell ill.")
    assert office is not None
    assert named is not None
    assert (office.named, named.named) == (False, True)


def test_a_pronoun_is_the_speaker_before() -> None:
    text = "Mayor Anna Berg said the vote was lost. She added that 40 had voted twice."
    (told,) = attributions(text)
    assert told is not None
    assert (told.speaker, told.verb, told.span.of(text)) == ("Anna Berg", "add", "Anna Berg said")


def test_a_pronoun_between_two_persons_stays_open() -> None:
    assert speakers("Anna Berg met Karl Holm and Per Lund. She said 40 came.") == [None]


def test_a_surname_is_told_in_full() -> None:
    assert speakers("Jo Dahl owns a mill.\nDahl said 9 mills closed.") == ["Jo Dahl"]


def test_a_quotation_goes_on_to_the_next_sentence() -> None:
    text = "“The frost was hard,” Jo Dahl said. “We lost 40 trees. And 3 goats.”"
    assert speakers(text) == ["Jo Dahl", "Jo Dahl"]


def test_a_quotation_goes_on_to_the_next_paragraph() -> None:
    text = "“The frost was hard,” Jo Dahl said.\n“We lost 40 trees.”"
    assert speakers(text) == ["Jo Dahl"]


def test_words_outside_a_quotation_are_the_outlets_own() -> None:
    assert speakers("“The frost was hard,” Jo Dahl said.\nThe fair drew 40 growers.") == [None]


def test_a_transcript_has_turns() -> None:
    text = (
        "President of Norway Anna Berg: Dear friends,\nWe planted 900 trees.\n"
        "Prime Minister Jo Dahl (interpreted): Thank you.\nI counted 800."
    )
    assert speakers(text) == ["Anna Berg", "Jo Dahl"]


def test_a_heading_with_a_colon_is_no_turn() -> None:
    assert speakers("Bergen frost: 40 trees lost\nThe frost took 40 trees.") == [None, None]


@pytest.mark.parametrize("piece", ["Ann said 5. ", "“a 5” ", "he said 5, ", "according to 5 ", "Ann: 5\n", "“5\n"])
def test_time_is_linear(piece: str) -> None:
    assert cpu_seconds(lambda: speakers(piece * 2_000)) < 8
