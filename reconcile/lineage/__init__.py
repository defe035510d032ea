"""Which documents copy, or lean on, one another, so that a voice heard through several outlets is counted once."""

from collections.abc import Iterable, Sequence

from reconcile.lineage import candidates, derivations
from reconcile.lineage.derivations import derived
from reconcile.lineage.grouping import origins
from reconcile.lineage.statements import leans
from reconcile.lineage.support import ONE_ORIGIN, supported, voices
from reconcile.model import Claim, Profile
from reconcile.problems import Problem

__all__ = ["ONE_ORIGIN", "crowds", "derived", "leans", "origins", "supported", "voices"]


def crowds(profiles: Sequence[Profile], claims: Iterable[Claim]) -> tuple[Problem, ...]:
    """What was not compared in full when origins, and statements that figures come from, were sought."""
    return (*candidates.crowds(profiles), *derivations.crowds(claims))
