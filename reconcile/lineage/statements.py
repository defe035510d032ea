"""Claims of several documents that lean on one statement: what two outlets have from one speaker is one voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from reconcile.lineage.readings import reading
from reconcile.model import Attribution, Claim, Evidence, Lean
from reconcile.text import aliases
from reconcile.unions import Unions

#: Each speaker is compared by name with so many of those that it shares a word with, the first in order: a name that
#: so many forms share tells nobody apart.
_COMPARED = 100

#: Groups that are many persons: two reports that name them need not have asked the same ones.
_MANY = frozenset(
    """
    activists aides analysts diplomats economists employees experts investigators leaders locals medics observers
    officers officials organisers organizers people relatives reports researchers residents scientists sources
    spokesmen survivors traders witnesses workers
    """.split()
)

#: Whether a speaker is named, the event spoken of ("" where not known), and the name or office.
_Voice = tuple[bool, str, str]


def leans(claims: Iterable[Claim], said: Callable[[Claim], Hashable] = reading) -> tuple[Lean, ...]:
    """Claims of different documents with the same reading from the same speaker, each group once, in a stable order.

    `said` tells a claim's reading, empty where it has none; of claims that answer one question its value is enough.
    """
    readings: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.attribution is not None and not _many(claim.attribution) and (key := said(claim)):
            readings[key].append(claim)
    found = []
    for held in readings.values():
        for group in _by_speaker(held) if len(held) > 1 else ():
            if len({claim.document for claim in group}) > 1:
                found.append(lean_of(group))
    return tuple(sorted(found, key=lambda lean: lean.claims))


def _many(attribution: Attribution) -> bool:
    words = attribution.speaker.casefold().split()
    return not attribution.named and bool(words) and words[-1] in _MANY


def _by_speaker(held: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The claims of each speaker. An office ("police") is one within an event, a name unless the events differ."""
    speakers: dict[_Voice, list[Claim]] = defaultdict(list)
    for claim in sorted(held, key=lambda claim: claim.id):
        said, event = claim.attribution, claim.scope.event
        if said is not None and (said.named or event is not None):
            speakers[said.named, event.id if event is not None else "", said.speaker].append(claim)
    groups = Unions()
    for one, other in _alike(sorted(speakers)):
        if _one_event(one, other) and aliases.same(one[2], other[2]):
            groups.join("\n".join(one[1:]), "\n".join(other[1:]))
    gathered: dict[str, list[Claim]] = defaultdict(list)
    for key in sorted(speakers):
        gathered[groups.root("\n".join(key[1:]))].extend(speakers[key])
    yield from gathered.values()


def _alike(speakers: Sequence[_Voice]) -> Iterator[tuple[_Voice, _Voice]]:
    """Pairs that share a mark of their names: names that share none are two."""
    marked: dict[tuple[str, str], list[_Voice]] = defaultdict(list)
    for voice in speakers:
        named, event, speaker = voice
        for mark in sorted(aliases.marks(speaker)):
            held = marked["" if named else event, mark]
            yield from ((other, voice) for other in held)
            if len(held) < _COMPARED:
                held.append(voice)


def _one_event(one: _Voice, other: _Voice) -> bool:
    return one[1] == other[1] or (one[0] and other[0] and "" in (one[1], other[1]))


def lean_of(group: Sequence[Claim]) -> Lean:
    """What these claims, of one reading and from one speaker, have in common."""
    said = [(claim, claim.attribution) for claim in group if claim.attribution is not None]
    speaker = max((attribution.speaker for _, attribution in said), key=lambda name: (len(name), name))
    evidence = tuple(Evidence(claim.document, attribution.span, "the speaker") for claim, attribution in said)
    documents = len({claim.document for claim in group})
    why = f"{documents} documents have it from {speaker}"
    return Lean(speaker, tuple(sorted(claim.id for claim in group)), why, evidence)
