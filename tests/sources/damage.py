"""Invented framework tables printed as text, with the damage that conversion does to such tables.

`report(seed, ..)` gives the text and what stands in it, so that a reader is proved by return: what went in
must come out, whatever happened to the page on the way.
"""

import random
from dataclasses import dataclass

INDICATOR_DAMAGE = ("tabs", "paragraphs", "planned first", "bracket cut off", "page cut")
OUTPUT_DAMAGE = ("rows", "numbers in one cell", "planned cut by page", "paragraphs", "vertical lists")

THINGS = [
    "bridges",
    "lanterns",
    "ferries",
    "wells",
    "granaries",
    "footpaths",
    "beacons",
    "orchards",
    "mills",
    "schoolrooms",
]
MEETINGS = [
    "workshops",
    "training sessions",
    "round tables",
    "field visits",
    "radio programmes",
    "coordination meetings",
]
PLACES = ["Asterra", "Belmont", "Corvane", "Dunmere", "Eskaly"]
PEOPLE = ["ferry keepers", "district councils", "women's associations", "young apprentices", "river pilots"]
REASONS = [
    "the restrictions in connection with the COVID-19 pandemic",
    "the prevailing security situation on the northern bank",
    "delays in the delivery of timber by the contractor",
    "the decision of the Government to postpone the census",
    "additional requests from the district councils",
]


@dataclass(frozen=True)
class Indicator:
    planned: str
    actual: str
    remark: str | None


@dataclass(frozen=True)
class Output:
    planned: str
    answers: tuple[tuple[str, str], ...]  # ("7", "Workshops")
    explanation: str | None  # under the last answer


@dataclass(frozen=True)
class Accomplishment:
    number: str
    title: str
    indicators: tuple[Indicator, ...]
    outputs: tuple[Output, ...]


def indicator(pick: random.Random) -> Indicator:
    thing, people = pick.choice(THINGS), pick.choice(PEOPLE)
    low, middle, high = sorted(pick.sample(range(10, 4000), 3))
    lead = pick.choice(["Increase in the number of", "Increased number of", "Number of"])
    planned = f"{lead} {thing} kept in good repair by {people} along both banks of the river "
    planned += f"(2028/29: {low:,}; 2029/30: {middle:,}; 2030/31: {high:,})"
    if pick.random() < 0.4:
        return Indicator(planned, f"Achieved: a total of {high + 5:,} {thing} were kept in good repair", None)
    actual = f"A total of {middle:,} {thing} were kept in good repair"
    return Indicator(
        planned, actual, f"The lower number of {thing} was attributable to {pick.choice(REASONS)}"
    )


def output(pick: random.Random) -> Output:
    kinds = pick.sample(MEETINGS, pick.choice([1, 1, 2, 3]))
    counts = [pick.randint(2, 90) for _ in kinds]
    promised = " and ".join(f"{n} {kind}" for n, kind in zip(counts, kinds, strict=True))
    people, where = pick.choice(PEOPLE), " and ".join(pick.sample(PLACES, 2))
    planned = f"{promised} to strengthen the capacity of {people} to keep the crossings open in {where}"
    done = [n if pick.random() < 0.5 else max(1, n - pick.randint(1, n)) for n in counts]
    answers = tuple((str(n), kind.capitalize()) for n, kind in zip(done, kinds, strict=True))
    short = done[-1] < counts[-1]
    return Output(
        planned, answers, f"The lower output was attributable to {pick.choice(REASONS)}" if short else None
    )


def accomplishments(pick: random.Random, count: int = 3) -> tuple[Accomplishment, ...]:
    return tuple(
        Accomplishment(
            number=f"1.{n}",
            title=f"Improved upkeep of the crossings of {place}",
            indicators=tuple(indicator(pick) for _ in range(pick.randint(2, 5))),
            outputs=tuple(output(pick) for _ in range(pick.randint(3, 6))),
        )
        for n, place in enumerate(PLACES[:count], start=1)
    )


def cut(text: str, pick: random.Random) -> tuple[str, str]:
    """The text as two parts, at a space somewhere in its middle."""
    words = text.split(" ")
    at = pick.randint(len(words) // 3, 2 * len(words) // 3)
    return " ".join(words[:at]), " ".join(words[at:])


def actual_cell(row: Indicator, join: str) -> str:
    return join.join(part for part in (row.actual, row.remark) if part)


def print_indicators(rows: tuple[Indicator, ...], damage: str, pick: random.Random) -> list[str]:
    if damage == "tabs":
        head = ["<i>Planned indicators of achievement</i>\t<i>Actual indicators of achievement</i>"]
        return head + [f"{row.planned}\t{actual_cell(row, ' ')}" for row in rows] + [""]
    lines = ["Planned indicators of achievement", "", "Actual indicators of achievement", ""]
    if damage == "page cut":
        lines = ["<i>Planned indicators of achievement</i>\t<i>Actual indicators of achievement</i>"]
        for row in rows:
            if row.remark is None:
                lines.append(f"{row.planned}\t{row.actual}")
                continue
            # the page ends in the middle of the row: both cells go on in the next one
            (first, rest), (said, more) = cut(row.planned, pick), cut(row.remark, pick)
            lines += [f"{first}\t{row.actual} {said}", "", f"{rest}\t{more}"]
        return [*lines, ""]
    if damage == "planned first":
        return lines + [line for row in rows for line in (row.planned, "")] + [
            line for row in rows for part in (row.actual, row.remark) if part for line in (part, "")
        ]  # fmt: skip
    for row in rows:
        body, years = row.planned.rsplit(" (", 1)
        cells = [row.planned, row.actual, row.remark]
        if damage == "bracket cut off" and row.remark:
            cells = [body, row.actual, row.remark, f"({years}"]
        lines += [line for part in cells if part for line in (part, "")]
    return lines


def print_outputs(rows: tuple[Output, ...], damage: str, pick: random.Random) -> list[str]:
    lines = ["<i>Planned outputs</i>\t<i>Completed (number or yes/no)</i>\t<i>Remarks</i>"]
    for row in rows:
        numbers, units = zip(*row.answers, strict=True)
        said = [row.explanation] if row.explanation else []
        if damage == "numbers in one cell":
            lines.append(f"{row.planned}\t{' '.join(numbers)}\t{' '.join([*units, *said])}")
        elif damage == "paragraphs":
            lines += ["", row.planned]
            for number, unit in row.answers:
                lines += ["", number, "", unit]
            lines += [line for part in said for line in ("", part)] + [""]
        elif damage == "vertical lists":
            lines += ["", row.planned]
            lines += [line for part in (*numbers, *units, *said) for line in ("", part)] + [""]
        else:
            first, rest = cut(row.planned, pick) if damage == "planned cut by page" else (row.planned, "")
            lines.append(f"{first}\t{numbers[0]}\t{units[0]}")
            lines += [f"\t{number}\t{unit}" for number, unit in row.answers[1:]]
            lines += [f"\t\t{part}" for part in said]
            lines += ["", rest, ""] if rest else []
    return [*lines, ""]


def report(seed: int, indicators: str, outputs: str) -> tuple[str, tuple[Accomplishment, ...]]:
    """The text of a small invented report with that damage, and what stands in it."""
    pick = random.Random(seed)
    rows = accomplishments(pick)
    lines = [
        "Financing of the United Nations Mission for the Invented Example in Zamara", "",
        "Budget performance of the United Nations Mission for the Invented Example in Zamara "
        "for the period from 1 July 2030 to 30 June 2031", "",
        "The United Nations Mission for the Invented Example in Zamara (UNMIX) does not exist.", "",
        "F. Results-based budgeting frameworks", "", "Component 1: crossings", "",
    ]  # fmt: skip
    for row in rows:
        lines += [f"Expected accomplishment {row.number}: {row.title}", ""]
        lines += print_indicators(row.indicators, indicators, pick)
        lines += print_outputs(row.outputs, outputs, pick)
    lines += [
        "III. Resource performance",
        "",
        "A. Financial resources",
        "",
        "(Thousands of United States dollars)",
        "",
    ]
    lines += ["Category\tApportionment\tExpenditure\tVariance\t", "\t\t\tAmount\tPercentage"]
    lines += [
        "Operational costs",
        "Official travel\t400.0\t200.0\t200.0\t50.0",
        "Subtotal\t400.0\t200.0\t200.0\t50.0",
    ]
    lines += ["Gross requirements\t400.0\t200.0\t200.0\t50.0", ""]
    return "\n".join(lines), rows
