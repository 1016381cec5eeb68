"""Planted errors of figures: arithmetic and magnitude."""

from benchmarks.checks.faults import Fault, Spot, add, kind, tell
from benchmarks.checks.faults_rows import kinds_of
from benchmarks.checks.printed import Accomplishment, Indicator, Output, Report, amount, share
from benchmarks.checks.wording import PLACES, Author

BUDGET, SPENT, VARIANCE, RATE = 1, 2, 3, 4  # columns of the finance table


@kind("arithmetic")
def subtotal_that_is_no_sum(by: Author, report: Report, each: Accomplishment) -> Fault:
    group = by.pick.choice(sorted({one.group for one in report.money}))
    total = sum(one.spent for one in report.money if one.group == group)
    wrong = total + by.pick.choice([-1, 1]) * by.pick.choice([90, 900, 1000, 1800])
    report.cells["money", f"{group}: Subtotal", SPENT] = amount(wrong)
    return Fault(
        (Spot("III.A", "Subtotal"),), (amount(total), amount(wrong)), "a subtotal is not the sum of its rows"
    )


@kind("arithmetic")
def variance_that_is_no_difference(by: Author, report: Report, each: Accomplishment) -> Fault:
    one = by.untouched(report)
    right = one.budget - one.spent
    wrong = right + by.pick.choice([-1, 1]) * by.pick.choice([20, 200, 2000])
    report.cells["money", one.name, VARIANCE] = amount(wrong)
    spots = (Spot("III.A", one.name), Spot("IV", one.name))
    return Fault(
        spots[:1],
        (amount(right), amount(wrong)),
        "a variance is not the difference of its columns",
        ("conflict",),
    )


@kind("arithmetic")
def percentage_that_is_wrong(by: Author, report: Report, each: Accomplishment) -> Fault:
    one = by.untouched(report)
    right = share(one.budget - one.spent, one.budget)
    wrong = share(round((one.budget - one.spent) * by.pick.choice([0.7, 1.3, 1.9])), one.budget)
    report.cells["money", one.name, RATE] = wrong
    return Fault(
        (Spot("III.A", one.name),), (right, wrong), "a percentage does not come from its row", ("conflict",)
    )


@kind("arithmetic")
def vacancy_rate_that_is_wrong(by: Author, report: Report, each: Accomplishment) -> Fault:
    post = by.pick.choice(report.posts)
    right = share(post.approved - post.actual, post.approved)
    wrong = f"{float(right) + by.pick.choice([-1.4, 1.2, 2.5, 10]):.1f}"
    report.cells["posts", f"{post.group}: {post.name}", 3] = wrong
    return Fault((Spot("Summary", post.name),), (right, wrong), "a vacancy rate does not come from its row")


@kind("arithmetic")
def total_that_is_no_sum(by: Author, report: Report, each: Accomplishment) -> Fault:
    right = sum(value for _, value in report.revenue)
    wrong = right + by.pick.choice([-1000, 100, 270, 1000])
    report.cells["revenue", "Total", 1] = amount(wrong)
    return Fault(
        (Spot("III.B", "Total"),), (amount(right), amount(wrong)), "a total is not the sum of its rows"
    )


@kind("arithmetic")
def parts_that_do_not_add_up(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    parts = [by.pick.randint(4, 25) for _ in range(3)]
    places = by.pick.sample(PLACES, 3)
    total = sum(parts) + by.pick.choice([-3, -2, 2, 4])
    told = f"{parts[0]} in {places[0]}, {parts[1]} in {places[1]} and {parts[2]} in {places[2]}"
    said = by.pick.choice(
        [
            f"{things.capitalize()}, comprising {told}",
            f"{things.capitalize()} ({told})",
            f"{things.capitalize()}: {told}",
        ]
    )
    spot = add(each, Output(f"Repair of {total} {things} used by {people}", [(str(total), said)]))
    return Fault((spot,), (str(total), str(sum(parts))), "the parts do not add up to the number")


@kind("arithmetic")
def formula_that_gives_another_product(by: Author, report: Report, each: Accomplishment) -> Fault:
    boats, daily, days = (
        by.pick.randint(2, 6),
        by.pick.randint(2, 5),
        by.pick.choice([150, 200, 240, 300, 365]),
    )
    wrong = boats * daily * days + by.pick.choice([-100, 120, 300, 10 * days])
    sign = by.pick.choice(["x", "×"])
    what = by.pick.choice(["convoy days", "guard days", "flood watch days"])
    planned = f"{wrong:,} {what} ({boats} posts {sign} {daily} guards {sign} {days} days) at the crossings of {by.where()}"
    spot = add(each, Output(planned, [(f"{wrong:,}", what.capitalize())]))
    return Fault(
        (spot,), (f"{wrong:,}", f"{boats * daily * days:,}"), "a printed formula gives another product"
    )


@kind("arithmetic")
def share_that_its_counts_do_not_give(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    total, part = by.pick.randint(80, 300), by.pick.randint(20, 60)
    wrong = round(part * 100 / total) + by.pick.choice([9, 14, 21])
    text = by.pick.choice(
        [
            f"Of the {total} {people} who answered the survey on {things}, {part} ({wrong} per cent) asked for more patrols.",
            f"In {by.where()}, {part} of {total} {things} used by {people}, or {wrong} per cent, were closed in the rainy season.",
            f"The Mission trained {total} {people} as keepers of {things}, including {part} women ({wrong} per cent).",
        ]
    )
    return Fault(
        (tell(report, "implementation", text),),
        (str(part), str(total), str(wrong)),
        "a percentage is not that of its counts",
        ("conflict",),
    )


@kind("magnitude")
def crowd_beyond_belief(by: Author, report: Report, each: Accomplishment) -> Fault:
    what = by.pick.choice(["workshops", "training sessions", "seminars", "round tables"])
    count = by.pick.randint(5, 15)
    crowd = by.pick.choice([45_000, 98_000, 130_000, 210_000])
    answers = by.pick.choice(
        [
            [(str(count), what.capitalize()), (f"{crowd:,}", "Participants")],
            [(str(count), f"{what.capitalize()}, with {crowd:,} participants")],
        ]
    )
    return Fault(
        (add(each, Output(f"{count} {what} {by.aim()}", answers)),),
        (str(count), f"{crowd:,}"),
        "thousands of people in each workshop",
        ("answer", "explanation"),
    )


@kind("magnitude")
def result_a_hundredfold(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    first, second, target = by.rising(30, 90)
    done = target * by.pick.choice([60, 100, 100])
    planned = f"Number of {things} registered by {people} {by.series((first, second, target))}"
    opening = by.pick.choice(["Achieved: a total of", "Achieved."])
    remark = by.pick.choice([None, f"The higher number of {things} was attributable to {by.more()}"])
    spot = add(each, Indicator(planned, f"{opening} {done:,} {things} were registered by {people}.", remark))
    return Fault((spot,), (str(target), f"{done:,}"), "a hundred times the target", ("explanation",))


@kind("magnitude")
def year_out_of_line(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    first, _, target = by.rising(60, 400)
    second = by.pick.choice([first * 100, max(1, first // 50)])
    planned = f"Number of {things} visited by {people} each month {by.series((first, second, target))}"
    spot = add(each, Indicator(planned, f"Achieved: {target} {things} were visited each month"))
    return Fault((spot,), (str(first), str(second)), "one year of the series is out of line", ("target",))


@kind("magnitude")
def more_than_all(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    done = by.pick.choice([104, 112, 140, 320])
    planned = (
        f"Increased share of {people} living within an hour of {things} {by.series((40, 55, 70), 'per cent')}"
    )
    actual = f"Achieved. {done} per cent of {people} lived within an hour of {things}."
    spot = add(each, Indicator(planned, actual, f"The higher percentage was attributable to {by.more()}"))
    return Fault((spot,), (str(done),), "more than a hundred per cent of people", ("arithmetic",))


@kind("magnitude")
def part_larger_than_the_whole(by: Author, report: Report, each: Accomplishment) -> Fault:
    what = kinds_of(by, 1)[0]
    count, whole = by.pick.randint(5, 20), by.pick.randint(80, 250)
    women = whole + by.pick.randint(20, 90)
    said = by.pick.choice(
        [
            f"{what.capitalize()}, with {whole} participants, including {women} women",
            f"{what.capitalize()} for {whole} participants ({women} of them women)",
        ]
    )
    return Fault(
        (add(each, Output(f"{count} {what} {by.aim()}", [(str(count), said)])),),
        (str(whole), str(women)),
        "more women than participants",
        ("arithmetic", "conflict"),
    )


@kind("magnitude")
def flights_without_fuel(by: Author, report: Report, each: Accomplishment) -> Fault:
    hours = by.pick.randint(30, 90) * 100
    litres = round(hours * 0.0009, 1)
    hours_row = Output(
        f"Provision of {hours:,} flight hours over {by.where()}",
        [(f"{hours:,}", "Flight hours")],
    )
    wrong = f"{litres / 10:.2f}"
    remark = f"The lower quantity of fuel was attributable to {by.pick.choice(['the lower number of flights', 'fewer flights by helicopter'])}"
    fuel_row = Output(
        f"Supply of {litres} million litres of aviation fuel for air operations",
        [(wrong, "Million litres of aviation fuel")],
        remark,
    )
    spots = add(each, fuel_row), add(each, hours_row)
    return Fault(
        spots,
        (f"{hours:,}", str(litres), wrong),
        "all the hours flown with a tenth of the fuel",
        ("conflict", "explanation"),
    )
