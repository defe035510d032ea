"""An editor's work on the review page, in a real browser: with the mouse, by keyboard alone, and without script."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from desk import PAPERS, conflict, run
from playwright.sync_api import Page, expect
from reviewing import served

from browser.conftest import Axe, Tab
from reconcile.case import entries, load, save
from reconcile.review import Desk

#: A third paper, so that there is a next finding.
THREE = {**PAPERS, "post.txt": "After the night\n\nSome 4 barns and 15 houses were lost in the flood.\n"}

RULINGS = {
    "12 is right": ({}, "accept 12"),
    "Another value is right": ({"Which value?": "14"}, "accept 14"),
    "Both right, different scope": (
        {"Which covers what?": "15 with barns"},
        "both right, different scope: 15 with barns",
    ),
    "Superseded": ({"By what?": "the final count"}, "superseded by the final count"),
    "A source misquotes": ({"Which source?": "herald.txt"}, "herald.txt misquotes"),
    "Needs a call": ({"What is to be asked?": "Which?", "Whom?": "the mayor"}, "needs a call: Which? (to the mayor)"),
    "Cannot be determined": ({"Which range?": "12 to 15"}, "cannot be determined: print 12 to 15"),
    "Not a conflict": ({}, "not a conflict"),
    "Dismiss": ({}, "dismissed"),
}
KEYS = {"1": "accept 12", "2": "accept 15", "n": "not a conflict", "x": "dismissed"}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    save(tmp_path / "case.db", run(THREE))
    return tmp_path / "case.db"


@pytest.fixture
def desk(case: Path) -> Iterator[Desk]:
    with served(case) as found:
        yield found


@pytest.fixture
def finding(case: Path) -> str:
    return conflict(load(case)).id


def enter(page: Page, desk: Desk, path: str = "/") -> Page:
    """Opens the printed address as an editor does, then a page."""
    page.goto(desk.address)
    if path != "/":
        page.goto(f"http://127.0.0.1:{desk.port}{path}")
    return page


def fill(page: Page, choice: str, details: dict[str, str], who: str = "Ann", reason: str = "counted them") -> None:
    """Picks a choice, says what it has to be told, who and why, and sends it."""
    form = page.get_by_role("form", name="Your ruling")
    form.get_by_text(choice, exact=True).click()
    for label, value in details.items():
        field = form.get_by_label(label, exact=True)
        if label == "Which source?":
            field.select_option(value)
        else:
            field.fill(value)
    form.get_by_label("Why?").fill(reason)
    form.get_by_label("Who rules?").fill(who)
    form.get_by_role("button", name="Keep this ruling").click()
    page.wait_for_url(re.compile("kept="))


def logged(case: Path) -> list[tuple[str, str, str]]:
    """The log: ruling, who, why."""
    return [(str(one.decision.ruling), one.decision.who, one.decision.reason) for one in entries(case)]


# ── ruling ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_token_is_not_in_the_address_any_longer(page: Page, desk: Desk) -> None:
    enter(page, desk)
    assert page.url == f"http://127.0.0.1:{desk.port}/"
    expect(page.get_by_role("heading", level=1)).to_have_text("3 findings need a decision")


@pytest.mark.parametrize("choice", sorted(RULINGS))
def test_every_kind_of_ruling(page: Page, desk: Desk, case: Path, finding: str, choice: str) -> None:
    enter(page, desk, f"/finding/{finding}")
    details, words = RULINGS[choice]
    fill(page, choice, details)
    assert logged(case) == [(words, "Ann", "counted them")]
    expect(page.get_by_role("status")).to_contain_text(f"Kept as entry 1: {words}")


def test_every_kind_of_ruling_without_script(tab: Tab, desk: Desk, case: Path, finding: str) -> None:
    page = enter(tab(java_script_enabled=False), desk, f"/finding/{finding}")
    for choice, (details, _words) in RULINGS.items():
        fill(page, choice, details)
        page.goto(f"http://127.0.0.1:{desk.port}/finding/{finding}")
    assert [told[0] for told in logged(case)] == [words for _details, words in RULINGS.values()]


def test_a_choice_is_asked_for_what_it_needs_and_nothing_else(page: Page, desk: Desk, finding: str) -> None:
    enter(page, desk, f"/finding/{finding}")
    expect(page.get_by_label("Which range?")).to_be_hidden()
    page.get_by_text("Cannot be determined", exact=True).click()
    expect(page.get_by_label("Which range?")).to_be_visible()
    expect(page.get_by_label("Whom?")).to_be_hidden()


def test_what_is_missing_is_told_and_what_was_typed_stays(page: Page, desk: Desk, case: Path, finding: str) -> None:
    enter(page, desk, f"/finding/{finding}")
    page.get_by_text("Superseded", exact=True).click()
    page.get_by_label("Why?").fill("a later list")
    page.get_by_label("Who rules?").fill("Ann")
    page.get_by_role("button", name="Keep this ruling").click()
    expect(page.get_by_role("alert")).to_contain_text("Not kept. Superseded: By what?")
    expect(page.get_by_label("Why?")).to_have_value("a later list")
    page.get_by_label("By what?").fill("the list of 6 March")
    page.get_by_role("button", name="Keep this ruling").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert logged(case) == [("superseded by the list of 6 March", "Ann", "a later list")]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_ruling_is_taken_back(tab: Tab, desk: Desk, case: Path, finding: str, script: bool) -> None:
    page = enter(tab(java_script_enabled=script), desk, f"/finding/{finding}")
    fill(page, "12 is right", {})
    page.get_by_text("Take entry 1 back").click()
    page.get_by_label("Why is entry 1 taken back?").fill("the list was a draft")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("taken back by Ann")).to_be_visible()
    assert logged(case)[1] == ("undo", "Ann", "the list was a draft")
    page.get_by_role("link", name="Queue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 findings need a decision")


def test_two_pages_on_one_finding(tab: Tab, desk: Desk, case: Path, finding: str) -> None:
    ann, ben = (enter(tab(), desk, f"/finding/{finding}") for _ in range(2))
    fill(ann, "12 is right", {})
    fill(ben, "15 is right", {}, who="Ben", reason="asked the mayor")
    assert [told[:2] for told in logged(case)] == [("accept 12", "Ann"), ("accept 15", "Ben")]
    expect(ben.get_by_role("alert")).to_contain_text("While you were looking, this finding was ruled on.")
    expect(ben.get_by_role("alert")).to_contain_text("accept 12")
    expect(ben.get_by_text("Rulings that stand side by side differ")).to_be_visible()
    ann.reload()
    expect(ann.get_by_role("region", name="Rulings so far")).to_contain_text("asked the mayor")


def test_a_run_meanwhile_shows_at_the_next_click(page: Page, desk: Desk, case: Path, finding: str) -> None:
    enter(page, desk, f"/finding/{finding}")
    with closing(sqlite3.connect(case, isolation_level=None)) as writer:
        writer.execute("begin immediate")  # a run that is writing
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("How many house?")
        writer.execute("rollback")
    save(case, run({**THREE, "herald.txt": PAPERS["herald.txt"].replace("15 houses", "16 houses")}))
    page.get_by_role("link", name="Queue").click()
    page.get_by_role("link", name="Changed since the last run").click()
    expect(page.get_by_text("new since the last run").first).to_be_visible()


# ── finding one's way ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_filters_and_search(tab: Tab, desk: Desk, finding: str, script: bool) -> None:
    page = enter(tab(java_script_enabled=script), desk, f"/finding/{finding}")
    fill(page, "Needs a call", {"What is to be asked?": "Which?", "Whom?": "the mayor"})
    page.get_by_role("link", name="Queue").click()
    items = page.locator(".queue > li")
    for tab_name, number in (("Needs a call 1", 1), ("Mine 1", 1), ("All 4", 4), ("Open 3", 3)):
        page.get_by_role("link", name=tab_name).click()
        expect(items).to_have_count(number)
        expect(page.get_by_role("link", name=tab_name)).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="All 4").click()
    page.get_by_role("link", name="agree 1").click()
    expect(items).to_have_count(1)
    page.get_by_role("link", name="any verdict").click()
    page.get_by_role("searchbox", name="Find findings").fill("barns")
    page.get_by_role("button", name="Find").click()
    expect(items).to_have_count(1)
    assert "show=all" in page.url
    page.get_by_role("link", name="Without").click()
    expect(items).to_have_count(4)


def test_a_source_line_is_reached_from_a_card_and_leads_back(page: Page, desk: Desk, finding: str) -> None:
    enter(page, desk, f"/finding/{finding}")
    page.get_by_role("link", name="herald.txt:3").click()
    page.wait_for_url(re.compile(r"/source/d-\w+\?line=3#L3$"))
    line = page.locator("#L3")
    expect(line).to_be_in_viewport()
    expect(line).to_contain_text("After the flood, 15 houses are gone, the fire brigade said.")
    line.get_by_role("link", name="15 houses").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How many house?")


def test_the_card_says_what_is_safe_to_print(page: Page, desk: Desk, finding: str) -> None:
    enter(page, desk, f"/finding/{finding}")
    expect(page.get_by_role("region", name="Safe to print")).to_contain_text(
        "Between 12 and 15 house; accounts differ."
    )


# ── by keyboard alone ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_key_picks_the_reason_is_typed_and_enter_keeps(
    page: Page, desk: Desk, case: Path, finding: str, key: str
) -> None:
    enter(page, desk, f"/finding/{finding}")
    page.keyboard.press(key)
    page.keyboard.type("counted them")  # the cursor is where the reason goes
    page.keyboard.press("Tab")
    page.keyboard.type("Ann")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("kept="))
    assert logged(case) == [(KEYS[key], "Ann", "counted them")]


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        ("b", ["15 with barns"], "both right, different scope: 15 with barns"),
        ("s", ["the final count"], "superseded by the final count"),
        ("c", ["Which?", "the mayor"], "needs a call: Which? (to the mayor)"),
        ("r", ["12 to 15"], "cannot be determined: print 12 to 15"),
        ("m", ["h"], "herald.txt misquotes"),
        ("v", ["14"], "accept 14"),
    ],
)
def test_a_key_leads_to_what_has_to_be_told(
    page: Page, desk: Desk, case: Path, finding: str, key: str, typed: list[str], words: str
) -> None:
    enter(page, desk, f"/finding/{finding}")
    page.keyboard.press(key)
    for value in typed:
        page.keyboard.type(value)
        page.keyboard.press("Tab")
    page.get_by_label("Why?").focus()
    page.keyboard.type("so")
    page.keyboard.press("Tab")
    page.keyboard.type("Ann")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("kept="))
    assert logged(case) == [(words, "Ann", "so")]


def test_the_whole_round_without_a_mouse(page: Page, desk: Desk, case: Path) -> None:
    enter(page, desk)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/finding/"))
    first = page.url
    page.keyboard.press("j")
    page.wait_for_url(lambda url: url != first and "/finding/" in url)
    page.keyboard.press("k")
    page.wait_for_url(first)
    page.keyboard.press("1")
    page.keyboard.type("j u 1: in a field, keys are letters")
    page.keyboard.press("Tab")
    page.keyboard.type("Ann")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("kept=1"))
    page.keyboard.press("u")
    page.keyboard.type("a slip")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("kept=2"))
    assert [told[0] for told in logged(case)][1] == "undo"
    page.keyboard.press("/")
    page.keyboard.type("barns")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=barns"))
    expect(page.locator(".queue > li")).to_have_count(1)


def test_help_opens_over_what_was_typed_and_escape_leaves_a_field(page: Page, desk: Desk, finding: str) -> None:
    enter(page, desk, f"/finding/{finding}")
    page.keyboard.press("x")
    page.keyboard.type("half a reason")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("1")  # does nothing under the help
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    expect(page.get_by_label("Why?")).to_have_value("half a reason")
    expect(page.get_by_role("radio", name="Dismiss")).to_be_checked()


def test_keys_can_be_turned_off(page: Page, desk: Desk, finding: str) -> None:
    enter(page, desk, "/help")
    page.get_by_label("Single keys do something").uncheck()
    page.get_by_label("Your name").fill("Ann")
    page.get_by_role("button", name="Remember").click()
    page.goto(f"http://127.0.0.1:{desk.port}/finding/{finding}")
    page.keyboard.press("1")
    expect(page.get_by_role("radio", name="12 is right")).not_to_be_checked()
    assert page.locator("kbd").count() == 0
    expect(page.get_by_label("Who rules?")).to_have_value("Ann")


def test_everything_is_reached_by_tab(page: Page, desk: Desk, finding: str) -> None:
    enter(page, desk, f"/finding/{finding}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.name || document.activeElement.innerText"))
    assert {"Queue", "Log", "Help", "q", "Next", "gazette.txt:3", "ruling", "reason", "who", "Keep this ruling"} <= seen


# ── for everybody ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out(tab: Tab, desk: Desk, finding: str, axe: Axe, scheme: str) -> None:
    page = enter(tab(color_scheme=scheme), desk)
    axe(page)
    page.goto(f"http://127.0.0.1:{desk.port}/finding/{finding}")
    axe(page)
    fill(page, "Needs a call", {"What is to be asked?": "Which?", "Whom?": "the mayor"})
    fill(page, "12 is right", {})
    fill(page, "15 is right", {}, who="Ben")
    page.get_by_text("Take entry 1 back").click()
    page.get_by_text("Why this verdict").click()
    axe(page)
    for path in ("/?show=all", "/?q=nowhere", "/log", "/help", "/nothing"):
        page.goto(f"http://127.0.0.1:{desk.port}{path}")
        axe(page)
    page.goto(f"http://127.0.0.1:{desk.port}/finding/{finding}")
    page.get_by_role("link", name="herald.txt:3").click()
    page.wait_for_url(re.compile("/source/"))
    axe(page)


def test_a_narrow_window_holds_it(tab: Tab, desk: Desk, finding: str) -> None:
    page = enter(tab(viewport={"width": 360, "height": 740}), desk)
    for path in ("/?show=all", f"/finding/{finding}", "/log", "/help"):
        page.goto(f"http://127.0.0.1:{desk.port}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_words_of_an_article_are_words(tab: Tab, tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)><script>alert(1)</script>\"'`\x1b[31m\u202e"
    papers = {
        "a.txt": f"{evil}\n\nIt took 12 houses {evil} at night.\n",
        'b"><script>alert(2)<.txt': f"{evil} 15 houses {evil} and <b>3 barns</b>.\n",
    }
    save(tmp_path / "evil.db", run(papers))
    said: list[str] = []
    with served(tmp_path / "evil.db") as desk:
        page = tab()
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("console", lambda message: said.append(message.text))
        enter(page, desk)
        page.get_by_role("link", name="How many house?").click()
        expect(page.locator("main img, main script, main b b")).to_have_count(0)
        expect(page.locator("blockquote").first).to_contain_text("<script>alert(1)</script>")
        expect(page.locator("blockquote").first).to_contain_text("␛[31m")
        fill(page, "A source misquotes", {"Which source?": 'b"><script>alert(2)<.txt'}, who=evil, reason=evil)
        expect(page.get_by_role("status")).to_contain_text('b"><script>alert(2)<.txt misquotes')
        for name in ("Log", "Queue"):
            page.get_by_role("link", name=name).click()
            expect(page.locator("main img, main script")).to_have_count(0)
        page.goto(f"http://127.0.0.1:{desk.port}/?show=all&q=%3Cscript%3E")
        expect(page.get_by_text("With “<script>”")).to_be_visible()
        page.locator(".queue a").first.click()
        page.locator(".mention .foot a").first.click()
        expect(page.locator("#L1")).to_contain_text("<img src=x onerror=alert(1)>")
    assert said == []
