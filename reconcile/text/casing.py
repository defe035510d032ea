"""Headlines as a parser reads them: capitals that only the style of a line gives are taken back, offsets stay.

"Flood Kills 12 Farmers Near Porto" is read as "Flood kills 12 farmers near Porto". The parser's model has seen little
but running text: to it, a line of capitals is one long name.
"""

from __future__ import annotations

import re

from reconcile.text.nameforms import is_common

_WORD = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*")
#: Words that headlines write small: they tell nothing of the style.
_SMALL = 4


def plain(text: str) -> str:
    """The text as a sentence would be written, where most of its words begin with a capital; else as it is."""
    if not _is_styled(text):
        return text
    shouted = text.isupper()
    return _WORD.sub(lambda match: _plain_word(match, shouted), text)


def _is_styled(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) >= _SMALL]
    small = sum(word[0].islower() for word in words)
    return len(words) > 2 and 4 * small < len(words)


def _plain_word(match: re.Match[str], shouted: bool) -> str:
    word = match[0]
    if word.isupper() and not shouted and len(word) > 1:
        return word  # initials: "UN", "FEMA"
    lower = word.lower()
    if is_common(lower):
        return lower if match.start() else lower.capitalize()
    return word.title() if shouted and len(word) > _SMALL else word
