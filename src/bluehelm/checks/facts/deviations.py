"""Where a framework row differs from its plan, and the remarks that may explain it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.checks.facts.called import amounts, called, named
from bluehelm.checks.reading import Line
from bluehelm.plans.causes import GIVES, TELLS, sentences
from bluehelm.plans.quantity import NUMBER_WORDS, PER_PERIOD, PERIODS, quantities, scale
from bluehelm.plans.rows import Completed, Indicator, Limb, Output, Planned, all_causes
from bluehelm.plans.wording import head, stems

OTHER_REASONS = re.compile(
    r",? as (?:the|a|an|no|it|they|there)\b|\bsince the\b|\bpending\b|\bin lieu of\b|\binstead\b|"
    r"\bimped\w+|"
    r"\bprevented\b|\bunder (?:construction|review)\b|\bnot possible\b|\bcontingent (?:up)?on\b",
    re.I,
)
LOWER = re.compile(
    r"\b(?:lower|fewer|less|reduced|reduction|decreas\w+|under-?(?:util|perform)\w+|shortfall|postpon\w+|"
    r"cancel\w+|suspend\w+|defer\w*|not)\b", re.I,
)  # fmt: skip
HIGHER = re.compile(r"\b(?:higher|more|greater|increas\w+|additional|over-?(?:util|perform)\w+)\b", re.I)
SPREAD_OUT = re.compile(
    r"\b(?:in|at|to|for|across|by|with) (?:each|every|all)\b|"
    r"\bper (?!cent\b|week\b|month\b|quarter\b|year\b|annum\b|day\b)[a-z]+",
    re.I,
)
WORDED = re.compile(
    rf"\b(?:{'|'.join(PERIODS)}|(?:each|every|per|a) (?:{'|'.join(PER_PERIOD)}))\b", re.I
)  # what a number that is not printed follows from
NEGLIGIBLE = Decimal("0.02")  # of the plan: closer than that a reader asks nothing
NUMBER_OF = re.compile(
    r"The (?:lower|higher|reduced|increased|smaller|greater) (?:overall )?number of (?P<noun>[^.;]+?) "
    r"(?:was|were|is|are|that|who|which)\b"
)
PROPOSED = re.compile(r"\b(?:proposed|for an? budget|budget of)\b", re.I)
APPROVED = re.compile(r"\b(?:approved|appropriated|revised) budget\b", re.I)
INCLUDING = re.compile(r"\bincluding\b.*", re.I | re.S)
MONEY = "US dollars"
PLUS = " + "  # between answers that add up
ABOUT = Decimal("0.1")  # what "approximately" and "up to" leave open


@dataclass(frozen=True)
class Deviation:
    """One quantity that was planned and came out otherwise."""

    planned: Decimal
    done: Decimal  # "No" is nought
    noun: str
    stated: bool  # False where the planned number follows from words
    said: str  # what is printed as completed: "12", "No", "2 + 1" where two answers add up
    own: tuple[str, ...]  # the remarks given to this quantity
    shared: tuple[str, ...]  # remarks given to the row, or that stand last or name this quantity
    asked: str  # what is printed as planned: "24", "monthly"
    called: str  # the noun for a reader: "participants", "litres for air operations"

    @property
    def lower(self) -> bool:
        return self.done < self.planned

    @property
    def share(self) -> Decimal:
        """How far from the plan, as a part of it."""
        return abs(self.done - self.planned) / self.planned

    @property
    def remarks(self) -> tuple[str, ...]:
        return self.own + self.shared

    @property
    def marks(self) -> tuple[str, ...]:
        """What is printed as completed, each figure by itself."""
        return tuple(self.said.split(PLUS))

    def explained(self) -> bool:
        """Whether a remark gives a reason; a shared one must speak of this direction."""
        return any(reasoned(each) for each in self.own) or any(
            reasoned(each) and (way(each) in (None, self.lower) or self._told_in(each))
            for each in self.shared
        )

    def _told_in(self, remark: str) -> bool:
        """Whether a remark on another quantity has a sentence on this one: "and one additional workshop"."""
        noun = head(self.noun)
        return any(noun in stems(each) and way(each) == self.lower for each in sentences(remark))

    def __str__(self) -> str:
        asked, said = amounts(self.asked, self.said, self.noun, self.planned, self.done)
        share = " %" if self.noun == "per cent" else ""
        change = f"{asked} → {said}{share}"
        return f"{self.called}: {change}" if self.called else change


def coded(line: Line) -> bool:
    """Whether a row of our own form, which prints no remarks, names the cause by its code."""
    row = line.understood
    return bool(row.causes if isinstance(row, Indicator) else all_causes(row))


def reasoned(remark: str) -> bool:
    """Whether a remark gives any reason."""
    return any(rule.search(remark) for rule in (GIVES, TELLS, OTHER_REASONS))


def way(remark: str) -> bool | None:
    """True where a remark speaks of less than was planned, False of more; None where it speaks of both."""
    reason = GIVES.search(remark)
    told = remark[: reason.start()] if reason is not None else remark
    less, more = LOWER.search(told) is not None, HIGHER.search(told) is not None
    return None if less == more else less


def deviations(line: Line) -> tuple[Deviation, ...]:
    """Every quantity of a row that differs from its plan, in printed order."""
    understood = line.understood
    if isinstance(understood, Output):
        return tuple(_of_output(line, understood))
    return tuple(one for limb in understood.limbs if (one := _of_limb(line, understood, limb)) is not None)


def _of_limb(line: Line, row: Indicator, limb: Limb) -> Deviation | None:
    if not isinstance(limb.target, Decimal) or not isinstance(limb.actual, Decimal) or limb.target == 0:
        return None
    better = limb.actual <= limb.target if limb.op in ("<=", "<") else False
    if better or _allowed(limb.target, limb.actual, limb.op, limb.tolerance):
        return None
    cell = "\n".join(line.actual)
    remarks = tuple(each for each in (row.remark, row.actual_text) if each)
    noun = limb.unit or ""
    asked = printed(limb.target, line.planned) or f"{limb.target:,}"
    said = printed(limb.actual, cell) or f"{limb.actual:,}"
    return Deviation(limb.target, limb.actual, noun, True, said, (), remarks, asked, named(limb, row))


def _of_output(line: Line, row: Output) -> Iterator[Deviation]:
    for place, planned in enumerate(row.planned):
        answers = [each for each in row.completed if each.answers == place]
        done = _summed(answers)
        done = _beside_yes(answers, planned) if done is None else done
        if planned.value is None or planned.value == 0 or done is None:
            continue
        if not planned.stated and (planned.value == 1 or SPREAD_OUT.search(line.planned)):
            continue  # one of a kind, or so many at each place: the total is not known
        wanted = planned.value * scale(planned.unit)
        if _other_whole(planned, answers, row, line):
            continue
        if not _allowed(wanted, done, planned.op, None):
            yield Deviation(
                planned=wanted,
                done=done,
                noun=planned.unit or "",
                stated=planned.stated,
                said=_said(answers, line, done),
                own=_own(answers, row),
                shared=_shared(answers, row, planned),
                asked=asked(planned, line.planned),
                called=called(planned, answers, line),
            )


def _other_whole(planned: Planned, answers: list[Completed], row: Output, line: Line) -> bool:
    """Whether the figures are not of one thing: a budget as proposed and as approved.

    Nor are they where the answer says that it includes another planned part, which has no answer itself.
    """
    cell = "\n".join(line.actual)
    if PROPOSED.search(line.planned) and APPROVED.search(cell):
        return True
    silent = [each for n, each in enumerate(row.planned) if all(n != one.answers for one in row.completed)]
    parts = [found.group() for each in answers if (found := INCLUDING.search(each.unit or "")) is not None]
    others = [head(each.unit or "") for each in silent if each is not planned]
    return any(noun is not None and noun in stems(part) for part in parts for noun in others)


def _summed(answers: Iterable[Completed]) -> Decimal | None:
    """What the answers add up to, "No" being nought; None where one of them is no figure."""
    total, counted = Decimal(0), False
    for each in answers:
        if isinstance(each.value, Decimal):
            total += each.value * scale(each.unit)
        elif each.value != "No":
            return None
        counted = True
    return total if counted else None


def _beside_yes(answers: list[Completed], planned: Planned) -> Decimal | None:
    """The one sum of money that a remark beside a yes tells, where money was planned."""
    if len(answers) != 1 or answers[0].value != "Yes" or not (planned.unit or "").endswith(MONEY):
        return None
    told = [each for each in quantities(answers[0].remark or "") if (each.unit or "").endswith(MONEY)]
    return told[0].value * scale(told[0].unit) if len(told) == 1 else None


def _allowed(planned: Decimal, done: Decimal, op: str | None, tolerance: Decimal | None) -> bool:
    """Whether the sign of the plan itself allows what came out."""
    if tolerance is not None:
        return abs(done - planned) <= tolerance
    if op in (">=", ">"):
        return done >= planned
    if op in ("<=", "<", "~"):
        within = abs(done - planned) <= ABOUT * planned
        return within if op == "~" else done <= planned and (within or done == 0)
    return done == planned


def _own(answers: list[Completed], row: Output) -> tuple[str, ...]:
    """The remarks of the answers, and of the answer in whose words one of them stands."""
    hosts = [
        other
        for each in answers
        for other in row.completed
        if other is not each and each.unit and each.unit in (other.unit or "") and each.remark is None
    ]
    return tuple(each.remark for each in (*answers, *hosts) if each.remark)


def _shared(answers: list[Completed], row: Output, planned: Planned) -> tuple[str, ...]:
    """The remark on the row as a whole, the one that stands last, and those that name this quantity."""
    last = row.completed[-1] if row.completed else None
    found = [row.remark] if row.remark else []
    if not found and last is not None and last.remark and last not in answers:
        found.append(last.remark)
    noun = head(planned.unit or "")
    named = [
        each.remark
        for each in row.completed
        if each.remark and each not in answers and noun is not None and noun in stems(each.remark)
    ]
    return tuple(each for each in dict.fromkeys([*found, *named]) if not _on_another(each, planned))


def _on_another(remark: str, planned: Planned) -> bool:
    """Whether a remark says that it speaks of the number of something else."""
    subject = NUMBER_OF.match(remark)
    return subject is not None and not stems(subject["noun"]) & stems(planned.unit or "")


def _said(answers: list[Completed], line: Line, done: Decimal) -> str:
    cell = "\n".join(line.actual)
    if any(each.value == "Yes" for each in answers):
        sums = (each for each in quantities(cell) if each.value * scale(each.unit) == done)
        return next((cell[each.start : each.end].strip() for each in sums), f"{done:,}")
    parts = [
        each.value if isinstance(each.value, str) else printed(each.value, cell) or f"{each.value:,}"
        for each in answers
        if each.value is not None
    ]
    return PLUS.join(parts) if parts else f"{done:,}"


def asked(planned: Planned, cell: str) -> str:
    """How the plan prints a quantity: its figure, or the word that a figure follows from."""
    if planned.value is None:
        return ""
    if planned.stated:
        return printed(planned.value, cell) or f"{planned.value:,}"
    found = [each.group() for each in WORDED.finditer(cell)]
    fitting = [each for each in found if PERIODS.get(each.lower()) == planned.value]
    return (fitting or found or [f"{planned.value:,}"])[0]


def printed(value: Decimal, cell: str) -> str | None:
    """A figure as it stands in a cell, in digits or in words; None where it does not."""
    words = [word for word, number in NUMBER_WORDS.items() if number == value]
    digits = rf"(?<![\d.,]){re.escape(f'{value:,}')}(?![\d]|[.,]\d)"
    for pattern in (digits, *(rf"\b{word}\b" for word in words)):
        found = re.search(pattern, cell, re.I)
        if found is not None:
            return found.group()
    same = next((each for each in quantities(cell) if each.value == value), None)
    return None if same is None else re.sub(r"^\D*|\D*$", "", cell[same.start : same.end]) or None
