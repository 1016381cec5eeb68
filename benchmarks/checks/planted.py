"""Two hundred errors planted in invented reports: PER_FAMILY in each of the eight families, from a seed.

The kinds were written from the words of the assignment and from readings of real reports, not from the rules.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.checks import clean, faults_answers, faults_figures, faults_places, faults_rows
from benchmarks.checks.faults import KINDS, Fault, Kind, Spot
from benchmarks.checks.kept_back import KEPT_BACK
from benchmarks.checks.printed import Printer
from benchmarks.checks.scoring import Entry, Where
from bluehelm.checks.rows import FAMILIES

PER_FAMILY = 25
PER_REPORT = 5
KEPT_BACK_PER_FAMILY = 5
SEED = 3
MODULES = (faults_rows, faults_answers, faults_figures, faults_places)  # each enters its kinds in the table


@dataclass(frozen=True)
class Invented:
    """One invented report as text, with the errors planted in it."""

    name: str
    text: str
    entries: tuple[Entry, ...]


def clean_reports(count: int, seed: int = SEED) -> Iterator[Invented]:
    """Reports in which nothing is wrong."""
    for number in range(count):
        report, _ = clean.report(seed * 10_000 + number)
        yield Invented(f"clean-{number}.txt", Printer(report).print(), ())


def planted_reports(seed: int = SEED) -> Iterator[Invented]:
    """Forty reports of five errors each, no two of the same kind in one report."""
    yield from _planted(KINDS, PER_FAMILY, seed)


def kept_back_reports(seed: int = SEED + 1) -> Iterator[Invented]:
    """Eight reports of five errors each, of the kinds that the writers of the rules were not shown."""
    yield from _planted(KEPT_BACK, KEPT_BACK_PER_FAMILY, seed)


def _planted(kinds: dict[str, dict[str, Kind]], per_family: int, seed: int) -> Iterator[Invented]:
    for number, drawn in enumerate(_drawn(kinds, per_family, random.Random(seed))):
        report, by = clean.report(seed * 100_000 + number)
        places = by.pick.sample(report.accomplishments, len(drawn))
        planted = [
            (family, kind, kinds[family][kind](by, report, each))
            for (family, kind), each in zip(drawn, places, strict=True)
        ]
        printer = Printer(report)
        text = printer.print()
        entries = tuple(_entry(f"{number}-{at}", *each, printer) for at, each in enumerate(planted, start=1))
        yield Invented(f"planted-{number}.txt", text, entries)


def _drawn(
    kinds: dict[str, dict[str, Kind]], per_family: int, pick: random.Random
) -> list[list[tuple[str, str]]]:
    """Which kinds each report gets: the kinds of a family in turn, then dealt out until no report has one twice."""
    cards = []
    for family in FAMILIES:
        names = sorted(kinds[family])
        cards += [(family, names[at % len(names)]) for at in range(per_family)]
    count = len(cards) // PER_REPORT
    while True:
        pick.shuffle(cards)
        hands = [cards[at::count] for at in range(count)]
        for hand in hands:
            _exchange_doubles(hand, hands, pick)
        if all(len(set(hand)) == len(hand) for hand in hands):
            return hands


def _exchange_doubles(
    hand: list[tuple[str, str]], hands: list[list[tuple[str, str]]], pick: random.Random
) -> None:
    for at, card in enumerate(hand):
        if card in hand[:at]:
            other = pick.choice(hands)
            swap = pick.randrange(len(other))
            hand[at], other[swap] = other[swap], card


def _entry(number: str, family: str, kind: str, fault: Fault, printer: Printer) -> Entry:
    return Entry(
        id=number,
        family=family,
        also=fault.also,
        plain=True,
        where=tuple(_where(spot, printer) for spot in fault.where),
        figures=fault.figures,
        why=fault.says,
        kind=kind,
    )


def _where(spot: Spot, printer: Printer) -> Where:
    paragraph = None if spot.text is None else printer.numbered[spot.text]
    return Where(section=spot.section, row=spot.row, paragraph=paragraph)
