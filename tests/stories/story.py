"""A story: a few short articles on one matter, and what a careful editor says of pairs of their passages.

It is a Markdown file that reads as what it is:

    # The title says what is at stake

    ## A. The Harbour Post, 2022-06-05
    Organisers said 40,000 people joined the march.

    ## B. Valley Mail
    Police counted 15,000 people at the march.

    ## Findings
    - A "40,000 people" | B "15,000 people" | conflict sources_disagree
    - A "40,000 people" | B "15,000 people" | not values_differ

An article has a letter, an outlet and, where it is known, its day. Each finding names two passages and a ruling: a
verdict, or a verdict with its reason, or those with a mark of the finding ("conflict values_differ possible_update");
several that will do, the best first, joined by "or"; "nothing" where the two need not be brought together; and "not"
before a verdict or a reason that must not be given.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verdicts import Ruling, claims_on, place_of, rulings

from reconcile.model import Claim, Document
from reconcile.outcome import Report
from reconcile.pipeline import Settings, run

#: The verdict table of the design.
REASONS = {
    "agree": ("exact",),
    "explained": (
        *("rounding", "bound_compatible", "unit_conversion", "different_event", "different_period", "different_scope"),
        *("partition", "update_over_time", "status_transition", "different_measure", "different_entity"),
        "forecast_vs_actual",
    ),
    "conflict": (
        *("values_differ", "bound_incompatible", "sources_disagree", "magnitude", "direction", "date_differs"),
        *("place_differs", "role_differs", "time_differs", "negated", "sum_differs"),
    ),
    "unclear": ("period_unknown", "event_unknown", "referent_unknown"),
}

NOTHING = "nothing"

_ARTICLE = re.compile(r"(?P<letter>[A-Z])\. (?P<publisher>[^,\n]+)(?:, (?P<published>\d{4}-\d\d-\d\d))?")
_PASSAGE = r'(?P<{0}_letter>[A-Z]) "(?P<{0}_quote>[^"]+)"'
_FINDING = re.compile(rf"- {_PASSAGE.format('left')} \| {_PASSAGE.format('right')} \| (?P<ruling>.+)")


class BadStory(ValueError):
    """A story that breaks the format, or quotes words that its articles do not hold."""


@dataclass(frozen=True, slots=True)
class Article:
    letter: str
    publisher: str
    published: str | None
    text: str

    def record(self) -> str:
        """The article as a line of JSON."""
        fields = {"id": self.letter, "text": self.text, "publisher": self.publisher, "published": self.published}
        return json.dumps({name: value for name, value in fields.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Passage:
    letter: str
    quote: str

    def __str__(self) -> str:
        return f'{self.letter} "{self.quote}"'


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must be said of two passages: one of `welcome`, or, where `refuted` is set, anything but that."""

    left: Passage
    right: Passage
    welcome: tuple[tuple[str, ...], ...] = ()  # each (verdict, reason, mark), shortened where the rest is open
    refuted: str = ""  # a verdict or a reason

    def objection(self, found: set[Ruling]) -> str:
        """What is wrong with the rulings that were found, in words; "" where nothing is."""
        told = ", ".join(" ".join((r.verdict, r.reason, *r.marks)).strip() for r in sorted(found)) or NOTHING
        if self.refuted:
            wrong = any(self.refuted in (ruling.verdict, ruling.reason) for ruling in found)
            return f"{self.left} | {self.right}: {self.refuted} was given" if wrong else ""
        wanted = " or ".join(" ".join(words) for words in self.welcome)
        return "" if self._is_welcome(found) else f"{self.left} | {self.right}: expected {wanted}, got {told}"

    def _is_welcome(self, found: set[Ruling]) -> bool:
        if not found:
            return (NOTHING,) in self.welcome
        fitting = {ruling for ruling in found if self._fits(ruling)}
        return bool(fitting) and not any(ruling.verdict == "conflict" for ruling in found - fitting)

    def _fits(self, ruling: Ruling) -> bool:
        return any({*words} <= {ruling.verdict, ruling.reason, *ruling.marks} for words in self.welcome)


@dataclass(frozen=True, slots=True)
class Story:
    name: str
    title: str
    articles: tuple[Article, ...]
    expectations: tuple[Expectation, ...]

    def tell(self, folder: Path) -> Report:
        """Runs the whole pipeline on the articles, handed over as JSON Lines."""
        file = folder / f"{self.name}.jsonl"
        file.write_text("".join(article.record() + "\n" for article in self.articles), encoding="utf-8")
        return run([str(file)], Settings())

    def objections(self, report: Report) -> list[str]:
        """Each expectation that the report does not meet, in words."""
        return [words for expectation in self.expectations if (words := _objection(report, expectation))]


def _objection(report: Report, expectation: Expectation) -> str:
    left, right = _claims(report, expectation.left), _claims(report, expectation.right)
    if not left or not right:
        return f"{expectation.right if left else expectation.left}: no claim was read from it"
    return expectation.objection(rulings(report, left, right))


def _claims(report: Report, passage: Passage) -> list[Claim]:
    document = _document(report, passage.letter)
    return claims_on(report, document, place_of(document, passage.quote))


def _document(report: Report, letter: str) -> Document:
    return next(document for document in report.documents if document.source.path.endswith(f"#{letter}"))


# ── reading a story ──────────────────────────────────────────────────────────────────────────────────────────────────


def read(path: Path) -> Story:
    """The story of a file. Raises BadStory."""
    title, *sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    articles = tuple(_article(section) for section in sections[:-1])
    heading, _, lines = sections[-1].partition("\n")
    if heading.strip() != "Findings" or not title.startswith("# "):
        raise BadStory(f"{path.name}: a story begins with a title and ends with its findings")
    expectations = tuple(_expectation(line) for line in lines.splitlines() if line.strip())
    story = Story(path.stem, title[2:].strip(), articles, expectations)
    for problem in _misquoted(story):
        raise BadStory(f"{path.name}: {problem}")
    return story


def _article(section: str) -> Article:
    heading, _, text = section.partition("\n")
    found = _ARTICLE.fullmatch(heading.strip())
    if found is None:
        raise BadStory(f"no article begins so: {heading!r}")
    return Article(**found.groupdict(), text=text.strip() + "\n")


def _expectation(line: str) -> Expectation:
    found = _FINDING.fullmatch(line.strip())
    if found is None:
        raise BadStory(f"no finding is written so: {line!r}")
    left, right = (Passage(found[f"{side}_letter"], found[f"{side}_quote"]) for side in ("left", "right"))
    if found["ruling"].startswith("not "):
        refuted = found["ruling"].removeprefix("not ")
        if refuted not in REASONS and not any(refuted in reasons for reasons in REASONS.values()):
            raise BadStory(f"no verdict and no reason: {refuted!r}")
        return Expectation(left, right, refuted=refuted)
    return Expectation(left, right, tuple(_ruling(words) for words in found["ruling"].split(" or ")))


def _ruling(words: str) -> tuple[str, ...]:
    verdict, *rest = words.split()
    if words != NOTHING and (verdict not in REASONS or (rest and rest[0] not in REASONS[verdict])):
        raise BadStory(f"no ruling of the verdict table: {words!r}")
    return (verdict, *rest)


def _misquoted(story: Story) -> Iterator[str]:
    texts = {article.letter: article.text for article in story.articles}
    for expectation in story.expectations:
        for passage in (expectation.left, expectation.right):
            count = texts.get(passage.letter, "").count(passage.quote)
            if count != 1:
                yield f"{passage} stands {count} times in its article; quote what stands there once"
