"""What a finding calls a quantity: a noun understood without the row, and figures of one unit."""

import re
from decimal import Decimal

from bluehelm.checks.facts.cells import short
from bluehelm.checks.reading import Line
from bluehelm.plans.quantity import scale
from bluehelm.plans.rows import Completed, Indicator, Limb, Planned
from bluehelm.plans.wording import head

LONGEST = 60  # characters of a noun in a finding
OF_WHAT = re.compile(
    r"\s+of\s[^,;.()]{1,60}?(?=[,;.()]|\s(?:and(?!\s[A-Z])|to|in|at|on|with|for|including)\s|$)"
)
LISTED = re.compile(
    r",\s+(?!(?:including|such|with|in|to|as|for|at|on|through|which|of|by|notably)\b)[a-z]"
)  # the first of several: "50 judges, prosecutors and clerks"
MILLION = Decimal(1_000_000)


def called(planned: Planned, answers: list[Completed], line: Line) -> str:
    """The words of the answer where they are short, else those of the plan with what they are of."""
    unit = planned.unit or ""
    words = _answered(answers, line)
    if words is not None:
        return words
    at = line.planned.find(unit) + len(unit)
    if not unit or at < len(unit):
        return unit
    of_what = OF_WHAT.match(line.planned, at)
    if of_what is not None:
        return f"{unit}{of_what.group()}"
    return f"{unit} and others" if LISTED.match(line.planned, at) else unit


def _answered(answers: list[Completed], line: Line) -> str | None:
    """The noun of the one answer that counts; None where there is none, or a long one."""
    counted = [each.unit for each in answers if isinstance(each.value, Decimal) and each.unit]
    if len(counted) != 1:
        return None
    words = re.split(r"[,(;\n]", counted[0])[0].strip()
    told = head(words) is not None and len(words) <= LONGEST and not re.search(r"\d", words)
    if not told or scale(words) != 1 or LISTED.match(counted[0], len(words)):
        return None
    small = words[:1].lower() + words[1:]
    return small if small.split(" ")[0] in line.planned else words


def named(limb: Limb, indicator: Indicator) -> str:
    """What a limb of an indicator counts; a bare percentage by the label of its row."""
    if limb.unit and limb.unit != "per cent":
        return limb.unit
    several = len(indicator.limbs) > 1 and limb.label
    return short(limb.label if several else indicator.label)


def amounts(asked: str, said: str, unit: str, planned: Decimal, done: Decimal) -> tuple[str, str]:
    """Both figures of a quantity as a reader compares them: 49.7 million and 47.6 million."""
    if scale(unit) != MILLION or not asked[:1].isdigit():
        return asked, said
    return f"{planned / MILLION:,.1f} million", f"{done / MILLION:,.1f} million"
