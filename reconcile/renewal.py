"""Takes again what an earlier run worked out, wherever a step was given the same: a case with one new article among
thousands sets beside others, asks and judges no more than what that article touches.

A step's result is kept under a hash of all that the step was given. What is placed in a document is told by its mark:
the hash of its words, of what is known of its source, and of where its claims were placed by it. The claims of one
document are set beside those that they meet under their marks; an event's claims are asked under theirs; a cluster is
judged under those of its claims, its pairs, what the rules over several claims said of any of them, and whose voices
they are. The code is part of every hash (`Memory` is of one code), so nothing but the same input to the same code gives
an earlier result, and the bytes are those of a run that knows nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol, TypeVar

from reconcile.case import codec
from reconcile.lineage import derived
from reconcile.linking.clusters import Linked
from reconcile.linking.meeting import Alike, Meeting, Met, Row
from reconcile.model import Claim, Cluster, Derivation, Finding, Label, Line, Origin, Period
from reconcile.problems import Problem
from reconcile.readers.shelf import codes_of, lines_of
from reconcile.rules import group_rules
from reconcile.rules.base import Reason
from reconcile.rules.findings import Heard, Judged, Ruled, Telling, heard, judge_cluster, ruled
from reconcile.rules.group import Group, GroupAnswer, groups
from reconcile.rules.group_findings import Asked, Told, answers, ask_group
from reconcile.scope.events import Scene
from reconcile.sharing import Share, alone
from reconcile.text.lines import label

T = TypeVar("T")

#: The labels of lines, by their numbers on the shelf.
_LABELS = frozenset(map(str, range(len(Label))))

#: Of a document the scores, and the pairs one after the other: each by its number among those that were compared, and
#: the place of its score.
MetKept = tuple[tuple[tuple[float, str], ...], tuple[int, ...]]
#: An answer of the rule of that number: left, right, reason, question, gap; or a problem, told by the number -1.
AskedKept = tuple[int, tuple[str, ...], tuple[str, ...], str, str, str]
#: Of a cluster: its row, those of its findings, and the pairs that rules over several claims spoke of, too.
JudgedKept = tuple[int, tuple[int, ...], tuple[tuple[str, str], ...]]


class Memory(Protocol):
    """What a case remembers of its last run by the same code, model and settings, and is to remember of this one."""

    def content(self, document: str) -> str:
        """The hash of all that reading a document depends on in it, by the document's id."""
        ...

    def recalled(self, step: str, kind: type[T]) -> T | None:
        """What was noted of a step; None where nothing was, or it cannot be read."""
        ...

    def note(self, step: str, told: object) -> None: ...

    def note_judged(self, told: Mapping[str, tuple[Cluster | None, tuple[Finding, ...], Pairs]]) -> None:
        """Like `note`, of clusters and findings whose rows are not known before they are kept."""
        ...

    def cluster(self, row: int, known: Cluster) -> Cluster | None:
        """The cluster of a row, which is `known` but for its support; None where the row is not what was kept."""
        ...

    def findings(self, rows: Sequence[int]) -> tuple[Finding, ...] | None:
        """The findings of these rows; None where one is not what was kept."""
        ...


Pairs = tuple[tuple[str, str], ...]


def digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class Marks:
    """Of each document the mark, and of each claim a word that tells it with all that its document gives to it."""

    documents: Mapping[str, str]
    claims: Mapping[str, str]

    def of(self, claims: Iterable[Claim]) -> str:
        known = self.claims
        return " ".join([known[claim.id] for claim in claims])


def marks(documents: Iterable[str], claims: Iterable[Claim], scene: Scene, memory: Memory) -> Marks:
    """The marks of these documents, by id, and of their claims, as they were placed in the scene. Of a setting, the day
    of writing places a claim in time; of the events, only which one a claim was found to speak of stays with it."""
    claims = tuple(claims)
    events: dict[str, list[str]] = {}
    for claim in claims:
        event = claim.scope.event
        events.setdefault(claim.document, []).append(f"{event.id} {event.background} {event.name}" if event else "")
    told = {
        name: digest(memory.content(name), repr(scene.written.get(name)), *events.get(name, ())) for name in documents
    }
    memory.note("marks", told)
    return Marks(told, {claim.id: f"{told[claim.document]}{claim.id}" for claim in claims})


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────


class Labelling:
    """Tells what each line of an article is, or takes what was told of the same text under the same title."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self._kept = memory.recalled("labels", dict[str, str]) or {}
        self._now: dict[str, str] = {}

    def lines(self, text: str, title: str | None) -> tuple[Line, ...]:
        key = digest(text, "" if title is None else f"={title}")
        codes = self._kept.get(key, "")
        if len(codes) != text.count("\n") + 1 or not _LABELS.issuperset(codes):
            told = label(text, title)
            self._now[key] = "".join(map(str, codes_of(told)))
            return told
        self._now[key] = codes
        return lines_of(text, bytes(map(int, codes)))

    def end(self) -> None:
        self.memory.note("labels", self._now)


# ── pairs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def met(meet: Meeting, known: Marks, memory: Memory, share: Share) -> Iterator[Met]:
    """The pairs of each document with itself and those behind it, or what an earlier run found where the same claims
    met the same; the crowds are told with the first."""
    kept = memory.recalled("met", dict[str, MetKept]) or {}
    crowds: dict[int, int] = {}
    beside = [tuple(meet.rows(document, crowds)) for document in meet.documents]
    keys = [_key(rows, meet.claims, known) for rows in beside]
    found = share(meet.alike, [rows for key, rows in zip(keys, beside, strict=True) if key not in kept])
    now: dict[str, MetKept] = {}
    for key, rows in zip(keys, beside, strict=True):
        pairs = [(place, other) for place, others in rows for other in others]
        now[key] = scores, numbers = kept[key] if key in kept else _numbered(next(found), pairs)
        told = [meet.score(one) for one in scores]
        found_here = [(*pairs[number], told[which]) for number, which in zip(numbers[::2], numbers[1::2], strict=True)]
        yield Met(found_here, meet.crowds(crowds.items()))
        crowds.clear()
    memory.note("met", now)


def _key(rows: Sequence[Row], claims: Sequence[Claim], known: Marks) -> str:
    """Each claim and those that it meets."""
    return digest(*(known.of(map(claims.__getitem__, (place, *others))) for place, others in rows))


def _numbered(told: Alike, compared: Sequence[tuple[int, int]]) -> MetKept:
    """The pairs by their numbers among those that were compared: places change when an article comes in before."""
    number = {pair: at for at, pair in enumerate(compared)}
    row = iter(told[1])
    return told[0], tuple(one for a, b, which in zip(row, row, row, strict=True) for one in (number[a, b], which))


# ── rules over several claims ────────────────────────────────────────────────────────────────────────────────────────


def ask(groups: Iterable[Group], known: Marks, memory: Memory) -> tuple[Told, ...]:
    """What every group rule tells of every event, asked only of those that no earlier run asked about."""
    kept = memory.recalled("asked", dict[str, tuple[AskedKept, ...]]) or {}
    now: dict[str, tuple[AskedKept, ...]] = {}
    found: list[Told] = []
    for group in groups:
        key = digest(known.of(group.claims), known.of(group.elsewhere), str(group.more))
        told = kept.get(key)
        if told is None:
            said = ask_group(group)
            told = tuple(_told(one) for one in said)
        else:
            claims = {claim.id: claim for claim in (*group.claims, *group.elsewhere)}
            said = tuple(_answer(one, claims) for one in told)
        found += said
        now[key] = told
    memory.note("asked", now)
    return tuple(found)


def _told(one: Told) -> AskedKept:
    if isinstance(one, Problem):
        return -1, (), (), codec.dumps(one), "", ""
    told = one.answer
    left, right = (tuple(claim.id for claim in side) for side in (told.left, told.right))
    return group_rules().index(one.rule), left, right, codec.dumps(told.answer), told.question, str(told.gap)


def _answer(kept: AskedKept, claims: Mapping[str, Claim]) -> Told:
    number, left, right, told, question, gap = kept
    if number < 0:
        return codec.loads(Problem, told)
    mine, theirs = (tuple(claims[name] for name in side) for side in (left, right))
    answer = GroupAnswer(mine, theirs, codec.loads(Reason, told), question, Decimal(gap))
    return Asked(group_rules()[number], answer)


# ── verdicts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Judging:
    """Judges clusters, or takes the findings of an earlier run on the same. `settled` are the clusters that were taken,
    with their support, and `final` tells their findings, by identity: no more is to be worked out of these."""

    known: Marks
    memory: Memory
    said: Heard
    across: Mapping[str, str]  # of a claim that rules over several claims spoke of: all that they said of it
    voices: Mapping[str, str]  # of each claim the origin of its document
    derived: Mapping[str, str]  # of each claim that comes from another: all that is told of that
    settled: dict[int, Cluster] = field(default_factory=dict)  # by the identity of the cluster that linking gave
    final: set[int] = field(default_factory=set)
    keys: list[str] = field(default_factory=list)
    found: list[tuple[Cluster, tuple[Finding, ...], Pairs]] = field(default_factory=list)

    def all(self, linked: Sequence[Linked], telling: Telling, share: Share) -> Iterator[Judged]:
        """The findings of the clusters, in their order."""
        kept = self.memory.recalled("judged", dict[str, JudgedKept]) or {}
        twice = {name for name, count in Counter(one.cluster.id for one in linked).items() if count > 1}
        self.keys = ["" if one.cluster.id in twice else self._key(one) for one in linked]
        known = [self._taken(one.cluster, kept.get(key)) for one, key in zip(linked, self.keys, strict=True)]
        unknown = [one for one, told in zip(linked, known, strict=True) if told is None]
        judged = share(lambda one: judge_cluster(one, telling.of(one), self.said), unknown)
        for one, taken in zip(linked, known, strict=True):
            told = taken if taken is not None else next(judged)
            spoken = sorted(tuple(sorted(pair)) for pair in told.pairs & self.said.across.keys())
            self.found.append((one.cluster, told.findings, tuple((pair[0], pair[-1]) for pair in spoken)))
            yield told

    def _taken(self, cluster: Cluster, kept: JudgedKept | None) -> Judged | None:
        if kept is None:
            return None
        row, rows, spoken = kept
        findings = self.memory.findings(rows)
        whole = self.memory.cluster(row, cluster) if row else None
        if findings is None or (row and whole is None):
            return None
        if whole is not None:
            self.settled[id(cluster)] = whole
        self.final.update(map(id, findings))
        return Judged(findings, frozenset(map(frozenset, spoken)))

    def _key(self, one: Linked) -> str:
        cluster, claims = one.cluster, self.known.claims
        told = [cluster.id, cluster.question]
        # a pair may be judged with a question that one of its claims does not answer
        for name in dict.fromkeys((*cluster.claims, *(side for c in one.candidates for side in (c.left, c.right)))):
            told += (claims[name], self.voices[name], self.across.get(name, ""), self.derived.get(name, ""))
        told += ["", *cluster.claims, ""]
        told += [f"{c.left} {c.right} {c.score.value!r} {c.same_event}" for c in one.candidates]
        return digest(*told)

    def end(self, before: Sequence[Finding], after: Sequence[Finding], clusters: Iterable[Cluster]) -> None:
        """Notes what became of the findings and the clusters when their support was told."""
        became = {id(one): now for one, now in zip(before, after, strict=True)}
        backed = {cluster.id: cluster for cluster in clusters}
        told = {
            key: (_same(cluster, backed.get(cluster.id)), tuple(became[id(one)] for one in findings), spoken)
            for key, (cluster, findings, spoken) in zip(self.keys, self.found, strict=True)
            if key and all(id(one) in became for one in findings)  # not what was doubted for other clusters' sake
        }
        self.memory.note_judged(told)


def _same(cluster: Cluster, backed: Cluster | None) -> Cluster | None:
    return backed if backed is not None and backed.claims == cluster.claims else None


def rule(
    linked: Sequence[Linked],
    telling: tuple[Sequence[Claim], Mapping[str, Period | None], Mapping[str, str]],
    origins: Iterable[Origin],
    remembered: tuple[Marks, Memory],
    watch: Callable[[int], None],
    share: Share = alone,
) -> tuple[Ruled, Judging, tuple[Derivation, ...]]:
    """As `rules.findings.judge_all`, asking and judging what no earlier run did; and where figures come from."""
    claims, written, texts = telling
    known, memory = remembered
    told = ask(groups(claims, texts, written), known, memory)
    derivations = derived(claims)
    work = judging(known, memory, (answers(told), heard(told)), claims, (origins, derivations))

    def judged() -> Iterator[Judged]:
        for number, one in enumerate(work.all(linked, Telling(claims, written, texts), share), 1):
            yield one
            watch(number)

    return ruled(linked, judged(), told, claims), work, derivations


def judging(
    known: Marks,
    memory: Memory,
    spoken: tuple[Sequence[Asked], Heard],
    claims: Iterable[Claim],
    beside: tuple[Iterable[Origin], Iterable[Derivation]],
) -> Judging:
    """Whatever a cluster's verdicts depend on beside its own claims and pairs."""
    asked, said = spoken
    origins, derivations = beside
    across: dict[str, list[str]] = defaultdict(list)
    for one in asked:
        told = digest(repr(_told(one)), known.of((*one.answer.left, *one.answer.right)))
        for claim in (*one.answer.left, *one.answer.right):
            across[claim.id].append(told)
    origin = {document: one.id for one in origins for document in one.documents}
    return Judging(
        known,
        memory,
        said,
        {name: " ".join(told) for name, told in across.items()},
        {claim.id: origin.get(claim.document, "") for claim in claims},
        {one.claim: repr(one) for one in derivations},
    )
