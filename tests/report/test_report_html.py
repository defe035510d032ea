"""The HTML report: the answer in its title, every word led back to its line, nothing loaded, nothing run."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest
from newsroom import Newsroom
from stories import HOSTILE, calm, empty, flood, hostile

from reconcile.model import Finding, Verdict
from reconcile.outcome import Report
from reconcile.report import render
from reconcile.report.excerpt import Mark, excerpt, pieces
from reconcile.report.html import sources

Attributes = dict[str, str | None]


@dataclass
class Seen(HTMLParser):
    """The tags of a page with their attributes, and the text between."""

    tags: list[tuple[str, Attributes]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, attribute: str) -> list[str]:
        return [found for _, attributes in self.tags if (found := attributes.get(attribute)) is not None]

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


def seen(report: Report) -> Seen:
    page = Seen()
    page.feed(render(report, "html").decode("utf-8"))
    return page


def element(report: Report, start: str) -> str:
    """The raw element that begins with this tag, up to the next of its kind."""
    html = render(report, "html").decode("utf-8")
    return html[html.index(start) :].split("</article>")[0]


ALLOWED = {tag for tag, _ in seen(flood()).tags}


def test_the_title_is_the_answer_and_the_first_line_says_what_to_decide() -> None:
    html = render(flood(), "html").decode("utf-8")
    assert "<title>2 conflicts, 1 high: How many homes did the flood reach?</title>" in html
    assert "<h1>2 conflicts need a decision</h1>" in html
    assert "The gravest, of high severity:" in seen(flood()).text


def test_what_stayed_silent_stands_before_the_findings() -> None:
    text = seen(flood()).text
    assert text.index("1 source could not be read") < text.index("Conflicts 2")
    assert "flood/scan.pdf no text layer" in text


def test_a_card_shows_both_sides_in_context_with_source_and_date() -> None:
    card = element(flood(), '<article class="card conflict" id="f-0001"')
    words = " ".join(re.sub(r"<[^>]+>", "", card).split())
    for told in (
        "high severity", "the values differ", "2.9 times", "possibly an update", "exactly 410 (home)",
        "2 sources, 1 origin", "The Evening Lantern 4–5 March 2031, inferred", "said by the fire service",
        "Sixty people slept in the town hall.",
    ):  # fmt: skip
        assert told in words
    assert '<mark class="conflict">410 homes</mark> in Oldbridge on Tuesday' in card
    assert '<a href="#evening:3">flood/evening.txt:3</a>' in card


def test_a_source_shows_its_numbered_lines_with_claims_marked() -> None:
    source = element(flood(), '<article class="source h1" id="evening"')
    assert 'id="evening:3"><a class="n" href="#evening:3" tabindex="-1">3</a>' in source
    assert '<a href="#f-0001" title="conflict: the values differ">410 homes</a></mark>' in source
    assert "<li>it speaks of Tuesday as past</li>" in source


def test_the_table_of_questions_has_a_column_for_each_source() -> None:
    page = seen(flood())
    heads = " ".join(re.findall(r"<bdi>([^<]+)</bdi></a></th>", element(flood(), "<thead>").split("</thead>")[0]))
    assert heads == "The Evening Lantern Arrow Valley Post Northern Wire"
    assert "How many homes did the flood reach?" in page.text
    assert "a dash where it says nothing of it" in page.text


@pytest.mark.parametrize("evil", ["plain", *HOSTILE])
def test_every_way_in_the_page_leads_somewhere_and_no_id_is_given_twice(evil: str) -> None:
    for page in (seen(flood()), seen(hostile(evil))):
        ids = page.all("id")
        assert len(ids) == len(set(ids))
        for reference in page.all("href"):
            assert reference[1:] in ids if reference.startswith("#") else re.match(r"https?://\w", reference)
        for labels in page.all("aria-labelledby"):
            assert labels in ids


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_words_are_text_and_nothing_else(evil: str) -> None:
    page = seen(hostile(evil))
    assert {tag for tag, _ in page.tags} <= ALLOWED
    for _, attributes in page.tags:
        assert not any(name.startswith("on") or name in ("style", "src", "srcdoc") for name in attributes)
    html = render(hostile(evil), "html").decode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", html)


def test_the_policy_allows_our_style_and_our_script_by_their_hashes_and_nothing_else() -> None:
    html = render(flood(), "html").decode("utf-8")
    style, script = (re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL) for tag in ("style", "script"))
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (*style, *script)]
    policy = next(a["content"] for tag, a in seen(flood()).tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    assert not re.search("innerHTML|outerHTML|insertAdjacent|document.write|eval|fetch|import", script[0])
    assert "url(" not in style[0]
    assert "@import" not in style[0]


def test_empty_states_say_what_was_compared() -> None:
    assert "No conflicts among 2 comparable claims; 0 had nothing to compare with." in seen(calm()).text
    assert "Nothing was read" in seen(empty()).text


def test_a_record_may_not_take_the_anchor_of_a_finding() -> None:
    room = Newsroom()
    one = room.article("f-0001", "Vote\n\nSome 12 voters came.")
    two = room.article("section", "Vote\n\nSome 15 voters came.")
    left, right = (room.count(article, f"{n} voters", n, "voter") for article, n in ((one, "12"), (two, "15")))
    room.finding("How many voters came?", (left,), (right,), Verdict.CONFLICT, "values_differ")
    ids = seen(room.report()).all("id")
    assert len(ids) == len(set(ids))


def test_a_large_case_shows_only_the_lines_around_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_WHOLE", 100)
    room = Newsroom()
    body = "\n".join(f"Sentence {n} of the report." for n in range(50))
    long = room.article("long", f"Vote\n{body}\nThey were 12 voters.")
    room.count(long, "12 voters", "12", "voter")
    page = seen(room.report())
    assert "50 lines left out" in page.text
    assert "long:52" in page.all("id")


def test_a_line_of_a_megabyte_is_shown_around_its_claims() -> None:
    room = Newsroom()
    article = room.article("long", "Vote\n\n" + "and " * 250_000 + "12 voters came, " + "and " * 250_000)
    claim = room.count(article, "12 voters", "12", "voter")
    room.finding("How many voters?", (claim,), (), Verdict.AGREE, "exact")
    html = render(room.report(), "html")
    assert len(html) < 60_000
    assert b'<mark class="agree">12 voters</mark> came' in html


def test_many_passages_of_one_side_fold() -> None:
    room = Newsroom()
    claims = []
    for n in range(9):
        article = room.article(f"a{n}", "Vote\n\nThere were 12 voters in the hall.")
        claims.append(room.count(article, "12 voters", "12", "voter"))
    room.finding("How many voters?", tuple(claims), (), Verdict.AGREE, "exact")
    assert "5 more passages" in seen(room.report()).text


def test_claims_of_one_sentence_are_one_passage() -> None:
    room = Newsroom()
    article = room.article("a", "Vote\n\nThere were 12 voters, 7 guards and 2 clerks. In all 22 came.")
    parts = [room.count(article, f"{n} {who}s", n, who) for n, who in (("12", "voter"), ("7", "guard"), ("2", "clerk"))]
    whole = room.count(article, "22", "22", "person")
    room.finding("Do the parts make the total?", tuple(parts), (whole,), Verdict.CONFLICT, "sum_differs")
    card = element(room.report(), '<article class="card conflict" id="f-0001"')
    assert "2 passages" in card
    assert card.count('<mark class="conflict">') == 4
    assert "exactly 12 (voter), exactly 7 (guard), exactly 2 (clerk)" in card
    assert "apart" not in card


def test_pieces_join_to_the_text_whatever_is_marked() -> None:
    report = flood()
    document = report.documents[0]
    marks = [Mark(claim.span, "t") for claim in report.claims]
    marks += [Mark(claim.sentence, "why") for claim in report.claims]
    line = document.lines[3]
    cut = pieces(document.text, line.start, line.end, marks)
    assert "".join(piece.text for piece in cut) == document.text[line.start : line.end]
    assert "12 roads" in [piece.text for piece in cut if piece.mark and piece.mark.tone == "t"]


def test_context_holds_the_sentence_before_and_after() -> None:
    report = flood()
    roads = next(claim for claim in report.claims if claim.quote == "eleven closed roads")
    shown = excerpt(report.documents[0], roads, [])
    assert shown.before == "Mayor Ida Holm said 12 roads were closed."
    assert "".join(piece.text for piece in shown.pieces) == "The council later counted eleven closed roads."
    assert shown.after == "The regional harvest had already fallen 8% last year."


def test_three_thousand_findings_stay_small() -> None:
    report = flood()
    first = report.findings[0]

    def again(number: int) -> Finding:
        return replace(first, id=f"f-9{number:04x}")

    many = replace(report, findings=report.findings + tuple(again(number) for number in range(3_000)))
    assert len(render(many, "html")) < 15_000_000
