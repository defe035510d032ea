"""The `reconcile` command: one module of this package a subcommand, each exporting `COMMAND`, imported when it is asked for."""

from __future__ import annotations

import importlib
import pkgutil

import click

import reconcile
import reconcile.cli


class Commands(click.Group):
    """Finds a subcommand by the name of its module; a help page imports no parser."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        found = (info.name for info in pkgutil.iter_modules(reconcile.cli.__path__))
        return sorted(name for name in found if name not in ("main", "__main__") and not name.startswith("_"))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"reconcile.cli.{name}").COMMAND
        assert isinstance(command, click.Command)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            known = ", ".join(self.list_commands(ctx))
            raise click.UsageError(f"{error.format_message()} Commands: {known}.", ctx) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(reconcile.__version__, prog_name="reconcile")
def main() -> None:
    """Cross-check claims in articles and reconcile their sources.

    Exit codes: 0 nothing at or above --fail-on; 1 conflicts found; 2 wrong use; 3 done, but a source could not be read;
    4 verification failed.
    """
