"""What became of a paragraph from one text to the next, as rows."""

from dataclasses import dataclass

EDITED, MOVED, SPLIT, MERGED, ADDED, DROPPED = "edited", "moved", "split", "merged", "added", "dropped"
STRONGER, WEAKER, SAME = "stronger", "weaker", "same"
KEPT, CUT, PUT = "=", "-", "+"

BREAK = "\u2029"  # in the words of a row, where one paragraph ends and the next begins

Words = tuple[tuple[str, str], ...]  # (KEPT | CUT | PUT, text)


@dataclass(frozen=True)
class Strength:
    """Whether the new paragraph binds more or less than the old one."""

    old: str | None  # "encourages"; "decides, priority task"
    new: str | None
    direction: str  # STRONGER, WEAKER, SAME
    why: str  # a sentence in English
    why_fr: str
    named: bool = False  # a priority task now, where the old text names none: alike, and told apart


@dataclass(frozen=True)
class Change:
    """Paragraphs of the old text and what they became. No kinds: the same words in the same place."""

    old: tuple[str, ...]  # paths; of a preambular paragraph "p3"
    new: tuple[str, ...]
    changes: tuple[str, ...] = ()  # any of the six above
    strength: Strength | None = None
    words: Words = ()
    came: tuple[str, ...] = ()  # elements that a list gained
    went: tuple[str, ...] = ()  # and lost
    figures: tuple[tuple[str | None, str | None], ...] = ()  # dates and numbers, old and new
    held: bool = True  # False: it would stand where the other text, an excerpt, has nothing
    breaks_off: bool = False  # one of the texts, whose end is not there, breaks off in it

    @property
    def old_words(self) -> str:
        return "".join(text for sign, text in self.words if sign != PUT).lstrip(" ")

    @property
    def new_words(self) -> str:
        return "".join(text for sign, text in self.words if sign != CUT).lstrip(" ")
