"""What a run kept is shown again, rendered again, explained, and traced to its source."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from shell import FLOOD, reconcile, write

from reconcile.report import formats

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write(tmp_path / "in", FLOOD)


@pytest.fixture
def kept(articles: Path) -> Path:
    """The folder with the articles, whose run is kept in the working folder's case."""
    assert reconcile("run", articles).code == 1
    return articles


def ids(verdict: str) -> tuple[str, list[str]]:
    """The first finding of that verdict, and its claims."""
    report = json.loads(reconcile("report", "--format", "json").out)
    finding = next(finding for finding in report["findings"] if finding["verdict"] == verdict)
    return finding["id"], [*finding["left"], *finding["right"]]


# ── run, report, show ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", formats())
def test_a_report_rendered_again_is_the_report(articles: Path, tmp_path: Path, form: str) -> None:
    first, again = tmp_path / f"first.{form}", tmp_path / f"again.{form}"
    assert reconcile("run", articles, "--format", form, "--output", first).code == 1
    assert reconcile("report", "--format", form, "--output", again).code == 0
    assert first.read_bytes() == again.read_bytes()


def test_each_run_is_kept_and_the_latest_is_meant(kept: Path) -> None:
    assert "9 against 12" in reconcile("show").out
    (kept / "herald.txt").write_text(FLOOD["herald.txt"].replace("12 people", "nine people"))
    assert reconcile("run", kept).code == 0
    assert "9 against 12" not in reconcile("show").out


def test_without_a_case_nothing_is_kept(articles: Path) -> None:
    assert reconcile("run", articles, "--no-case").code == 1
    assert list(Path.cwd().iterdir()) == []


def test_a_named_case_is_where_the_run_is(articles: Path, tmp_path: Path) -> None:
    case = tmp_path / "flood.db"
    reconcile("run", articles, "--case", case)
    assert "9 against 12" in reconcile("show", "--case", case).out
    assert reconcile("show").code == 2


def test_the_format_is_told_by_the_name_of_the_output(articles: Path, tmp_path: Path) -> None:
    reconcile("run", articles, "--output", tmp_path / "report.html")
    assert (tmp_path / "report.html").read_bytes().startswith(b"<!doctype html>")
    reconcile("report", "--output", tmp_path / "report.json")
    assert json.loads((tmp_path / "report.json").read_text())["findings"]


@pytest.mark.parametrize(("level", "code"), [("never", 0), ("low", 1), ("medium", 1), ("high", 1)])
def test_fail_on_says_which_conflicts_count(articles: Path, level: str, code: int) -> None:
    assert reconcile("run", articles, "--fail-on", level).code == code


def test_an_output_that_stands_there_keeps_its_mode_and_nothing_is_left_aside(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "report.json"
    out.parent.mkdir()
    out.write_text("old")
    out.chmod(0o600)
    reconcile("run", articles, "--output", out)
    assert json.loads(out.read_text())["findings"]
    assert out.stat().st_mode & 0o777 == 0o600
    assert list(out.parent.iterdir()) == [out]


def test_show_can_be_asked_for_a_verdict_and_for_an_id(kept: Path) -> None:
    conflict, _ = ids("conflict")
    agreed, _ = ids("agree")
    brief = [line.split()[0] for line in reconcile("show", "--brief", "--verdict", "agree").out.splitlines()]
    assert agreed in brief
    assert conflict not in brief
    assert [line.split()[0] for line in reconcile("show", "--brief", conflict).out.splitlines()] == [conflict]
    assert "340" not in reconcile("show", conflict).out


# ── explain ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_finding_is_explained_rule_by_rule(kept: Path) -> None:
    finding, claims = ids("conflict")
    told = reconcile("explain", finding).out
    assert f"{finding}  conflict  " in told
    assert "question    How many people were killed?" in told
    assert re.search(r"left +gazette\.txt:3:\d+  “nine people”", told)
    assert re.search(r"right +herald\.txt:3:\d+  “12 people”", told)
    for part in ("because", "severity", "confidence", "evidence", "rules, in the order asked", *claims):
        assert part in told
    assert reconcile("explain", finding[:6]).out == told, "as much of an id as no other begins with is enough"


def test_of_a_pair_it_is_told_what_became_of_it(kept: Path) -> None:
    finding, claims = ids("conflict")
    assert finding in reconcile("explain", *claims).out
    _, others = ids("agree")
    told = reconcile("explain", claims[0], others[1]).out
    assert "no finding holds these two claims" in told
    assert "because" in told


def test_of_a_claim_it_is_told_what_it_was_compared_with(kept: Path) -> None:
    finding, claims = ids("conflict")
    told = reconcile("explain", claims[0]).out
    assert "in 1 finding" in told
    assert finding in told
    assert "not compared with" in told


# ── trace ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_claim_is_traced_to_its_characters(kept: Path) -> None:
    _, claims = ids("conflict")
    told = reconcile("trace", claims[0]).out
    text = (kept / "gazette.txt").read_text()
    start = text.index("nine people")
    column = start - text.rindex("\n", 0, start)
    assert f"path        gazette.txt:3:{column}\n" in told
    assert f"line 3, column {column}, characters {start} to {start + 11} of the text, a body line" in told
    assert "quote       “nine people”" in told
    assert hashlib.sha256(text.encode()).hexdigest() in told
    assert "said by     police, by “police said” (gazette.txt:3:" in told
    assert "publisher not known" in told


def test_the_quote_is_marked_in_its_line(kept: Path) -> None:
    _, claims = ids("conflict")
    lines = reconcile("trace", claims[0]).out.splitlines()
    marked = next(number for number, line in enumerate(lines) if set(line.strip()) == {"^"})
    start, end = lines[marked].index("^"), len(lines[marked])
    assert lines[marked - 1][start:end] == "nine people"
    assert lines[marked - 1].startswith("       3 | ")


def test_each_slot_says_how_it_was_filled(tmp_path: Path) -> None:
    given = {"path": "a.txt", "published": "2021-03-05", "publisher": "The Gazette"}
    files = {"a.txt": "Last year the harvest fell by 12 percent.", "sources.json": json.dumps({"sources": [given]})}
    write(tmp_path / "in", files)
    reconcile("run", tmp_path / "in")
    claims = json.loads(reconcile("report", "--format", "json").out)["claims"]
    told = reconcile("trace", next(claim["id"] for claim in claims if claim["kind"] == "quantity")).out
    assert "published   5 March 2021 (2021-03-05), given with the source" in told
    assert "publisher The Gazette" in told
    assert "period      2020 (2020-01-01 to 2020-12-31), inferred\n" in told
    assert re.search(r" +1\. .*Last year.* told on 2021-03-05 is 2020", told)
    assert "value       12%: exactly 12; unit: %" in told
    assert "said by     the article itself" in told
    assert "place       not known" in told


def test_a_finding_is_traced_claim_by_claim(kept: Path) -> None:
    finding, claims = ids("conflict")
    told = reconcile("trace", finding).out
    assert [part.split()[0] for part in told.split("\n\n")] == [finding, *claims]
    assert told.startswith(f"{finding}  conflict  sources_disagree\n  question    ")
    assert "behind it   nine people: 1 source" in told or "behind it   9: 1 source" in told
    assert f"findings    {finding}  conflict  sources_disagree" in told


def test_a_place_of_the_report_is_traced(kept: Path) -> None:
    _, claims = ids("conflict")
    by_id = reconcile("trace", claims[0]).out
    place = next(line.split()[1] for line in by_id.splitlines() if line.startswith("  path "))
    assert reconcile("trace", place).out == by_id
    on_the_line = reconcile("trace", place.rpartition(":")[0]).out
    assert by_id.rstrip() in on_the_line
    assert reconcile("trace", "gazette.txt:99").code == 2


def test_the_way_leads_to_sentence_and_kept_bytes(kept: Path) -> None:
    _, claims = ids("conflict")
    told = reconcile("trace", claims[0]).out
    text = (kept / "gazette.txt").read_text()
    assert f"snapshot    reconcile.db keeps its {len(text.encode()):,} bytes, which have this hash" in told
    start = text.index("MILLBROOK, March")
    assert f"(characters {start} to " in told.replace("\n              ", " ")
    assert "link  " not in told


SPEECH = "Farm minister Olga Brandt said grain exports of Tarn grew by more than 20 percent in 2024."
DIGEST = "The port of Tarn is to be widened. Grain exports of Tarn grew by 20% in 2024."


def test_a_figure_leads_to_the_statement_it_was_taken_from_and_to_the_page(tmp_path: Path) -> None:
    given = {"path": "digest.txt", "url": "https://digest.example/port"}
    files = {"speech.txt": SPEECH, "digest.txt": DIGEST, "sources.json": json.dumps({"sources": [given]})}
    write(tmp_path / "in", files)
    reconcile("run", tmp_path / "in")
    told = " ".join(reconcile("trace", f"digest.txt:1:{DIGEST.index('20%') + 1}").out.split())
    assert "taken from “20%” comes from “more than 20 percent”, as Olga Brandt said; lost on the way" in told
    assert f"speech.txt:1:{SPEECH.index('more than') + 1}, c-" in told
    assert "link https://digest.example/port#:~:text=exports%20of%20Tarn%20grew" not in told
    assert "link https://digest.example/port#:~:text=of%20Tarn%20grew%20by-,20%25,-in%202024." in told


def test_who_has_it_from_the_same_speaker_is_told(tmp_path: Path) -> None:
    lead = "The harbour of Tarn was flooded on Sunday. Ingrid Falk, the mayor, said the flood destroyed 340 {}."
    write(tmp_path / "in", {"a.txt": lead.format("houses"), "b.txt": "Rain fell. " + lead.format("homes")})
    reconcile("run", tmp_path / "in")
    told = reconcile("trace", "a.txt:1").out
    assert "leans on    Ingrid Falk, and so does b.txt:1:" in told
