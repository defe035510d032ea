"""A finding, a pair or a claim, told in lines: why the verdict is what it is, and the way back to the source."""

from reconcile.explaining.way import standing_at, trace, trace_finding
from reconcile.explaining.why import claim, finding, pair

__all__ = ["claim", "finding", "pair", "standing_at", "trace", "trace_finding"]
