"""The tests in a browser stand on these: that a request to elsewhere is seen, and a page that shuts people out told."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

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
