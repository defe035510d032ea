"""How alike two offices are: those of one person, or the holders of one office."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from reconcile.linking.scores import NOTHING, Score
from reconcile.model import Claim
from reconcile.text import aliases
from reconcile.text.territories import fold, territories


def role(a: Claim, b: Claim) -> Score:
    x, y = a.role, b.role
    if x is None or y is None:
        return NOTHING
    one = aliases.same(x.holder, y.holder)
    if one is True and x.title != y.title:
        return Score(0.8, f"offices of {x.holder}")
    if one is False and x.title == y.title and _one_body(a, b, x.body, y.body):
        return Score(0.8, f"holders of {x.title}")
    return Score(0.9, f"{x.holder}, {x.title}") if one is True else Score(0.0, "other people, other offices")


def _one_body(a: Claim, b: Claim, mine: str, theirs: str) -> bool:
    """One country or party: by name, or a body of one article in the land that the other names."""
    if not mine or not theirs:
        return False
    if aliases.same(mine, theirs) is True or fuzz.token_set_ratio(mine.casefold(), theirs.casefold()) >= 85:
        return True
    if not mine[:1].isupper() or not theirs[:1].isupper():
        return False  # "the country" is whichever it is
    x, y = _lands((mine,)), _lands((theirs,))
    return bool(x & _lands(b.scope.names) if x and not y else y & _lands(a.scope.names) if y and not x else False)


def _lands(names: Iterable[str]) -> set[str]:
    table = territories()
    keys = (fold(name) for name in names)
    return {land for key in keys if (land := table.key(key) or table.demonyms.get(key)) is not None}
