"""Feeds extraction with bytes that a fuzzer makes up as it follows the code's branches, for a minute in `make fuzz`.

    python tests/fuzz/fuzz_extraction.py -max_total_time=60

Needs atheris (requirements/fuzz.txt), which is built for Linux; without it, it says so and fails.
"""

from __future__ import annotations

import hashlib
import sys

try:
    import atheris
except ImportError:
    sys.exit("fuzzing needs atheris, which is not installed: pip install -r requirements/fuzz.txt (Linux only)")

from reconcile.annotate import _language  # the parser is loaded unwatched: its code is not ours

_language()
with atheris.instrument_imports(include=["reconcile"]):
    from reconcile.model import Document, Source
    from reconcile.pipeline import extract
    from reconcile.text.lines import label

#: Longer inputs find no more, and fewer of them fit into a minute.
LONGEST = 400
#: Pieces that the grammars care about; a byte of the input stands for each.
PIECES = (
    "twelve", "1,000", "½", "٣", "\u00a0", "US$", "€", "%", " more than ", " between ", " and ", "-", "–", "(", ")",
    "\n", "1e999", " last year", " May ", "02/30/2024", "24:61", " percent", " million", " the ", " killed ",
    " signed ",
    " one ", " of ", "°", " p.m. ", "’s ", ", ", ". ", "27-year-old ", " dozens ", " to ", " from ", " no ", " A ",
    "[12]",
)  # fmt: skip


def text_of(data: bytes) -> str:
    """A byte above the alphabet stands for a piece, the others for themselves."""
    return "".join(PIECES[byte % len(PIECES)] if byte >= 128 else chr(byte) for byte in data[:LONGEST])


def check(data: bytes) -> None:
    text = text_of(data)
    digest = hashlib.sha256(text.encode()).hexdigest()
    for claim in extract(Document("d-fuzz", Source("fuzz.txt", digest), text, label(text, None))).claims:
        assert claim.span.of(text) == claim.quote
        assert claim.sentence.holds(claim.span)


def main() -> None:
    atheris.Setup([sys.argv[0], f"-max_len={LONGEST}", "-len_control=0", *sys.argv[1:]], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
