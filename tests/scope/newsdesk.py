"""Short articles made in a line, and the scene that they make together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reconcile import pipeline
from reconcile.model import Claim, Document, Source
from reconcile.scope import events
from reconcile.text.lines import label


def article(name: str, text: str, published: str | None = None) -> Document:
    day = date.fromisoformat(published) if published else None
    return Document(name, Source(f"{name}.txt", "0" * 64, published=day), text, label(text, None))


@dataclass(frozen=True, slots=True)
class Told:
    scene: events.Scene
    claims: tuple[Claim, ...]

    def claim(self, document: str, quote: str) -> Claim:
        """The first claim of a document whose words hold the quote."""
        return next(claim for claim in self.claims if claim.document == document and quote in claim.quote)

    def is_one(self, a: str, b: str) -> bool:
        """Whether two documents are known to tell of one event."""
        return self.scene.own[a].id == self.scene.own[b].id

    def same(self, a: tuple[str, str], b: tuple[str, str]) -> bool | None:
        return self.scene.same(self.claim(*a), self.claim(*b))


def told(*documents: Document) -> Told:
    """The documents read, dated and placed, as the pipeline does it."""
    extracted = [pipeline.extract(document) for document in documents]
    dated, claims = pipeline.in_time(extracted)
    scene = events.recognise(tuple(one.profile for one in extracted), dated)
    return Told(scene, tuple(events.place(claim, scene) for claim in claims))
