"""`python -m reconcile.cli`."""

from reconcile.cli.main import main

main()
