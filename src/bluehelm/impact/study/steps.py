"""One part of a study after the other, told as it is begun."""

from collections.abc import Callable
from typing import TypeVar

from bluehelm.errors import BadInput
from bluehelm.impact.study.answers import Placebo

T = TypeVar("T")
Progress = Callable[[str, int, int], None]  # what is under way, how much of all is done, of how much
Told = Callable[[int, int], None]  # how many are done, of how many


class Steps:
    """Makes the parts; a typed failure becomes the note of its part, and the others are made."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self.progress, self.done, self.total = progress, 0, total

    def made(self, name: str, part: Callable[[], T], without: Callable[[str], T] | None = None) -> T:
        """One step; without a way to do without, a failure ends the study."""
        self._say(name, self.done)
        self.done += 1
        try:
            return part()
        except BadInput as error:
            if without is None:
                raise
            return without(str(error))

    def many(self, kind: str, count: int, part: Callable[[str, int, Told], Placebo]) -> Placebo:
        """As many steps as there are reshuffles."""
        begun = self.done
        self.done += count
        try:
            return part(kind, count, lambda done, _: self._say(f"false {kind}", begun + done))
        except BadInput as error:
            return Placebo(kind, count, 0, (), str(error))

    def _say(self, name: str, done: int) -> None:
        if self.progress is not None:
            self.progress(name, done, self.total)
