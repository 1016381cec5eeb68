"""Web pages: paragraphs, headings and lists as a browser shows them; scripts and styles are no text."""

from pathlib import Path

import pytest

from bluehelm.sources.resolutions.pages import web
from bluehelm.sources.resolutions.rows import Resolution
from tests.sources.resolutions.resolutionmaking import headings, paths, preamble, texts, unaccounted, written

HEAD = "<!DOCTYPE html><html><head><title>UN</title><style>p {color: red}</style></head><body>"
COVER = "<nav><a href='/'>Home</a></nav><p>Resolution 9107 (2031)</p><p>Adopted on 27 June 2031</p>"
OPENING = "<p><i>The Security Council</i>,</p><p><em>Recalling</em> its&nbsp;resolutions,</p>"


def page(body: str, folder: Path) -> Resolution:
    return written(f"{HEAD}{COVER}{OPENING}{body}</body></html>", folder, "page.html")


def test_paragraphs_of_a_page_are_read(tmp_path: Path) -> None:
    read = page("<p>1. <i>Decides</i> to wait;</p><p>2. Decides to pay.</p>", tmp_path)
    assert (read.medium, read.symbol) == ("html", "S/RES/9107 (2031)")
    assert preamble(read) == ["Recalling its resolutions,"]
    assert texts(read)["1"] == "Decides to wait;"
    assert unaccounted(read) == []


def test_numbers_that_the_browser_makes_are_read(tmp_path: Path) -> None:
    read = page(
        "<ol><li>Decides to:<ol type=a><li>watch:<ol type=i><li>by day;<li>by night;</ol><li>pay:"
        "<ul><li>pilots;</li></ul></ol><li value=5><p>Decides to pay.</p></ol>", tmp_path,
    )  # fmt: skip
    assert paths(read) == ["1", "1(a)", "1(a)(i)", "1(a)(ii)", "1(b)", "1(b)#1", "5"]


def test_a_label_printed_in_a_list_without_signs_is_not_doubled(tmp_path: Path) -> None:
    assert paths(page("<ul><li>1. Decides to wait;</li><li>2. Decides to pay.</li></ul>", tmp_path)) == [
        "1",
        "2",
    ]


def test_headings_and_line_breaks(tmp_path: Path) -> None:
    read = page("<h2>Crossings</h2><p>1. Decides to<br>wait;</p><h2>Funds</h2>2. Decides to pay.", tmp_path)
    assert headings(read) == [(1, "Crossings"), (1, "Funds")]
    assert texts(read)["1"] == "Decides to wait;"


def test_scripts_and_hidden_parts_are_no_text(tmp_path: Path) -> None:
    read = page(
        "<script>var a = '1. Decides';</script><p>1. Decides to wait.</p><noscript>2. Urges</noscript>",
        tmp_path,
    )
    assert paths(read) == ["1"]


def test_a_text_kept_in_its_lines_keeps_them(tmp_path: Path) -> None:
    read = page("<pre>1. Decides to open the crossings to\nall;\n\n2. Decides to pay.</pre>", tmp_path)
    assert texts(read) == {"1": "Decides to open the crossings to all;", "2": "Decides to pay."}


@pytest.mark.parametrize(
    "start", [b"<html>", b"\xef\xbb\xbf <!doctype HTML>", b"<?xml version='1.0'?><html>", b"<p>a"]
)
def test_a_page_is_told_by_its_first_signs(start: bytes) -> None:
    assert web.is_page(start)
    assert not web.is_page(b"Resolution 9107 (2031) <p>")
