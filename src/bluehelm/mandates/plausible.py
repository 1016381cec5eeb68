"""What cannot be of a text's own symbol and date."""

from datetime import date

from bluehelm.mandates.cited.documents import resolution, year_of
from bluehelm.mandates.rows import Text
from bluehelm.record import vocab

MOST_A_YEAR = 100  # resolutions; the most that the Council adopted in one year is 93


def doubts(text: Text, today: date) -> tuple[str, ...]:
    """What a reader should know: a number that was never reached, another year, a day still to come."""
    found = []
    number, year = _parts(text.symbol)
    if number is not None and year is not None:
        known, noted = year_of(number), resolution(number, year)[1]
        if known is not None and noted is not None:
            found.append(f"its own symbol is {noted}")
        elif known is None and number > _furthest(year):
            found.append(
                f"its symbol bears the number {number}, which the Council cannot have reached in {year}"
            )
    if text.date is not None and text.date > today:
        found.append(f"it is dated {text.date}, a day still to come on {today}")
    return tuple(found)


def _parts(symbol: str | None) -> tuple[int | None, int | None]:
    """The number and year of "S/RES/2100 (2013)"."""
    if symbol is None or not symbol.startswith("S/RES/"):
        return None, None
    number, _, year = symbol.removeprefix("S/RES/").partition(" ")
    return int(number), int(year.strip("()")) if year else None


def _furthest(year: int) -> int:
    """The highest number that can have been reached by the end of a year behind those known."""
    years = vocab.read("resolution_years")
    latest = max(int(each) for each in years["first"])
    return int(years["last"]) + MOST_A_YEAR * max(0, year - latest + 1)
