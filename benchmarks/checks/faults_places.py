"""Planted errors of two places that give one fact differently: conflict, and direction in prose and money."""

from benchmarks.checks.faults import Fault, Spot, add, kind, tell
from benchmarks.checks.faults_rows import kinds_of
from benchmarks.checks.printed import Accomplishment, Indicator, Output, Report, amount
from benchmarks.checks.wording import MONTHS, PLACES, Author

PERSONNEL = {
    "Military observers": "military observers",
    "Military contingents": "military contingent personnel",
    "United Nations police": "United Nations police officers",
}


@kind("direction")
def requirements_the_other_way(by: Author, report: Report, each: Accomplishment) -> Fault:
    one = by.untouched(report)
    word, reason = ("reduced", by.fewer()) if one.spent > one.budget else ("increased", by.more())
    costs = "lower" if word == "reduced" else "higher"
    one.reason = f"The {word} requirements were attributable mainly to {costs} actual costs for {one.name} owing to {reason}."
    return Fault(
        (Spot("IV", text=one.reason), Spot("III.A", one.name)),
        (word, amount(one.budget - one.spent)),
        "the word is against the variance",
        ("conflict",),
    )


@kind("direction")
def rose_but_fell(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    low, high = by.pick.randint(100, 200), by.pick.randint(240, 400)
    text = by.pick.choice(
        [
            f"The number of {people} at work on the {things} increased from {high} in 2018/19 to {low} in 2019/20.",
            f"The number of complaints of {people} about {things} declined from {low} in the previous period to {high} in the reporting period.",
            f"The {things} served {high} {people}, a lower number than the {low} of the previous period.",
            f"The stock of spare parts for {things} rose by a third, from {high} to {low}, thanks to {people}.",
        ]
    )
    return Fault(
        (tell(report, "support", text),),
        (str(high), str(low)),
        "the verb is against its two figures",
        ("conflict", "arithmetic"),
    )


@kind("direction")
def lower_rate_that_is_higher(by: Author, report: Report, each: Accomplishment) -> Fault:
    one = by.untouched(report)
    budgeted, actual = by.pick.randint(60, 90) / 10, by.pick.randint(110, 170) / 10
    one.spent = one.budget + one.budget // 9
    one.reason = (
        f"The increased requirements were attributable primarily to the lower actual average vacancy rate of {actual} per cent, "
        f"compared with the rate of {budgeted} per cent applied in the approved budget."
    )
    return Fault(
        (Spot("IV", text=one.reason),),
        (str(actual), str(budgeted)),
        "a lower rate that is the higher one",
        ("conflict", "explanation"),
    )


def _two_days(by: Author) -> tuple[str, str]:
    month, first = by.pick.choice(MONTHS), by.pick.randint(3, 24)
    return f"{first} {month}", f"{first + by.pick.randint(1, 4)} {month}"


@kind("conflict")
def one_event_on_two_days(by: Author, report: Report, each: Accomplishment) -> Fault:
    event, place = by.event(), by.pick.choice(PLACES)
    one, other = _two_days(by)
    first = by.pick.choice(
        [
            f"{event} of {place} took place on {one}.",
            f"On {one}, {event[0].lower()}{event[1:]} of {place} was held without incident.",
        ]
    )
    again = by.pick.choice(
        [
            f"The Mission provided boats for {event[0].lower()}{event[1:]} of {place}, held on {other}.",
            f"{event} of {place}, on {other}, drew visitors from both banks.",
        ]
    )
    return Fault(
        (tell(report, "overall", first), tell(report, "support", again)),
        (one, other),
        "one event on two days",
    )


@kind("conflict")
def event_of_a_row_on_another_day(by: Author, report: Report, each: Accomplishment) -> Fault:
    event, place = by.event(), by.pick.choice(PLACES)
    one, other = _two_days(by)
    told = f"{event[0].lower()}{event[1:]} of {place}"
    prose = tell(
        report, "implementation", f"The main event of the year was {told}, which took place on {one}."
    )
    row = Output(
        f"Provision of security and boats for {told}",
        [("Yes", f"Security was provided during {told} on {other}")],
    )
    return Fault((add(each, row), prose), (one, other), "one event on two days, in prose and in a row")


@kind("conflict")
def count_of_prose_against_row(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    what, where = kinds_of(by, 1)[0], by.where()
    count = by.pick.randint(10, 60)
    wrong = count + by.pick.choice([-6, -4, 3, 7, 12])
    row = Output(
        f"{count} {what} for {people} on the upkeep of {things} in {where}", [(str(count), what.capitalize())]
    )
    text = by.pick.choice(
        [
            f"The Mission held {wrong} {what} for {people} on the upkeep of {things} in {where}.",
            f"A total of {wrong} {what} on the upkeep of {things} were organized for {people} in {where} during the reporting period.",
        ]
    )
    return Fault(
        (tell(report, "implementation", text), add(each, row)),
        (str(count), str(wrong)),
        "a count differs between prose and row",
    )


@kind("conflict")
def count_in_two_paragraphs(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    where, count = by.where(), by.pick.randint(20, 90)
    wrong = count + by.pick.choice([-9, -4, 5, 11])
    first = tell(
        report,
        "overall",
        f"By the end of the period, {count} {things} in {where} had been handed over to {people}.",
    )
    again = tell(
        report,
        "support",
        f"The Mission also supplied tools for the {wrong} {things} in {where} handed over to {people} by 30 June 2020.",
    )
    return Fault((first, again), (str(count), str(wrong)), "a count differs between two paragraphs")


@kind("conflict")
def agreement_in_two_states(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    place = by.pick.choice(PLACES)
    thing = by.pick.choice(["memorandum of understanding", "lease", "agreement", "contract"])
    name = f"the {thing} with the {people} of {place} on the use of {things}"
    first, again = by.pick.choice(
        [
            (
                f"{name.capitalize()} was signed in October 2019.",
                f"At the end of the reporting period, {name} was not yet signed.",
            ),
            (
                f"{name.capitalize()} had been finalized by the end of the period.",
                f"Savings resulted from the discontinuation of {name}.",
            ),
            (
                f"{name.capitalize()} entered into force in January 2020.",
                f"The negotiations on {name} were still under way on 30 June 2020.",
            ),
        ]
    )
    first = first.replace(place.lower(), place)
    return Fault(
        (tell(report, "overall", first), tell(report, "support", again)),
        (thing, "signed"),
        "one agreement in two states",
        ("status",),
    )


@kind("conflict")
def indicator_and_output_disagree(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    place = by.pick.choice(PLACES)
    committee = f"regional committee on {things} of {place}"
    one = Indicator(
        f"Establishment of the {committee} (2017/18: not applicable; 2018/19: draft terms prepared; 2019/20: committee established)",
        by.pick.choice(
            [
                "Achieved. The committee was established and held its first meeting",
                "Achieved: the committee was established",
            ]
        ),
    )
    other = Output(
        f"Technical advice to {people} on the establishment of the {committee}",
        [
            (
                "No",
                by.pick.choice(
                    [
                        "The committee was not established during the period",
                        f"The committee had not been established, owing to {by.fewer()}",
                    ]
                ),
            )
        ],
    )
    return Fault(
        (add(each, one), add(each, other)),
        ("established", "not established"),
        "done in the indicator, not done in the output",
        ("status", "answer"),
    )


@kind("conflict")
def money_told_in_two_ways(by: Author, report: Report, each: Accomplishment) -> Fault:
    one = by.untouched(report)
    left = one.budget - one.spent
    wrong = abs(left) + by.pick.choice([-30, 20, 400, 3000])
    shown = f"\\${amount(wrong)}" if left > 0 else f"(\\${amount(wrong)})"
    report.cells["variances", one.name, 1] = shown
    return Fault(
        (Spot("IV", one.name), Spot("III.A", one.name)),
        (amount(abs(left)), amount(wrong)),
        "heading of the analysis against the table",
        ("arithmetic",),
    )


@kind("conflict")
def strength_told_in_two_ways(by: Author, report: Report, each: Accomplishment) -> Fault:
    post = by.pick.choice(report.posts[:3])
    wrong = post.approved + by.pick.choice([-4, 5, 20])
    people = PERSONNEL[post.name]
    text = by.pick.choice(
        [
            f"The authorized strength of the Mission during the period included {wrong:,} {people}.",
            f"The Security Council maintained an authorized strength of {wrong:,} {people}.",
        ]
    )
    return Fault(
        (tell(report, "overall", text), Spot("Summary", post.name)),
        (f"{post.approved:,}", f"{wrong:,}"),
        "a strength differs between prose and table",
    )
