"""Where an item stands in its paragraph: labels counted level by level, damaged ones mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bluehelm.sources.resolutions import labels
from bluehelm.sources.resolutions.labels import Label

MOST_MISSING = 2  # labels that may be lost between two of a list
UNLABELLED = "#"


@dataclass
class Level:
    style: str  # of labels.py; "#" for bullets and paragraphs without a label
    sign: str  # the bullet; "" for a paragraph without any sign
    count: int
    step: str  # "(a)", "#2"


@dataclass
class Place:
    """The way from a paragraph to one of its items."""

    trail: tuple[str, ...]  # ("(a)", "(iii)", "#2")
    repair: str = ""


@dataclass
class Items:
    """The open levels of one paragraph."""

    levels: list[Level] = field(default_factory=list)

    @property
    def trail(self) -> tuple[str, ...]:
        return tuple(level.step for level in self.levels)

    def place(self, label: Label, free: bool, upcoming: str, before: str) -> Place | None:
        """The place of a labelled item; None where the label fits nowhere, and so is part of a sentence.

        free      a new line may well begin here: the one before it ended, or is short
        upcoming  the next label on a line of its own, "" if none
        before    the words since the last label, in which a list may go on inside the sentence
        """
        if not label.inner:
            return self.bullet(label.printed, nested=before.rstrip().endswith(":"))
        opens = (
            labels.value(upcoming, labels.ROMAN) == 2 and label.inner == "i"
        )  # (i) after (h), and (ii) next
        return (
            (self._first(label, True) if opens else None)
            or self._next(label, before)
            or self._first(label, free)
            or (self._mended(label, upcoming, before) if free else None)
        )

    def bullet(self, sign: str, nested: bool = False) -> Place:
        """A bullet: one more of its list; another sign after a colon opens a list below."""
        open_ = [depth for depth, level in enumerate(self.levels) if level.style == UNLABELLED]
        same = [depth for depth in open_ if self.levels[depth].sign == sign or not sign]
        if open_ and (same or not nested):
            depth = same[0] if same else open_[-1]
            return self._count(depth, self.levels[depth].count + 1, sign)
        self.levels.append(Level(UNLABELLED, sign, 1, "#1"))
        return Place(self.trail)

    def unlabelled(self) -> Place:
        """A paragraph without any sign, below the last item that has a label."""
        return self.bullet("")

    def close_bullets(self) -> None:
        while self.levels and self.levels[-1].style == UNLABELLED:
            self.levels.pop()

    def _next(self, label: Label, before: str) -> Place | None:
        for depth in reversed(range(len(self.levels))):
            level = self.levels[depth]
            count = labels.value(label.inner, level.style) if level.style != UNLABELLED else None
            if count is None or count <= level.count:
                continue
            missing = [labels.written(n, level.style) for n in range(level.count + 1, count)]
            if count == level.count + 1 or (
                len(missing) < 8 and all(f"({each})" in before or f" {each})" in before for each in missing)
            ):
                return self._count(depth, count)
        return None

    def _first(self, label: Label, free: bool) -> Place | None:
        if not free:
            return None
        for style in labels.styles(label.inner):
            if labels.value(label.inner, style) == 1 and all(level.style != style for level in self.levels):
                self.levels.append(Level(style, "", 1, f"({label.inner})"))
                return Place(self.trail)
        return None

    def _mended(self, label: Label, upcoming: str, before: str) -> Place | None:
        """A label that was lost, doubled or misread, taken for the one that its list expects."""
        for depth in reversed(range(len(self.levels))):
            level = self.levels[depth]
            if level.style == UNLABELLED:
                continue
            count = labels.value(label.inner, level.style)
            expected = labels.written(level.count + 1, level.style)
            if count is not None and level.count + 1 < count <= level.count + 1 + MOST_MISSING:
                lost = f"({expected})" if count == level.count + 2 else f"({expected}) and what follows it"
                return self._count(depth, count, repair=f"{lost} is missing before {label.printed}")
            doubled = upcoming == labels.written(level.count + 2, level.style)
            misread = count is None and (expected in label.inner or _alike(label.inner, expected))
            if doubled or misread:
                return self._count(
                    depth, level.count + 1, repair=f"printed {label.printed}; taken for ({expected})"
                )
        return self._orphan(label, upcoming, before)

    def _orphan(self, label: Label, upcoming: str, before: str) -> Place | None:
        """A list that begins in the middle, because its first labels were lost."""
        for style in labels.styles(label.inner):
            count = labels.value(label.inner, style)
            assert count is not None
            if f"({labels.written(1, style)})" in before:  # the list stands inside the sentence
                return None
            goes_on = labels.value(upcoming, style) == count + 1
            if (count <= 1 + MOST_MISSING or goes_on) and all(level.style != style for level in self.levels):
                self.levels.append(Level(style, "", count, f"({label.inner})"))
                return Place(
                    self.trail, f"the list begins with {label.printed}; what stood before is missing"
                )
        return None

    def _count(self, depth: int, count: int, sign: str = "", repair: str = "") -> Place:
        del self.levels[depth + 1 :]
        level = self.levels[depth]
        level.count = count
        if level.style == UNLABELLED:
            level.step, level.sign = f"#{count}", sign or level.sign
        else:
            level.step = f"({labels.written(count, level.style)})"
        return Place(self.trail, repair)


def upcoming(texts: Sequence[str]) -> list[str]:
    """For each line, the next label in brackets that begins a line, before the next numbered paragraph."""
    found = [""] * len(texts)
    ahead = ""
    for at in reversed(range(len(texts))):
        found[at] = ahead
        label = labels.item(texts[at])
        if label is not None and label.inner:
            ahead = label.inner
        elif labels.number(texts[at]) is not None:
            ahead = ""
    return found


def _alike(printed: str, expected: str) -> bool:
    """Whether one was misread for the other: l for i or 1, O for 0."""
    plain = str.maketrans({"l": "i", "1": "i", "I": "i", "|": "i", "O": "0", "o": "0"})
    return printed.translate(plain) == expected.translate(plain)
