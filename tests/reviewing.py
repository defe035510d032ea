"""The review page, served as it is to an editor, and a visitor who speaks plain HTTP to it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode, urlsplit

from reconcile.review import Desk, desk


@contextmanager
def served(case: Path) -> Iterator[Desk]:
    """The page on a case, until the block ends."""
    found = desk(case)
    thread = Thread(target=found.serve)
    thread.start()
    while not found.ready and thread.is_alive():
        time.sleep(0.005)
    try:
        yield found
    finally:
        found.stop()
        thread.join(20)
        assert not thread.is_alive()


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: HTTPMessage
    text: str

    @property
    def words(self) -> str:
        """What a reader sees: no tags, single blanks."""
        joined = re.sub(r"</?(?:bdi|time|b|strong)\b[^>]*>", "", self.text)
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", joined)).split())

    def field(self, name: str) -> str:
        """The value of a hidden field."""
        found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', self.text)
        assert found, f"no field {name}"
        return unescape(found[1])


class Visitor:
    """Keeps cookies, follows nothing."""

    def __init__(self, page: Desk | str, *, let_in: bool = True) -> None:
        address = urlsplit(page if isinstance(page, str) else page.address)
        self.port = address.port
        self.home = f"http://{address.netloc}"
        self.cookies: dict[str, str] = {}
        if let_in:
            assert self.get(f"/?{address.query}").status == 303

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, b"", headers)

    def post(self, path: str, form: Mapping[str, str] | bytes, **headers: str) -> Answer:
        """Sends a form as a browser does, with Origin; a header of "" is left out."""
        data = form if isinstance(form, bytes) else urlencode(form).encode()
        usual = {"Origin": self.home, "Content-Type": "application/x-www-form-urlencoded"}
        return self.send("POST", path, data, usual | {name.replace("_", "-"): told for name, told in headers.items()})

    def send(self, method: str, path: str, data: bytes, headers: Mapping[str, str]) -> Answer:
        told = {"Host": f"127.0.0.1:{self.port}", "Content-Length": str(len(data))} | dict(headers)
        if self.cookies:
            told.setdefault("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in told.items():
            if value:
                connection.putheader(name, value)
        connection.endheaders(data)
        found = connection.getresponse()
        answer = Answer(found.status, found.headers, found.read().decode())
        connection.close()
        for cookie in found.headers.get_all("set-cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def rule(self, finding: str, ruling: str, /, **more: str) -> Answer:
        """Opens a finding, fills its form in and sends it; `needs_call__ask` is the field "needs_call.ask"."""
        return self.post(f"/finding/{finding}/decide", self.form(self.get(f"/finding/{finding}"), ruling, **more))

    def form(self, seen: Answer, ruling: str, /, **more: str) -> dict[str, str]:
        told = {name: seen.field(name) for name in ("form_token", "seen", "known")}
        told |= {"ruling": ruling, "who": "Ann", "reason": "counted them"}
        return told | {name.replace("__", "."): value for name, value in more.items()}
