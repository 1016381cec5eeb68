"""What a reader of a redline should know of the two texts first."""

from collections.abc import Iterator

from bluehelm.mandates.diff.adding import adding
from bluehelm.mandates.diff.pairing.held import Held
from bluehelm.mandates.rows import Text
from bluehelm.record import vocab


def cautions(old: Text, new: Text, language: str = "en") -> tuple[str, ...]:
    """That the texts are of two missions, the new one the older, that one breaks off, or only adds tasks."""
    told = vocab.read("redline")["cautions"]
    return tuple(told[key][language].format(old=one, new=two) for key, one, two in _found(old, new))


def _found(old: Text, new: Text) -> Iterator[tuple[str, str, str]]:
    if old.mission is not None and new.mission is not None and old.mission != new.mission:
        yield "missions", old.mission, new.mission
    if old.date is not None and new.date is not None and new.date < old.date:
        yield "order", old.date.isoformat(), new.date.isoformat()
    for key, text in (("old_breaks_off", old), ("new_breaks_off", new)):
        if Held.of(text).broken and (last := _last(text)):
            yield key, last, last
    if (added := adding(new)) is not None:
        yield "adds", added, added


def _last(text: Text) -> str | None:
    """The paragraph that a text ends with: "16(a)", "p3" in the preamble."""
    if text.operative:
        return text.operative[-1].path
    return f"p{text.preambular[-1].path}" if text.preambular else None
