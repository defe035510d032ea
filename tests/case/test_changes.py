"""What changed between two runs, told by the words of findings and not by their ids."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from desk import GAZETTE, HERALD, PAPERS, conflict, run
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.case import Changes, changes, save, since
from reconcile.case.anchors import Anchors
from reconcile.model import Span


def between(before: dict[str, str], after: dict[str, str]) -> Changes:
    """What changed; and a case that reads no more than what its two runs do not share tells the same."""
    told = changes(run(before), run(after))
    with TemporaryDirectory() as folder:
        case = Path(folder) / "case.db"
        save(case, run(before))
        found = since(case, save(case, run(after)))
    assert found is not None
    assert (found.changes or told) == told
    assert bool(found.changes) == bool(told)
    return told


def test_nothing_changed_between_a_run_and_itself() -> None:
    found = between(PAPERS, PAPERS)
    assert not found
    assert found.same == 1


def test_an_edit_elsewhere_in_a_file_changes_no_finding() -> None:
    found = between(PAPERS, {**PAPERS, "herald.txt": "Corrected at noon.\n" + HERALD})
    assert found.sources_changed == ("herald.txt",)
    assert (found.new, found.gone, found.changed, found.figures, found.same) == ((), (), (), (), 1)


def test_a_figure_that_a_source_changed_is_told_with_both_values_and_its_finding_as_changed() -> None:
    found = between(PAPERS, {**PAPERS, "herald.txt": HERALD.replace("15", "16")})
    (figure,) = found.figures
    assert (figure.path, figure.line, figure.quote_before, figure.quote_after) == (
        "herald.txt",
        3,
        "15 houses",
        "16 houses",
    )
    (one,) = found.changed
    assert one.note == "herald.txt said “15 houses”, and now “16 houses” on line 3"
    assert (found.new, found.gone, found.same) == ((), (), 0)


def test_a_conflict_that_is_settled_is_a_changed_finding() -> None:
    found = between(PAPERS, {**PAPERS, "herald.txt": HERALD.replace("15", "12")})
    assert [(one.before.verdict, one.after.verdict) for one in found.changed] == [("conflict", "agree")]
    assert [figure.after for figure in found.figures] == ["12 house"]


def test_a_new_paper_brings_new_findings_and_a_lost_one_takes_them_along() -> None:
    more = {**PAPERS, "post.txt": "Some 17 houses fell."}
    came, went = between(PAPERS, more), between(more, PAPERS)
    assert (came.sources_new, went.sources_gone) == (("post.txt",), ("post.txt",))
    assert len(came.new) == len(went.gone) == 2
    assert came.same == went.same == 1


def test_figures_of_one_line_are_not_taken_for_one_another() -> None:
    before = {"a.txt": "It took 12 houses, 3 barns and 40 cows."}
    found = between(before, {"a.txt": "It took 12 houses, 4 barns and 41 cows."})
    assert [(one.quote_before, one.quote_after) for one in found.figures] == [
        ("3 barns", "4 barns"),
        ("40 cows", "41 cows"),
    ]


def test_a_rewritten_line_is_no_changed_figure() -> None:
    assert between({"a.txt": GAZETTE}, {"a.txt": "The council met. Its 9 members agreed."}).figures == ()


NUMBERS = st.lists(st.integers(0, 30), max_size=4)


@settings(max_examples=60, deadline=None)
@given(NUMBERS, NUMBERS, NUMBERS)
def test_every_finding_of_both_runs_is_counted_once(first: list[int], second: list[int], third: list[int]) -> None:
    def text(numbers: list[int]) -> str:
        return "\n".join(f"It took {number} houses." for number in numbers)

    before, after = (
        run({"a.txt": text(first), "b.txt": text(second)}),
        run({"a.txt": text(first), "b.txt": text(third)}),
    )
    found = changes(before, after)
    assert found.same + len(found.new) + len(found.changed) == len(after.findings)
    assert found.same + len(found.gone) + len(found.changed) == len(before.findings)
    if second == third:
        assert not found


# ── quotes in texts that changed ─────────────────────────────────────────────────────────────────────────────────────


def place(before: str, after: str, words: str) -> str | None:
    """Where the words stand in the later text: the text with brackets round them."""
    start = before.index(words)
    found = Anchors(before, after).find(Span(start, start + len(words)), before.count("\n", 0, start) + 1)
    if found.span is None:
        return None
    assert found.span.of(after) == words
    assert found.moved == (found.span.start != start)
    return f"{after[: found.span.start]}[{words}]{after[found.span.end :]}"


def test_a_line_that_moved_takes_its_quote_along() -> None:
    assert place("a\n12 dead\nb", "new\na\n12 dead\nb", "12") == "new\na\n[12] dead\nb"


def test_of_two_places_the_one_with_the_same_words_around_it_is_taken() -> None:
    before, after = "It took 12 barns.", "All 12 men left. Then it took 12 barns, we hear. Some 12 cows too."
    assert place(before, after, "12") == "All 12 men left. Then it took [12] barns, we hear. Some 12 cows too."


def test_a_quote_that_is_gone_is_gone() -> None:
    assert place("It took 12 barns.", "It took 13 barns.", "12") is None


WORDS = st.text("ab1 \n", max_size=40)


@settings(max_examples=200, deadline=None)
@given(WORDS, st.text("ab1", min_size=1, max_size=5), WORDS, WORDS, WORDS)
def test_words_that_are_still_there_are_found(front: str, words: str, back: str, other: str, more: str) -> None:
    before, after = front + words + back, other + words + more
    start = len(front)
    found = Anchors(before, after).find(Span(start, start + len(words)), front.count("\n") + 1)
    assert found.span is not None
    assert found.span.of(after) == words


def test_the_conflict_of_the_desk_is_one() -> None:
    assert conflict(run()).reason == "values_differ"
