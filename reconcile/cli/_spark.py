"""`reconcile run --engine spark`: its flags, and the run on a cluster. Nothing of Spark is imported before it is asked
for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from click.core import ParameterSource

from reconcile.cli import _common, _refusals
from reconcile.cli._progress import watched

if TYPE_CHECKING:
    from reconcile.outcome import Report

F = TypeVar("F", bound=Callable[..., None])

_MASTER, _WAIT = "local[*]", 120.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What the flags say of the cluster."""

    master: str
    conf: tuple[tuple[str, str], ...]
    wait: float
    verbose: bool


def spark_options(command: F) -> F:
    for option in (
        click.option(
            "--wait",
            type=click.FloatRange(1, 86_400),
            default=_WAIT,
            metavar="SECONDS",
            help=f"Of Spark: how long it may have no worker.  [default: {_WAIT:g}]",
        ),
        click.option("--conf", multiple=True, metavar="KEY=VALUE", help="Of Spark: a setting; may be repeated."),
        click.option(
            "--master",
            default=_MASTER,
            metavar="URL",
            help=f"Of Spark: the cluster.  [default: {_MASTER}, this machine]",
        ),
        click.option(
            "--engine",
            type=click.Choice(["pool", "spark"]),
            default="pool",
            show_default=True,
            help="Who does the work: this machine, or a Spark cluster, which writes Parquet tables to a folder.",
        ),
    ):
        command = option(command)
    return command


def checked(ctx: click.Context, engine: str, output: Path | None, sources: Sequence[str]) -> None:
    """Wrong use, before any work is done, where flags of one engine are given to the other."""
    given = {name for name in ctx.params if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    if engine != "spark":
        for name in ("master", "conf", "wait"):
            if name in given:
                raise _common.wrong(f"--{name} is for a cluster: add --engine spark, or leave it out")
        return
    if "form" in given:
        hint = f"then: reconcile report --case {output or 'FOLDER'} --format …"
        raise _common.wrong(f"--format: a run with --engine spark writes tables: leave it out, {hint}")
    if "jobs" in given:
        raise _common.wrong("--jobs is for this machine: leave it out; a cluster has --conf spark.cores.max=N")
    if "-" in sources:
        raise _common.wrong("-: the machines of a cluster cannot read standard input: name a file or a folder")
    if output is None:
        raise _common.wrong("--output is needed with --engine spark: name the folder that the tables are written to")
    if output.exists() or output.is_symlink():
        raise _common.wrong(f"--output {output}: it exists already: choose another name, or remove it")


def asked(master: str, conf: Sequence[str], wait: float, verbose: bool) -> Asked:
    settings = []
    for one in conf:
        name, equals, value = one.partition("=")
        if not name or not equals:
            raise _common.wrong(f"--conf {one}: write it as KEY=VALUE, such as spark.executor.memory=4g")
        settings.append((name, value))
    return Asked(master, tuple(settings), wait, verbose)


def run(sources: Sequence[str], output: Path, asked: Asked) -> Report:
    """The run, on the cluster; its tables are left in the output folder. One line, and 2, where it could not."""
    from reconcile.engines import spark
    from reconcile.pipeline import Settings

    cluster = spark.Cluster(asked.master, asked.conf, asked.wait, asked.verbose)
    with watched(asked.verbose) as watch:
        try:
            report = spark.reconcile(sources, output, cluster, Settings(), watch)
        except spark.Refused as error:
            raise _refusals.refused(f"{error}; nothing was written") from None
    findings, articles = len(report.findings), len(report.documents)
    _common.say(f"{findings:,} finding{'s' * (findings != 1)} on {articles:,} article{'s' * (articles != 1)}: {output}")
    return report
