"""Makes the words of an article harmless where they are shown: terminals, Markdown, spreadsheets, XML, links.

An article can carry escape sequences that repaint a terminal, marks that turn text around, formulas and markup. What
cannot be seen is shown as a sign that can; JSON alone keeps the exact characters (escaped).
"""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import urlsplit

_SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")

# C0, DEL, C1; marks that reorder text or hide in it (Unicode UAX 9, "Trojan Source"); tag characters; half a surrogate
# pair; non-characters. Joiners (U+200C, U+200D) and the soft hyphen stay: languages need them.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKDOWN = re.compile(r"([\\`*_\[\]|~$]|(?<=www)\.|:(?=//))", re.IGNORECASE)  # the last two: links by themselves
_MARKDOWN_START = re.compile(r"^(\d{0,9})([#+=:.)-])")  # a heading, a list, a rule
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_OUR_ID = re.compile(r"[a-ce-z]-[0-9a-f]+")  # of a claim, a finding and so on; a document's is "d-…"
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,79}")


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)  # the control pictures: ESC is shown as ␛
    if code == 0x7F:
        return "\u2421"
    return f"‹U+{code:04X}›"


def visible(text: str) -> str:
    """One line in which nothing is hidden: line breaks and tabs are spaces, control and reordering marks are signs."""
    if text.isprintable():  # of most there is nothing to hide
        return text
    return _UNSEEN.sub(_sign, _SPACES.sub(" ", text))


def visible_kept(text: str) -> str:
    """As `visible`, one sign for one character: for text that is shown with its columns counted."""
    return _UNSEEN.sub(lambda found: chr(0x2400 + ord(found[0])) if ord(found[0]) < 0x20 else "\ufffd", text)


def markdown(text: str) -> str:
    """Text that Markdown shows as it stands, on one line, in a paragraph, a heading or a table's cell."""
    seen = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", seen).strip())


def cell(text: str) -> str:
    """A spreadsheet's cell that is never taken for a formula: such a one gets a leading apostrophe (as OWASP advises).

    Line breaks (`\\n`) stay, for cells that list several things.
    """
    seen = "\n".join(visible(line) for line in text.split("\n"))
    return "'" + seen if seen.lstrip().startswith(_FORMULA) or text.startswith(("\t", "\r")) else seen


def xml(text: str) -> str:
    """The text without the characters that XML 1.0 forbids, and without those that turn text around."""
    return _NOT_XML.sub("", _UNSEEN.sub(lambda found: found[0] if found[0] in "\t\n\r" else "", text))


def link(url: str | None) -> str | None:
    """The address if it is plain http or https with a host, else None: nothing else becomes a link."""
    if not url or _UNSEEN.search(url) or any(char.isspace() or char in "<>\"'`\\" for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def anchor(name: str, *, ours: bool = True) -> str:
    """An id that is legal in HTML and in an address: the name itself where it is plain, else made from its hash.

    A name that is not `ours` (a record's id) must not take the place of one that is: "f-12" is hashed too.
    """
    if _PLAIN_ID.fullmatch(name) and (ours or not _OUR_ID.fullmatch(name)):
        return name
    return "x-" + sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
