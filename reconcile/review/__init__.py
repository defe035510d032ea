"""The review page: an editor looks at findings and rules on them, in a browser on this machine."""

from reconcile.review.serving import Busy, Desk, desk

__all__ = ["Busy", "Desk", "desk"]
