"""The review page is for the person at this machine who has its address, and for nobody and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import conflict, run
from reviewing import Visitor, served

from reconcile.case import entries, load, save
from reconcile.review import Desk


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "case.db"
    save(path, run())
    return path


@pytest.fixture(scope="module")
def page(case: Path) -> Iterator[Desk]:
    with served(case) as found:
        yield found


def test_the_address_lets_a_browser_in_and_its_token_is_gone_from_it(page: Desk) -> None:
    visitor = Visitor(page, let_in=False)
    answer = visitor.get(f"/?token={page.token}&show=all")
    assert (answer.status, answer.headers["location"]) == (303, "/?show=all")
    (cookie,) = answer.headers.get_all("set-cookie", [])
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert page.token not in cookie
    assert visitor.get("/?show=all").status == 200


@pytest.mark.parametrize("path", ["/", "/finding/f-1", "/log", "/help", "/source/d-1", "/nothing", "/?token=wrong"])
def test_without_it_nothing_is_told(page: Desk, path: str) -> None:
    answer = Visitor(page, let_in=False).get(path)
    assert answer.status == 403
    assert "house" not in answer.text
    assert "reconcile review" in answer.words


def test_a_token_given_twice_is_none(page: Desk) -> None:
    assert Visitor(page, let_in=False).get(f"/?token={page.token}&token={page.token}").status == 403


def test_the_cookie_of_an_earlier_start_is_none(page: Desk, case: Path) -> None:
    known = Visitor(page)
    with served(case) as later:
        other = Visitor(later, let_in=False)
        other.cookies = {f"reconcile-review-{later.port}": next(iter(known.cookies.values()))}
        assert other.get("/").status == 403


def test_it_leads_nowhere_else(page: Desk) -> None:
    answer = Visitor(page, let_in=False).get(f"//news.example/?token={page.token}")
    assert answer.headers["location"] == "/news.example/"


@pytest.mark.parametrize(
    "host", ["news.example", "127.0.0.1", "127.0.0.1:1", "news.example:{port}", "[::1]:{port}", ""]
)
def test_no_other_name_leads_here(page: Desk, host: str) -> None:
    answer = Visitor(page).get("/", Host=host.format(port=page.port))
    assert answer.status in (400, 421)
    assert "house" not in answer.text


def test_it_is_known_as_localhost_too(page: Desk) -> None:
    host = f"localhost:{page.port}"
    answer = Visitor(page).get("/", Host=host, Origin=f"http://{host}")
    assert answer.status == 200


@pytest.mark.parametrize("origin", ["http://news.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1"])
def test_another_page_may_not_even_look(page: Desk, origin: str) -> None:
    assert Visitor(page).get("/", Origin=origin.format(port=page.port)).status == 403


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"Origin": "http://news.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Cookie": "reconcile-review=1"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "multipart/form-data; boundary=x"}, 415),
    ],
)
def test_what_another_page_sends_is_not_kept(page: Desk, case: Path, change: dict[str, str], status: int) -> None:
    visitor, finding = Visitor(page), conflict(load(case)).id
    form = visitor.form(visitor.get(f"/finding/{finding}"), "dismissed")
    assert visitor.post(f"/finding/{finding}/decide", form, **change).status == status
    assert entries(case) == ()


@pytest.mark.parametrize("token", ["", "0" * 64, "ü"])
def test_a_form_without_the_pages_own_token_is_not_kept(page: Desk, case: Path, token: str) -> None:
    visitor, finding = Visitor(page), conflict(load(case)).id
    form = visitor.form(visitor.get(f"/finding/{finding}"), "dismissed", form_token=token)
    for path in (f"/finding/{finding}/decide", f"/finding/{finding}/undo", "/settings"):
        assert visitor.post(path, form).status == 403
    assert entries(case) == ()


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"a=" + b"x" * 40_000, 413), ("who=ü".encode("latin-1"), 400), (b"&".join([b"a=1"] * 60), 400), (b"", 403)],
)
def test_a_form_that_is_none_is_told_so(page: Desk, data: bytes, status: int) -> None:
    assert Visitor(page).post("/finding/f-1/decide", data).status == status


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/finding/f-1/decide", 405),
        ("POST", "/", 405),
        ("DELETE", "/log", 405),
        ("GET", "/static/../app.py", 404),
    ],
)
def test_what_is_not_there_is_told_so(page: Desk, method: str, path: str, status: int) -> None:
    visitor = Visitor(page)
    assert visitor.send(method, path, b"", {"Origin": visitor.home}).status == status


@pytest.mark.parametrize("path", ["/", "/log", "/help", "/nothing", "/finding/none", "/static/keys.js", "/?token=no"])
def test_every_answer_may_load_and_run_our_own_files_alone_and_is_kept_nowhere(page: Desk, path: str) -> None:
    answer = Visitor(page).get(path)
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "server" not in answer.headers


def test_no_page_has_script_or_style_of_its_own(page: Desk, case: Path) -> None:
    visitor, report = Visitor(page), load(case)
    paths = ["/", "/?show=all", "/log", "/help", f"/finding/{conflict(report).id}", f"/source/{report.documents[0].id}"]
    for path in paths:
        answer = visitor.get(path)
        assert answer.status == 200
        assert re.findall(r"<style|<script(?! src=\"/static/)|\sstyle=|\son\w+=|javascript:", answer.text) == []
        assert "://" not in re.sub(r"[^>]*</bdi>", "", answer.text)
