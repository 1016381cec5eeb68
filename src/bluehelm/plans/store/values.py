"""Between the rows of plans/rows.py and the columns of the tables: absent is None there and "" here."""

from decimal import Decimal

from bluehelm.errors import BadInput
from bluehelm.plans.models import DIGITS, PLACES
from bluehelm.plans.rows import Value

MOST = Decimal(10) ** (DIGITS - PLACES)
STEP = Decimal(1).scaleb(-PLACES)


def figure(value: Decimal | None) -> Decimal | None:
    """The value as it will be stored; refused where storing would change it."""
    if value is None:
        return None
    if not value.is_finite() or abs(value) >= MOST or value.quantize(STEP) != value:
        raise BadInput(
            f"The figure {value} cannot be stored exactly: at most {PLACES} decimals, below {MOST}."
        )
    return value


def split(value: Value) -> tuple[Decimal | None, str]:
    """A value as its two columns: the figure, the words."""
    return (None, value) if isinstance(value, str) else (figure(value), "")


def join(number: Decimal | None, words: str) -> Value:
    return plain(number) if number is not None else words or None


def plain(number: Decimal | None) -> Decimal | None:
    """A figure without the zeros that its column added: 170.0000 is 170."""
    if number is None:
        return None
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def series_out(series: dict[str, Value]) -> dict[str, object]:
    """A series as JSON: a figure is its digits, words stand apart from figures."""
    return {
        year: {"words": value} if isinstance(value, str) else None if value is None else str(value)
        for year, value in series.items()
    }


def series_in(stored: dict[str, str | dict[str, str] | None]) -> dict[str, Value]:
    return {
        year: value["words"] if isinstance(value, dict) else None if value is None else Decimal(value)
        for year, value in stored.items()
    }
