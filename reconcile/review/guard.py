"""Who may ask, and what an answer may do: stands before every address of the review page.

The page is for the person who started it. A request has to name this machine (Host; so that no other name can be made
to lead here), must not come from another page (Origin), and must carry the cookie that the address with the token was
exchanged for. What is sent must carry the form's own token, too. An answer may load and run nothing but our own files,
and is kept nowhere.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action"
    " 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    "cache-control": "no-store",
    # Not "no-referrer": with that, browsers do not tell where a form was sent from.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

#: What may be fetched without the cookie: style, for the page that says that it is missing.
_OPEN = ("/static/", "/favicon.ico")

Refuse = Callable[[int, str], Response]


class Guard:
    """Lets through what the person at this machine asks for. `refuse` makes the answer to all else."""

    def __init__(self, app: ASGIApp, port: int, token: str, refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse
        self._token = token
        self._session = secrets.token_urlsafe(32)
        self._cookie = f"reconcile-review-{port}"  # cookies of all ports lie together
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self.form_token = hmac.new(self._session.encode(), b"form", sha256).hexdigest()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        answer = self._answer(scope)
        await (answer or self._app)(scope, receive, guarded)

    def _answer(self, scope: Scope) -> Response | None:
        """The answer to what may not pass, or passes by another address; None where it may."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self._hosts or len(headers.getlist("host")) > 1:
            return self._refuse(421, "This address is not one of this page.")
        if headers.get("origin", f"http://{host}") != f"http://{host}":
            return self._refuse(403, "Another page asked for this, and may not.")
        if scope["method"] not in ("GET", "HEAD") and "origin" not in headers:
            return self._refuse(403, "What sent this does not say where it comes from.")
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        tokens = [value for name, value in query if name == "token"]
        if tokens:
            return self._exchange(scope, tokens, [pair for pair in query if pair[0] != "token"])
        if scope["path"].startswith(_OPEN) or self._known(headers):
            return None
        return self._refuse(403, "Open the address that “reconcile review” printed: it lets this browser in.")

    def _exchange(self, scope: Scope, tokens: list[str], rest: list[tuple[str, str]]) -> Response:
        """The cookie for the token, and the way to the same address without it."""
        if len(tokens) > 1 or not _same(tokens[0], self._token):
            return self._refuse(403, "That is not the address that “reconcile review” printed this time.")
        path = "/" + scope["path"].lstrip("/\\")
        answer = RedirectResponse(path + (f"?{urlencode(rest)}" if rest else ""), 303)
        answer.set_cookie(self._cookie, self._session, httponly=True, samesite="strict", path="/")
        return answer

    def _known(self, headers: Headers) -> bool:
        return _same(cookies(headers).get(self._cookie, ""), self._session)


def cookies(headers: Headers) -> dict[str, str]:
    """The cookies that a request carries; none where they cannot be read."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie("; ".join(headers.getlist("cookie"))).items()}
    except CookieError:
        return {}


def _same(first: str, second: str) -> bool:
    return hmac.compare_digest(first.encode("utf-8", "replace"), second.encode("utf-8", "replace"))
