"""Which readings a case keeps: those of every document that one of its last runs holds.

A reading that no such run refers to saves no work any more: its article changed, or was left out, runs ago. What people
look back on (sources, runs, findings, rulings) is never removed.
"""

from __future__ import annotations

import json
import sqlite3

from reconcile.case import repeats, rows, works
from reconcile.case.extracts import content_key

#: Runs whose documents' readings are kept.
LAST = 10


def prune(case: sqlite3.Connection) -> int:
    """Removes the readings that none of the last runs refers to, and what would give an older run again, within the
    caller's transaction; gives how many."""
    latest = [row[0] for row in case.execute("select id from runs order by id desc limit ?", (LAST,))]
    told = json.dumps(latest)
    gone = case.execute(
        "delete from extracts where settings = ? and cast(cast(data as text) as integer) not in"
        " (select value from json_each(?))",
        (repeats.REPORT, told),
    ).rowcount
    gone += case.execute("delete from renderings where run not in (select value from json_each(?))", (told,)).rowcount
    works.prune(case, told)
    held = case.execute("select count(*) from extracts where settings <> ?", (repeats.REPORT,)).fetchone()[0]
    runs = "(select value from json_each(?))"
    if (
        held
        <= case.execute(f"select count(distinct document) from run_documents where run in {runs}", (told,)).fetchone()[
            0
        ]
    ):
        return gone
    documents = f"{rows.DOCUMENTS} where h.run in {runs} group by d.key"
    wanted = json.dumps([content_key(rows.document_of(row)) for row in case.execute(documents, (told,))])
    return (
        gone
        + case.execute(
            "delete from extracts where settings <> ? and document not in (select value from json_each(?))",
            (repeats.REPORT, wanted),
        ).rowcount
    )
