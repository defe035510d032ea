"""Which documents copy, or lean on, one another, so that a voice heard through several outlets is counted once."""

from reconcile.lineage.derivations import derived
from reconcile.lineage.grouping import origins
from reconcile.lineage.statements import leans
from reconcile.lineage.support import ONE_ORIGIN, supported, voices

__all__ = ["ONE_ORIGIN", "derived", "leans", "origins", "supported", "voices"]
