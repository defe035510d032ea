"""A case or a decision that cannot be used: one line on stderr, and an exit code for each reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from reconcile.cli import _common


def refused(message: str, code: int = _common.WRONG_USE) -> click.ClickException:
    """An end of the command with one line that says what is wrong and what to do. Codes: 2 wrong use, also where there
    is no case; 5 a newer case; 6 a damaged one; 7 one that another run is writing; 8 a full disk."""
    kind: type[click.ClickException] = type("Refused", (click.ClickException,), {"exit_code": code})
    return kind(_common.clean(message))


@contextmanager
def told(after: str = "") -> Iterator[None]:
    """Turns what the case refuses into an end of the command. `after` is what was done all the same."""
    from reconcile.case import BadCase, BadDecision

    try:
        yield
    except BadCase as error:
        raise refused("; ".join(filter(None, (f"--case {error}", after))), error.code) from None
    except BadDecision as error:
        raise refused(str(error)) from None
