"""The pages made from the code say what the code says now."""

from __future__ import annotations

import runpy
from pathlib import Path

import click
import pytest

from reconcile.cli import main
from reconcile.model import Verdict
from reconcile.rules import group_rules, rules

DOCS = Path(__file__).parent.parent / "docs"
PAGES = runpy.run_path(str(DOCS / "make.py"))["PAGES"]
NAMES = main.list_commands(click.Context(main))


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_made_page_is_what_would_be_made_now(name: str) -> None:
    assert (DOCS.parent / name).read_text(encoding="utf-8") == PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("name", NAMES)
def test_each_command_has_an_example_and_is_in_the_readme(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert "Example: " in command.get_help(click.Context(command, info_name=name))
    assert f"reconcile {name}" in (DOCS.parent / "README.md").read_text(encoding="utf-8")


def test_each_reason_has_its_manual_and_each_verdict_its_chapter() -> None:
    page = (DOCS / "verdicts.md").read_text(encoding="utf-8")
    reasons = {*(rule.reason for rule in rules()), *(rule.reason for rule in group_rules())}
    assert [reason for reason in sorted(reasons) if f"### `{reason}`\n\n" not in page] == []
    assert [verdict for verdict in Verdict if f"## {verdict}\n" not in page] == []
