"""The nouns: sources, documents, claims, clusters, findings. Frozen values; every offset counts code points of a text.

Nothing here reads, parses or judges. What must hold of a value is checked when it is made, so a wrong one cannot exist.
"""

from reconcile.model.claims import Attribution, Claim, Cue, EventReference, Kind, Measure, Modality, Place, Role, Scope
from reconcile.model.documents import TELLING, Basis, Document, Evidence, Label, Line, Source, Span
from reconcile.model.findings import Cluster, Finding, Origin, Severity, Step, Verdict
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
    "Direction",
    "Document",
    "EventReference",
    "Evidence",
    "Finding",
    "Interval",
    "Kind",
    "Label",
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
    "Tense",
    "Verdict",
]
