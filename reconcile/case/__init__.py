"""The case: one SQLite file that keeps the runs with their documents, claims, clusters and findings."""

from reconcile.case.store import BadCase, check, load, save

__all__ = ["BadCase", "check", "load", "save"]
