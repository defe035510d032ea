"""Whatever an article holds, extraction ends, and every claim quotes its span."""

from __future__ import annotations

import hashlib
import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reconcile.model import Document, Source
from reconcile.pipeline import extract
from reconcile.text.lines import label

#: `make fuzz` asks for more of them.
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "50"))

#: Pieces that the grammars care about, so that arbitrary text comes near them.
PIECES = (
    "twelve",
    "1,000",
    "½",
    "٣",
    "\u00a0",
    "US$",
    "€",
    "%",
    "more than",
    "between",
    "and",
    "-",
    "–",
    "(",
    "\n",
    "\x00",
    "1e999",
    "last year",
    "May",
    "02/30/2024",
    "24:61",
    "percent",
    "million",
    "the",
    "killed",
    "signed",
    "\u202e",
    "🯰",
)
text = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).flatmap(
    lambda pieces: st.sampled_from((" ", "")).map(lambda joint: joint.join(pieces))
)


def document(text: str) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("d-fuzz", Source("fuzz.txt", digest), text, label(text, None))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text)
def test_extraction_ends_and_quotes(text: str) -> None:
    found = extract(document(text))
    for claim in found.claims:
        line = found.document.lines[claim.line - 1]
        assert claim.span.of(text) == claim.quote
        assert line.start <= claim.span.start < claim.span.end <= line.end
        assert claim.column == claim.span.start - line.start + 1
