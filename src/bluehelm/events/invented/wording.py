"""The narratives of invented accounts: short, marked as invented, and never worded as findings."""

from collections.abc import Sequence

from bluehelm.events.invented.happening import ACTORS, KINDS
from bluehelm.record import vocab

MARK = {"en": "[Invented]", "fr": "[Inventé]"}
FRAMES = {
    "en": (
        "{mark} {kind}, {place}, reportedly by {actor}.",
        "{mark} Report received of {kind} at {place}. Said to be the work of {actor}; not yet confirmed.",
        "{mark} According to a source, {kind} near {place} involving {actor}.",
        "{mark} {place}: {kind}. Source speaks of {actor}.",
    ),
    "fr": (
        "{mark} {kind}, {place}, qui serait le fait de : {actor}.",
        "{mark} Signalement reçu : {kind} à {place}. Auteurs présumés : {actor} ; non confirmé.",
        "{mark} Selon une source, {kind} près de {place}, impliquant : {actor}.",
        "{mark} {place} : {kind}. La source évoque : {actor}.",
    ),
}
NOBODY = {
    "en": ("armed men", "unknown armed individuals"),
    "fr": ("hommes armés", "individus armés non identifiés"),
}
SOMEWHERE = {"en": "a place not named", "fr": "un lieu non précisé"}


def words(name: str, codes: Sequence[str], language: str) -> list[str]:
    """The words of these terms."""
    return [vocab.word(name, code, language) for code in codes]


class Narrator:
    """Writes in one language."""

    def __init__(self, language: str) -> None:
        self.kinds = words("incident_kinds", KINDS, language)
        self.actors = words("parties", ACTORS, language)
        self.nobody, self.somewhere = NOBODY[language], SOMEWHERE[language]
        self.parts = [self._parts(frame, language) for frame in FRAMES[language]]

    @staticmethod
    def _parts(frame: str, language: str) -> str:
        return frame.replace("{mark}", MARK[language])

    def actor(self, actor: int, which: int) -> str:
        """How the perpetrator is named; one not identified is "armed men"."""
        return self.nobody[which % 2] if ACTORS[actor] == "unidentified" else self.actors[actor]

    def text(self, which: int, kind: int, actor: int, place: str) -> str:
        frame = self.parts[which % len(self.parts)]
        return frame.format(
            kind=self.kinds[kind], place=place or self.somewhere, actor=self.actor(actor, which)
        )
