"""Kinds of planted error that nobody who wrote or mended a rule was shown: they tell what the others cannot.

Once a rule is mended for one of these, it belongs with the others, and a new one has to take its place.
"""

from benchmarks.checks.faults import Fault, Kind, add, tell
from benchmarks.checks.printed import Accomplishment, Indicator, Output, Report
from benchmarks.checks.wording import PLACES, Author


def total_of_prose(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    here, there = by.pick.randint(40, 200), by.pick.randint(40, 200)
    wrong = here + there + by.pick.choice([-10, 5, 20])
    text = by.pick.choice(
        [
            f"The Mission equipped {wrong} {things} of {people} ({here} on the left bank and {there} on the right bank).",
            f"A total of {wrong} {people}, comprising {here} women and {there} men, learned to repair {things}.",
        ]
    )
    return Fault(
        (tell(report, "implementation", text),),
        (str(wrong), str(here), str(there)),
        "two parts do not make the total",
        ("conflict",),
    )


def limit_exceeded(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    days = by.pick.randint(20, 40)
    done = days + by.pick.randint(6, 20)
    word = by.pick.choice(["within {} days", "no more than {} days", "≤ {} days"])
    series = "; ".join(
        f"{year}: {word.format(n)}"
        for year, n in (("2017/18", days + 9), ("2018/19", days + 5), ("2019/20", days))
    )
    planned = f"Time taken by {people} to reopen {things} after a flood ({series})"
    spot = add(
        each, Indicator(planned, f"Achieved. The {things} were reopened within {done} days on average")
    )
    return Fault((spot,), (str(days), str(done)), "called achieved, longer than the limit")


def percentage_the_other_way(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    target = by.pick.randint(60, 80)
    done = target - by.pick.randint(8, 20)
    planned = f"Share of {things} inspected at night by {people} {by.series((30, 41, target), 'per cent')}"
    remark = by.pick.choice(
        [
            f"The higher percentage was due to {by.more()}",
            f"The increase over the target resulted from {by.more()}",
        ]
    )
    spot = add(each, Indicator(planned, f"{done} per cent of {things} were inspected at night.", remark))
    return Fault((spot,), (str(target), str(done)), "a higher percentage that is lower", ("explanation",))


def longer_time_allowed(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    last = by.pick.randint(30, 50)
    target = last + by.pick.randint(10, 30)
    lead = by.pick.choice(
        ["Shorter waiting time", "Reduced waiting time", "Reduction in the average waiting time"]
    )
    planned = f"{lead} of {people} at {things} {by.series((last + 12, last, target), 'days')}"
    spot = add(each, Indicator(planned, f"Achieved: {people} waited {target} days"))
    return Fault((spot,), (str(last), str(target)), "the time allowed is longer than the last actual")


def no_without_a_reason(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    what = by.pick.choice(["survey", "handbook", "inventory"])
    planned = f"Preparation of {by.pick.choice(['a', 'one'])} {what} of {things} for {people}"
    spot = add(each, Output(planned, [("No", what.capitalize())]))
    return Fault((spot,), ("No", what), "not done, and no reason", ("answer",))


def people_planned_sessions_counted(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    planned, done = by.pick.randint(12, 40) * 10, by.pick.randint(5, 15)
    unit = by.pick.choice(["Training sessions", "Courses", "Workshops conducted"])
    spot = add(
        each,
        Output(
            f"Training of {planned} {people} in the maintenance of {things} in {by.where()}",
            [(str(done), unit)],
        ),
    )
    return Fault(
        (spot,), (str(planned), str(done)), "people were planned, sessions are counted", ("explanation",)
    )


def office_closed_and_open(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    place = by.pick.choice(PLACES)
    office = f"field office of {place} for {things}"
    first = tell(
        report,
        "overall",
        by.pick.choice(
            [
                f"The {office} was closed on 31 January 2020.",
                f"The {office} ceased operations in January 2020.",
            ]
        ),
    )
    again = tell(
        report,
        "support",
        by.pick.choice(
            [
                f"In June 2020, the {office} still received {people} daily.",
                f"The {office} remained open throughout the period.",
            ]
        ),
    )
    return Fault((first, again), ("closed", "open"), "an office closed in one place, open in the other")


def tenfold_at_the_same_fleet(by: Author, report: Report, each: Accomplishment) -> Fault:
    litres = by.pick.randint(11, 39) / 10
    text = by.pick.choice(
        [
            f"With an unchanged fleet, the consumption of diesel was {litres * 10:.1f} million litres, compared with {litres} million litres in 2018/19.",
            f"The generators burned {litres} million litres of fuel in 2018/19 and {litres * 10:.1f} million litres in 2019/20, at the same number of sites.",
        ]
    )
    return Fault(
        (tell(report, "support", text),),
        (str(litres), f"{litres * 10:.1f}"),
        "ten times the fuel for the same fleet",
        ("conflict", "explanation"),
    )


KEPT_BACK: dict[str, dict[str, Kind]] = {
    "arithmetic": {"total of prose": total_of_prose},
    "status": {"limit exceeded": limit_exceeded},
    "direction": {"percentage the other way": percentage_the_other_way},
    "target": {"longer time allowed": longer_time_allowed},
    "explanation": {"no without a reason": no_without_a_reason},
    "answer": {"people planned, sessions counted": people_planned_sessions_counted},
    "conflict": {"office closed and open": office_closed_and_open},
    "magnitude": {"tenfold at the same fleet": tenfold_at_the_same_fleet},
}
