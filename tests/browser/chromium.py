"""Finds the system's Chromium for the tests in a browser, or gets one, or says how: `python tests/browser/chromium.py`.

The standard library alone: `make test` asks before anything else runs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW = "install Chromium (Debian: apt-get install chromium), or name one in RECONCILE_CHROMIUM"

#: Fonts too: without any, every letter is a box, and a page has no width to speak of.
PACKAGES = ("chromium", "fonts-liberation", "fonts-dejavu-core")


def find() -> str | None:
    """The path of a Chromium: the one that RECONCILE_CHROMIUM names, else the first on the path."""
    named = os.environ.get("RECONCILE_CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def get() -> str | None:
    """Installs one where that needs nobody's password; None where it cannot."""
    apt = shutil.which("apt-get")
    lead = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if apt is None or (lead and shutil.which("sudo") is None):
        return None
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ([apt, "-qq", "update"], [apt, "-qq", "install", "-y", "--no-install-recommends", *PACKAGES]):
        done = subprocess.run([*lead, *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            return None
    return find()


def main() -> None:
    if find() is None:
        print("no Chromium for the tests in a browser: installing one", file=sys.stderr)
        if get() is None:
            print(f"none could be installed, so those tests will not run: {HOW}", file=sys.stderr)


if __name__ == "__main__":
    main()
