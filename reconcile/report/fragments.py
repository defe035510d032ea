"""A link that opens a page at the quoted words: its address with a text fragment, `#:~:text=before-,quote,-after`.

A browser that knows text fragments scrolls to the words and marks them, as long as they stand on the page; any other
opens the page. The words around the quote, of its own sentence, tell it from the same figure elsewhere on the page.
"""

from __future__ import annotations

from urllib.parse import quote as escaped

from reconcile.model import Claim, Document, Span
from reconcile.report.escape import link

_AROUND = 4  # words of the sentence on either side
_LONG = 200  # characters of a quote from which on it is given by its first and last words


def deep_link(document: Document, claim: Claim) -> str | None:
    """The address of the claim's words on the page that the article is from; None where no address is known."""
    address = link(document.source.url)
    if address is None:
        return None
    return address + (":~:" if "#" in address else "#:~:") + f"text={_fragment(document.text, claim)}"


def _fragment(text: str, claim: Claim) -> str:
    span = _whole_words(text, claim.span)
    before = text[claim.sentence.start : span.start].split()[-_AROUND:]
    after = text[span.end : claim.sentence.end].split()[:_AROUND]
    words = span.of(text).split()
    if span.end - span.start > _LONG and len(words) > 2 * _AROUND:
        told = f"{_term(words[:_AROUND])},{_term(words[-_AROUND:])}"
    else:
        told = _term(words)
    return (f"{_term(before)}-," if before else "") + told + (f",-{_term(after)}" if after else "")


def _whole_words(text: str, span: Span) -> Span:
    """The words that the span lies in: a browser finds no part of one."""
    start, end = span.start, span.end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)


def _term(words: list[str]) -> str:
    """Words as a fragment takes them: all that has a meaning there (and "-", which quoting leaves) is escaped."""
    return escaped(" ".join(words), safe="", errors="replace").replace("-", "%2D")
