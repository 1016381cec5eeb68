"""Rules of the family status for indicators: the word "Achieved" against the figures.

The derived status stands in plans; here is where the printed word and the figures part. Outputs: answered.py.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from bluehelm.checks.facts.cells import mark, named, short, shown, sure
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import ERROR, NOTE, WARNING, Finding, Place
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.answers import told
from bluehelm.plans.direction import direction
from bluehelm.plans.rows import MET, NOT_MET, PARTLY, Indicator, Limb
from bluehelm.plans.wording import head, phrase, stems
from bluehelm.record import vocab

DENIED = re.compile(
    r"\b(?:was|were|had|has|have|could|been|is|are|did) not (?:yet )?\w+|\bnot (?:yet )?(?:been )?\w+ed\b|"
    r"\b(?:postponed|cancelled|canceled|deferred|suspended|delayed|no progress)\b",
    re.I,
)
REPLACED = re.compile(r"\b(?:[Ii]n lieu of|[Ii]nstead of|[Rr]ather than) (?P<what>[^,.;]+)")
EXPLAINED = re.compile(r"The (?:overall )?(?:higher|lower|increase|decrease|reduc|fewer)", re.I)
LENIENT = ("~", "<=", "<")  # to stay below "up to" or near "approximately" is no plain miss
BEGUN = re.compile(
    r"\b(?:ongoing|under way|underway|in progress|partially|partly|not yet|to be completed|pending)\b", re.I
)
SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "some"}
SENTENCES = re.compile(r"(?<=[a-z)%\d])[.]\s+(?=[A-Z])|\n")


def achieved_but_short(text: Text) -> Iterator[Finding]:
    """Called achieved while the figure misses its target."""
    for line, indicator in text.indicators:
        if not indicator.says_achieved:
            continue
        for limb in indicator.limbs:
            if not _short(limb):
                continue
            lenient = limb.op in LENIENT and limb.direction == "more"
            plain_error = not lenient and sure(line.actual[0], limb, indicator.limbs)
            yield Finding(
                "status.achieved_but_short",
                ERROR if plain_error else WARNING,
                (
                    text.actual(line, "Achieved", mark(line.actual[0], limb.actual)),
                    text.planned(line, mark(line.planned, limb.target)),
                ),
                values_of(limb, indicator),
                0.95 if plain_error else 0.6,
            )


def _short(limb: Limb) -> bool:
    figures = isinstance(limb.target, Decimal) and isinstance(limb.actual, Decimal)
    return figures and limb.status in (PARTLY, NOT_MET) and limb.op != "+/-"


def values_of(limb: Limb, indicator: Indicator) -> dict[str, str]:
    return {
        "what": named(limb, indicator.limbs),
        "actual": shown(limb.actual),
        "target": _target(limb),
    }


def _target(limb: Limb) -> str:
    """The target with its sign as a document prints it: "≥ 95"."""
    return f"{SIGNS.get(limb.op or '', '')} {shown(limb.target)}".strip()


def achieved_but_denied(text: Text) -> Iterator[Finding]:
    """Called achieved while the cell itself says that a part was not done, was put off or replaced."""
    for line, indicator in text.indicators:
        if not indicator.says_achieved:
            continue
        for limb, denial, certain in _denials(line, indicator):
            what = limb.label if len(indicator.limbs) > 1 else indicator.label
            yield Finding(
                "status.achieved_but_denied",
                ERROR if certain else WARNING,
                (text.actual(line, "Achieved", denial), text.planned(line, *_as_printed(line, limb))),
                {"what": short(what), "denial": denial},
                0.9 if certain else 0.6,
            )


def _denials(line: Line, indicator: Indicator) -> Iterator[tuple[Limb, str, bool]]:
    """The limbs whose own words deny them, and whether plainly; else a remark that denies the row."""
    several = len(indicator.limbs) > 1
    found = False
    for limb in indicator.limbs:
        words = limb.actual if isinstance(limb.actual, str) else ""
        denial = _denial(words, limb.label if several else indicator.label, 1)
        flat = DENIED.search(words) if limb.status == NOT_MET and denial is None else None
        if denial is not None or flat is not None:
            found = True
            yield limb, denial or (flat.group() if flat else ""), denial is not None and several
    remarks = [part for part in line.actual[1:] if not EXPLAINED.match(part)]
    denial = None if found else _denial("\n".join(remarks), indicator.label, 2)
    if denial is not None:
        yield indicator.limbs[0], denial, False


def _denial(words: str, wanted: str, shared: int) -> str | None:
    """The words that deny what was wanted; None where the sentence shares too little with it.

    shared  how many of the words before the denial must be words of what was wanted
    """
    for sentence in SENTENCES.split(words):
        replaced = REPLACED.search(sentence)
        if replaced is not None and head(phrase(replaced["what"])) in stems(wanted):
            return replaced.group()
        denied = DENIED.search(sentence)
        if denied is not None and len(stems(sentence[: denied.start()]) & stems(wanted)) >= shared:
            return denied.group()
    return None


def _as_printed(line: Line, limb: Limb) -> tuple[str, ...]:
    """The words of a limb where the planned cell prints them as they were read."""
    return tuple(part for part in (limb.label, shown(limb.target)) if part and part in line.planned)


def achieved_limb_silent(text: Text) -> Iterator[Finding]:
    """Called achieved while nothing is said of one part of what was planned."""
    for line, indicator in text.indicators:
        if not indicator.says_achieved or not told(line.actual[0]).statement:
            continue
        silent = [limb for limb in indicator.limbs if limb.actual is None]
        if not silent or len(silent) == len(indicator.limbs):
            continue
        for limb in silent:
            yield Finding(
                "status.achieved_limb_silent",
                WARNING,
                (text.actual(line, "Achieved"), text.planned(line, *_as_printed(line, limb))),
                {"what": short(limb.label)},
                0.7,
            )


def achieved_without_figure(text: Text) -> Iterator[Finding]:
    """Called achieved without a figure where the target is a figure or a list; a note where it is 1."""
    for line, indicator in text.indicators:
        bare = indicator.says_achieved and not told(line.actual[0]).statement and len(line.actual) == 1
        figures = [limb for limb in indicator.limbs if isinstance(limb.target, Decimal)]
        if not bare or not figures:
            continue
        one = len(indicator.limbs) == 1 and figures[0].target == 1
        yield Finding(
            "status.achieved_without_figure",
            NOTE if one else WARNING,
            (
                text.actual(line, "Achieved"),
                text.planned(line, *(mark(line.planned, limb.target) for limb in figures)),
            ),
            {"target": "; ".join(f"{_target(limb)} {limb.unit or ''}".strip() for limb in figures)},
            0.6,
        )


def achieved_still_ongoing(text: Text) -> Iterator[Finding]:
    """Called achieved in a sentence that says it is still going on."""
    for line, indicator in text.indicators:
        statement = told(line.actual[0]).statement
        begun = BEGUN.search(statement)
        if (
            not indicator.says_achieved
            or begun is None
            or not stems(statement[: begun.start()]) & stems(line.label)
        ):
            continue
        yield Finding(
            "status.achieved_still_ongoing",
            WARNING,
            (text.actual(line, "Achieved", begun.group()), text.planned(line)),
            {"begun": begun.group()},
            0.6,
        )


def met_not_called(text: Text) -> Iterator[Finding]:
    """The target is reached and the row does not say so, while other rows of the document do."""
    called = {_component(line) for line, indicator in text.indicators if indicator.says_achieved}
    if not called:
        return
    entry = vocab.read("phrases")["called_elsewhere"]
    for line, indicator in _met(text):
        if told(line.actual[0]).word is not None:
            continue
        here = _component(line) in called
        others = entry["component" if here else "document"]
        yield Finding(
            "status.met_not_called",
            WARNING,
            _both_figures(text, line, indicator),
            values_of(indicator.limbs[0], indicator) | {"others": others["en"], "others_fr": others["fr"]},
            0.5 if here else 0.05,
        )


def _component(line: Line) -> str:
    """The component of an expected accomplishment: 5 of 5.1. Each may have a habit of its own."""
    return line.section.partition(".")[0]


def met_called_short(text: Text) -> Iterator[Finding]:
    """The target is reached while the row says that it was not, or only in part."""
    for line, indicator in _met(text):
        word = told(line.actual[0]).word
        if word is None:
            continue
        certain = sure(line.actual[0], indicator.limbs[0], indicator.limbs)
        yield Finding(
            "status.met_called_short",
            ERROR if certain else WARNING,
            _both_figures(text, line, indicator, word),
            values_of(indicator.limbs[0], indicator) | {"word": word},
            0.9 if certain else 0.6,
        )


def _met(text: Text) -> Iterator[tuple[Line, Indicator]]:
    """The indicators that reach their targets in figures and are not called achieved."""
    for line, indicator in text.indicators:
        figures = all(isinstance(limb.actual, Decimal) for limb in indicator.limbs)
        if figures and indicator.status == MET and not indicator.says_achieved:
            yield line, indicator


def _both_figures(text: Text, line: Line, indicator: Indicator, *words: str) -> tuple[Place, Place]:
    actual = (mark(line.actual[0], limb.actual) for limb in indicator.limbs)
    target = (mark(line.planned, limb.target) for limb in indicator.limbs)
    return text.actual(line, *words, *actual), text.planned(line, *target)


def band_missed_better(text: Text) -> Iterator[Finding]:
    """A band is missed on its better side: neither reached nor a failure, and the row does not say which."""
    for line, indicator in text.indicators:
        for limb in indicator.limbs:
            target, actual = limb.target, limb.actual
            if limb.op != "+/-" or not isinstance(target, Decimal) or not isinstance(actual, Decimal):
                continue
            way = direction(indicator.label, "", None)
            gap = target - actual if way == "less" else actual - target
            if limb.tolerance is None or gap <= limb.tolerance:
                continue
            yield Finding(
                "status.band_missed_better",
                WARNING,
                (
                    text.actual(line, mark(line.actual[0], actual)),
                    text.planned(line, mark(line.planned, target)),
                ),
                values_of(limb, indicator) | {"target": f"{shown(target)} ± {shown(limb.tolerance)}"},
                0.5,
            )


RULES: dict[str, Rule] = {
    f"status.{run.__name__}": Rule(run, FRAMEWORKS)
    for run in (
        achieved_but_short,
        achieved_but_denied,
        achieved_limb_silent,
        achieved_without_figure,
        achieved_still_ongoing,
        met_not_called,
        met_called_short,
        band_missed_better,
    )
}
