"""The command line: paths, flags and exit codes; everything else is the library's."""

from reconcile.cli.main import main

__all__ = ["main"]
