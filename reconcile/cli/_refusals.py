"""A case or a decision that cannot be used: one line on stderr, and an exit code for each reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from reconcile.cli import _common


class Refused(click.ClickException):
    """One line that says what is wrong and what to do. Codes: 2 wrong use, also where there is no case; 5 a file that
    is no case; 6 a newer one; 7 a damaged one; 8 one that another run is writing; 9 a full disk."""

    def __init__(self, message: str, code: int = _common.WRONG_USE) -> None:
        super().__init__(_common.clean(message))
        self.exit_code = code


@contextmanager
def told() -> Iterator[None]:
    """Turns what the case refuses into an end of the command."""
    from reconcile.case import BadCase, BadDecision

    try:
        yield
    except BadCase as error:
        raise Refused(str(error), error.code) from None
    except BadDecision as error:
        raise Refused(str(error)) from None
