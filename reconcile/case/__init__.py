"""The case: one SQLite file that keeps sources, runs with all they found, and what people decided."""

from reconcile.case.board import Board, Glance
from reconcile.case.changes import Changes, changes
from reconcile.case.checking import Audit, audit
from reconcile.case.decisions import KINDS, Decision, Ruling, ruling
from reconcile.case.errors import BadCase, BadDecision, DamagedCase, FullDisk, LockedCase, NewerCase, NoCase, NotACase
from reconcile.case.exchange import Imported, exported, take_in
from reconcile.case.extracts import Extracts, extracts, settings_key
from reconcile.case.log import Entry, Standing, bearing, decide, entries, standing, undo
from reconcile.case.matching import State
from reconcile.case.reader import Look, Reader
from reconcile.case.renderings import Asked, Copy, Rendering
from reconcile.case.repeats import Again, Repeat
from reconcile.case.since import Since, since
from reconcile.case.store import Beside, Kept, check, load, load_findings, rendered, runs, save, save_again, snapshot

__all__ = [
    "KINDS",
    "Again",
    "Asked",
    "Audit",
    "BadCase",
    "BadDecision",
    "Beside",
    "Board",
    "Changes",
    "Copy",
    "DamagedCase",
    "Decision",
    "Entry",
    "Extracts",
    "FullDisk",
    "Glance",
    "Imported",
    "Kept",
    "LockedCase",
    "Look",
    "NewerCase",
    "NoCase",
    "NotACase",
    "Reader",
    "Rendering",
    "Repeat",
    "Ruling",
    "Since",
    "Standing",
    "State",
    "audit",
    "bearing",
    "changes",
    "check",
    "decide",
    "entries",
    "exported",
    "extracts",
    "load",
    "load_findings",
    "rendered",
    "ruling",
    "runs",
    "save",
    "save_again",
    "settings_key",
    "since",
    "snapshot",
    "standing",
    "take_in",
    "undo",
]
