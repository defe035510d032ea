"""What `verify` holds a kept run against: the files as they are now, the run made again, a report that was written."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.cli import _files, _refusals

if TYPE_CHECKING:
    from reconcile.model import Claim, Document
    from reconcile.outcome import Report


@dataclass(slots=True)
class Check:
    """What one step found: faults, which fail the verification, and notes, which do not."""

    told: str = ""
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def files(report: Report, unkept: Collection[str]) -> Check:
    """What became of each article's file, and of the quotes in those that changed. A file that is gone is no fault
    where the case keeps its bytes: nothing differs, and everything can be run again from them."""
    from reconcile.model import Document
    from reconcile.readers import read

    now = {one.source.path: one for one in read(_files.standing(report.run.inputs)) if isinstance(one, Document)}
    packaged = any(map(_files.is_packaged, report.run.inputs))
    found, same, changed, gone = Check(), 0, 0, 0
    for document in report.documents:
        path, digest = document.source.path, document.source.sha256
        other = now.get(path)
        if path == "-":
            continue
        if other is not None and other.source.sha256 == digest:
            same += 1
        elif other is None or packaged:
            gone += 1
            what = "not there any more" if other is None else "packaged, and another one in this version"
            kept = "the case has its text, not its bytes" if digest in unkept else "the case keeps its bytes"
            (found.faults if digest in unkept else found.notes).append(f"{path}: {what}; {kept}")
        else:
            changed += 1
            claims = [claim for claim in report.claims if claim.document == document.id]
            found.faults.append(f"{path}: changed, sha256 {digest[:12]}… then, {other.source.sha256[:12]}… now")
            found.faults += _quotes(document, other, claims)
    counts = ((same, "as they were"), (changed, "changed"), (gone, "gone"))
    words = ", ".join(f"{count:,} {word}" for count, word in counts if count) or "none to look at"
    found.told = words + (", packaged with this program" if packaged else "")
    return found


def _quotes(before: Document, after: Document, claims: Sequence[Claim]) -> Iterator[str]:
    from reconcile.case.anchors import Anchors

    anchors, moved = Anchors(before.text, after.text), 0
    for claim in claims:
        found = anchors.find(claim.span, claim.line)
        if found.span is None:
            quote = " ".join(claim.quote.split())
            yield f"{before.source.path}:{claim.line}: “{quote}” is no longer there ({claim.id})"
        elif found.moved:
            moved += 1
    if moved:
        yield f"{before.source.path}: {moved} of {len(claims)} quotes stand elsewhere in it now"


# ── the run again ────────────────────────────────────────────────────────────────────────────────────────────────────


def replay(report: Report) -> Check:
    """Runs again from the kept texts; names each part of the JSON report that is not the same."""
    from reconcile.report import render

    again = _again(report)
    if again is None:
        return Check(faults=[f"the recorded settings are not known to this version: {dict(report.run.settings)}"])
    texts = "from the texts that the case keeps"
    return Check(texts, [] if render(report, "json") == render(again, "json") else list(_parts(report, again)))


def _again(report: Report) -> Report | None:
    from reconcile import pipeline
    from reconcile.problems import Code

    settings = pipeline.recalled(dict(report.run.settings))
    if settings is None:
        return None
    again = pipeline.reconcile(report.documents, settings, (), report.run.inputs)
    # What went wrong in reading is not read again; all that the run itself says must come out anew.
    own = {Code.DATE_UNKNOWN, Code.NO_CLAIMS, Code.TABLE_UNREAD, Code.CAPPED}
    carried = [one for one in report.problems if one.code not in own and one not in again.problems]
    problems = tuple(sorted([*again.problems, *carried]))
    made = replace(again.run, started=report.run.started, settings=report.run.settings)
    return replace(again, problems=problems, run=made)


def _parts(before: Report, after: Report) -> Iterator[str]:
    from reconcile.report import render

    old, new = (json.loads(render(report, "json")) for report in (before, after))
    if before.run.version != after.run.version or before.run.model != after.run.model:
        made, here = (f"reconcile {run.version} with {run.model}" for run in (before.run, after.run))
        yield f"the run was made by {made}; this is {here}"
    for part in old:
        if old[part] == new[part]:
            continue
        if not isinstance(old[part], list):
            yield f"the report's {part}: {old[part]}, and now {new[part]}"
            continue
        then = {json.dumps(item, sort_keys=True): item for item in old[part]}
        again = {json.dumps(item, sort_keys=True): item for item in new[part]}
        for word, some, others in (("no longer", then, again), ("only now", again, then)):
            yield from (f"the report's {part}, {word}: {_name(some[key])}" for key in some if key not in others)
        if then.keys() == again.keys():
            yield f"the report's {part}: another order"


def _name(item: dict[str, object]) -> str:
    told = item.get("id") or f"{item.get('where')}: {item.get('message')}"
    return " ".join(str(part) for part in (told, item.get("verdict"), item.get("reason"), item.get("quote")) if part)


# ── a report that was written ────────────────────────────────────────────────────────────────────────────────────────


def written(report: Report, path: Path, case: Path) -> Check:
    """A report file against what the case gives in the same format; with the rulings that a format shows, as they were
    before any was made or as they are now."""
    from reconcile.cli import _rulings
    from reconcile.report import formats, render

    form = next((one.name for one in formats().values() if path.name.endswith(one.suffix)), None)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _refusals.refused(f"--report {path}: {error.strerror}: check the path") from None
    if form is None:
        raise _refusals.refused(f"--report {path}: its suffix is that of no format of a report")
    same = data == render(report, form) or data == render(report, form, _rulings.of_latest(case))
    return Check(str(path), [] if same else [f"{path}: not the report of this run"])
