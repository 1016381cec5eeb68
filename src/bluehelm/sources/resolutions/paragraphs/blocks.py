"""What stands together on the page: a heading, a paragraph or an item with the lines that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bluehelm.sources.resolutions.pages.furniture import Part

ENDED = re.compile(r"[;.,:][\"”'’)\s*]*(?:(?:and|or)[\s*]*)?$")
STOPPED = re.compile(r"[;.:][\"”'’)\s*]*(?:(?:and|or)[\s*]*)?$")
SEIZED = re.compile(r"\bseized of (?:the |this )?(?:matter|question|issue|situation)", re.I)
TITLE_WORDS = 25
HANGING = re.compile(
    r"\b(?:a|an|the|of|and|or|to|for|in|on|at|by|with|from|into|its|their|as|that|which|until|since|before|after|than"
    r"|between|under|through|including|is|are|be|no|not|all)\*{0,3}$",
    re.I,
)


@dataclass
class Block:
    """A label and the lines under it."""

    label: str = ""  # as printed, without the dash of markup before it
    parts: list[Part] = field(default_factory=list)  # label included
    words: list[Part] = field(default_factory=list)  # the same without the label
    more: list[list[Part]] = field(default_factory=list)  # further paragraphs of the same block
    heading: bool = False
    style: str | None = None  # of a heading, where the document says it
    operative: bool = False
    number: int | None = None  # of an operative paragraph
    sure: bool = True  # the number is printed in plain figures
    preambular: bool = False
    trail: tuple[str, ...] = ()  # of an item: ("(a)", "#2")
    within: bool = False  # a heading inside a paragraph, over some of its items
    tail: bool = False  # goes on with its paragraph after the items
    repairs: list[str] = field(default_factory=list)

    def add(self, part: Part) -> None:
        self.parts.append(part)
        (self.more[-1] if self.more else self.words).append(part)

    def take(self, other: Block) -> None:
        """Adds another block as a further paragraph."""
        self.parts += other.parts
        self.more += [other.words, *other.more]

    @property
    def last(self) -> str:
        """The end of its words."""
        words = self.more[-1] if self.more else self.words
        return words[-1].text[-60:] if words else ""

    @property
    def ended(self) -> bool:
        return ENDED.search(self.last) is not None

    @property
    def stopped(self) -> bool:
        return STOPPED.search(self.last) is not None

    @property
    def loose(self) -> bool:
        """A paragraph without label inside another one."""
        return bool(self.trail) and not self.label

    @property
    def is_title(self) -> bool:
        """Few words without an end: "(a) Protection of civilians"."""
        count = sum(len(part.text.split()) for part in self.words)
        over = re.search(r"[;.,]$", self.last) is None and HANGING.search(self.last) is None
        return (
            0 < count <= TITLE_WORDS
            and not self.more
            and over
            and self.words[0].text.lstrip('("“*')[:1].isupper()
        )

    @property
    def is_closing(self) -> bool:
        """Whether it closes a resolution: "Decides to remain seized of the matter."."""
        if not self.operative or self.trail or not self.last.endswith("."):
            return False
        return SEIZED.search(" ".join(part.text[-80:] for part in self.words[-2:])) is not None
