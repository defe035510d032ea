"""A report of 3,000 findings opens at once, and is a file that can be sent."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser, expect

from browser.conftest import Tab
from reconcile.report import render

BENCH = Path(__file__).parents[2] / "bench" / "report.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = spec_from_file_location("bench_report", BENCH)
    assert spec is not None
    assert spec.loader is not None
    made = sys.modules["bench_report"] = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def large(bench: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "report.html"
    path.write_bytes(render(bench.large(3_000), "html"))
    return path


def test_it_stays_under_15_megabytes(large: Path) -> None:
    assert large.read_bytes().count(b'<article class="card') == 3_000
    assert large.stat().st_size < 15_000_000


def test_its_first_paint_comes_within_a_second(bench: ModuleType, browser: Browser, large: Path) -> None:
    seconds = [bench.first_paint(browser, large)[0] for _ in range(3)]
    assert sorted(seconds)[1] < 1.0


def test_it_is_filtered_and_searched_as_a_small_one_is(tab: Tab, large: Path) -> None:
    page = tab()
    page.goto(large.as_uri() + "#?state=open&q=dockers+%22in+Town+16%3F%22")
    expect(page.get_by_role("status")).to_contain_text("of 3,000 findings")
    shown = page.locator("article.card:visible h3").all_inner_texts()
    assert set(shown) == {"How many dockers were counted in Town 16?"}
