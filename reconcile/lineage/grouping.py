"""Groups documents into origins: every document belongs to one, alone where it shares its text with no other.

Documents of one text are one from the start; the others are paired by shared word runs and read side by side. Ties
chain: an agency's story, its rewrite, and the rewrite's copy are one origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reconcile.lineage.candidates import candidates
from reconcile.lineage.copies import Tie, name, tie
from reconcile.lineage.wording import Wording, wording
from reconcile.model import Document, Evidence, Origin, Profile, Span, made_of
from reconcile.unions import Unions

#: Documents of an origin that are told one by one; the rest is counted.
_TOLD = 5

ALONE = "no other document shares its text"


def origins(profiles: Sequence[Profile], documents: Sequence[Document]) -> tuple[Origin, ...]:
    """Every document in just one origin, sorted by id; the order of what is given changes nothing.

    Told by the texts alone. What leans on one statement, claim by claim, is told by `supported`.
    """
    texts = _by_text(documents)
    first = [same[0] for same in texts]
    known = {profile.document: profile for profile in profiles}
    groups = Unions()
    ties = [_same(same[0], other) for same in texts for other in same[1:]]
    ties += _ties(first, [known.get(document.id, Profile(document.id)) for document in first])
    for one in ties:
        groups.join(one.left, one.right)
    told: dict[str, list[Tie]] = defaultdict(list)
    for one in ties:
        told[groups.root(one.left)].append(one)
    members: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        members[groups.root(document.id)].append(document.id)
    return tuple(sorted((_origin(ids, told[root]) for root, ids in members.items()), key=lambda origin: origin.id))


def _by_text(documents: Sequence[Document]) -> list[list[Document]]:
    """The documents, those of one text together, in an order that their content alone tells."""
    texts: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        texts[document.text].append(document)
    return [sorted(texts[text], key=lambda document: document.id) for text in sorted(texts)]


def _same(document: Document, other: Document) -> Tie:
    end = len(document.text)
    evidence = tuple(Evidence(one.id, Span(0, end), "the same text") for one in (document, other)) if end else ()
    return Tie(document.id, other.id, 2.0, f"{name(document)} and {name(other)} are the same text", evidence)


def _ties(documents: Sequence[Document], profiles: Sequence[Profile]) -> list[Tie]:
    """The ties among documents of different texts. Pairs come sorted, so each wording is made once and let go of."""
    pairs = candidates(profiles)
    last = {index: at for at, pair in enumerate(pairs) for index in pair}
    made: dict[int, Wording] = {}
    found = []
    for at, (i, j) in enumerate(pairs):
        for index in (i, j):
            if index not in made:
                made[index] = wording(documents[index])
        one = tie(made[i], made[j])
        if one is not None:
            found.append(one)
        for index in (i, j):
            if last[index] == at:
                del made[index]
    return found


def _origin(ids: Iterable[str], ties: Sequence[Tie]) -> Origin:
    documents = tuple(sorted(ids))
    strongest = _tree(ties)
    why = "; ".join(one.why for one in strongest[:_TOLD]) or ALONE
    if len(strongest) > _TOLD:
        why += f"; and so on for {len(strongest) - _TOLD} more"
    evidence = tuple(dict.fromkeys(item for one in strongest for item in one.evidence))
    return Origin(made_of("o", "\n".join(documents)), documents, why, evidence)


def _tree(ties: Sequence[Tie]) -> list[Tie]:
    """The strongest ties that hold the group together: one fewer than its documents."""
    joined = Unions()
    ordered = sorted(ties, key=lambda one: (-one.strength, one.left, one.right))
    return [one for one in ordered if joined.join(one.left, one.right)]
