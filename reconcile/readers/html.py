"""HTML: the article of a page and what its metadata says about it, by trafilatura; nothing is ever fetched.

The document's text is the extracted text, its title first; offsets count there, while `sha256` stays that of the file.
Only dates that the page's metadata or its time elements give are taken: none is guessed from the words of the page,
where the text's own date expressions are read later, with their evidence.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import date

from lxml import etree
from lxml import html as markup

from reconcile.problems import Code, Problem
from reconcile.readers.base import Article, File, Reader
from reconcile.readers.days import iso_day
from reconcile.readers.decode import Decoded, whole

_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_PROLOGUE = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_OPENED = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_SCRIPT = re.compile(r"<(?:script|style)[\s>]", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</(?:script|style)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<(?:!doctype|[a-z][a-z0-9]*)[\s>/]", re.IGNORECASE)
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "td", "th", "blockquote", "figcaption", "div", "br", "tr")
_UNSEEN = ("script", "style", "noscript", "template", "head", "nav", "footer", "form", "svg", "iframe")
#: htmldate measures against the clock unless it is told the last day; any day will do that no page can have.
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01", "max_date": "2199-12-31"}


def read(file: File) -> Iterator[Article | Problem]:
    """The one article of the page, and what was wrong with its markup."""
    decoded = whole(file, file.limits.page, _declared)
    if isinstance(decoded, Problem):
        yield decoded
        return
    if decoded.text.count("<") > file.limits.tags:
        message = f"more than {file.limits.tags:,} tags, nothing was read from it"
        yield Problem(file.path, Code.TOO_LARGE, message, "save the page's text as .txt")
        return
    if decoded.problem:
        yield decoded.problem
    broken = _broken(decoded.text)
    if broken:
        yield Problem(file.path, Code.BAD_MARKUP, f"{broken}; what is there was read", "save the page again")
    article = _article(decoded)
    if article is None:
        message = "no article text was found in the page, nothing was read from it"
        yield Problem(file.path, Code.EMPTY_FILE, message, "save the page's text as .txt")
        return
    yield article


def _declared(data: bytes) -> str | None:
    """The encoding that the page says it is in; browsers read "latin-1" as its superset windows-1252."""
    match = _DECLARED.search(data[:4096])
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        "".encode(name)  # some names are of codecs that are no encodings
    except LookupError:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _broken(page: str) -> str | None:
    if not _TAG.search(page):
        return "no HTML element in it"
    if _OPENED.search(page) and not _CLOSED.search(page):
        return "the page breaks off before its end"
    if page.rfind("<") > page.rfind(">"):
        return "the page breaks off within a tag"
    if page.rfind("<!--") > page.rfind("-->"):
        return "a comment in it never ends"
    if len(_SCRIPT.findall(page)) > len(_SCRIPT_END.findall(page)):
        return "a script in it never ends"
    return None


def _article(decoded: Decoded) -> Article | None:
    from trafilatura import bare_extraction  # slow to import, and only pages need it

    page = _PROLOGUE.sub("", decoded.text.replace("\r\n", "\n"), count=1)
    found = bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        return _plainly(page, decoded.digest)
    return Article(
        _under(found.title, found.text or ""),
        decoded.digest,
        title=found.title or None,
        publisher=found.sitename or None,
        author=found.author or None,
        url=found.url or None,
        published=_day(found.date),
    )


def _plainly(page: str, digest: str) -> Article | None:
    """A page too short or too broken for trafilatura: all its visible text."""
    try:
        root = markup.fromstring(page, parser=markup.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, ValueError):
        return None
    title = " ".join((root.findtext(".//title") or "").split())
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *_UNSEEN, with_tail=False)
    for element in root.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in str(root.text_content()).split("\n"))
    text = "\n".join(line for line in lines if line)
    return Article(_under(title, text), digest, title=title or None) if text else None


def _under(title: str | None, text: str) -> str:
    """The text with the title as its first line, unless it stands in it already: headlines carry claims too."""
    if not title or any(line.strip() == title for line in text.split("\n")):
        return text
    return f"{title}\n\n{text}"


def _day(written: str | None) -> date | None:
    return iso_day(written[:10]) if written else None


READER = Reader("HTML", (".html", ".htm", ".xhtml"), read)
