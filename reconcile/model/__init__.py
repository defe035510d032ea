"""The nouns: sources, documents, claims, clusters, findings. Frozen values; every offset counts code points of a text.

Nothing here reads, parses or judges. What must hold of a value is checked when it is made, so a wrong one cannot exist.
"""

from reconcile.model.claims import Attribution, Claim, Cue, EventReference, Kind, Measure, Modality, Place, Role, Scope
from reconcile.model.documents import TELLING, Basis, Document, Evidence, Label, Line, Source, Span
from reconcile.model.findings import (
    Cluster,
    Derivation,
    Finding,
    Lean,
    Origin,
    Severity,
    Step,
    Support,
    Verdict,
)
from reconcile.model.ids import made_of
from reconcile.model.profiles import Clue, Dating, Profile
from reconcile.model.values import Bound, DateExpression, Direction, Interval, Period, Quantity, Tense

__all__ = [
    "TELLING",
    "Attribution",
    "Basis",
    "Bound",
    "Claim",
    "Clue",
    "Cluster",
    "Cue",
    "DateExpression",
    "Dating",
    "Derivation",
    "Direction",
    "Document",
    "EventReference",
    "Evidence",
    "Finding",
    "Interval",
    "Kind",
    "Label",
    "Lean",
    "Line",
    "Measure",
    "Modality",
    "Origin",
    "Period",
    "Place",
    "Profile",
    "Quantity",
    "Role",
    "Scope",
    "Severity",
    "Source",
    "Span",
    "Step",
    "Support",
    "Tense",
    "Verdict",
    "made_of",
]
