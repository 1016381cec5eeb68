"""Planted errors of framework rows: explanation and answer."""

from benchmarks.checks.faults import Fault, Spot, add, kind
from benchmarks.checks.faults_rows import kinds_of
from benchmarks.checks.printed import Accomplishment, Indicator, Output, Report
from benchmarks.checks.wording import PLACES, Author, near

PANDEMIC = "the restrictions in connection with the COVID-19 pandemic"


@kind("explanation")
def fewer_without_a_remark(by: Author, report: Report, each: Accomplishment) -> Fault:
    what = kinds_of(by, 1)[0]
    planned = by.pick.randint(8, 60)
    done = near(by.pick, planned, higher=False)
    lead = by.pick.choice(["", "Conduct of ", "Organization and facilitation of "])
    row = Output(f"{lead}{planned} {what} {by.aim()}", [(str(done), what.capitalize())])
    return Fault((add(each, row),), (str(planned), str(done)), "fewer than planned, no remark")


@kind("explanation")
def more_without_a_remark(by: Author, report: Report, each: Accomplishment) -> Fault:
    what = kinds_of(by, 1)[0]
    planned = by.pick.randint(8, 60)
    done = near(by.pick, planned, higher=True)
    answer = by.pick.choice([what.capitalize(), f"{what.capitalize()} were held in all the districts"])
    row = Output(f"{planned} {what} {by.aim()}", [(str(done), answer)])
    return Fault((add(each, row),), (str(planned), str(done)), "more than planned, no remark")


@kind("explanation")
def indicator_short_without_a_reason(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    sign = by.pick.choice(["", "per cent"])
    first, second, target = by.rising(30) if not sign else (30, 41, by.pick.randint(55, 70))
    done = by.pick.randint(first, second)
    planned = f"Increased use of {things} by {people} {by.series((first, second, target), sign)}"
    shown = f"{done} {sign} of {things}" if sign else f"{done} {things}"
    actual = by.pick.choice([f"{shown} were used by {people}", f"Not achieved: {shown} were used"])
    return Fault(
        (add(each, Indicator(planned, actual)),), (str(target), str(done)), "short of target, no reason given"
    )


@kind("explanation")
def remark_on_one_limb_only(by: Author, report: Report, each: Accomplishment) -> Fault:
    one, two = kinds_of(by, 2)
    first, second = by.pick.randint(10, 40), by.pick.randint(10, 40)
    done = near(by.pick, first, higher=False), near(by.pick, second, higher=False)
    remark = f"The lower number of {two} was attributable to {by.fewer()}"
    answers = [(str(done[0]), one.capitalize()), (str(done[1]), two.capitalize())]
    row = Output(f"{first} {one} and {second} {two} {by.aim()}", answers, remark)
    return Fault((add(each, row),), (str(first), str(done[0])), "the remark explains the other limb only")


@kind("explanation")
def pandemic_for_a_whole_year(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    done = by.pick.choice([0, 1, 2, 3])
    promise = by.pick.choice(["12 monthly meetings", "Monthly meetings", "Monthly visits"])
    planned = f"{promise} with {people} of {by.where()} on the safety of {things}"
    answer = (
        (str(done), promise.split()[-1].capitalize())
        if done
        else ("No", f"{promise.split()[-1].capitalize()} were not held")
    )
    remark = by.pick.choice(
        [
            f"The lower output was attributable to {PANDEMIC}",
            f"The lower number was due to {PANDEMIC} from March 2020",
        ]
    )
    return Fault(
        (add(each, Output(planned, [answer], remark)),),
        (str(done), "COVID-19"),
        "four months of pandemic for a year of meetings",
    )


@kind("explanation")
def variance_without_a_word(by: Author, report: Report, each: Accomplishment) -> Fault:
    one = by.untouched(report)
    one.reason = None
    return Fault(
        (Spot("III.A", one.name),),
        (str(one.budget), str(one.spent)),
        "variance beyond the threshold, not explained",
    )


@kind("answer")
def limb_without_an_answer(by: Author, report: Report, each: Accomplishment) -> Fault:
    one, two, three = kinds_of(by, 3)
    counts = [by.pick.randint(5, 40) for _ in range(3)]
    planned = f"{counts[0]} {one}, {counts[1]} {two} and {counts[2]} {three} {by.aim()}"
    left_out = by.pick.randrange(3)
    answers = [
        (str(n), k.capitalize())
        for at, (n, k) in enumerate(zip(counts, (one, two, three), strict=True))
        if at != left_out
    ]
    spot = add(each, Output(planned, answers))
    return Fault(
        (spot,),
        (f"{counts[left_out]} {(one, two, three)[left_out]}",),
        "a planned limb is not answered",
        ("status", "explanation"),
    )


@kind("answer")
def another_thing_counted(by: Author, report: Report, each: Accomplishment) -> Fault:
    what = kinds_of(by, 1)[0]
    planned = by.pick.randint(8, 40)
    done, unit = by.pick.choice(
        [
            (planned * 23, "Participants"),
            (planned + 3, "Brochures distributed"),
            (planned, "Villages"),
            (planned * 2, "Hours of broadcasting"),
        ]
    )
    spot = add(each, Output(f"{planned} {what} {by.aim()}", [(f"{done:,}", unit)]))
    return Fault((spot,), (f"{planned} {what}", unit), "another thing is counted than was planned")


@kind("answer")
def yes_for_a_number(by: Author, report: Report, each: Accomplishment) -> Fault:
    one, two = kinds_of(by, 2)
    first, second = by.pick.randint(5, 40), by.pick.randint(5, 40)
    said = by.pick.choice(
        [f"{one.capitalize()} and {two} were organized", f"Support was provided through {one} and {two}"]
    )
    spot = add(each, Output(f"{first} {one} and {second} {two} {by.aim()}", [("Yes", said)]))
    return Fault(
        (spot,), (str(first), str(second), "Yes"), "numbers were planned, yes is the answer", ("status",)
    )


@kind("answer")
def count_for_a_percentage(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    target, done = by.pick.randint(65, 90), by.pick.randint(110, 400)
    planned = f"Increase in the percentage of {people} vaccinated at {things} {by.series((40, 52, target), 'per cent')}"
    actual = by.pick.choice(
        [
            f"{done} {people} were vaccinated",
            f"A total of {done} {people} received a vaccination in {by.where()}",
        ]
    )
    return Fault(
        (add(each, Indicator(planned, actual)),),
        (f"{target} per cent", str(done)),
        "a percentage was planned, a count is the answer",
        ("target", "status"),
    )


@kind("answer")
def not_that_is_missing(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    place = by.pick.choice(PLACES)
    planned, said = by.pick.choice(
        [
            (
                f"Adoption of a law on {things} of {people} in {place}",
                f"The law could be adopted owing to {by.fewer()}",
            ),
            (
                f"Establishment of a fund for {things} of {people} in {place}",
                f"The fund was established owing to {by.fewer()}",
            ),
            (
                f"Rehabilitation of the hall of {people} for {things} in {place}",
                f"The rehabilitation was completed, because of {by.fewer()}",
            ),
        ]
    )
    return Fault(
        (add(each, Output(planned, [("No", said)])),),
        ("No", said.split(" ow")[0]),
        "the word not is missing",
        ("status", "conflict"),
    )


@kind("answer")
def another_subject(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    planned = f"Provision of spare parts and fuel to {people} for the upkeep of {things}"
    said = by.pick.choice(
        [
            "A survey of public opinion on the Mission was conducted in three towns",
            "Radio spots on voter registration were broadcast in two languages",
        ]
    )
    return Fault(
        (add(each, Output(planned, [("Yes", said)])),),
        ("spare parts", said[:30]),
        "the answer tells of something else",
    )
