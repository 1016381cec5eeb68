"""What an estimate was made without, and why."""

from collections import Counter
from collections.abc import Iterator

from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import words
from bluehelm.impact.telling.asked import Asked
from bluehelm.record import messages


def told(row: Estimate, asked: Asked, language: str) -> Iterator[str]:
    """Responses left out by reason, then rows of the table set aside."""
    for why, n in row.dropped.items():
        yield words("responses left out", language, n=str(n), why=messages.told(why, language))
    rows = Counter((one.field, one.why) for one in asked.set_aside)
    for (field, why), n in rows.items():
        yield words("rows left out", language, n=str(n), field=field, why=messages.told(why, language))
    if not row.dropped and not rows:
        yield words("nothing left out", language)
