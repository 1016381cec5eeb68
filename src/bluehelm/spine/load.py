"""The mandates that a plan hangs on, out of the store and out of the worked example's digest."""

from functools import cache

from bluehelm import example
from bluehelm.mandates import store as stored
from bluehelm.record import vocab
from bluehelm.record.period import Period
from bluehelm.spine import held
from bluehelm.spine.force import mandates_in_force
from bluehelm.spine.rows import Mandate


def mandates(mission: str, period: Period) -> tuple[Mandate, ...]:
    """The mandates of a mission in and around a period, each as far as it is held."""
    texts = [_stored(row.id, mission) for row in stored.texts(mission) if row.symbol]
    digests = tuple(one for one in digested() if one.mission == mission)
    return mandates_in_force(mission, period, held.together(texts, digests))


def _stored(text_id: int, mission: str) -> Mandate:
    text = stored.text(text_id)
    return held.from_text(text.text, text.tasks, mission, text_id)


@cache
def digested() -> tuple[Mandate, ...]:
    """The digest that comes with the worked example."""
    return held.from_digest(vocab.parsed(example.mandates().read_text(encoding="utf-8")))
