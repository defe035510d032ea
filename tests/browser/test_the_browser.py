"""The tests in a browser stand on these: that a request to elsewhere is seen, and a page that shuts people out told."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser import chromium
from browser.conftest import Axe, Tab, leaves

GOOD = '<!doctype html><html lang="en"><head><title>News</title></head><body><main><h1>Flood</h1></main></body></html>'


def test_a_page_opens_from_a_file_and_is_looked_at(tmp_path: Path, page: Page, axe: Axe) -> None:
    (tmp_path / "good.html").write_text(GOOD)
    page.goto((tmp_path / "good.html").as_uri())
    assert page.get_by_role("heading").inner_text() == "Flood"
    axe(page)


def test_a_picture_without_words_is_told(tmp_path: Path, page: Page, axe: Axe) -> None:
    (tmp_path / "bad.html").write_text(
        GOOD.replace("</h1>", '</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">')
    )
    page.goto((tmp_path / "bad.html").as_uri())
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


def test_pages_without_script_are_without(tmp_path: Path, tab: Tab) -> None:
    (tmp_path / "script.html").write_text(GOOD + "<script>document.title = 'ran'</script>")
    page = tab(java_script_enabled=False)
    page.goto((tmp_path / "script.html").as_uri())
    assert page.title() == "News"


@pytest.mark.parametrize("url", ["https://news.example/a", "http://127.0.0.2/", "ws://news.example", "ftp://a"])
def test_what_leaves_the_machine_is_seen(url: str) -> None:
    assert leaves(url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/", "file:///a.html", "data:,x", "about:blank", "blob:x"])
def test_what_stays_here_may(url: str) -> None:
    assert not leaves(url)


# ── where it comes from ──────────────────────────────────────────────────────────────────────────────────────────────


def script(folder: Path, name: str, *lines: str) -> Path:
    """A command in a folder."""
    path = folder / name
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The commands of a machine that has no Chromium."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("RECONCILE_CHROMIUM", raising=False)
    script(folder, "sudo", "shift", 'exec "$@"')
    return folder


def test_the_one_that_is_named_comes_first_and_nothing_stands_in_for_it(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chromium.find() is None
    there = script(machine, "google-chrome")
    assert chromium.find() == str(there)
    monkeypatch.setenv("RECONCILE_CHROMIUM", str(machine / "elsewhere"))
    assert chromium.find() is None


def test_where_packages_can_be_installed_one_is(machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script(
        machine,
        "apt-get",
        f'echo "$@" >> {machine}/asked',
        f"echo > {machine}/chromium",
        f"/bin/chmod 755 {machine}/chromium",
    )
    chromium.main()
    assert chromium.find() == str(machine / "chromium")
    assert (machine / "asked").read_text().splitlines() == [
        "-qq update",
        "-qq install -y --no-install-recommends chromium fonts-liberation fonts-dejavu-core",
    ]
    assert "installing one" in capsys.readouterr().err


@pytest.mark.parametrize("apt", [None, "exit 100"], ids=["no apt-get", "one that fails"])
def test_where_they_cannot_how_to_is_said(machine: Path, capsys: pytest.CaptureFixture[str], apt: str | None) -> None:
    if apt is not None:
        script(machine, "apt-get", apt)
    chromium.main()
    assert chromium.find() is None
    assert "install Chromium (Debian: apt-get install chromium)" in capsys.readouterr().err
