"""The server's worker: what it refuses before the site is asked, it refuses with a page of the site."""

import socket
from typing import Any

from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

LONGEST_ADDRESS = 8190  # bytes of a request's first line; the most that gunicorn can be set to


class Worker(ThreadWorker):  # type: ignore[misc]
    """A thread worker that answers an address without end as the site would."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        try:
            client.sendall(too_long())
        except OSError:
            self.log.debug("The browser was gone before it was told that its address is too long.")


def too_long() -> bytes:
    """The whole answer to an address that is too long to be read."""
    from django.http import HttpRequest

    from bluehelm.web import errors

    page = errors.too_long(HttpRequest()).content
    head = (
        "HTTP/1.1 414 URI Too Long\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
        f"Content-Security-Policy: default-src 'self'\r\nContent-Length: {len(page)}\r\n\r\n"
    )
    return head.encode() + page
