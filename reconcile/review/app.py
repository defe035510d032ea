"""The addresses of the review page: the queue, a finding with its form, the log, a source, and what a form sends.

Each answer is one look into the case. Everything works without script; the one script only presses what is there.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from reconcile.case import BadCase, BadDecision, Reader, decide, undo
from reconcile.report.escape import visible
from reconcile.review import choices, pages
from reconcile.review.guard import Guard, cookies
from reconcile.review.queue import Queues, asked

_STATIC = {"review.css": "text/css", "report.css": "text/css", "keys.js": "text/javascript"}
_LARGEST = 32_768  # bytes of a form
_YEAR = 365 * 86_400
_WHO = "reconcile-who"
_KEYS = "reconcile-keys"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, read: the form is empty where none was sent."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
    who: str
    keys: bool


class Unusable(Exception):
    """A request that cannot be answered, with its status."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


Handler = Callable[[Asked], Response]


class Review:
    """The page on one case."""

    def __init__(self, case: Path, keys: bool) -> None:
        self._case = case
        self._keys = keys
        self._reader = Reader(case)
        self._pages = pages.Pages(case.name)
        self._queues = Queues()
        self.form_token = ""

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────────

    def queue(self, told: Asked) -> Response:
        with self._reader.look() as look:
            return self._page(told, "queue", pages.queue(look, self._queues.find(look, asked(told.query), told.who)))

    def finding(self, told: Asked, typed: Mapping[str, str] | None = None, wrong: Exception | None = None) -> Response:
        """The finding with its form; `typed` and `wrong` are what was sent and could not be kept, and why."""
        name = told.path["name"]
        with self._reader.look() as look:
            if name not in look.board.by_id:
                raise Unusable(
                    404, f"{visible(name)[:80]}: the latest run has no such finding; its words may have changed."
                )
            queue = self._queues.find(look, asked(told.query), told.who)
            shown = pages.finding(look, name, queue, told.who, _numbers(told.query))
        status = 200 if wrong is None else 422 if isinstance(wrong, BadDecision) else 503
        return self._page(told, "finding", {**shown, "typed": typed or {}, "wrong": visible(str(wrong or ""))}, status)

    def log(self, told: Asked) -> Response:
        with self._reader.look() as look:
            return self._page(told, "log", pages.log(look, asked(told.query).page))

    def source(self, told: Asked) -> Response:
        line = told.query.get("line", "1")
        number = int(line) if line.isascii() and line.isdecimal() and len(line) < 9 else 1
        with self._reader.look() as look:
            found = pages.source(look, told.path["name"], number)
        if found is None:
            raise Unusable(404, "The latest run read no such source.")
        return self._page(told, "source", found)

    def help(self, told: Asked) -> Response:
        return self._page(told, "help", {})

    # ── what is sent ─────────────────────────────────────────────────────────────────────────────────────────────────

    def decide(self, told: Asked) -> Response:
        name, form = told.path["name"], told.form
        kind = form.get("ruling", "").partition("=")[0]
        details = {key.partition(".")[2]: value for key, value in form.items() if key.startswith(f"{kind}.")}
        try:
            with self._reader.look() as look:
                known = look.board.by_id.get(name)
                paths = known.paths if known else ()
                before = max((one.entry.number for one in look.tied.get(name, ())), default=0)
            ruling = choices.ruled(form.get("ruling", ""), details, paths)
            entry = decide(
                self._case, name, ruling, form.get("who", ""), form.get("reason", ""), _now(), form.get("seen")
            )
        except (BadDecision, BadCase) as error:
            return self.finding(told, form, error)
        return self._back(told, name, entry.number, before)

    def undo(self, told: Asked) -> Response:
        name, form = told.path["name"], told.form
        number = form.get("entry", "")
        try:
            if not (number.isascii() and number.isdecimal()):
                raise BadDecision("Say which ruling to take back.")
            entry = undo(self._case, number, form.get("who", ""), form.get("reason", ""), _now())
        except (BadDecision, BadCase) as error:
            return self.finding(told, form, error)
        return self._back(told, name, entry.number, entry.number)

    def settle(self, told: Asked) -> Response:
        """Who one is, and whether single keys do anything."""
        answer = RedirectResponse("/help", 303)
        self._remember(answer, told.form.get("who", ""))
        answer.set_cookie(
            _KEYS, "on" if told.form.get("keys") else "off", max_age=_YEAR, httponly=True, samesite="strict"
        )
        return answer

    def _back(self, told: Asked, name: str, kept: int, before: int) -> Response:
        """To the finding, which tells of the entry that was kept and of those that its author had not seen."""
        known = told.form.get("known", "")
        more = {"kept": kept, "known": known if known.isascii() and known.isdecimal() else before}
        query = asked(told.query).query()
        joined = f"{query}&{urlencode(more)}" if query else f"?{urlencode(more)}"
        answer = RedirectResponse(f"/finding/{quote(name, safe='')}{joined}", 303)
        self._remember(answer, told.form.get("who", ""))
        return answer

    def _remember(self, answer: Response, who: str) -> None:
        if who.strip():
            answer.set_cookie(_WHO, quote(who.strip()[:200]), max_age=_YEAR, httponly=True, samesite="strict")

    # ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _page(self, told: Asked, name: str, values: Mapping[str, object], status: int = 200) -> Response:
        common = {"who": told.who, "keys": told.keys, "form_token": self.form_token}
        return Response(self._pages.set(name, {**common, **values}), status, media_type="text/html")

    def refuse(self, status: int, words: str) -> Response:
        """A page that says what is the matter."""
        return Response(self._pages.set("message", {"status": status, "words": words}), status, media_type="text/html")

    def told(self, request: Request, form: Mapping[str, str]) -> Asked:
        carried = cookies(request.headers)
        who = unquote(carried.get(_WHO, ""), errors="replace")
        keys = carried.get(_KEYS, "on" if self._keys else "off") == "on"
        return Asked(request.path_params, request.query_params, form, visible(who)[:200], keys)


def application(
    case: Path, port: int, token: str, *, keys: bool = True, fault: Callable[[str], None] = lambda _line: None
) -> ASGIApp:
    """The page on a case as an ASGI application; only who knows the token gets in."""
    review = Review(case, keys)

    def at(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            form = await _form(request, review.form_token) if request.method == "POST" else {}
            return await run_in_threadpool(handler, review.told(request, form))

        return endpoint

    async def wrong(request: Request, error: Exception) -> Response:
        status, words = _why(error, fault)
        return review.refuse(status, words)

    routes = [
        Route("/", at(review.queue)),
        Route("/finding/{name}", at(review.finding)),
        Route("/finding/{name}/decide", at(review.decide), methods=["POST"]),
        Route("/finding/{name}/undo", at(review.undo), methods=["POST"]),
        Route("/source/{name}", at(review.source)),
        Route("/log", at(review.log)),
        Route("/help", at(review.help)),
        Route("/settings", at(review.settle), methods=["POST"]),
        Route("/static/{name}", _static),
        Route("/favicon.ico", _no_picture),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers=dict.fromkeys((HTTPException, Unusable, BadCase, BadDecision, Exception), wrong),
    )
    guard = Guard(app, port, token, review.refuse)
    review.form_token = guard.form_token
    return guard


def _why(error: Exception, fault: Callable[[str], None]) -> tuple[int, str]:
    """The status and the words for what went wrong."""
    if isinstance(error, Unusable):
        return error.status, str(error)
    if isinstance(error, HTTPException):
        return error.status_code, {404: "There is no such page.", 405: "Not in this way."}.get(error.status_code, "No.")
    if isinstance(error, BadCase | BadDecision):
        return 503, visible(str(error))
    fault(f"error: the review page failed: {type(error).__name__}: {error}")
    return 500, "reconcile itself failed here; nothing was ruled. Please report it."


async def _form(request: Request, token: str) -> dict[str, str]:
    """The fields of a form, each once. Raises Unusable where it is no form of this page."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise Unusable(415, "That is no form of this page.")
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > _LARGEST:
            raise Unusable(413, "That is more than a ruling needs.")
    try:
        fields = dict(parse_qsl(data.decode("ascii"), keep_blank_values=True, max_num_fields=50))
    except ValueError:
        raise Unusable(400, "That form cannot be read.") from None
    if not hmac.compare_digest(fields.get("form_token", "").encode("utf-8", "replace"), token.encode()):
        raise Unusable(403, "That form is not of this page, or of an earlier start of it: load the page again.")
    return fields


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        raise HTTPException(404)
    return FileResponse(pages.static(name), media_type=_STATIC[name])


async def _no_picture(request: Request) -> Response:
    return Response(status_code=204)


def _numbers(query: Mapping[str, str]) -> tuple[int, int]:
    """The entry that was just kept, and the last one that its author had seen; 0 where there is none."""
    found = []
    for name in ("kept", "known"):
        value = query.get(name, "")
        found.append(int(value) if value.isascii() and value.isdecimal() and len(value) < 12 else 0)
    return found[0], found[1]


def _now() -> datetime:
    return datetime.now(UTC)
