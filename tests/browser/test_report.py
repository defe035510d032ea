"""The HTML report as a reader has it open: filters kept in the address, the way to a line, the keyboard, no script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Axe, Tab
from browser.reports import HOSTILE, address, calm, flood, hostile, updated
from reconcile.report import Ruled


@pytest.fixture
def report(page: Page, tmp_path: Path) -> Page:
    """The flood: two conflicts, one unclear, two explained, one agreement, of three sources."""
    page.goto(address(tmp_path, flood()))
    return page


def cards(page: Page) -> list[str]:
    """The ids of the findings that are shown."""
    return [card.get_attribute("id") or "" for card in page.locator("article.card:visible").all()]


def box(page: Page, name: str) -> Locator:
    """The filter's box of that name."""
    return page.locator("label.choice", has_text=name).locator("input")


def parameters(page: Page) -> str:
    return page.url.partition("#")[2]


# ── filters ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_filters_leave_what_was_asked_for_and_say_how_many(report: Page) -> None:
    box(report, "Open conflicts").check()
    assert cards(report) == ["f-0001", "f-0002"]
    expect(report.get_by_role("status")).to_have_text("2 of 6 findings")
    box(report, "Low severity").check()
    assert cards(report) == ["f-0002"]
    expect(report.locator("[id='section:conflict']")).to_have_text("Conflicts 1 of 2")
    expect(report.locator("[id='section:explained']")).to_be_hidden()
    report.get_by_role("button", name="Show all").first.click()
    assert len(cards(report)) == 6
    assert parameters(report) == ""


def test_behind_each_choice_stands_what_it_would_leave(report: Page) -> None:
    def count(name: str) -> str:
        return report.locator("label.choice", has_text=name).locator("b").inner_text()

    assert [count(name) for name in ("Open", "Unclear", "Explained", "Agree")] == ["2", "1", "2", "1"]
    report.get_by_label("Source", exact=True).select_option(label="Northern Wire (3)")
    assert [count(name) for name in ("Open", "Unclear", "Explained", "Agree")] == ["1", "1", "0", "1"]
    box(report, "Agree").check()
    expect(report.get_by_label("Source", exact=True).locator("option:checked")).to_have_text("Northern Wire (1)")


def test_what_is_asked_for_is_kept_in_the_address(report: Page, tab: Tab) -> None:
    box(report, "Explained").check()
    report.get_by_label("Search").fill("of 2030")
    expect(report.get_by_role("status")).to_have_text("1 of 6 findings")
    assert parameters(report) == "?state=explained&q=of+2030"
    other = tab()
    other.goto(report.url)
    assert cards(other) == ["f-0004"]
    expect(other.get_by_label("Search")).to_have_value("of 2030")
    expect(box(other, "Explained")).to_be_checked()


def test_search_finds_the_words_of_quotes_sources_and_questions(report: Page) -> None:
    for words, found in (
        ("lantern", 4),
        ("FLOODED 140", 4),
        ('"flooded 140 homes in"', 4),
        ('"homes flooded 140"', 0),
        ("names NO day", 1),
        ("no such word", 0),
    ):
        report.get_by_label("Search").fill(words)
        expect(report.get_by_role("status")).to_have_text(f"{found} of 6 findings")
    expect(report.locator("#nothing")).to_be_visible()
    report.locator("#nothing").get_by_role("button").click()
    assert len(cards(report)) == 6


def test_a_way_to_a_finding_that_a_filter_hides_shows_it(report: Page) -> None:
    box(report, "Agree").check()
    report.get_by_role("link", name="How many homes did the flood reach?").first.click()
    expect(report.locator("#f-0001")).to_be_in_viewport()
    assert len(cards(report)) == 6


# ── the way to the line ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_source_line_is_reached_from_a_card_and_leads_back(report: Page) -> None:
    report.locator("#f-0001").get_by_role("link", name="flood/evening.txt:3").click()
    line = report.locator("[id='evening:3']")
    expect(line).to_be_in_viewport()
    expect(line.locator("mark.conflict")).to_have_text("410 homes")
    assert parameters(report) == "evening:3"
    line.get_by_role("link", name="410 homes").click()
    expect(report.locator("#f-0001")).to_be_in_viewport()


def test_a_line_is_reached_by_the_path_of_its_source(page: Page, tmp_path: Path) -> None:
    page.goto(address(tmp_path, flood()) + "#flood/morning.txt:4")
    expect(page.locator("[id='morning:4']")).to_be_in_viewport()


def test_what_was_asked_before_a_verdict_opens_where_it_is_folded(report: Page) -> None:
    card = report.locator("#f-0001")
    card.get_by_text("Why this verdict").click()
    card.get_by_role("link", name="1 other reason").click()
    expect(report.locator("[id='asked:1']")).to_be_in_viewport()


# ── who reads otherwise ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_keyboard_alone_filters_unfolds_and_follows(report: Page) -> None:
    report.keyboard.press("Tab")
    expect(report.locator(":focus")).to_have_text("Skip to the findings")
    for _ in range(40):
        report.keyboard.press("Tab")
        if report.evaluate("document.activeElement.value") == "explained":
            break
    report.keyboard.press("Space")
    assert cards(report) == ["f-0003", "f-0004"]
    for _ in range(20):
        report.keyboard.press("Tab")
        if report.evaluate("document.activeElement.textContent") == "2 passages":
            break
    report.keyboard.press("Enter")
    expect(report.locator("#f-0003 blockquote").first).to_be_visible()
    for _ in range(10):
        report.keyboard.press("Tab")
        if "morning:3" in (report.evaluate("document.activeElement.hash") or ""):
            break
    report.keyboard.press("Enter")
    expect(report.locator("[id='morning:3']")).to_be_in_viewport()


def test_without_script_the_report_lacks_nothing_but_the_filters(tab: Tab, tmp_path: Path) -> None:
    page = tab(java_script_enabled=False)
    page.goto(address(tmp_path, flood()))
    assert len(cards(page)) == 6
    expect(page.locator("#filters")).to_be_hidden()
    page.get_by_role("link", name="Explained").first.click()
    expect(page.locator("#f-0003")).to_be_in_viewport()
    page.locator("#f-0003").get_by_text("2 passages").click()
    page.locator("#f-0003").get_by_role("link", name="flood/evening.txt:4").click()
    expect(page.locator("[id='evening:4']")).to_be_in_viewport()


def test_paper_shows_what_is_folded_and_no_controls(report: Page) -> None:
    report.emulate_media(media="print")
    expect(report.locator("#f-0003 blockquote").first).to_be_visible()
    expect(report.locator("#filters")).to_be_hidden()


# ── what is drawn ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_number_line_puts_each_value_in_its_place(report: Page) -> None:
    rows = report.locator("#f-0001 .values li").all()
    (low, high) = (row.locator("circle").bounding_box() for row in rows)
    assert low is not None
    assert high is not None
    assert low["x"] < high["x"]
    over = report.locator("#f-0003 .values li", has_text="more than 60")
    expect(over.locator("circle.open")).to_have_count(1)
    expect(over.locator("use")).to_have_count(1)


def test_values_that_moved_stand_along_a_line_of_time(page: Page, tmp_path: Path) -> None:
    page.goto(address(tmp_path, updated()))
    page.locator("#f-0001").get_by_role("link", name="How the value moved").click()
    moved = page.locator("article.moves")
    expect(moved).to_be_in_viewport()
    expect(moved.get_by_role("heading")).to_have_text("How many people were rescued?")
    boxes = [circle.bounding_box() for circle in moved.locator("circle").all()]
    places = [(box["x"], -box["y"]) for box in boxes if box]
    assert len(places) == 3
    assert places == sorted(places), "later is further right, more is higher"
    assert moved.locator("ol li").first.inner_text().split("\n")[0].startswith("4 March 2031")


def test_the_table_keeps_its_heads_in_sight(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 500, "height": 700})
    page.goto(address(tmp_path, flood()))
    table = page.get_by_role("region", name="Questions and sources")
    table.evaluate("found => { found.scrollLeft = 200 }")
    head, box = table.locator("tbody th").first.bounding_box(), table.bounding_box()
    assert head is not None
    assert box is not None
    assert head["x"] == pytest.approx(box["x"], abs=2)


def test_a_ruling_stands_on_its_card_and_takes_the_conflict_from_the_open_ones(page: Page, tmp_path: Path) -> None:
    ruled = Ruled("f-0001", 1, "accept 410", "Ida Holm", "2031-03-06 09:00 UTC", "the fire service counted again")
    undone = Ruled("f-0002", 2, "accept 12", "Ida Holm", "2031-03-06 09:05 UTC", "hers", holds=False, undone="by B.")
    page.goto(address(tmp_path, flood(), ruled, undone))
    expect(page.get_by_role("heading", level=1)).to_have_text("1 conflict needs a decision")
    expect(page.locator("#f-0001 .rulings")).to_contain_text("accept 410")
    expect(page.locator("#f-0002 .rulings")).to_contain_text("taken back: by B.")
    box(page, "Decided").check()
    assert cards(page) == ["f-0001"]


# ── safe and readable by all ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_report_and_a_source_page(tab: Tab, axe: Axe, tmp_path: Path, scheme: str) -> None:
    page = tab(color_scheme=scheme)
    page.goto(address(tmp_path, flood()))
    page.get_by_role("button", name="Open all passages").click()
    axe(page)
    page.goto(page.url.partition("#")[0] + "#evening:3")
    expect(page.locator("[id='evening:3']")).to_be_in_viewport()
    axe(page)


def test_axe_finds_nothing_on_a_calm_report_and_on_timelines(page: Page, axe: Axe, tmp_path: Path) -> None:
    page.goto(address(tmp_path, calm()))
    axe(page)
    page.goto(address(tmp_path, updated()))
    axe(page)


@pytest.mark.parametrize("evil", HOSTILE)
def test_a_hostile_article_is_text_and_nothing_of_it_runs(page: Page, tmp_path: Path, evil: str) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address(tmp_path, hostile(evil)))
    page.get_by_label("Search").fill("voters")
    expect(page.get_by_role("status")).to_have_text("1 of 1 finding")
    assert said == []
    tags = set(page.evaluate("[...document.body.querySelectorAll('*')].map((one) => one.localName)"))
    assert not tags & {"img", "iframe", "object", "embed", "style", "link", "base", "meta", "video", "audio"}
    assert page.locator("script").count() == 1
