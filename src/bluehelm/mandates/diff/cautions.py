"""What a reader of a redline should know of the two texts first."""

from collections.abc import Iterator

from bluehelm.mandates.rows import Text
from bluehelm.record import vocab


def cautions(old: Text, new: Text, language: str = "en") -> tuple[str, ...]:
    """That the texts are of two missions, or that the new one is the older."""
    told = vocab.read("redline")["cautions"]
    return tuple(told[key][language].format(old=one, new=two) for key, one, two in _found(old, new))


def _found(old: Text, new: Text) -> Iterator[tuple[str, str, str]]:
    if old.mission is not None and new.mission is not None and old.mission != new.mission:
        yield "missions", old.mission, new.mission
    if old.date is not None and new.date is not None and new.date < old.date:
        yield "order", old.date.isoformat(), new.date.isoformat()
