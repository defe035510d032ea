"""What an editor can rule on a finding: each choice with its key, its words and what it has to be told.

The page and the terminal ask from this one table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reconcile.case import KINDS, BadDecision, Ruling, ruling
from reconcile.model import Finding
from reconcile.report import plain, telling
from reconcile.report.escape import visible
from reconcile.report.index import Index

_VALUES = 9  # a key each


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that a ruling has to be told: `ask` asks for it, `hint` is an example."""

    name: str
    ask: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of ruling: the key that picks it, its words, and what follows from it."""

    kind: str
    key: str
    words: str
    tells: str
    details: tuple[Detail, ...] = ()


#: In the order of the page. To accept one of the values stands before them, each with a number for a key.
CHOICES = (
    Choice("accept", "v", "Another value is right", "None of those above.", (Detail("value", "Which value?"),)),
    Choice(
        "both_right",
        "b",
        "Both right, different scope",
        "Print each with what it covers.",
        (Detail("scope", "Which covers what?", "12 in all, 11 of them on the day itself"),),
    ),
    Choice(
        "superseded",
        "s",
        "Superseded",
        "A later figure stands in its place.",
        (Detail("by", "By what?", "the final count of 6 March"),),
    ),
    Choice(
        "misquote",
        "m",
        "A source misquotes",
        "It does not say what its own source says.",
        (Detail("source", "Which source?"),),
    ),
    Choice(
        "needs_call",
        "c",
        "Needs a call",
        "Stays open until somebody has asked.",
        (Detail("ask", "What is to be asked?"), Detail("to", "Whom?", "the ministry's press office")),
    ),
    Choice(
        "undetermined",
        "r",
        "Cannot be determined",
        "Print the range.",
        (Detail("range", "Which range?", "between 11 and 12"),),
    ),
    Choice("not_a_conflict", "n", "Not a conflict", "The two do not contradict each other."),
    Choice("dismissed", "x", "Dismiss", "It does not matter here."),
)
BY_KIND: Mapping[str, Choice] = {choice.kind: choice for choice in CHOICES}


@dataclass(frozen=True, slots=True)
class Value:
    """A value that can be accepted, and who gives it."""

    text: str
    outlets: str


def values(at: Index, finding: Finding) -> tuple[Value, ...]:
    """The different values of a finding, in the order of its sides; of very many, the first nine."""
    told: dict[str, list[str]] = {}
    for claim in at.of(finding.left, finding.right):
        outlets = told.setdefault(visible(plain.clip(plain.value(claim), 80)).strip(), [])
        outlets.append(visible(telling.outlet(at, claim.document)))
    found = [Value(text, ", ".join(list(dict.fromkeys(outlets))[:4])) for text, outlets in told.items() if text]
    return tuple(found[:_VALUES])


def sources(at: Index, finding: Finding) -> tuple[tuple[str, str], ...]:
    """The path and the outlet of each source of a finding."""
    documents = dict.fromkeys(claim.document for claim in at.of(finding.left, finding.right))
    return tuple((at.documents[name].source.path, telling.outlet(at, name)) for name in documents)


def ruled(picked: str, details: Mapping[str, str], paths: Sequence[str]) -> Ruling:
    """The ruling that was picked: a kind, or "accept=" and the value. Raises BadDecision that says what is missing."""
    kind, _, value = picked.partition("=")
    choice = BY_KIND.get(kind)
    if choice is None:
        raise BadDecision("Pick what you rule.")
    told = {detail.name: details.get(detail.name, "").strip() for detail in choice.details}
    if kind == "accept" and value:
        told = {"value": value}
    for detail in choice.details:
        if not told[detail.name]:
            raise BadDecision(f"{choice.words}: {detail.ask}")
    if kind == "misquote":
        known = {visible(path): path for path in reversed(paths)}  # as the page shows them
        if told["source"] not in (known.keys() | {*paths}):
            raise BadDecision(f"{choice.words}: {told['source']} is no source of this finding.")
        told["source"] = known.get(told["source"], told["source"])
    return ruling(kind, **told)


assert BY_KIND.keys() == KINDS.keys() - {"undo"}
