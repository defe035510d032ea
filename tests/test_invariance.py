"""What must change nothing, on whole runs: how files are called and ordered, an article that is given twice, what
people and places are called, an article on another matter beside the others."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from reconcile.model import Finding
from reconcile.outcome import Report
from reconcile.pipeline import Settings, run
from reconcile.text import names
from reconcile.text.datelines import told as days_of
from reconcile.text.nameforms import is_common, lexicon
from reconcile.text.territories import fold, territories

sys.path.insert(0, str(Path(__file__).parent / "stories"))
import story as stories

ROOT = Path(__file__).resolve().parent.parent
SEEDS = "seeds"
TOLD = ROOT / "tests" / "stories" / "told"
#: Stories that are not read rightly yet, under any names.
PENDING = {*(ROOT / "tests" / "stories" / "pending.txt").read_text("utf-8").split()}
CASES = [*sorted(path.stem for path in TOLD.glob("*.md") if path.stem not in PENDING), SEEDS]

#: Of each article: its text, and what is given of it.
Articles = dict[str, tuple[str, dict[str, str]]]
#: A verdict and a reason, and the claims that it is on: their article, kind and place in it.
Told = frozenset[tuple[str, str, tuple[str, ...], frozenset[tuple[str, str, int, int]]]]

OTHER = (
    "Beekeepers of Quillan hold a honey fair\n\nQUILLAN -- Some 61 beekeepers showed 340 jars of honey at a fair in "
    "Quillan on 4 February 2009. Tessa Marrock won the first prize, and 12 children were given a hive of their own.\n",
    {"publisher": "The Quillan Bee", "published": "2009-02-05"},
)


def articles(case: str) -> Articles:
    if case != SEEDS:
        told = stories.read(TOLD / f"{case}.md").articles
        fields = {one.letter: {"publisher": one.publisher, "published": one.published} for one in told}
        return {
            one.letter: (one.text, {key: value for key, value in fields[one.letter].items() if value}) for one in told
        }
    given = {one["path"]: one for one in json.loads((ROOT / "seeds" / "sources.json").read_text("utf-8"))["sources"]}
    return {
        path.stem: (path.read_text("utf-8"), {k: v for k, v in given.get(path.name, {}).items() if k != "path"})
        for path in sorted((ROOT / "seeds").glob("*.txt"))
    }


def reported(folder: Path, given: Articles) -> Report:
    """The report on these articles as files, called as they are here."""
    sources = []
    for name, (text, fields) in given.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        sources.append({"path": f"{name}.txt", **fields})
    (folder / "sources.json").write_text(json.dumps({"sources": sources}), encoding="utf-8")
    return run([str(folder)], Settings())


def told(report: Report, called: Callable[[str], str] = str) -> Told:
    """Every verdict on every pair, by what articles were called at first."""
    stem = {one.id: called(Path(one.source.path).stem) for one in report.documents}
    at = {one.id: (stem[one.document], str(one.kind), one.span.start, one.span.end) for one in report.claims}
    found = set()
    for one in report.findings:
        for pair in _pairs(one):
            found.add((str(one.verdict), one.reason, one.marks, frozenset(at[claim] for claim in pair)))
    return frozenset(found)


def _pairs(one: Finding) -> Iterator[tuple[str, str]]:
    return iter(itertools.product(one.left, one.right) if one.right else itertools.combinations(one.left, 2))


def only(found: Told, names: set[str]) -> Told:
    """What is said among these articles."""
    return frozenset(one for one in found if all(claim[0] in names for claim in one[3]))


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Articles, Report]:
    given = articles(request.param)
    return given, reported(tmp_path_factory.mktemp("plain"), given)


def test_how_files_are_called_and_ordered_changes_nothing(case: tuple[Articles, Report], tmp_path: Path) -> None:
    given, plain = case
    new = {name: f"{hashlib.sha256(name.encode()).hexdigest()[:6]}-{name.lower()}" for name in reversed(given)}
    old = {called: name for name, called in new.items()}
    again = reported(tmp_path, {called: given[name] for name, called in new.items()})
    assert told(again, old.__getitem__) == told(plain)
    assert {one.question for one in again.clusters} == {one.question for one in plain.clusters}


def test_an_article_given_twice_is_no_second_origin(case: tuple[Articles, Report], tmp_path: Path) -> None:
    given, plain = case
    first = next(iter(given))
    twice = reported(tmp_path, {**given, f"{first}-once-more": given[first]})
    assert only(told(twice), {*given}) == told(plain)
    origin = _origins(plain)
    copied = _origins(twice)
    assert copied == {**{name: copied[name] for name in origin}, f"{first}-once-more": copied[first]}
    assert len({*copied.values()}) == len({*origin.values()})
    behind = {one.id: Path(one.source.path).stem.removesuffix("-once-more") for one in twice.documents}
    for cluster in twice.clusters:
        for value in cluster.support:
            assert len(value.origins) <= len({origin[behind[document]] for document in value.documents})


def _origins(report: Report) -> dict[str, str]:
    """The origin of each article."""
    stem = {one.id: Path(one.source.path).stem for one in report.documents}
    return {stem[document]: origin.id for origin in report.origins for document in origin.documents}


def test_an_article_on_another_matter_changes_nothing_of_the_others(
    case: tuple[Articles, Report], tmp_path: Path
) -> None:
    given, plain = case
    more = reported(tmp_path, {"aa-other": OTHER, **given})
    assert told(more) - told(plain) == only(told(more) - told(plain), {"aa-other"})
    assert only(told(more), {*given}) == told(plain)


def test_what_people_and_places_are_called_changes_nothing(case: tuple[Articles, Report], tmp_path: Path) -> None:
    given, plain = case
    renamed = rename({name: text for name, (text, _) in given.items()})
    other = reported(tmp_path, {name: (renamed[name], fields) for name, (_, fields) in given.items()})
    assert _verdicts(told(other)) == _verdicts(told(plain))


def _verdicts(found: Told) -> set[object]:
    """Without the marks: whether two lines of ten words share a hash hangs on their letters."""
    return {(verdict, reason, pair) for verdict, reason, _, pair in found}


def test_renaming_renames() -> None:
    text = "BRELLOW -- Marta Quill of Brellow met Ada Holm in Norway on Friday. Quill's train left Brellow at noon.\n"
    new = rename({"a": text})["a"]
    assert len(new) == len(text)
    assert not {"Marta", "Quill", "Brellow", "BRELLOW", "Holm"} & set(re.findall(r"\w+", new))
    assert {"Norway", "Friday"} < set(re.findall(r"\w+", new))
    town = new.split(" ")[0]
    assert new.count(town.capitalize()) == 2


# ── other names of the same shape ────────────────────────────────────────────────────────────────────────────────────

_CAPITAL = re.compile(r"\b[A-Z][a-z]{2,}\b")
_SOFT, _HARD = "aeiou", "bdfglmnprstvz"


def rename(texts: dict[str, str]) -> dict[str, str]:
    """The texts with other names for people and towns, each as long as the one that it stands for, so that every other
    word stays in its place. Countries, offices, calendar and common words keep theirs, and so do two spellings of one
    name."""
    whole = "\n".join(texts.values())
    lower = set(re.findall(r"\b[a-z]+\b", whole))
    found = {word for text in texts.values() for line in text.split("\n") for word in _names(line)}
    kept = {word for pair in itertools.combinations(sorted(found), 2) if fuzz.ratio(*pair) >= 80 for word in pair}
    free = sorted(word for word in found - kept if word.lower() not in lower and not _is_known(word))
    new: dict[str, str] = {}
    for word in free:
        new[word] = next(made for made in _made(word) if made not in new.values() and not _is_known(made))
    return {
        name: _CAPITAL.sub(lambda match: new.get(match[0], match[0]), _shout(text, new)) for name, text in texts.items()
    }


def _shout(text: str, new: dict[str, str]) -> str:
    """Names in capitals ("BRELL --") change with the others."""
    loud = {word.upper(): made.upper() for word, made in new.items()}
    return re.sub(r"\b[A-Z]{3,}\b", lambda match: loud.get(match[0], match[0]), text)


def _names(line: str) -> Iterator[str]:
    dated = [one.span for one in days_of(line)]
    for name in names.find(line):
        if name.kind != "demonym" and not any(name.span.touches(span) for span in dated):
            yield from _CAPITAL.findall(name.text)


def _is_known(word: str) -> bool:
    known, table, low = lexicon(), territories(), word.lower()
    listed = known.bodies | known.titles | known.before_title | known.lands | known.calendar | known.never
    if low in listed or is_common(low) or low.rstrip("s") in listed:
        return True
    key = fold(word)
    parts = {
        part for name in (*table.countries, *table.demonyms, *table.states, *table.capitals) for part in name.split()
    }
    return table.key(key) is not None or key in parts


def _made(word: str) -> Iterator[str]:
    """Invented words of one length, the first by the word itself."""
    seed = int(hashlib.sha256(word.encode()).hexdigest(), 16)
    for step in itertools.count():
        number, made = seed + step * 7919, ""
        for at in range(len(word)):
            letters = (_HARD, _SOFT)[at % 2]
            made += letters[number % len(letters)]
            number //= len(letters)
        yield made.capitalize()
