"""Rules of the family direction for framework rows: "the higher output" held against each figure of the row.

A remark belongs to the answer that it stands under; one that stands alone, or speaks of outputs or of the
whole, belongs to every answer without a remark of its own. Prose and money: prose.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bluehelm.checks.facts.cells import mark, named, short, shown, sure
from bluehelm.checks.facts.deviations import NEGLIGIBLE
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import ERROR, IN_FRENCH, WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.quantity import plain, quantities, scale
from bluehelm.plans.rows import Completed, Indicator, Limb, Output
from bluehelm.plans.wording import head, stems
from bluehelm.record import vocab

UP = "higher|increased?|greater|larger|surplus|over-?(?:utili[sz]ation|performance|achievement|delivery)"
DOWN = (
    "lower|fewer|decreased?|reduced|reduction|smaller|shortfall|"
    "under-?(?:utili[sz]ation|performance|delivery)"
)
SAID = re.compile(
    rf"\b(?:The|An?) (?P<overall>overall )?(?:(?P<up>{UP})|(?P<down>{DOWN}))\b(?P<noun>[^.;:]{{0,160}}?) "
    r"(?:was|were|is|are|resulted|reflect\w*|stemmed|relate[sd]?)\b(?P<rest>[^.\n]*)"
)
GENERAL = stems(
    "overall total average actual output outputs number numbers percentage rate score level figure result "
    "performance delivery achievement in of the quantity amount volume"
)
OTHER_BASE = re.compile(
    r"\b(?:compared (?:with|to)|than)\b[^.]*\b(?:previous|prior|last|preceding|\d{4}/\d{2})\b", re.I
)
MONEY = re.compile(r"\b(?:requirements?|costs?|expenditures?)\b", re.I)
ANSWER = re.compile(r"(?:\$?\s?\d|Yes\b|No\b|None\b)")


@dataclass(frozen=True)
class Said:
    """A direction that a remark gives to what it explains."""

    way: int  # 1 higher, -1 lower
    words: str  # "The higher output"
    noun: str
    whole: bool  # outputs, or the overall
    total: bool  # the overall: it speaks of the total alone where that agrees


def said(remark: str) -> list[Said]:
    """The directions that a remark tells of the row's own figures, not of money nor of another year."""
    found = []
    for each in SAID.finditer(remark):
        noun = each["noun"].strip()
        if MONEY.search(noun) or OTHER_BASE.search(each.group()):
            continue
        words = remark[each.start() : each.end("noun")]
        whole = each["overall"] is not None or re.match(r"outputs\b", noun) is not None
        total = each["overall"] is not None
        found.append(Said(1 if each["up"] else -1, words.strip(), noun, whole, total))
    return found


def _speaks_of(noun: str, row: str) -> bool:
    """Whether the noun of a remark is a general one ("output") or a word of the row."""
    own = stems(noun) - GENERAL
    return not own or bool(own & stems(row))


def _way(done: Decimal, planned: Decimal) -> int:
    return (done > planned) - (done < planned)


def indicator_word(text: Text) -> Iterator[Finding]:
    """The remark of an indicator says higher or lower, and the figures go the other way."""
    for line, told, limbs in _spoken(text):
        wrong = [limb for limb in limbs if _limb_way(limb) == -told.way]
        if not wrong:
            continue
        agreeing = any(_limb_way(limb) == told.way for limb in limbs)
        certain = not agreeing and all(sure(line.actual[0], limb, _of(line).limbs) for limb in wrong)
        yield _limbs_finding(
            text, line, told, wrong, "direction.indicator_word", ERROR if certain else WARNING
        )


def indicator_equal(text: Text) -> Iterator[Finding]:
    """The remark of an indicator says higher or lower, and most of its figures equal their targets."""
    for line, told, limbs in _spoken(text):
        equal = [limb for limb in limbs if _limb_way(limb) == 0]
        if any(_limb_way(limb) == -told.way for limb in limbs) or 2 * len(equal) < len(limbs):
            continue
        found = _limbs_finding(text, line, told, equal, "direction.indicator_equal", WARNING)
        yield replace(found, values={**found.values, **_equal(equal, limbs)})


def _equal(equal: Sequence[Limb], limbs: Sequence[Limb]) -> dict[str, str]:
    """How many of how many figures equal their targets, and which."""
    return {
        "equal": str(len(equal)),
        "all": str(len(limbs)),
        "which": ", ".join(shown(limb.actual) for limb in equal),
    }


def _of(line: Line) -> Indicator:
    assert isinstance(line.understood, Indicator)
    return line.understood


def _spoken(text: Text) -> Iterator[tuple[Line, Said, list[Limb]]]:
    """Each direction that a remark gives, with the limbs that it speaks of and whose figures are known."""
    for line, indicator in text.indicators:
        known = [limb for limb in indicator.limbs if isinstance(limb.target, Decimal)]
        known = [limb for limb in known if isinstance(limb.actual, Decimal)]
        for told in said(plain(" ".join(line.actual))):
            meant = [limb for limb in known if len(known) > 1 and stems(told.noun) & stems(limb.label)]
            if known and _speaks_of(told.noun, f"{line.planned} {line.actual[0]}"):
                yield line, told, meant or known


def _limb_way(limb: Limb) -> int:
    assert isinstance(limb.actual, Decimal)
    assert isinstance(limb.target, Decimal)
    return _way(limb.actual, limb.target)


def _limbs_finding(
    text: Text, line: Line, told: Said, limbs: Sequence[Limb], rule: str, severity: str
) -> Finding:
    cell = line.actual[0]
    figures = (
        _against(limb.actual, limb.target, named(limb, _of(line).limbs))
        for limb in limbs
        if isinstance(limb.actual, Decimal) and isinstance(limb.target, Decimal)
    )
    return Finding(
        rule,
        severity,
        (
            text.actual(line, told.words, *(mark(cell, limb.actual) for limb in limbs)),
            text.planned(line, *(mark(line.planned, limb.target) for limb in limbs)),
        ),
        {"word": told.words, "figures": "; ".join(figures), **_other_word(told)},
        0.9 if severity == ERROR else 0.55,
    )


def _against(done: Decimal, planned: Decimal, what: str) -> str:
    return f"{what}: {shown(planned)} → {shown(done)}"


def _other_word(told: Said) -> dict[str, str]:
    """The word that the figures ask for, in both languages."""
    entry = vocab.read("phrases")["directions"]
    way = "lower" if told.way == 1 else "higher"
    return {f"other{end}": entry[way][language] for language, end in IN_FRENCH}


@dataclass(frozen=True)
class Held:
    """One completed quantity against the planned one that it answers."""

    cell: int  # of the paragraphs of the completed column
    what: str
    done: Decimal
    planned: Decimal
    printed: bool  # the planned number is printed, and its noun is the completed one's
    inner: bool  # stands within the words of another answer: "2 workshops for 50 participants"

    @property
    def way(self) -> int:
        return _way(self.done, self.planned)

    @property
    def near(self) -> bool:
        """Whether the plan was all but met: so little is no direction."""
        return abs(self.done - self.planned) < NEGLIGIBLE * self.planned


def held(line: Line, output: Output) -> list[Held]:
    """The completed quantities of an output that can be held against a planned figure, by their cell."""
    total: dict[int, Decimal] = {}
    for answer in output.completed:
        if answer.answers is not None and isinstance(answer.value, Decimal):
            size = answer.value * scale(answer.unit)
            total[answer.answers] = total.get(answer.answers, Decimal(0)) + size
    found: list[Held] = []
    for cell, answer, inner in _placed(line, output.completed):
        planned = None if answer.answers is None else output.planned[answer.answers]
        if planned is None or planned.value is None or answer.answers is None or answer.value == "Yes":
            continue
        done = total.get(answer.answers, Decimal(0)) if isinstance(answer.value, Decimal) else Decimal(0)
        same = answer.unit is None or head(answer.unit) in stems(planned.unit or "")
        wanted = planned.value * scale(planned.unit)
        what = answer.unit or planned.unit or ""
        found.append(Held(cell, what, done, wanted, planned.stated and same, inner))
    return found


def _placed(line: Line, answers: Sequence[Completed]) -> Iterator[tuple[int, Completed, bool]]:
    """The answers with the cell that prints each, in order, and whether it stands within another's words."""
    left = list(answers)
    for n, cell in enumerate(line.actual):
        if ANSWER.match(cell) is None:
            continue
        opened = False
        first = plain(cell.split("\n")[0])
        figures = {each.value for each in quantities(first)}
        while left and (not opened or _within(left[0], first, figures)):
            yield n, left[0], opened and isinstance(left[0].value, Decimal)
            left.pop(0)
            opened = True


def _within(answer: Completed, cell: str, figures: set[Decimal]) -> bool:
    """Whether an answer after the first is printed in the same cell."""
    words = answer.unit is not None and answer.unit in cell
    return words and (
        len(figures) > 1 and answer.value in figures if isinstance(answer.value, Decimal) else True
    )


def output_word(text: Text) -> Iterator[Finding]:
    """The remark under a completed quantity says higher or lower, and that quantity goes the other way."""
    for line, told, own, _ in _remarks(text):
        main = [each for each in own if not each.inner]
        if not main or told.whole or any(each.way != -told.way for each in main):
            continue
        certain = all(each.printed for each in main)
        yield _finding(text, line, told, main, "direction.output_word", ERROR if certain else WARNING)


def output_equal(text: Text) -> Iterator[Finding]:
    """The remark under a completed quantity says higher or lower, and that quantity is as planned."""
    for line, told, own, _ in _remarks(text):
        if not own or told.whole or any(each.way != 0 or not each.printed for each in own):
            continue
        yield _finding(text, line, told, own, "direction.output_equal", WARNING)


def outputs_differ(text: Text) -> Iterator[Finding]:
    """A remark that speaks for several quantities, of which some or most go the other way."""
    for line, told, own, others in _remarks(text):
        if own and not told.whole and all(each.way == -told.way for each in own if not each.inner):
            continue
        group = [*own, *others]
        agrees = {each.cell for each in group if each.way == told.way and not each.inner}
        wrong = [each for each in group if each.way == -told.way and not each.near]
        wrong = [each for each in wrong if not (each.inner and each.cell in agrees)]
        if not wrong or (told.total and agrees):
            continue
        right = sum(each.way == told.way for each in group)
        alone = told.whole or not own
        most = alone and right < len(wrong) and all(each.printed for each in wrong)
        yield _finding(text, line, told, wrong, "direction.outputs_differ", ERROR if most else WARNING)


def _remarks(text: Text) -> Iterator[tuple[Line, Said, list[Held], list[Held]]]:
    """Each direction told in the completed column: what it stands under, and what else it speaks for."""
    for line, output in text.outputs:
        known = held(line, output)
        cells = [said(plain(cell)) for cell in line.actual]
        free = [each for each in known if not cells[each.cell]]
        for n, cell in enumerate(cells):
            for told in cell:
                own = [each for each in known if each.cell == n]
                if not _speaks_of(told.noun, f"{line.planned} {line.actual[n]}"):
                    continue
                last = n == len(cells) - 1 and sum(map(bool, cells)) == 1
                alone = ANSWER.match(line.actual[n]) is None
                yield line, told, own, free if last or alone or told.whole else []


def _finding(text: Text, line: Line, told: Said, wrong: Sequence[Held], rule: str, severity: str) -> Finding:
    cells = "\n".join(line.actual)
    figures = (_against(each.done, each.planned, each.what) for each in wrong)
    what = "; ".join(short(each.what) for each in wrong)
    return Finding(
        rule,
        severity,
        (
            text.actual(line, told.words, *(mark(cells, each.done) for each in wrong)),
            text.planned(line, *(mark(line.planned, each.planned) for each in wrong)),
        ),
        {"word": told.words, "figures": "; ".join(figures), "what": what, **_other_word(told)},
        0.9 if severity == ERROR else 0.6,
    )


RULES: dict[str, Rule] = {
    f"direction.{run.__name__}": Rule(run, FRAMEWORKS)
    for run in (indicator_word, indicator_equal, output_word, output_equal, outputs_differ)
}
