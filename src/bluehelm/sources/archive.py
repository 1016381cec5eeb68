"""Opens an office file safely: every limit is checked on the list of parts, before anything is expanded."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lxml import etree

from bluehelm.errors import Unreadable, WrongKind

EXPANDED_LIMIT = 200_000_000  # bytes of all parts together, expanded
PART_LIMIT = 25_000_000  # bytes of one XML part, expanded; a report of 80 pages has 5 million
PARTS_LIMIT = 5_000
RATIO_LIMIT = 150  # expanded to packed, of a part over RATIO_FROM; real reports reach about 30
RATIO_FROM = 5_000_000
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOREIGN = {
    "xl/": "a spreadsheet",
    "ppt/": "a slide show",
    "content.xml": "an OpenDocument file; save it as .docx and read that",
}
DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


class Archive:
    """The parts of one .docx, checked; xml() gives a part as a tree."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
            raise Unreadable(
                f"{name}: the file begins like a .docx but is cut off or damaged ({fault}). "
                "Fetch it again, or open it in a word processor and save it anew."
            ) from fault
        self.parts = {part.filename: part for part in self.zip.infolist()}
        self._refuse_bombs(len(content))
        self._refuse_others()
        self._refuse_macros()

    def _refuse_bombs(self, packed: int) -> None:
        parts = self.zip.infolist()
        total = sum(part.file_size for part in parts)
        if len(parts) > PARTS_LIMIT:
            raise Unreadable(
                f"{self.name}: holds {len(parts):,} parts; more than {PARTS_LIMIT:,} are refused."
            )
        if total > EXPANDED_LIMIT:
            raise Unreadable(
                f"{self.name}: would expand from {packed:,} to {total:,} bytes; over "
                f"{EXPANDED_LIMIT:,} is refused as a zip bomb. Ask for the file without its pictures."
            )
        for part in parts:
            if part.filename.endswith(".xml") and part.file_size > PART_LIMIT:
                raise Unreadable(
                    f"{self.name}: part {part.filename} holds {part.file_size:,} bytes of text; over "
                    f"{PART_LIMIT:,} is refused. Split the document and read its parts."
                )
            if part.file_size > RATIO_FROM and part.file_size > RATIO_LIMIT * max(part.compress_size, 1):
                raise Unreadable(
                    f"{self.name}: part {part.filename} would expand from {part.compress_size:,} to "
                    f"{part.file_size:,} bytes; refused as a zip bomb. Ask the sender for a sound file."
                )
            if part.flag_bits & 1:
                raise Unreadable(
                    f"{self.name}: part {part.filename} is encrypted. Save the file without a password."
                )

    def _refuse_others(self) -> None:
        if "[Content_Types].xml" in self.parts and any(name.startswith("word/") for name in self.parts):
            return
        for mark, kind in FOREIGN.items():
            if any(name.startswith(mark) for name in self.parts):
                raise WrongKind(f"{self.name}: is {kind}, where a report (.docx, .pdf, text) was expected.")
        first = next(iter(self.parts), "nothing")
        raise WrongKind(f"{self.name}: is an archive (first part: {first}), not a report. Unpack it first.")

    def _refuse_macros(self) -> None:
        macros = [name for name in self.parts if name.lower().endswith(("vbaproject.bin", "vbadata.xml"))]
        if macros or b"macroenabled" in self.bytes("[Content_Types].xml").lower():
            found = macros[0] if macros else "a macro-enabled content type"
            raise Unreadable(
                f"{self.name}: holds macros ({found}). Save it as a plain .docx without macros and read that."
            )

    def bytes(self, part: str) -> bytes:
        """The part expanded; its checksum is verified."""
        try:
            return self.zip.read(part)
        except KeyError as fault:
            raise Unreadable(f"{self.name}: lacks its part {part}; the file is incomplete.") from fault
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as fault:
            raise Unreadable(
                f"{self.name}: part {part} is damaged ({fault}). Fetch the file again."
            ) from fault

    def xml(self, part: str) -> etree._Element:
        """The part as a tree, with no outside entity, no document type and no network."""
        content = self.bytes(part).replace(STRICT, TRANSITIONAL)
        plain = (
            content.replace(b"\0", b"")
            if content[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
            else content
        )
        if DOCTYPE.search(plain) is not None:
            raise Unreadable(
                f"{self.name}: part {part} declares a document type or entities. No report "
                "needs one, so it is refused; save the file anew in a word processor."
            )
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as fault:
            raise Unreadable(
                f"{self.name}: part {part} is not sound XML ({fault}). Fetch it again."
            ) from fault

    def related(self, part: str, kind: str) -> list[str]:
        """Names of the parts that a part points to as "header", "footnotes" ..; none outside the file."""
        folder, _, leaf = part.rpartition("/")
        relations = f"{folder}/_rels/{leaf}.rels" if folder else f"_rels/{leaf}.rels"
        if relations not in self.parts:
            return []
        found = []
        for relation in self.xml(relations):
            target = relation.get("Target", "")
            if relation.get("Type", "").endswith("/" + kind) and relation.get("TargetMode") != "External":
                full = target.lstrip("/") if target.startswith("/") or not folder else f"{folder}/{target}"
                if full in self.parts:
                    found.append(full)
        return found
