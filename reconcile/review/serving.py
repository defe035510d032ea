"""Puts the page on a port of this machine, and serves it until it is interrupted."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn

from reconcile.review.app import application

_HOST = "127.0.0.1"
_MOST = 65_536  # bytes of a request's head


class Busy(Exception):
    """The port cannot be had."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A page that is about to be served: `address` lets a browser in."""

    port: int
    token: str
    _server: uvicorn.Server = field(repr=False)
    _socket: socket.socket = field(repr=False)

    @property
    def address(self) -> str:
        return f"http://{_HOST}:{self.port}/?token={self.token}"

    @property
    def ready(self) -> bool:
        """True once it answers."""
        return self._server.started

    def serve(self) -> None:
        """Until interrupted, or told to `stop`."""
        with suppress(KeyboardInterrupt):  # that is how one ends it
            self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """From another thread."""
        self._server.should_exit = True


def desk(case: Path, port: int = 0, *, keys: bool = True, fault: Callable[[str], None] = lambda _line: None) -> Desk:
    """The page on a case, on this port, or on any that is free. `fault` is told, in a line, of what goes wrong within.

    Raises Busy where the port cannot be had.
    """
    # Named as TCP, so that asyncio sends what is written at once: else each answer waits 40 ms for the browser's word.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_HOST, port))
        listening.listen()  # whoever is quick with the address waits, and is not turned away
    except (OSError, OverflowError) as error:
        listening.close()
        raise Busy(getattr(error, "strerror", None) or str(error)) from None
    found = int(listening.getsockname()[1])
    token = secrets.token_urlsafe(24)
    config = uvicorn.Config(
        application(case, found, token, keys=keys, fault=fault),
        http="h11",
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=_MOST,
        timeout_graceful_shutdown=2,
    )
    return Desk(found, token, uvicorn.Server(config), listening)
