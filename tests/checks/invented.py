"""Invented documents for the tests of the audit's foundation, from plain text as a reader meets it."""

from itertools import product

from bluehelm.checks.reading import Text, text_of
from bluehelm.sources.blocks import Block, Cell, Document, Paragraph, Row, Table

SHA256 = "0" * 64


def paragraphs(body: str) -> tuple[Paragraph, ...]:
    """One paragraph for each block of lines that stand together."""
    parts = (part.strip() for part in body.split("\n\n"))
    return tuple(Paragraph(part, f"line {n}") for n, part in enumerate(parts, start=1) if part)


def table(*rows: str, where: str = "table 1") -> Table:
    """A table of rows written "Label | 1 | 2"."""
    printed = (tuple(Cell(cell.strip()) for cell in row.split("|")) for row in rows)
    return Table(tuple(Row(cells, f"{where}, row {n}") for n, cells in enumerate(printed, start=1)), where)


def document(*blocks: Block | str, name: str = "invented.txt") -> Document:
    """A document of these blocks; a string stands for its paragraphs."""
    parts = [paragraphs(block) if isinstance(block, str) else (block,) for block in blocks]
    return Document(name, "text", SHA256, tuple(part for blocks in parts for part in blocks))


def text(*blocks: Block | str, name: str = "invented.txt") -> Text:
    """The same as the rules see it."""
    return text_of(document(*blocks, name=name))


def filler(sentences: int = 80) -> str:
    """Paragraphs that share no telling word with each other or with anything else."""
    syllables = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su")
    words = ("".join(parts) + "k" for parts in product(syllables, repeat=4))
    return "\n\n".join(f"The {next(words)} {next(words)} sang." for _ in range(sentences))


def telling(body: str, name: str = "invented.txt") -> Text:
    """A document long enough for its words to be rare: the body and then filler."""
    return text(f"{body}\n\n{filler()}", name=name)
