"""Which documents copy, or lean on, one another, so that a voice heard through several outlets is counted once."""

from reconcile.lineage.derivations import Derivation, derived
from reconcile.lineage.grouping import origins
from reconcile.lineage.statements import Lean, leans, voices

__all__ = ["Derivation", "Lean", "derived", "leans", "origins", "voices"]
