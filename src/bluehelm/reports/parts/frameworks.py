"""Results-based frameworks: what each indicator and output promised, and what came of it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bluehelm.plans import rows
from bluehelm.plans.book import slug
from bluehelm.record.figure import Figure
from bluehelm.reports.parts.desk import Desk, cell
from bluehelm.reports.trace import Printed
from bluehelm.reports.tree import Block, Cell, Heading, Note, Row, Run, Table, Text
from bluehelm.reports.words import Words

INDICATOR_COLUMNS = ("indicator", "earlier", "target", "actual", "word", "status", "causes")
OUTPUT_COLUMNS = ("output", "planned", "completed", "status", "causes")


def frameworks(desk: Desk) -> tuple[Block, ...]:
    """Every component with its accomplishments, in the order of the document."""
    blocks: list[Block] = []
    titles = {part.number: desk.words.own(part, "title") for part in desk.plan.components}
    standing: str | None = None
    for n, accomplishment in enumerate(desk.plan.accomplishments):
        if n == 0 or accomplishment.component != standing:
            standing = accomplishment.component
            blocks.append(component_heading(desk.words, standing, titles))
        blocks.extend(section(desk, accomplishment))
    return tuple(blocks)


def component_heading(words: Words, number: str | None, titles: dict[str, str]) -> Heading:
    if number is None or number not in titles:
        return Heading(level=3, text=words("component.none"), anchor=f"component-{number or 'none'}")
    text = words("component", number=number, title=titles[number])
    return Heading(level=3, text=text, anchor=f"component-{slug(number)}")


def section(desk: Desk, accomplishment: rows.Accomplishment) -> Iterator[Block]:
    """One expected accomplishment: heading, indicators, outputs."""
    words, number = desk.words, accomplishment.number
    title = words.own(accomplishment, "title")
    text = words("accomplishment", number=number, title=title)
    yield Heading(level=4, text=text, anchor=f"accomplishment-{slug(number)}")
    if accomplishment.indicators:
        table = desk.table(
            words("indicators", number=number), INDICATOR_COLUMNS, (29, 15, 11, 11, 10, 12, 12), 0
        )
        found = tuple(
            row
            for n, line in enumerate(accomplishment.indicators, 1)
            for row in indicator_rows(desk, line, f"line/{slug(number)}/indicator/{n}")
        )
        yield replace(table, rows=found)
    else:
        yield Note(words("indicators.none"))
    if accomplishment.outputs:
        yield outputs_table(desk, accomplishment)
    else:
        yield Note(words("outputs.none"))


def indicator_rows(desk: Desk, line: rows.Indicator, stem: str) -> Iterator[Row]:
    """The indicator, a row; where it holds several series, a row for each below it."""
    words = desk.words
    silent = desk.plan.shape == "merged"  # the new generation of reports prints no word of achievement
    said = words("absent" if silent else "achieved.yes" if line.says_achieved else "achieved.no")
    several = len(line.limbs) != 1
    empty = cell("")
    figures = (empty, empty, empty) if several else limb_cells(desk, line, 0, stem)
    label = words.own(line, "label")
    label = f"{line.number} {label}" if line.number else label
    status = status_cell(desk, f"{stem}/status", line)
    yield Row((cell(label), *figures, cell(said), status, cell(desk.causes(line.causes))))
    if several:
        for n, limb in enumerate(line.limbs):
            status = status_cell(desk, f"{stem}/limb/{n}/status", limb)
            parts = limb_cells(desk, line, n, stem)
            yield Row((cell(words.own(limb, "label") or words("part")), *parts, empty, status, empty), "part")
    yield from remark_rows(words, "remark", line.remark)


def status_cell(desk: Desk, key: str, line: rows.Indicator | rows.Limb | rows.Output) -> Cell:
    """The derived status, bound where it was reckoned as a figure."""
    figure: Figure | None = desk.figures.get(key)
    if figure is None or figure.value != line.status:
        return cell(desk.words(f"status.{line.status}"))
    return cell(desk.binder.bind(figure))


def limb_cells(desk: Desk, line: rows.Indicator, n: int, stem: str) -> tuple[Cell, Cell, Cell]:
    """Earlier years, target and actual of one series."""
    limb = line.limbs[n]
    name = limb.label if limb.label and len(line.limbs) > 1 else line.label

    def bound(measure: str, value: rows.Value) -> Run:
        label = f"{name}: {measure}"
        key = f"{stem}/limb/{n}/{slug(measure)}"
        period = measure if measure in limb.series else desk.plan.period
        said = limb.said if measure == "actual" else None
        return desk.printed(Printed(key, label, value, limb.unit, place(line, said), period))

    performed = () if limb.target is None and limb.actual is None else (desk.plan.period,)
    years = [
        (year, value) for year, value in limb.series.items() if year not in performed and value is not None
    ]
    earlier = Cell(tuple((Text(f"{year}:\u00a0"), bound(year, value)) for year, value in years) or ((),))
    op = sign(limb.op, limb.target)
    return earlier, cell(op, bound("target", limb.target)), cell(bound("actual", limb.actual))


SIGNS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "+/-": "± ", "~": "≈ ", "=": ""}


def sign(op: str | None, value: rows.Value) -> Text:
    """The sign that stands before a promised number; words take none."""
    return Text(SIGNS.get(op, f"{op} ") if op is not None and isinstance(value, Decimal) else "")


def outputs_table(desk: Desk, accomplishment: rows.Accomplishment) -> Table:
    """The outputs, under their service headings."""
    words, number = desk.words, accomplishment.number
    found: list[Row] = []
    group: str | None = None
    for n, line in enumerate(accomplishment.outputs, 1):
        if line.group != group and line.group is not None:
            found.append(Row((cell(desk.words.own(line, "group")),), "group"))
        group = line.group
        found.extend(output_rows(desk, line, f"line/{slug(number)}/output/{n}"))
    table = desk.table(words("outputs", number=number), OUTPUT_COLUMNS, (44, 17, 17, 12, 14), 0)
    return replace(table, rows=tuple(found))


def output_rows(desk: Desk, line: rows.Output, stem: str) -> Iterator[Row]:
    """The output, a row; where it promises or reports several quantities, a row for each pair below it."""
    words = desk.words
    pairs = paired(line)
    status, causes = status_cell(desk, f"{stem}/status", line), cell(desk.causes(line.causes))
    label = cell(words.own(line, "label"))
    if len(pairs) == 1:
        yield Row((label, *pair_cells(desk, line, pairs[0], stem), status, causes))
    else:
        yield Row((label, cell(""), cell(""), status, causes))
        for pair in pairs:
            planned, answer = pair
            unit = line.planned[planned].unit if planned is not None else line.completed[answer or 0].unit
            answered = None if answer is None else line.completed[answer]
            state = cell("" if answered is None else words(f"status.{answered.status}"))
            why = cell("" if answered is None else desk.causes(answered.causes))
            named = cell(words.unit(unit) or words("part"))
            yield Row((named, *pair_cells(desk, line, pair, stem, unit), state, why), "part")
    yield from remark_rows(words, "remark", line.remark)


def paired(line: rows.Output) -> list[tuple[int | None, int | None]]:
    """Which completed quantity answers which planned one; either may stand alone."""
    pairs: list[tuple[int | None, int | None]] = []
    for n in range(len(line.planned)):
        answers = [m for m, answer in enumerate(line.completed) if answer.answers == n]
        pairs.extend((n, m) for m in answers)
        if not answers:
            pairs.append((n, None))
    pairs.extend((None, m) for m, answer in enumerate(line.completed) if answer.answers is None)
    if len(pairs) == 2 and pairs[0][1] is None and pairs[1][0] is None:
        return [(pairs[0][0], pairs[1][1])]
    return pairs or [(None, None)]


def pair_cells(
    desk: Desk, line: rows.Output, pair: tuple[int | None, int | None], stem: str, said: str | None = None
) -> tuple[Cell, Cell]:
    """Planned and completed; a unit is said once, and not where the head of the row says it."""
    absent = cell(desk.words("absent"))
    first, second = absent, absent
    if pair[0] is not None:
        planned = line.planned[pair[0]]
        run = quantity(desk, line, (f"{stem}/{pair[0]}/planned", "planned"), planned)
        unit = None if planned.unit == said else planned.unit
        first = cell(sign(planned.op, planned.value), desk.measured(run, unit))
        said = said if planned.value is None else planned.unit
    if pair[1] is not None:
        answer = line.completed[pair[1]]
        run = quantity(desk, line, (f"{stem}/{pair[1]}/completed", "completed"), answer)
        second = cell(desk.measured(run, None if answer.unit == said else answer.unit))
    return first, second


def quantity(
    desk: Desk, line: rows.Output, named: tuple[str, str], row: rows.Planned | rows.Completed
) -> Run:
    key, measure = named
    where = place(line, row.said if isinstance(row, rows.Completed) else None)
    label = f"{line.label}: {measure}"
    return desk.printed(Printed(key, label, row.value, row.unit, where, desk.plan.period))


def place(line: rows.Indicator | rows.Output, said: rows.Said | None) -> str | None:
    """Where a value stands: in the document, or in the change by which it was given on the site."""
    return line.where if said is None else said.where


def remark_rows(words: Words, key: str, text: str | None) -> Iterator[Row]:
    """The document's own words, where it is the reader's document that carries them."""
    if text:
        yield Row((cell(words(key, text=text)),), "remark")
