"""`reconcile decide`: a person rules on a finding."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cli import _common, _refusals
from reconcile.cli._options import case_option

if TYPE_CHECKING:
    from reconcile.case import Entry, Ruling

#: Flags that are a ruling of their own: the kind, and the detail that the flag's value is.
_KINDS: Mapping[str, tuple[str, str | None]] = {
    "accept": ("accept", "value"),
    "both_right": ("both_right", "scope"),
    "superseded": ("superseded", "by"),
    "misquote": ("misquote", "source"),
    "call": ("needs_call", "ask"),
    "undetermined": ("undetermined", "range"),
    "not_a_conflict": ("not_a_conflict", None),
    "dismiss": ("dismissed", None),
    "undo": ("undo", None),
}


@click.command(
    epilog='Example: reconcile decide f-3c1a9b02d47e51 --accept 12 --by Ann --reason "the signed list has twelve"'
)
@click.argument("name", metavar="ID")
@click.option("--accept", metavar="VALUE", help="This value is right.")
@click.option("--both-right", metavar="SCOPE", help="Both are right, of different scope: say which.")
@click.option("--superseded", metavar="BY", help="A later figure stands in its place: say which.")
@click.option("--misquote", metavar="SOURCE", help="This source misquotes.")
@click.option("--call", metavar="QUESTION", help="Somebody has to be asked this; with --to.")
@click.option("--to", "whom", metavar="WHOM", help="Whom to ask.")
@click.option("--undetermined", metavar="RANGE", help="It cannot be determined: print this range.")
@click.option("--not-a-conflict", is_flag=True, help="The two do not contradict each other.")
@click.option("--dismiss", is_flag=True, help="It does not matter.")
@click.option("--undo", is_flag=True, help="Take a ruling back; ID may also be its number or hash.")
@click.option("--by", required=True, metavar="NAME", envvar="RECONCILE_BY", show_envvar=True, help="Who rules.")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@click.option("--seen", metavar="FINGERPRINT", help="Refuse where the finding has another fingerprint by now.")
@case_option
def decide(
    name: str, by: str, reason: str, case: Path, whom: str | None, seen: str | None, **asked: str | bool | None
) -> None:
    """Rule on the finding ID of the latest run. Give one ruling; it is added to the log, where nothing is changed."""
    given = [flag for flag in _KINDS if asked[flag]]
    if len(given) != 1:
        flags = ", ".join(f"--{flag.replace('_', '-')}" for flag in (given or _KINDS))
        raise click.UsageError(f"give one ruling{', not' if given else ':'} {flags}")
    if (whom is not None) != (given == ["call"]):
        raise click.UsageError("--call QUESTION and --to WHOM go together")
    from reconcile import case as cases

    now = datetime.now(UTC)
    with _refusals.told():
        if given == ["undo"]:
            entry = cases.undo(case, name, by, reason, now)
        else:
            ruling = _ruling(case, name, given[0], asked[given[0]], whom)
            entry = cases.decide(case, name, ruling, by, reason, now, seen)
    decision = entry.decision
    click.echo(
        _common.clean(
            f"{entry.number}  {decision.at}  {decision.who}  {decision.finding}  {decision.ruling}  {decision.hash}"
        )
    )
    for line in _others(case, entry):
        click.echo(_common.clean(line), err=True)


def _ruling(case: Path, name: str, flag: str, value: str | bool | None, whom: str | None) -> Ruling:
    from reconcile.case import ruling

    kind, detail = _KINDS[flag]
    details = {detail: str(value)} if detail else {}
    if whom is not None:
        details["to"] = whom
    if kind == "misquote":
        details["source"] = _source(case, name, str(value))
    return ruling(kind, **details)


def _source(case: Path, name: str, value: str) -> str:
    """The path of the source that is meant: by path, publisher or the id of a claim of the finding."""
    from reconcile.case import load_findings

    report = load_findings(case, (name,))
    if not report.findings:
        return value  # the finding is not there, which `decide` says better
    finding = report.findings[0]
    paths = {document.id: document.source.path for document in report.documents}
    cited = {claim.id: paths[claim.document] for claim in report.claims if claim.id in (*finding.left, *finding.right)}
    for document in report.documents:
        if document.source.path in cited.values() and value in (document.source.path, document.source.publisher):
            return document.source.path
    if value in cited:
        return cited[value]
    known = ", ".join(sorted(set(cited.values())))
    raise _refusals.refused(f"--misquote {value}: no source of {name}; its sources are {known}")


def _others(case: Path, entry: Entry) -> list[str]:
    """What else is ruled on the finding: both are kept, and both are shown."""
    from reconcile.case import BadDecision, standing

    try:
        told = standing(case)
    except BadDecision as error:  # this ruling is kept all the same
        return [f"note: {error}"]
    return [
        f"also: entry {other.number}, {other.decision.who}: {other.decision.ruling} ({other.decision.reason})"
        for one in told
        if (other := one.entry).number != entry.number and one.holds and one.finding == entry.decision.finding
    ]


COMMAND = decide
