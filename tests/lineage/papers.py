"""Small newspapers for the tests: articles as documents with profiles, and claims read from them as in a run."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.lineage import origins
from reconcile.model import Claim, Document, Origin, Profile, Source
from reconcile.pipeline import reconcile
from reconcile.scope.profile import shingles
from reconcile.text.lines import label


def article(name: str, text: str, publisher: str | None = None) -> Document:
    return Document(name, Source(f"{name}.txt", name, publisher=publisher), text, label(text, None))


def grouped(documents: Sequence[Document]) -> tuple[Origin, ...]:
    """The origins of these articles, from their text alone."""
    return origins([Profile(one.id, shingles=shingles(one.text)) for one in documents], documents)


def together(documents: Sequence[Document]) -> set[tuple[str, ...]]:
    return {origin.documents for origin in grouped(documents)}


def claims_of(*documents: Document) -> tuple[Claim, ...]:
    """The claims of a run over these articles."""
    return reconcile(documents).claims


def quoting(claims: Sequence[Claim], document: str, words: str) -> Claim:
    """The one claim of a document whose quote holds these words."""
    found = [claim for claim in claims if claim.document == document and words in " ".join(claim.quote.split())]
    assert len(found) == 1, [claim.quote for claim in claims if claim.document == document]
    return found[0]
