"""Rule of the family status: a second figure of an indicator that is called achieved."""

from collections.abc import Iterator
from decimal import Decimal

from bluehelm.checks.facts.cells import clipped, mark, shown
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.checks.rules.status.indicators import SENTENCES, values_of
from bluehelm.plans.quantity import plain, quantities
from bluehelm.plans.rows import MET, Limb
from bluehelm.plans.wording import phrase, stems


def achieved_second_count_short(text: Text) -> Iterator[Finding]:
    """Called achieved by one figure while a second one of the same thing falls short of the target."""
    for line, indicator in text.indicators:
        limb = indicator.limbs[0] if len(indicator.limbs) == 1 else None
        if limb is None or not indicator.says_achieved or limb.direction != "more" or limb.status != MET:
            continue
        second = _second_count(line, limb)
        if second is None:
            continue
        yield Finding(
            "status.achieved_second_count_short",
            WARNING,
            (
                text.actual(line, "Achieved", mark("\n".join(line.actual), second[0])),
                text.planned(line, mark(line.planned, limb.target)),
            ),
            values_of(limb, indicator) | {"second": second[1], "count": shown(second[0])},
            0.65,
        )


def _second_count(line: Line, limb: Limb) -> tuple[Decimal, str] | None:
    """A later figure of the limb's own unit below the target, in a sentence of its own, and its words."""
    unit = stems(limb.unit or "")
    sentences = SENTENCES.split(plain(" ".join(line.actual)))
    for sentence in sentences[1:]:
        for each in quantities(sentence)[:1]:
            noun = phrase(sentence[each.end :].strip())
            same = unit and unit <= stems(noun) and stems(sentence) & (stems(line.planned) - unit)
            if same and isinstance(limb.target, Decimal) and each.value < limb.target:
                return each.value, clipped(sentence[each.start :])
    return None


RULES: dict[str, Rule] = {
    "status.achieved_second_count_short": Rule(achieved_second_count_short, FRAMEWORKS),
}
