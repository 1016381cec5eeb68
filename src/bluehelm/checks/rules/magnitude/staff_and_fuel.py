"""What goes together and is told apart: flying and fuel, posts and their cost, a year and its last day."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bluehelm.checks.facts.grids import Grid, Row, grids
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import PROSE, TABLES, Rule
from bluehelm.checks.rules.arithmetic.means import LAST_DAY, OF_YEAR
from bluehelm.plans.quantity import DIGITS, number

FEWER_HOURS = re.compile(r"\b(?:lower|fewer|reduced|decreased?)\b[^;:.]{0,40}\bflight hours", re.I)
MORE_HOURS = re.compile(r"\b(?:higher|greater|increased?|additional|more)\b[^;:.]{0,40}\bflight hours", re.I)
FUEL = re.compile(
    r"\b(?:higher|lower|increased|reduced) (?:actual )?consumption of "
    rf"(?P<more>(?P<used>{DIGITS}) million litres) of "
    rf"[^;]{{0,80}}?(?:compared with|against)[^;]{{0,40}}?(?P<less>(?P<budget>{DIGITS}) million litres)",
    re.I,
)
AVIATION = re.compile(r"\baviation|\bflights?\b|\baircraft\b", re.I)
MUCH = Decimal("0.05")  # of the fuel budgeted
YEARLY = re.compile(r"(?P<basis>approved|proposed)(?P<posts> posts?)? (?P<year>\d{4}/\d\d)$", re.I)
AMOUNT = re.compile(r"estimated amounts? \(", re.I)
GROWN = Decimal("0.2")  # of the posts
TIMES = 4
UNIFORMED = re.compile(r"\b(?:military|police)\b", re.I)  # whose rate follows a planned withdrawal
APART = Decimal(10)  # percentage points


def hours_and_fuel(text: Text) -> Iterator[Finding]:
    """Fewer flight hours than budgeted and more aviation fuel, or the contrary, in one explanation."""
    sentences = text.sentences
    for at, sentence in enumerate(sentences):
        fuel = FUEL.search(sentence.text)
        if fuel is None or AVIATION.search(sentence.text) is None:
            continue
        used, budget = number(fuel["used"]), number(fuel["budget"])
        near = [one for one in sentences[max(0, at - 2) : at + 1] if one.heading == sentence.heading]
        for one in near:
            hours = (FEWER_HOURS if used > budget else MORE_HOURS).search(one.text)
            if hours is not None and abs(used - budget) > MUCH * budget:
                values = {"hours": hours.group(), "used": fuel["used"], "budget": fuel["budget"]}
                where = (text.at(sentence, *fuel.group("more", "less")), text.at(one, hours.group()))
                yield Finding("magnitude.hours_and_fuel", WARNING, where, values, 0.7)
                break


def cost_of_posts(text: Text) -> Iterator[Finding]:
    """A component whose posts grow by a fifth and whose amount falls, or the contrary."""
    for grid in grids(text):
        posts, amounts = _posts_and_amounts(grid)
        if len(posts) != 2 or len(amounts) != 2:
            continue
        (was, now), (old, new) = posts.values(), amounts.values()
        before, after = was.amounts[max(was.amounts)], now.amounts[max(now.amounts)]
        first, second = old.amounts[max(old.amounts)], new.amounts[max(new.amounts)]
        grown, cost = after.value - before.value, second.value - first.value
        if abs(grown) <= GROWN * before.value or grown * cost >= 0:
            continue
        heading = grid.sheet.heading or ""
        values = {"component": heading, "posts": f"{before.text} → {after.text}",
                  "amount": f"{first.text} → {second.text}"}  # fmt: skip
        pairs = ((new, second), (old, first), (now, after), (was, before))
        where = tuple(text.row(grid.sheet, row.label, row.quote, amount.text) for row, amount in pairs)
        yield Finding("magnitude.cost_of_posts", WARNING, where, values, 0.5)


def _posts_and_amounts(grid: Grid) -> tuple[dict[str, Row], dict[str, Row]]:
    """The approved and the proposed posts of a component, and what they are to cost."""
    posts: dict[str, Row] = {}
    amounts: dict[str, Row] = {}
    under = False
    for row in grid.rows:
        under = under or AMOUNT.match(row.label) is not None
        found = YEARLY.match(row.label)
        if found is None or not row.amounts:
            continue
        if found["posts"]:
            posts[found["basis"].lower()] = row  # the last year approved is the one before the proposed
        elif under:
            amounts[found["basis"].lower()] = row
    return posts, amounts


def last_day(text: Text) -> Iterator[Finding]:
    """A civilian vacancy rate on the last day of a year of many times its mean over that year."""
    for grid in grids(text):
        heads = {at: grid.head(at) for at in grid.columns}
        day = next((at for at, head in heads.items() if LAST_DAY.search(head)), None)
        mean = next((at for at, head in heads.items() if OF_YEAR.search(head)), None)
        uniformed = False
        for row in grid.rows if day is not None and mean is not None else ():
            uniformed = UNIFORMED.search(row.label) is not None if row.heading else uniformed
            if uniformed or day not in row.amounts or mean not in row.amounts:
                continue
            last, usual = row.amounts[day], row.amounts[mean]
            if usual.value > 0 and last.value > TIMES * usual.value and last.value - usual.value > APART:
                values = {"row": row.label, "last": last.text, "mean": usual.text}
                where = (text.row(grid.sheet, row.label, row.quote, last.text, usual.text),)
                yield Finding("magnitude.last_day", WARNING, where, values, 0.4)


RULES: dict[str, Rule] = {
    "magnitude.hours_and_fuel": Rule(hours_and_fuel, PROSE),
    "magnitude.cost_of_posts": Rule(cost_of_posts, TABLES),
    "magnitude.last_day": Rule(last_day, TABLES),
}
