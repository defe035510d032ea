"""How what is explained is set in lines: a name with a text beside it, passages with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from reconcile.model import Claim, Document, Evidence
from reconcile.outcome import Report
from reconcile.report import plain
from reconcile.report.escape import visible

_WIDTH = 110


def block(name: str, parts: Iterable[str], indent: str = "  ", width: int = 10) -> Iterator[str]:
    """A name and a text beside it, wrapped so that the text keeps its column."""
    told = visible("; ".join(parts))
    rest = " " * (len(indent) + width + 2)
    for number, line in enumerate(wrap(told, max(40, _WIDTH - len(rest))) or [""]):
        yield f"{indent}{name:<{width}}  {line}" if not number else rest + line


def evidence(report: Report, marks: Iterable[Evidence], indent: str) -> Iterator[str]:
    for mark in marks:
        document = document_of(report, mark.document)
        words = visible(plain.clip(mark.span.of(document.text), 100))
        yield f"{indent}{at(document, mark.span.start)}  “{words}”: {visible(mark.why)}"


def document_of(report: Report, name: str) -> Document:
    return next(document for document in report.documents if document.id == name)


def place_of(report: Report, claim: Claim) -> str:
    return at(document_of(report, claim.document), claim.span.start)


def at(document: Document, offset: int) -> str:
    """path:line:column"""
    line = document.text.count("\n", 0, offset) + 1
    return f"{visible(document.source.path)}:{line}:{offset - document.text.rfind(chr(10), 0, offset)}"
