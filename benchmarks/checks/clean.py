"""Clean invented reports: everything in them agrees, and every deviation is explained as a report explains it."""

import random
from collections.abc import Callable

from benchmarks.checks.printed import LAST, YEAR, Accomplishment, Indicator, Money, Output, Post, Report
from benchmarks.checks.wording import BEFORE, CLASSES, MEETINGS, MONTHS, PLACES, TITLES, Author, near


def counted_met(by: Author) -> Indicator:
    things, people = by.subject()
    first, second, target = by.rising()
    lead = by.pick.choice(["Increase in the number of", "Increased number of", "Greater number of"])
    planned = f"{lead} {things} kept in good repair by {people} {by.series((first, second, target))}"
    opening = by.pick.choice(["Achieved: a total of", "Achieved. A total of", "Achieved; a total of"])
    if by.pick.random() < 0.6:
        return Indicator(planned, f"{opening} {target} {things} were kept in good repair by {people}")
    done = near(by.pick, target, higher=True)
    actual = f"{opening} {done} {things} were kept in good repair by {people}."
    return Indicator(planned, actual, f"The higher number of {things} was attributable to {by.more()}")


def counted_short(by: Author) -> Indicator:
    things, people = by.subject()
    first, second, target = by.rising()
    done = by.pick.randint(second, target - 1)
    planned = f"Increased number of {things} handed over to {people} {by.series((first, second, target))}"
    opening = by.pick.choice(["A total of", "Not achieved. A total of", "Not achieved: a total of"])
    return Indicator(
        planned,
        f"{opening} {done} {things} were handed over to {people}.",
        f"The lower number of {things} was attributable to {by.fewer()}",
    )


def percent_met(by: Author) -> Indicator:
    things, people = by.subject()
    first = by.pick.randint(20, 50)
    second, target = first + by.pick.randint(3, 10), first + by.pick.randint(12, 25)
    lead = by.pick.choice(["Increase in the percentage of", "Higher percentage of", "Increased share of"])
    planned = (
        f"{lead} {people} trained in the upkeep of {things} {by.series((first, second, target), 'per cent')}"
    )
    return Indicator(
        planned, f"Achieved. {target} per cent of {people} were trained in the upkeep of {things}"
    )


def percent_short(by: Author) -> Indicator:
    things, people = by.subject()
    first = by.pick.randint(30, 50)
    second, target = first + by.pick.randint(3, 10), first + by.pick.randint(12, 25)
    planned = f"Increase in the percentage of {things} inspected by {people} {by.series((first, second, target), 'per cent')}"
    return Indicator(
        planned,
        f"{second + 1} per cent of {things} were inspected by {people}.",
        f"The lower percentage resulted from {by.fewer()}",
    )


def reduced_met(by: Author) -> Indicator:
    things, _ = by.subject()
    target, second, first = by.rising(10, 80)
    lead = by.pick.choice(["Reduction in the number of", "Decrease in the number of", "Reduced number of"])
    planned = f"{lead} accidents reported at {things} {by.series((first, second, target))}"
    return Indicator(planned, f"Achieved: {target} accidents were reported at {things}")


def worded_met(by: Author) -> Indicator:
    things, people = by.subject()
    place = by.pick.choice(PLACES)
    planned = (
        f"Adoption by the council of {place} of a plan for the upkeep of {things} by {people} "
        f"({BEFORE}: not applicable; {LAST}: draft plan prepared; {YEAR}: plan adopted)"
    )
    return Indicator(planned, f"Achieved. The plan was adopted by the council of {place}")


def output(by: Author) -> Output:
    """One to three counted limbs, as planned, above or below, with a remark on the last that deviates."""
    kinds = by.pick.sample(MEETINGS, by.pick.choice([1, 1, 2, 3]))
    counts = [by.pick.randint(3, 60) for _ in kinds]
    planned = ", ".join(f"{n} {kind}" for n, kind in zip(counts[:-1], kinds[:-1], strict=True))
    planned = (
        f"{planned} and {counts[-1]} {kinds[-1]} {by.aim()}"
        if planned
        else f"{counts[0]} {kinds[0]} {by.aim()}"
    )
    done, remark = list(counts), None
    if by.pick.random() < 0.6:
        higher = by.pick.random() < 0.4
        done[-1] = near(by.pick, counts[-1], higher)
        remark = by.remark(kinds[-1], higher)
    return Output(planned, [(str(n), kind.capitalize()) for n, kind in zip(done, kinds, strict=True)], remark)


def monthly(by: Author) -> Output:
    """Meetings held every month, or a few of them missing from March 2020 for the pandemic."""
    things, people = by.subject()
    promise = by.pick.choice(["12 monthly meetings", "Monthly meetings"])
    planned = f"{promise} with {people} of {by.where()} on the use of {things}"
    if by.pick.random() < 0.5:
        return Output(planned, [("12", "Monthly meetings")])
    cause = "the restrictions in connection with the COVID-19 pandemic from March 2020"
    return Output(planned, [("9", "Meetings")], f"The lower number of meetings was attributable to {cause}")


def patrols(by: Author) -> Output:
    """Patrol days with the product that they come from."""
    boats, daily, days = (
        by.pick.randint(2, 6),
        by.pick.randint(2, 5),
        by.pick.choice([150, 200, 240, 300, 365]),
    )
    what = by.pick.choice(["river patrol days", "patrol days by boat", "person-days of patrol"])
    planned = f"{boats * daily * days:,} {what} ({boats} boats x {daily} crews x {days} days) in {by.where()}"
    return Output(planned, [(f"{boats * daily * days:,}", what.capitalize())])


def divided(by: Author) -> Output:
    """Things built, with how many stand where."""
    things, people = by.subject()
    here, there, beyond = (by.pick.randint(3, 30) for _ in range(3))
    first, second, third = by.pick.sample(PLACES, 3)
    total = here + there + beyond
    return Output(
        f"Construction of {total} {things} for {people}",
        [
            (
                str(total),
                f"{things.capitalize()}, comprising {here} in {first}, {there} in {second} and {beyond} in {third}",
            )
        ],
    )


def promised(by: Author) -> Output:
    """A promise answered by yes or no."""
    things, people = by.subject()
    place = by.pick.choice(PLACES)
    if by.pick.random() < 0.7:
        return Output(
            f"Provision of technical advice to {people} on the running of {things} in {place}",
            [("Yes", f"Technical advice was provided to {people} throughout the period")],
        )
    return Output(
        f"Establishment of a register of {things} in {place} with {people}",
        [("No", f"The register could not be established owing to {by.fewer()}")],
    )


def sentences(by: Author) -> list[str]:
    """Paragraphs of prose that agree with one another."""
    things, people = by.subject()
    where = by.where()
    total = by.pick.randint(4, 16) * 25
    part = by.pick.choice([20, 24, 36, 40, 48, 60])
    return [
        f"The Mission trained {total} {people} in the upkeep of {things} in {where}, of whom "
        f"{total * part // 100} ({part} per cent) were women.",
        f"In {where}, the number of villages that can be reached by boat rose from {by.pick.randint(20, 40)} in {LAST} to "
        f"{by.pick.randint(45, 70)} in {YEAR}, as the river patrols were extended.",
        f"The northern bank remained calm for most of the period, and the {people} resumed their work on the {things}.",
    ]


def told_twice(by: Author) -> tuple[str, str]:
    """An event that two paragraphs tell in the same way."""
    event, place = by.event(), by.pick.choice(PLACES)
    day, month = by.pick.randint(2, 27), by.pick.choice(MONTHS)
    return (
        f"{event} of {place} took place on {day} {month} in a calm atmosphere.",
        f"In preparation for {event[0].lower()}{event[1:]} of {place}, held on {day} {month}, the Mission lent its boats.",
    )


def money(by: Author) -> list[Money]:
    rows = []
    for group, name, least, most in CLASSES:
        budget = by.pick.randint(least, most) * 10 + by.pick.randint(0, 9)
        spent = (
            budget
            - round(budget * by.pick.choice([-0.12, -0.07, 0.06, 0.09, 0.12, 0.15]))
            + by.pick.randint(-9, 9)
        )
        rows.append(Money(group, name, budget, spent, _variance(by, spent > budget)))
    return rows


def _variance(by: Author, higher: bool) -> str:
    things, _ = by.subject()
    reason = by.more() if higher else by.fewer()
    if higher:
        return f"The increased requirements were attributable primarily to higher actual costs of the {things} owing to {reason}."
    return f"The reduced requirements were attributable primarily to lower actual costs of the {things} owing to {reason}."


def posts(by: Author) -> list[Post]:
    rows = []
    for group, name, most in (
        (None, "Military observers", 60), (None, "Military contingents", 9000), (None, "United Nations police", 400),
        (None, "International staff", 700), ("National staff", "National Professional Officers", 150),
        ("National staff", "National General Service staff", 800),
    ):  # fmt: skip
        approved = by.pick.randint(most // 2, most)
        rows.append(Post(group, name, approved, round(approved * by.pick.uniform(0.8, 0.97))))
    return rows


INDICATORS: tuple[Callable[[Author], Indicator], ...] = (
    counted_met, counted_short, percent_met, percent_short, reduced_met, worded_met,
)  # fmt: skip
NUMBERS = ("1.1", "1.2", "2.1", "2.2", "3.1", "3.2")


def report(seed: int) -> tuple[Report, Author]:
    """A report with nothing wrong in it, and the author who can add to it."""
    by = Author(random.Random(seed))
    whole = Report([], money(by), posts(by), [], [], [], [])
    whole.revenue = [
        ("Investment revenue", by.pick.randint(5_000, 90_000)),
        ("Other/miscellaneous revenue", by.pick.randint(5_000, 90_000)),
        ("Cancellation of prior-period obligations", by.pick.randint(5_000, 90_000)),
    ]
    for number, title in zip(NUMBERS, by.pick.sample(TITLES, len(NUMBERS)), strict=True):
        each = Accomplishment(number, title)
        each.indicators = [make(by) for make in by.pick.sample(INDICATORS, 3)]
        each.outputs = [output(by) for _ in range(by.pick.randint(2, 3))] + [promised(by)]
        each.outputs.append(by.pick.choice([monthly, patrols, divided])(by))
        whole.accomplishments.append(each)
    whole.overall, whole.implementation, whole.support = sentences(by), sentences(by), sentences(by)
    first, again = told_twice(by)
    whole.overall.append(first)
    whole.support.append(again)
    return whole, by
