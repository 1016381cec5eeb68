"""What a planted error is, and the table of its kinds: each writes one wrong row or paragraph into a clean report."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.checks.printed import Accomplishment, Indicator, Output, Report
from benchmarks.checks.wording import Author

SECTIONS = {"overall": "II.A", "implementation": "II.B", "support": "II.C"}


@dataclass(frozen=True)
class Spot:
    """Where a planted error stands."""

    section: str
    row: str | None = None  # "output 3", or the label of a row of another table
    text: str | None = None  # of a paragraph; its number is known once the report is printed


@dataclass(frozen=True)
class Fault:
    """One planted error."""

    where: tuple[Spot, ...]
    figures: tuple[str, ...]
    says: str  # what is wrong, in a few words
    also: tuple[str, ...] = ()  # families under which it would be found as rightly


Kind = Callable[[Author, Report, Accomplishment], Fault]
KINDS: dict[str, dict[str, Kind]] = {}


def kind(family: str) -> Callable[[Kind], Kind]:
    """Enter a function that plants one kind of error in the table."""

    def enter(plant: Kind) -> Kind:
        KINDS.setdefault(family, {})[plant.__name__.replace("_", " ")] = plant
        return plant

    return enter


def add(each: Accomplishment, row: Indicator | Output) -> Spot:
    """Put a row at the end of the indicators or outputs of an accomplishment."""
    rows: list[Indicator] | list[Output] = each.indicators if isinstance(row, Indicator) else each.outputs
    rows.append(row)  # type: ignore[arg-type]
    name = "indicator" if isinstance(row, Indicator) else "output"
    return Spot(each.number, f"{name} {len(rows)}")


def tell(report: Report, part: str, text: str) -> Spot:
    """Add a paragraph to the prose."""
    getattr(report, part).append(text)
    return Spot(SECTIONS[part], text=text)
