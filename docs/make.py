"""Writes what is made from the code: commands.md from each `--help`, verdicts.md from the rules, and the example in the
README from the report of the seeds.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from reconcile.cli import main
from reconcile.model import Verdict
from reconcile.rules import group_rules, rules
from reconcile.rules.base import Rule
from reconcile.rules.group import GroupRule

ROOT = Path(__file__).parent.parent
MADE = "<!-- made by `make docs`; edit the code instead -->"
BEGIN, END = "<!-- example: made by `make accept docs` -->", "<!-- end of the example -->"
SHOWN = ("conflict values_differ", "explained different_scope", "explained different_event", "explained rounding")


def commands() -> str:
    """The help of the command and of each of its commands."""
    top = main.make_context("reconcile", [], resilient_parsing=True, terminal_width=100)
    parts = [MADE, "# Commands", code(main.get_help(top))]
    for name in main.list_commands(top):
        command = main.get_command(top, name)
        if command is not None and not command.hidden:
            inner = click.Context(command, parent=top, info_name=name, terminal_width=100)
            parts += [f"## reconcile {name}", code(command.get_help(inner))]
    return "\n\n".join(parts) + "\n"


def verdicts() -> str:
    """A chapter a verdict, a section a reason: the rule's own words, and its examples."""
    parts = [MADE, "# Verdicts and reasons", "Each reason is one module; its examples here are run as tests."]
    for verdict in Verdict:
        parts.append(f"## {verdict}")
        asked: list[Rule | GroupRule] = [*rules(), *group_rules()]
        for rule in sorted((rule for rule in asked if rule.verdict is verdict), key=lambda rule: rule.reason):
            manual = inspect.getdoc(inspect.getmodule(rule.explain)) or ""
            parts += [f"### `{rule.reason}`", manual, "\n".join(examples(rule))]
    return "\n\n".join(part for part in parts if part) + "\n"


def examples(rule: Rule | GroupRule) -> Iterator[str]:
    for word, shown in (("so", rule.holds), ("not so", rule.fails)):
        for texts in shown:
            yield f"- {word}: {' / '.join(f'“{text}”' for text in texts)}"


def code(text: str) -> str:
    return f"```\n{text.rstrip()}\n```"


def readme() -> str:
    """The README as it is, its example taken anew: the first finding of each reason shown, and the closing lines."""
    *findings, closing = (ROOT / "reports" / "report.text").read_text(encoding="utf-8").strip().split("\n\n")
    shown = [next((f for f in findings if f.split()[:2] == reason.split()), "") for reason in SHOWN]
    example = code("\n\n".join([*filter(None, shown), "…", closing]))
    before, _, rest = (ROOT / "README.md").read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{example}\n{END}{after}"


PAGES = {"docs/commands.md": commands, "docs/verdicts.md": verdicts, "README.md": readme}


def write() -> None:
    for name, make in PAGES.items():
        (ROOT / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    write()
