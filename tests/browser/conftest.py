"""A real browser for the tests of this folder: the system's Chromium, which reaches nothing but this machine.

`page` is an empty tab; `tab(**options)` opens more, in contexts of their own (`java_script_enabled=False`,
`color_scheme="dark"`, …). A test fails where any of its tabs asks for anything from elsewhere. `axe(page)` fails it
where axe-core finds a violation. Without a Chromium the tests are skipped, and fail where CI is set.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser import chromium

_ARGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
 --disable-component-update --disable-sync""".split()

#: Beyond what the tests watch: no other name is even looked up.
_HERE_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

#: Milliseconds for any step of a test: a page of ours answers at once, a busy machine may not.
_PATIENCE = 15_000

Tab = Callable[..., Page]
Axe = Callable[[Page], None]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        told = f"no Chromium was found: {chromium.HOW}"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=[*_ARGS, _HERE_ONLY])
        yield found
        found.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """Opens tabs, each in a context of its own."""
    contexts = []
    strangers: list[str] = []

    def open_one(**options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(_PATIENCE)
        context.on("request", lambda request: strangers.append(request.url) if leaves(request.url) else None)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert strangers == [], "a request left the machine"


@pytest.fixture
def page(tab: Tab) -> Page:
    return tab()


@pytest.fixture(scope="session")
def axe() -> Axe:
    return _no_violation


def leaves(url: str) -> bool:
    """True of an address beyond this machine."""
    parts = urlsplit(url)
    return parts.scheme not in ("file", "data", "blob", "about") and parts.hostname != "127.0.0.1"


@cache
def _axe_core() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def _no_violation(page: Page) -> None:
    page.evaluate(_axe_core())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert found["passes"], "axe-core looked at nothing"
    told = [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n    "
        + "\n    ".join(f"{node['html'][:200]}  {node['failureSummary']}" for node in rule["nodes"][:5])
        for rule in found["violations"]
    ]
    assert not told, "\n".join(told)
