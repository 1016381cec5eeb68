"""The rules of a release: two people who did not ask sign; one refusal closes it."""

from collections.abc import Collection
from dataclasses import dataclass

from bluehelm.errors import Refused

NEEDED = 2
SIGNED, REFUSED = "signed", "refused"
OPEN = "open"  # of a release that waits for signatures


@dataclass(frozen=True)
class Word:
    """What one person said of a release; None for a person who is no longer known."""

    by: int | None
    word: str  # signed, refused


def state(words: Collection[Word]) -> str:
    """open, signed or refused."""
    if any(one.word == REFUSED for one in words):
        return REFUSED
    return SIGNED if sum(one.word == SIGNED for one in words) >= NEEDED else OPEN


def check(by: int, asked: int | None, words: Collection[Word]) -> None:
    """Whether this person may still sign or refuse; raises Refused, and says why."""
    if state(words) != OPEN:
        raise Refused(f"This release is {state(words)} already; ask for a new one.")
    if by == asked:
        raise Refused("Who asked for a release cannot sign for it; two others have to.")
    if any(one.by == by for one in words):
        raise Refused("You signed this release already; another person has to sign too.")
