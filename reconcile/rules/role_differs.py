"""Two holders of one office, or an office that one person cannot hold at the time, told on the same days."""

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite
from reconcile.text import aliases


def explain(pair: Pair) -> Reason | None:
    a, b = pair.left.role, pair.right.role
    if (
        not pair.is_kind(Kind.ROLE)
        or pair.internal  # who names two presidents of one land knows which of them was when
        or a is None
        or b is None
        or a.former
        or b.former
        or a.title != b.title
        or aliases.same(a.holder, b.holder) is not False
        or not _held_by_one(a.title)
        or _is_branch(a.body, b.body)
    ):
        return None
    words = f"{a.holder} and {b.holder} are both called {a.title}"
    return Reason(words, (cite(pair.left, "one holder"), cite(pair.right, "another holder")), 0.6)


#: Offices of which a body has one; it has many directors, ministers and vice presidents.
_ONE = frozenset(
    """president premier chancellor king queen emperor sultan emir pope mayor governor chairman chairwoman chair ceo cfo
    speaker captain coach principal rector archbishop""".split()
)
_ONE_OF_WORDS = (
    "prime minister",
    "chief executive",
    "chief minister",
    "general secretary",
    "secretary general",
    "secretary-general",
    "attorney general",
    "head coach",
    "managing director",
    "foreign minister",
    "finance minister",
    "defense minister",
    "defence minister",
    "interior minister",
    "health minister",
    "foreign secretary",
    "defense secretary",
    "head of state",
)


def _held_by_one(title: str) -> bool:
    told = title.casefold()
    return told.startswith(_ONE_OF_WORDS) or told.partition(" ")[0] in _ONE


def _is_branch(mine: str, theirs: str) -> bool:
    """A division bears its company's name, and has a chief of its own."""
    a, b = ({*name.casefold().split()} for name in (mine, theirs))
    return a != b and bool(a) and bool(b) and (a < b or b < a)


RULE = Rule(
    reason="role_differs",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=7,
)
