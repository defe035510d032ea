"""What a person ruled on a finding, as a value: who, when, why, on which words, and the entries before it.

Each entry's hash covers its content and the hashes of the entries it was added to, as a commit's does: no entry can be
changed, or taken out from under another, unseen. Two logs that grew apart have two ends, and the next entry names both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from reconcile.case import codec
from reconcile.case.errors import BadDecision
from reconcile.case.marks import Mark, as_dict, fingerprint
from reconcile.case.schema import faults

UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of ruling: how it reads, and the details it needs."""

    words: str  # with the details in braces
    needs: tuple[str, ...] = ()


KINDS: Mapping[str, Kind] = {
    "accept": Kind("accept {value}", ("value",)),
    "both_right": Kind("both right, different scope: {scope}", ("scope",)),
    "superseded": Kind("superseded by {by}", ("by",)),
    "misquote": Kind("{source} misquotes", ("source",)),
    "needs_call": Kind("needs a call: {ask} (to {to})", ("ask", "to")),
    "undetermined": Kind("cannot be determined: print {range}", ("range",)),
    "not_a_conflict": Kind("not a conflict"),
    "dismissed": Kind("dismissed"),
    UNDO: Kind("undo"),
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is ruled; details are sorted by name. Raises BadDecision where one is missing or empty."""

    kind: str
    details: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise BadDecision(f"{self.kind}: no kind of ruling; there are {', '.join(KINDS)}")
        told = dict(self.details)
        if sorted(told) != sorted(KINDS[self.kind].needs) or len(told) != len(self.details):
            raise BadDecision(f"{self.kind} needs {', '.join(KINDS[self.kind].needs) or 'no details'}")
        for name, value in self.details:
            if not value.strip():
                raise BadDecision(f"{self.kind}: {name} is empty")

    def __str__(self) -> str:
        return KINDS[self.kind].words.format_map(dict(self.details))


def ruling(kind: str, **details: str) -> Ruling:
    """A ruling from named details, as a person typed them."""
    return Ruling(kind, tuple(sorted((name, clean(f"a {name}", value)) for name, value in details.items())))


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log. `at` is UTC, to the second or finer; `reported` the verdict and reason that were ruled on;
    `undoes` the hash of the entry that this one takes back."""

    ruling: Ruling
    finding: str
    question: str
    reported: str
    marks: tuple[Mark, ...]
    who: str
    at: str
    reason: str
    previous: tuple[str, ...] = ()
    undoes: str | None = None

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.marks)

    @property
    def hash(self) -> str:
        return hash_of(content(self))


def utc(at: datetime) -> str:
    """A moment as entries write it. Raises BadDecision where its zone is not known."""
    if at.tzinfo is None:
        raise BadDecision(f"{at}: a decision needs a time with its zone")
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def clean(name: str, text: str) -> str:
    """What a person typed, without the ends and control characters. Raises BadDecision where nothing is left."""
    told = "".join(char if char.isprintable() else " " for char in text).strip()
    if not told:
        raise BadDecision(f"a decision needs {name}")
    return told


# ── to JSON and back ─────────────────────────────────────────────────────────────────────────────────────────────────


def content(decision: Decision) -> dict[str, object]:
    """All that the hash covers."""
    return {
        "at": decision.at,
        "by": decision.who,
        "claims": [as_dict(mark) for mark in decision.marks],
        "details": dict(decision.ruling.details),
        "finding": decision.finding,
        "fingerprint": decision.fingerprint,
        "kind": decision.ruling.kind,
        "previous": list(decision.previous),
        "question": decision.question,
        "reason": decision.reason,
        "reported": decision.reported,
        "undoes": decision.undoes,
    }


def hash_of(told: Mapping[str, object]) -> str:
    """SHA-256 of the entry in canonical JSON: keys sorted, no blanks, ASCII."""
    plain = {name: value for name, value in told.items() if name != "hash"}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


def to_json(decision: Decision) -> str:
    """The entry on one line, with its hash."""
    told = content(decision)
    return json.dumps({**told, "hash": hash_of(told)}, sort_keys=True, separators=(",", ":"))


def from_json(text: str, *, foreign: bool = False) -> Decision:
    """The entry of one line. Raises BadDecision: no JSON, not of the schema, or not what its hash says.

    Every type is checked always; all that the schema asks, and which loads slowly, where the entry is `foreign`.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadDecision(f"no JSON: {error}") from None
    wrong = faults(told) if foreign else []
    if wrong:
        raise BadDecision("; ".join(wrong))
    entry = _decision(told)
    if hash_of(told) != told["hash"]:
        raise BadDecision(f"the entry was changed: its hash is {hash_of(told)[:12]}…, not {told['hash']:.12}…")
    if content(entry) != {name: value for name, value in told.items() if name != "hash"}:
        raise BadDecision("the fingerprint is not that of its claims")
    return entry


@dataclass(frozen=True, slots=True)
class _Written:
    """An entry as it is written."""

    at: str
    by: str
    claims: tuple[Mark, ...]
    details: dict[str, str]
    finding: str
    fingerprint: str
    kind: str
    previous: tuple[str, ...]
    question: str
    reason: str
    reported: str
    undoes: str | None
    hash: str


def _decision(told: object) -> Decision:
    try:
        one = codec.structure(_Written, told)
    except codec.Unreadable as error:
        raise BadDecision(f"no entry of a log of decisions: {error}") from None
    ruled = Ruling(one.kind, tuple(sorted(one.details.items())))
    return Decision(
        ruled, one.finding, one.question, one.reported, one.claims, one.by, one.at, one.reason, one.previous, one.undoes
    )
