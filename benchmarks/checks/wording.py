"""The words of invented reports: things, people, places, reasons, and the author who picks among them."""

import random

from benchmarks.checks.printed import LAST, YEAR, Money, Report

BEFORE = "2017/18"
PLACES = ["Asterra", "Belmont", "Corvane", "Dunmere", "Eskaly", "Farrow", "Gillen", "Hestia"]
THINGS = [
    "ferries", "wells", "granaries", "beacons", "mills", "schoolrooms", "bridges", "landing stages",
    "district courts", "village libraries",
]  # fmt: skip
PEOPLE = [
    "ferry keepers", "district councils", "women's associations", "young apprentices", "river pilots",
    "local mediators", "village elders", "customs officers",
]  # fmt: skip
MEETINGS = [
    "workshops", "training sessions", "round tables", "field visits", "radio programmes",
    "coordination meetings", "seminars", "awareness-raising campaigns", "briefings", "study tours",
]  # fmt: skip
AIMS = [
    "to strengthen the capacity of {people} to keep the crossings open in {where}",
    "for {people} on the upkeep of {things} in {where}",
    "in {where} to support {people} in the rehabilitation of {things}",
    "with {people} of {where} on the fair sharing of the river",
]
FEWER = [
    "the late signature of the contract for the barges",
    "the prevailing security situation on the northern bank",
    "the flooding of the access roads in the rainy season",
    "the decision of the Government to postpone the census of the crossings",
    "the limited availability of the counterparts",
    "the delayed arrival of the trainers",
]
MORE = [
    "additional requests from the district councils",
    "the greater interest of the local communities",
    "the support provided by a donor, which covered the cost of transport",
    "the need to reach villages cut off by the flood",
]
TITLES = [
    "Improved upkeep of the crossings of the upper river", "Safer travel by night on the middle river",
    "Fair sharing of the water of the lower river", "Restored trust between the villages of the two banks",
    "Functioning schools and courts along the river", "Effective support for the river patrols",
]  # fmt: skip


EVENTS = [
    "The regatta for peace", "The local elections", "The congress of ferry keepers", "The signing of the river accord",
    "The inauguration of the regional court", "The conference on the two banks", "The referendum on the ferry law",
    "The closure of the logistics base",
]  # fmt: skip
MONTHS = ["July 2019", "September 2019", "November 2019", "January 2020", "February 2020", "May 2020"]
MILITARY, CIVILIAN, OPERATIONAL = "Military and police personnel", "Civilian personnel", "Operational costs"
CLASSES = (  # thousands of dollars, least and most
    (MILITARY, "Military observers", 2_500, 4_000),
    (MILITARY, "Military contingents", 60_000, 90_000),
    (MILITARY, "United Nations police", 9_000, 15_000),
    (CIVILIAN, "International staff", 40_000, 70_000),
    (CIVILIAN, "National staff", 9_000, 20_000),
    (CIVILIAN, "United Nations Volunteers", 3_000, 8_000),
    (OPERATIONAL, "Official travel", 2_000, 4_000),
    (OPERATIONAL, "Facilities and infrastructure", 20_000, 50_000),
    (OPERATIONAL, "Air operations", 20_000, 50_000),
    (OPERATIONAL, "Medical", 3_000, 9_000),
)


class Author:
    """Picks the words and figures of one report; nothing is said twice of the same thing."""

    def __init__(self, pick: random.Random) -> None:
        self.pick = pick
        self._given: set[tuple[str, str]] = set()
        self._events = pick.sample(EVENTS, len(EVENTS))
        self._classes = pick.sample([name for _, name, _, _ in CLASSES], len(CLASSES))

    def subject(self) -> tuple[str, str]:
        """A thing and a group of people that this report has not yet joined."""
        while True:
            joined = self.pick.choice(THINGS), self.pick.choice(PEOPLE)
            if joined not in self._given:
                self._given.add(joined)
                return joined

    def event(self) -> str:
        """An event that this report has not yet told of."""
        return self._events.pop()

    def untouched(self, report: Report) -> Money:
        """A class of expenditure that is still as it should be."""
        name = self._classes.pop()
        return next(one for one in report.money if one.name == name)

    def where(self) -> str:
        return " and ".join(sorted(self.pick.sample(PLACES, 2)))

    def aim(self) -> str:
        things, people = self.subject()
        return self.pick.choice(AIMS).format(people=people, things=things, where=self.where())

    def fewer(self) -> str:
        return self.pick.choice(FEWER)

    def more(self) -> str:
        return self.pick.choice(MORE)

    def remark(self, what: str, higher: bool, why: str | None = None) -> str:
        """A remark that rightly explains why there was more or less of it than planned."""
        reason = why or (self.more() if higher else self.fewer())
        word = "higher" if higher else "lower"
        forms = [
            f"The {word} number of {what} was attributable to {reason}",
            f"The {word} output was due to {reason}",
            f"The {word} number of {what} resulted from {reason}",
            f"{'More' if higher else 'Fewer'} {what} were held than planned owing to {reason}",
        ]
        return self.pick.choice(forms)

    def series(self, values: tuple[object, object, object], unit: str = "") -> str:
        tail = f" {unit}" if unit else ""
        told = [f"{year}: {value}{tail}" for year, value in zip((BEFORE, LAST, YEAR), values, strict=True)]
        return f"({'; '.join(told)})"

    def rising(self, least: int = 20, most: int = 600) -> tuple[int, int, int]:
        first = self.pick.randint(least, most)
        second = first + self.pick.randint(max(1, first // 10), max(2, first // 3))
        return first, second, second + self.pick.randint(max(1, second // 10), max(2, second // 4))


def near(pick: random.Random, planned: int, higher: bool) -> int:
    """A result a tenth to two fifths away from the plan, at least one."""
    step = max(1, round(planned * pick.uniform(0.1, 0.4)))
    return planned + step if higher else max(1, planned - step)
