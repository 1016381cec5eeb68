"""What can be asked of a table: its columns and their commonest values."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bluehelm.impact.rows import Events

MOST_VALUES = 20  # of a column that are told


@dataclass(frozen=True)
class Choice:
    """A column and how many events have each value."""

    column: str
    values: tuple[tuple[str, int], ...]  # the commonest first
    more: int  # values that are not told


def choices(events: Events) -> Iterator[Choice]:
    """Every column besides time and place, in the order of the table."""
    for name, column in events.columns.items():
        told = [
            f"{value:g}" if isinstance(value, float) else str(value)
            for value in column.tolist()
            if value == value
        ]  # not NaN
        counted = sorted(Counter(told).items(), key=lambda one: (-one[1], one[0]))
        yield Choice(name, tuple(counted[:MOST_VALUES]), max(len(counted) - MOST_VALUES, 0))
