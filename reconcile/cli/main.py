"""The `reconcile` command. Each module beside this one is a subcommand, imported when asked for: its `COMMAND`."""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import traceback
from pathlib import Path

import click

import reconcile
import reconcile.cli
from reconcile.cli import _common

#: Objects until Python looks for garbage in cycles. Ours are values, which make none: looking as often as it does by
#: itself takes a quarter of a run that has nothing new to read, and frees nothing.
_COLLECT = (50_000, 20, 100)


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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            known = ", ".join(self.list_commands(ctx))
            raise click.UsageError(f"{error.format_message()} Commands: {known}.", ctx) from None

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command. However that goes, a user sees lines that help, and no traceback."""
        gc.set_threshold(*_COLLECT)
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise click.UsageError(_common.clean(error.format_message()), error.ctx) from None
        except (click.exceptions.Exit, click.Abort, click.ClickException):
            raise
        except KeyboardInterrupt:
            _common.say("error: interrupted; what was not finished is not written")
            code = _common.INTERRUPTED
        except BrokenPipeError:
            code = _closed()
        except OSError as error:
            _common.say(f"error: {error.filename or 'output'}: {error.strerror or error}: check the disk")
            code = _common.WRONG_USE
        except Exception as error:  # noqa: BLE001 - the last boundary: what comes here is a fault of ours
            code = _fault(error)
        ctx.exit(code)


def _closed() -> int:
    """The reader of our output went away (`… | head`): that is no failure to speak of, and nothing more is written."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return _common.CLOSED


def _fault(error: Exception) -> int:
    """A fault of ours in one line, with the place that a developer needs."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    _common.say(f"error: reconcile itself failed: {type(error).__name__}: {error} ({place})")
    _common.say("  help: please report it, with this line and, if you may, with the article")
    return _common.FAULT


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(reconcile.__version__, prog_name="reconcile")
def main() -> None:
    """Cross-check claims in articles and reconcile their sources.

    Exit codes: 0 nothing at or above --fail-on; 1 conflicts found; 2 wrong use; 3 done, but a source could not be read
    (this outranks 1); 4 verification failed; of the case, 5 made by a newer version, 6 damaged, 7 locked by another
    run, 8 its disk is full; 70 a fault of reconcile itself, 130 interrupted, 141 nobody reads the output any more.
    """
