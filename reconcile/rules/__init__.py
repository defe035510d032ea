"""From comparable claims to a verdict with its reason, one module a reason.

Each exports one `RULE` on pairs of claims, or a `GROUP_RULE` on several.
"""

from __future__ import annotations

from functools import cache

from reconcile.plugins import exported
from reconcile.rules.base import Rule
from reconcile.rules.group import GroupRule


@cache
def rules() -> tuple[Rule, ...]:
    """All of them in the order in which they are asked."""
    return tuple(
        sorted(exported("reconcile.rules", "RULE", Rule), key=lambda rule: (rule.stage, rule.rank, rule.reason))
    )


@cache
def group_rules() -> tuple[GroupRule, ...]:
    """All rules over several claims, in the order in which they are heard."""
    found = exported("reconcile.rules", "GROUP_RULE", GroupRule, "group_rules")
    return tuple(sorted(found, key=lambda rule: (rule.rank, rule.reason)))
