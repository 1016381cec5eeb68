"""Files of every kind: the same resolution as text, .docx, web page and PDF gives the same pieces."""

import html
import re
from pathlib import Path

import pytest
import typst

from bluehelm.errors import Unreadable
from bluehelm.sources import resolutions
from bluehelm.sources.resolutions.rows import Resolution
from tests.sources import wordmaking as w
from tests.sources.resolutions.resolutionmaking import unaccounted

SHEET = """#set page(width: 400pt, height: 300pt, margin: 50pt,
  header: context if counter(page).get().first() > 1 [#align(right)[S\\/RES\\/9107 (2031)]],
  footer: context [31\\-40077 #h(1fr) #counter(page).display()\\/9])
#set par(justify: true, spacing: 1.1em)
#set smartquote(enabled: false)
"""


def paragraphs(excerpts: Path) -> list[str]:
    """The invented resolution, a paragraph a line, without its furniture."""
    read = resolutions.read(excerpts / "resolution_unmix.txt")
    body = [line for piece in read.pieces for line in f"{piece.label} {piece.text}".strip().split("\n")]
    head = [
        "Resolution 9107 (2031)",
        "Adopted by the Security Council at its 9911th meeting, on 27 June 2031",
    ]
    return [*head, "The Security Council,", *body]


def outline(read: Resolution) -> list[tuple[str, str, str]]:
    return [(piece.kind, piece.path, piece.text) for piece in read.pieces]


@pytest.fixture(scope="module")
def expected(excerpts: Path) -> list[tuple[str, str, str]]:
    return outline(resolutions.parse([line for text in paragraphs(excerpts) for line in (text, "")]))


def test_a_word_document_gives_the_same(
    tmp_path: Path, excerpts: Path, expected: list[tuple[str, str, str]]
) -> None:
    path = tmp_path / "resolution.docx"
    path.write_bytes(w.word(*map(w.paragraph, paragraphs(excerpts))))
    read = resolutions.read(path)
    assert (read.medium, outline(read)) == ("docx", expected)


def test_a_web_page_gives_the_same(
    tmp_path: Path, excerpts: Path, expected: list[tuple[str, str, str]]
) -> None:
    path = tmp_path / "resolution.html"
    path.write_text(
        "<html>" + "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs(excerpts)), "utf-8"
    )
    read = resolutions.read(path)
    assert (read.medium, outline(read)) == ("html", expected)


def test_a_pdf_gives_the_same_over_its_pages(
    tmp_path: Path, excerpts: Path, expected: list[tuple[str, str, str]]
) -> None:
    escaped = [re.sub(r"([#*_/\-\[\]@$<>~=+.])", r"\\\1", text) for text in paragraphs(excerpts)]
    (tmp_path / "resolution.typ").write_text(SHEET + "\n\n".join(escaped), "utf-8")
    typst.compile(tmp_path / "resolution.typ", output=tmp_path / "resolution.pdf")
    read = resolutions.read(tmp_path / "resolution.pdf")
    assert (read.medium, outline(read)) == ("pdf", expected)
    assert (read.lines[-1].page or 0) > 2
    assert unaccounted(read) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office file"), (b"\x89PNG", "picture"),
     (b"The Security Council,\x00\x01\x02\x03", "control characters"), (b"PK\x03\x04", "cut off or damaged"),
     (b"%PDF-1.7 nothing", "damaged")],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "resolution"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=words):
        resolutions.read(path)
