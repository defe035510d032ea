"""Turns a list of words into one regular expression that tries each letter once, however long the list."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What may stand for a space inside a phrase: one or two spaces of any kind, or a hyphen, but no line break.
SPACE = r"(?:[^\S\n]{1,2}|-)"


def pattern(phrases: Iterable[str]) -> str:
    """A pattern for any of these phrases, the longest that fits first; spaces in them match SPACE."""
    root: dict[str, object] = {}
    for phrase in phrases:
        node = root
        for char in phrase:
            child = node.setdefault(char, {})
            assert isinstance(child, dict)
            node = child
        node[""] = None
    return _branch(root)


def _branch(node: dict[str, object]) -> str:
    ends = "" in node
    parts = []
    for char in sorted(key for key in node if key):
        child = node[char]
        assert isinstance(child, dict)
        parts.append((SPACE if char == " " else re.escape(char)) + _branch(child))
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")
