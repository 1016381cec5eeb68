"""An address without end: the server refuses it with a page of the site."""

import socket
from typing import Any
from unittest.mock import Mock

import pytest
from gunicorn.http.errors import InvalidRequestMethod, LimitRequestLine

from bluehelm.cli import serving
from bluehelm.web import worker


def test_the_page_says_what_and_what_to_do_in_both_languages() -> None:
    head, _, page = worker.too_long().decode().partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 414 ")
    assert f"Content-Length: {len(page.encode())}" in head
    for words in ("The address is too long", "Go back and shorten it", "L’adresse est trop longue"):
        assert words in page
    assert "<style" not in page


def refused(fault: Exception) -> bytes:
    ours, theirs = socket.socketpair()
    one: Any = worker.Worker.__new__(worker.Worker)
    one.log, one.cfg = Mock(), Mock()
    with ours, theirs:
        one.handle_error(None, ours, ("", 0), fault)
        return theirs.recv(100)


def test_only_a_long_address_is_answered_so() -> None:
    assert refused(LimitRequestLine(9000, 8190)).startswith(b"HTTP/1.1 414 URI Too Long\r\nConnection")
    assert refused(InvalidRequestMethod("x")).startswith(b"HTTP/1.1 400")


def test_a_browser_that_is_gone_does_no_harm() -> None:
    ours, theirs = socket.socketpair()
    theirs.close()
    one: Any = worker.Worker.__new__(worker.Worker)
    one.log = Mock()
    with ours:
        one.handle_error(None, ours, ("", 0), LimitRequestLine(9000, 8190))
        one.handle_error(None, ours, ("", 0), LimitRequestLine(9000, 8190))
    assert one.log.debug.called


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_the_server_is_started_with_it(host: str) -> None:
    set_up = serving.options(host, 8000)
    assert set_up["worker_class"] == "bluehelm.web.worker.Worker"
    assert set_up["limit_request_line"] == worker.LONGEST_ADDRESS
