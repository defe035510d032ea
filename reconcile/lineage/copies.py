"""Whether two articles come from one text: how much of the shorter stands in the longer, and what else ties them.

The more ties them, the less text in common is needed: one agency credited by both, or one newsroom. Two reports that
are for a good part one and the same quotation lean on one statement. Figures: docs/decisions, "Origins".
"""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.lineage.runs import Run, Shared, shared
from reconcile.lineage.wording import Wording, agencies
from reconcile.model import Document, Evidence, Span

#: Share of the shorter article's words that must stand in the other …
COPIED = 0.35
QUOTED = 0.25  # … of words in one and the same quotations
SAME_AGENCY = 0.2  # … where both credit one news agency
SAME_OUTLET = 0.25  # … where both are of one newsroom
#: … and fewest words, but of a short report that stands in the other nearly whole.
WORDS, QUOTED_WORDS, WHOLE = 30, 40, 0.8

#: One form filled in twice ("shares rose 3 to 41"), or one page around two stories, has the words in common and not the
#: names and numbers. Of so many, so much must stand in the other.
_NAMES, _SAME_NAMES = 3, 0.5
_NUMBERS, _SAME_NUMBERS = 4, 0.5

_CITED = 3  # longest runs that are shown


@dataclass(frozen=True, slots=True)
class Tie:
    """Two documents of one origin: how strong the tie is (the share), why, and the passages."""

    left: str
    right: str
    strength: float
    why: str
    evidence: tuple[Evidence, ...]


def tie(a: Wording, b: Wording) -> Tie | None:
    """The tie between two articles, if there is one; `left` is the shorter."""
    left, right = sorted((a, b), key=lambda one: (one.size, one.document.text, one.document.id))
    if not left.size:
        return None
    found = shared(left, right)
    share = found.words / left.size
    if (found.words < WORDS and share < WHOLE) or not found.runs or _form_only(left, right):
        return None
    told = _reason(left, right, found, share)
    if told is None:
        return None
    why, credits = told
    passages = _passages(left, right, found.runs[:_CITED])
    return Tie(left.document.id, right.document.id, share, why, (*passages, *credits))


def _reason(left: Wording, right: Wording, found: Shared, share: float) -> tuple[str, tuple[Evidence, ...]] | None:
    names = f"{name(left.document)} and {name(right.document)}"
    if share >= COPIED:
        return f"{_percent(share)} of the words of {name(left.document)} stand in {name(right.document)}", ()
    if _one_outlet(left.document, right.document):
        if share >= SAME_OUTLET:
            return f"{names} are of one newsroom and share {found.words} words of text", ()
    elif share >= SAME_AGENCY and (agency := _agency(left.document, right.document)):
        return f"{names} both credit {agency[0]} and share {found.words} words of text", agency[1]
    if found.quoted >= QUOTED_WORDS and found.quoted >= QUOTED * left.size:
        return f"{names} lean on one statement: they quote the same {found.quoted} words", ()
    return None


def _form_only(left: Wording, right: Wording) -> bool:
    """True where the names or the numbers of the shorter are mostly not in the longer."""
    said = frozenset(right.words)
    return any(
        len(own) >= fewest and len(own & said) < share * len(own)
        for own, fewest, share in ((left.names, _NAMES, _SAME_NAMES), (left.numbers, _NUMBERS, _SAME_NUMBERS))
    )


def _agency(left: Document, right: Document) -> tuple[str, tuple[Evidence, ...]] | None:
    """The agency that both name, and where."""
    mine, theirs = agencies(left), agencies(right)
    both = sorted(mine.keys() & theirs.keys())
    if not both:
        return None
    places = ((left.id, mine[both[0]]), (right.id, theirs[both[0]]))
    return both[0], tuple(Evidence(key, span, f"credits {both[0]}") for key, span in places if span is not None)


def _one_outlet(left: Document, right: Document) -> bool:
    outlets = {(one.source.publisher or "").casefold().strip() for one in (left, right)}
    return len(outlets) == 1 and "" not in outlets


def _passages(left: Wording, right: Wording, runs: tuple[Run, ...]) -> tuple[Evidence, ...]:
    return tuple(item for run in runs for item in _passage(left, right, run))


def _passage(left: Wording, right: Wording, run: Run) -> tuple[Evidence, Evidence]:
    def cite(one: Wording, other: Wording, first: int) -> Evidence:
        span: Span = one.span(first, run.count)
        return Evidence(one.document.id, span, f"these {run.count} words stand in {name(other.document)} too")

    return cite(left, right, run.left), cite(right, left, run.right)


def name(document: Document) -> str:
    """What a reader calls a document: its path."""
    return document.source.path or document.id


def _percent(share: float) -> str:
    return f"{min(share, 1.0):.0%}"
