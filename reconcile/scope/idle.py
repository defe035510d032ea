"""Words that half of all news shares: they say nothing of which event an article tells."""

from __future__ import annotations

#: Small words of four letters and more.
_SMALL = """
that this with from have were they their been will would could should about after before when where which while there
these those than then them what whom whose your into over under also more most other others some such only just very
same each both many much even still well back here because since until during between through against without within
upon being does doing having made make makes like around among along near later earlier early late again another first
second third last next least down away off out once ever never always often yet now how its his her him she our who
"""

#: The newsroom's own: saying, time, and the people who tell it.
_NEWS = """
said says saying told tell according report reports reported reporting reporter news statement official officials
authorities spokesman spokeswoman spokesperson police officer officers department people person year years month
months
week weeks days today yesterday time morning afternoon evening night hours hour minutes monday tuesday wednesday
thursday friday saturday sunday january february march april june july august september october november december
photo image video file associated press reuters copyright rights reserved share story read related subscribe
newsletter facebook
twitter email click comments advertisement published updated posted
gallery caption close pro com www http https follow courtesy getty instagram youtube google app channel live watch
media
wire press staff contact sign password login
"""

IDLE = frozenset((_SMALL + _NEWS).split())
