"""Two holders of one office, or an office that one person cannot hold at the time, told on the same days."""

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite
from reconcile.text import aliases


def explain(pair: Pair) -> Reason | None:
    a, b = pair.left.role, pair.right.role
    if (
        not pair.is_kind(Kind.ROLE)
        or a is None
        or b is None
        or a.former
        or b.former
        or a.title != b.title
        or aliases.same(a.holder, b.holder) is not False
    ):
        return None
    words = f"{a.holder} and {b.holder} are both called {a.title}"
    return Reason(words, (cite(pair.left, "one holder"), cite(pair.right, "another holder")), 0.6)


RULE = Rule(
    reason="role_differs",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=7,
)
