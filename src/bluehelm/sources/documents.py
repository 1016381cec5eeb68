"""The way in for reports: a file of any accepted kind, told by its content, to paragraphs and tables."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bluehelm.errors import Unreadable, WrongKind
from bluehelm.sources.blocks import Document, Paragraph, Table

SIZE_LIMIT = 100_000_000  # bytes of the file as it lies on the disk
TEXT_LIMIT = 10_000_000  # bytes of plain text; the longest report at hand has a quarter of a million
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_OFFICE = {
    "EncryptedPackage": "is encrypted with a password. Save it without one",
    "WordDocument": "is in the old Word format (.doc). Save it as .docx",
    "Workbook": "is an old spreadsheet (.xls). Give the report as .docx, .pdf or text",
    "PowerPoint Document": "is an old slide show (.ppt). Give the report as .docx, .pdf or text",
}
MARKED = {b"{\\rtf": "a rich text file", b"<!doctype html": "a web page", b"<html": "a web page"}
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
CONTROL_LIMIT = 0.002  # share of control characters; a printed text has none


def read(path: Path) -> Document:
    """The file's paragraphs and tables, in their order, with its fingerprint and symbol.

    Decided by the first bytes, not by the name: .docx, .pdf, or plain text (tabbed, or in columns as printed
    by `pdftotext -layout`).
    raises  Unreadable if empty, damaged, encrypted, a scan, too large or holding macros;
            WrongKind if the file is of another kind
    """
    content = bytes_of(path)
    sha256 = hashlib.sha256(content).hexdigest()
    if content.startswith(b"PK"):
        from bluehelm.sources import docx

        return _not_blank(docx.read(content, path.name, sha256))
    if content[:1024].lstrip().startswith(b"%PDF"):
        from bluehelm.sources import pdf

        return _not_blank(pdf.read(content, path.name, sha256))
    refuse_others(content, path.name)
    return _not_blank(_text(text_of(content, path.name), path.name, sha256))


def bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise Unreadable(f"{path}: is a folder. Name one file in it.")
    try:
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            raise Unreadable(
                f"{path}: {size:,} bytes; files over {SIZE_LIMIT:,} bytes are refused. Split it."
            )
        content = path.read_bytes()
    except OSError as fault:
        raise Unreadable(
            f"{path}: cannot be opened ({fault.strerror}). Check the name and the rights."
        ) from fault
    if not content.strip():
        raise Unreadable(f"{path}: is empty ({size} bytes). Fetch it again.")
    return content


def refuse_others(content: bytes, name: str) -> None:
    if content.startswith(OLE):
        for stream, kind in OLD_OFFICE.items():
            if stream.encode("utf-16-le") in content:
                raise Unreadable(f"{name}: {kind} and read that.")
        raise Unreadable(f"{name}: is an old office file of an unknown kind. Save it as .docx and read that.")
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, kind in MARKED.items():
        if start.startswith(mark):
            raise WrongKind(f"{name}: is {kind}. Save it as .docx or plain text and read that.")
    if content.startswith(PICTURES):
        raise Unreadable(
            f"{name}: is a picture, without text. Run text recognition on it and read the result."
        )


def text_of(content: bytes, name: str) -> str:
    """The text in the bytes.

    raises  Unreadable if too long, or in no known encoding, or full of control characters
    """
    if len(content) > TEXT_LIMIT:
        raise Unreadable(f"{name}: {len(content):,} bytes of text; over {TEXT_LIMIT:,} is refused. Split it.")
    text = _decoded(content, name)
    controls = sum(text.count(chr(code)) for code in (*range(9), *range(14, 32), 127))
    if controls > CONTROL_LIMIT * len(text):
        raise Unreadable(
            f"{name}: {controls:,} of its {len(text):,} characters are control characters, so it is no "
            "text. Give a .docx, a .pdf or a plain text file."
        )
    return text


def _text(text: str, name: str, sha256: str) -> Document:
    from bluehelm.sources import layout

    pages = [page.splitlines() for page in text.replace("\r\n", "\n").split("\f")]
    if layout.is_columns(pages):
        return layout.document(pages, name, "text", sha256)
    from bluehelm.sources.text import blocks

    lines = text.replace("\f", "\n").splitlines()
    return Document(name, "text", sha256, blocks(lines), layout.symbol(pages))


def _decoded(content: bytes, name: str) -> str:
    """Unicode where it is Unicode; else the Windows letters that old programs wrote."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as fault:
            last = fault
    raise Unreadable(
        f"{name}: byte {last.start} ({content[last.start]:#04x}) belongs to no known text encoding, so the "
        "file is damaged or not a text. Save it as UTF-8."
    )


def _not_blank(document: Document) -> Document:
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.text.strip():
            return document
        if isinstance(block, Table) and any(
            cell.text or cell.tables for row in block.rows for cell in row.cells
        ):
            return document
    raise Unreadable(
        f"{document.name}: holds no text at all. If it is a scan, run text recognition on it first."
    )
