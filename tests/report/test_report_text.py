"""The terminal's report: where, words, what to do; nothing that a terminal would obey."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from stories import HOSTILE, calm, empty, flood, hostile

from reconcile.model import Severity, Verdict
from reconcile.report import render


def shown(report: object) -> str:
    return render(report, "text").decode("utf-8")  # type: ignore[arg-type]


def test_a_conflict_is_told_with_its_two_passages() -> None:
    text = shown(flood())
    assert text.startswith(
        "conflict  values_differ  high   How many homes did the flood reach?   "
        "140 against 410, 2.9 times, possibly an update\n"
        '  flood/morning.txt:3:19  "140 homes"\n'
        '  flood/wire.txt:3:19  "140 homes"\n'
        '  flood/evening.txt:3:16  "410 homes"  said by the fire service\n'
        "  behind it  140: 2 sources, 1 origin\n"
        "             410: 1 source\n"
        "  140 homes flooded against 410 damaged: the same town, the same night, and no word of an update.\n"
        "  next: reconcile explain f-0001\n"
    )
    assert "12 against 11, one apart, in one article\n" in text
    assert "more than 60 against 60\n" in text
    assert "down 8% against down 20%, 12 percentage points apart\n" in text


def test_the_last_lines_count_what_was_found_and_what_stayed_silent() -> None:
    assert shown(flood()).split("\n\n")[-1] == (
        "2 conflicts, 1 unclear, 2 explained, 1 agree; 10 claims from 3 sources (2 origins).\n"
        "1 source could not be read; 1 source could not be dated; 1 date could not be placed in time; "
        "1 claim had nothing to compare with.\n"
        "  not read: flood/scan.pdf: no text layer, nothing was read\n"
        "  not dated: flood/wire.txt\n"
    )


def test_silence_is_not_called_agreement() -> None:
    assert "No conflicts among 2 comparable claims; 0 had nothing to compare with.\n" in shown(calm())
    assert shown(empty()).startswith("No conflicts among 0 comparable claims; 0 had nothing to compare with.\n")


@pytest.mark.parametrize("evil", HOSTILE)
def test_no_escape_sequence_and_no_turned_text_passes(evil: str) -> None:
    text = shown(hostile(evil))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]", text)
    lines = text.split("\n\n")[0].splitlines()
    assert len(lines) == 5, "an article's line break starts no line of ours"


def test_conflicts_on_one_question_stand_together_and_are_counted() -> None:
    report = flood()
    first, second, *others = (one for one in report.findings if one.verdict is Verdict.CONFLICT)
    mild = replace(second, id="f-0100", severity=Severity.LOW, cluster=first.cluster)
    text = shown(replace(report, findings=(*report.findings, mild)))
    told = re.findall(r"^(?:conflict.*|  next: reconcile explain (f-\d+))$", text, re.MULTILINE)
    order = [name for name in told if name in {first.id, second.id, mild.id, *(one.id for one in others)}]
    assert order.index(mild.id) == order.index(first.id) + 1
    assert "3 conflicts on 2 questions" in text
