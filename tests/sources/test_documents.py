"""What the way in for reports accepts, and what it refuses with a remedy."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from bluehelm.errors import Unreadable, WrongKind
from bluehelm.sources import archive, documents
from bluehelm.sources.blocks import Document, Paragraph
from tests.sources import wordmaking as w

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def saved(folder: Path, content: bytes, name: str = "report.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def read(folder: Path, content: bytes, name: str = "report.docx") -> Document:
    return documents.read(saved(folder, content, name))


def test_a_word_file_is_known_by_its_content_not_its_name(tmp_path: Path) -> None:
    content = w.word(w.paragraph("The mission kept two camps."))
    document = read(tmp_path, content, "report.txt")
    assert document.medium == "docx"
    assert document.blocks == (Paragraph("The mission kept two camps.", "paragraph 1"),)
    assert document.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_in_the_usual_encodings(tmp_path: Path, encoding: str) -> None:
    document = read(tmp_path, "The mission’s café closed in März.\n".encode(encoding), "report.txt")
    assert document.medium == "text"
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "The mission’s café closed in März."
    ]


def test_text_in_columns_is_told_from_text_with_tabs(tmp_path: Path) -> None:
    columns = "\n".join(f"Item {n}{' ' * 20}{n}.0" for n in range(10)).encode()
    assert len(read(tmp_path, columns, "a.txt").blocks) == 1


@pytest.mark.parametrize("content", [b"", b"  \n\t \n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Unreadable, match="is empty"):
        read(tmp_path, content)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is a folder"):
        documents.read(tmp_path)
    with pytest.raises(Unreadable, match="cannot be opened"):
        documents.read(tmp_path / "none.docx")


def test_a_file_over_the_size_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "SIZE_LIMIT", 10)
    with pytest.raises(Unreadable, match="over 10 bytes"):
        read(tmp_path, b"more than ten bytes", "a.txt")


def test_a_word_file_with_macros_is_refused(tmp_path: Path) -> None:
    body = w.paragraph("Text")
    with pytest.raises(Unreadable, match=r"macros \(word/vbaProject.bin\)"):
        read(tmp_path, w.word(body, word__vbaProject_DOT_bin=b"x"))
    kind = w.TYPES.replace("document.main", "document.macroEnabled.main")
    with pytest.raises(Unreadable, match="macro-enabled"):
        read(tmp_path, w.word(body, **{"[Content_Types]_DOT_xml": kind}))


def test_a_zip_bomb_is_refused_before_anything_expands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = w.word(w.paragraph("Text"), word__media__a=b"\0" * 6_000_000)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("expanded"))
    with pytest.raises(Unreadable, match="word/media/a would expand"):
        read(tmp_path, content)
    monkeypatch.setattr(archive, "EXPANDED_LIMIT", 1_000_000)
    with pytest.raises(Unreadable, match="zip bomb"):
        read(tmp_path, content)


def test_a_part_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "PART_LIMIT", 100)
    with pytest.raises(Unreadable, match=r"holds .* bytes of text; over 100"):
        read(tmp_path, w.word(w.paragraph("Text " * 50)))


def test_a_text_longer_than_any_report_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "TEXT_LIMIT", 20)
    with pytest.raises(Unreadable, match="36 bytes of text; over 20 is refused"):
        read(tmp_path, b"The mission kept two camps in Zamara", "long.txt")


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PARTS_LIMIT", 3)
    with pytest.raises(Unreadable, match="more than 3"):
        read(tmp_path, w.word(w.paragraph("Text")))


def test_a_word_file_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    content = w.word(w.paragraph("Text " * 500))
    for share in (0.1, 0.5, 0.9, 0.99):
        with pytest.raises(Unreadable, match="cut off or damaged"):
            read(tmp_path, content[: int(share * len(content))])


def test_a_damaged_part_is_named(tmp_path: Path) -> None:
    content = bytearray(w.archive({"[Content_Types].xml": w.TYPES, "word/document.xml": "x" * 300}))
    at = content.index(b"word/document.xml") + len(b"word/document.xml")
    content[at : at + 3] = b"\xff\xff\xff"
    with pytest.raises(Unreadable, match=r"part word/document.xml is (damaged|not sound XML)"):
        read(tmp_path, bytes(content))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_and_document_types_are_refused(tmp_path: Path, encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        + w.part("document", "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>")
    )
    with pytest.raises(Unreadable, match="declares a document type"):
        read(tmp_path, w.word(word__document_DOT_xml=text.encode(encoding)))


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"[Content_Types].xml": "", "xl/workbook.xml": ""}, "a spreadsheet"),
        ({"[Content_Types].xml": "", "ppt/presentation.xml": ""}, "a slide show"),
        ({"mimetype": "", "content.xml": ""}, "an OpenDocument file"),
        ({"reports.zip": "", "readme": ""}, r"an archive \(first part: reports.zip\)"),
    ],
)
def test_other_archives_are_of_another_kind(tmp_path: Path, parts: dict[str, str], kind: str) -> None:
    with pytest.raises(WrongKind, match=kind):
        read(tmp_path, w.archive(dict(parts)))


@pytest.mark.parametrize(
    ("stream", "words"),
    [("WordDocument", r"old Word format \(.doc\)"), ("EncryptedPackage", "encrypted"), ("Workbook", ".xls")],
)
def test_old_and_encrypted_office_files_name_the_remedy(tmp_path: Path, stream: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read(tmp_path, OLE + stream.encode("utf-16-le"), "report.doc")


@pytest.mark.parametrize(
    "content", [b"{\\rtf1 text}", b"<!DOCTYPE html><p>x</p>", b"  <html><p>x</p></html>"]
)
def test_rich_text_and_web_pages_are_of_another_kind(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(WrongKind, match=r"Save it as \.docx or plain text"):
        read(tmp_path, content)


def test_noise_and_pictures_are_not_taken_for_text(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="control characters"):
        read(tmp_path, bytes(range(1, 128)) * 40, "a.txt")
    with pytest.raises(Unreadable, match="is a picture"):
        read(tmp_path, b"\x89PNG\r\n\x1a\n" + b"\1" * 50, "a.txt")
    with pytest.raises(Unreadable, match="no known text encoding"):
        read(tmp_path, b"caf\x81 " * 50, "a.txt")


def test_a_word_file_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no text at all"):
        read(tmp_path, w.word(w.paragraph("")))


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    content = bytearray(w.word(w.paragraph("Text")))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    with pytest.raises(Unreadable, match="is encrypted"):
        read(tmp_path, bytes(content))
