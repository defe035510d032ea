"""`reconcile doctor`: the versions at work, the parser model in use, and whether its files are the official ones."""

from __future__ import annotations

import platform
import re
from collections import Counter
from importlib.metadata import PackageNotFoundError, requires, version

import click

from reconcile import __version__
from reconcile.cli import _common
from reconcile.models import HASHED_VERSION, NotHashed, State, check_model

DISTRIBUTION = "reconcile-claims"


def dependencies() -> tuple[str, ...]:
    """Names of the distributions that the project needs at run time, as its own metadata lists them, sorted."""
    try:
        listed = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        return ()
    return tuple(sorted(re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in listed if "extra ==" not in line))


def version_lines() -> tuple[tuple[str, ...], bool]:
    """One line a component, and whether all are there."""
    found = [("python", platform.python_version()), ("reconcile", __version__)]
    missing = []
    for name in dependencies():
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            missing.append(f"{name}: not installed (help: pip install {DISTRIBUTION})")
    lines = tuple(f"{name:<26} {number}" for name, number in found)
    if not dependencies():
        missing.append(f"{DISTRIBUTION}: not installed, so what it depends on is not known (help: pip install -e .)")
    return (*lines, *missing), not missing


def model_lines() -> tuple[tuple[str, ...], bool]:
    """Which model is in use and how its files stand to the official ones, and whether nothing speaks against it."""
    from reconcile.models import NoModel, installed_model, model_version

    try:
        used = f"model in use: {model_version()}"
        checks = check_model(installed_model())
    except NoModel as missing:
        return (f"model in use: none; {missing}",), False
    if isinstance(checks, NotHashed):
        return (used, f"model files: not checked, for {checks.why}"), True
    wrong = tuple(f"  {check.file.path} {check.state}" for check in checks if check.state is not State.MATCHES)
    states = Counter(check.state for check in checks)
    line = f"model files: {states[State.MATCHES]} of {len(checks)} match the official en_core_web_sm {HASHED_VERSION}"
    return (used, line, *wrong), not wrong


@click.command(
    name="doctor",
    short_help="Versions, the parser model, and whether it is the official one.",
    epilog="Example: reconcile doctor",
)
def doctor() -> None:
    """Says which versions are at work, which parser model is in use, and whether each data file of that model matches
    the official one by sha256. Exits with 0 where all is well, with 4 where something is missing or differs."""
    versions, complete = version_lines()
    model, sound = model_lines()
    click.echo("\n".join((*versions, *model)))
    if not (complete and sound):
        click.echo("error: something a run needs is missing, or is not what it should be: see above", err=True)
        raise SystemExit(_common.FAILED)


COMMAND = doctor
