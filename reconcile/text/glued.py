"""Words of captions in capitals that run together because the breaks between their lines were lost.

“THE RIVER ROSE LASTNIGHT AND THEWATER” is what is left of the captions of a broadcast. The parser takes each such word
for a name, and the figure beside it counts nothing. Only text in capitals is looked at, and a word is parted only into
two that are common; a name that looks like two words (“HADSON”) is left whole, unless words around it are glued.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from reconcile.text.nameforms import is_common

_WORD = re.compile(r"(?<![^\W\d_])[A-Z]{4,30}(?![^\W_])")
_COUNTED = re.compile(r"(?<=\d)(?=[A-Z]{4})")
#: Words that a line often ends or begins with, and that no name is made of.
_SMALL = frozenset(
    "a about after also an and are as at be been but by can could did do for from had has have he her his how i if in"
    " is it its just may more most my no not of off on one or our out over she so some than that the their them then"
    " there these they this those three to two up very via was we were what when where which while who will with would"
    " you your hundred".split()
)
_LONG = 4
#: So many glued words make a sentence one of captions; a single one is a name that looks like two words.
_LEAST = 2


def gaps(text: str, is_word: Callable[[str], bool]) -> tuple[int, ...]:
    """Offsets before which a space is missing, in order; none in text that is not all in capitals. `is_word` tells
    whether a dictionary has a word in lower case."""
    if not text.isupper():
        return ()
    words = list(_WORD.finditer(text))
    found = [match.start() + at for match in words if (at := _parting(match[0].lower(), is_word))]
    found += [match.start() for match in _COUNTED.finditer(text)]
    return tuple(sorted(found)) if len(found) >= _LEAST else ()


@lru_cache(maxsize=1 << 14)
def _parting(word: str, is_word: Callable[[str], bool]) -> int:
    """Where a word parts into two, 0 where it does not."""

    def known(part: str) -> bool:
        return part in _SMALL or (len(part) > 2 and (is_common(part) or (len(part) >= _LONG and is_word(part))))

    if known(word):
        return 0
    found = [at for at in range(1, len(word)) if known(word[:at]) and known(word[at:])]
    small = [(len(part), at) for at in found for part in (word[:at], word[at:]) if part in _SMALL]
    if small and max(small)[0] > 1:
        return max(small)[1]
    if small and word[0] in "ai" and word[1:] not in _SMALL:
        return 1
    long = [at for at in found if min(at, len(word) - at) >= _LONG]
    return max(long, default=0)
