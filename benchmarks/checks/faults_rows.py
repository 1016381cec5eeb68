"""Planted errors of framework rows: status, direction, target, explanation, answer."""

from benchmarks.checks.faults import Fault, add, kind
from benchmarks.checks.printed import Accomplishment, Indicator, Output, Report
from benchmarks.checks.wording import MEETINGS, PLACES, Author, near


def kinds_of(by: Author, count: int) -> list[str]:
    return by.pick.sample(MEETINGS, count)


@kind("status")
def achieved_though_short(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    first, second, target = by.rising(30)
    done = by.pick.randint(first, second)
    planned = f"Increase in the number of {things} managed by {people} {by.series((first, second, target))}"
    actual = by.pick.choice(
        [
            f"Achieved: {done} {things} were managed by {people}",
            f"Achieved. A total of {done} {things} came under the management of {people}",
            f"Achieved; {people} managed {done} {things} at the end of the period",
        ]
    )
    why = f"The lower number of {things} was attributable to {by.fewer()}"
    remark = by.pick.choice([None, why])
    return Fault(
        (add(each, Indicator(planned, actual, remark)),),
        (str(target), str(done)),
        "called achieved, short of target",
    )


@kind("status")
def achieved_though_short_in_per_cent(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    first = by.pick.randint(35, 55)
    target, done = first + 30, first + by.pick.randint(8, 22)
    sign = by.pick.choice(["per cent", "%"])
    planned = f"{things.capitalize()} in working order as kept by {people} {by.series((first, first + 7, target), sign)}"
    opening = by.pick.choice(["Achieved.", "Achieved:", "The target was achieved:"])
    actual = f"{opening} {done} {sign} of the {things} were in working order"
    return Fault(
        (add(each, Indicator(planned, actual)),),
        (f"{target}", f"{done}"),
        "called achieved, short in per cent",
    )


@kind("status")
def not_achieved_though_met(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    first, second, target = by.rising(30)
    done = near(by.pick, target, higher=True)
    planned = (
        f"Increased number of {people} certified to inspect {things} {by.series((first, second, target))}"
    )
    opening = by.pick.choice(
        ["Not achieved:", "Partially achieved.", "The target was not reached:", "Not achieved."]
    )
    actual = f"{opening} {done} {people} were certified to inspect {things}"
    remark = by.pick.choice([None, f"The lower number of {people} was attributable to {by.fewer()}"])
    return Fault(
        (add(each, Indicator(planned, actual, remark)),),
        (str(target), str(done)),
        "met and called not achieved",
        ("direction",),
    )


@kind("status")
def achieved_though_one_limb_short(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    one, two = by.pick.randint(8, 20), by.pick.randint(30, 60)
    done = two - by.pick.randint(8, 20)
    places = by.pick.choice(["councils", "committees", "harbours"])
    planned = (
        f"Increased coverage of the early warning network of {people} for {things} (2017/18: {one - 5} {places} and {two - 25} villages; "
        f"2018/19: {one - 3} {places} and {two - 22} villages; 2019/20: {one} {places} and {two} villages)"
    )
    actual = f"Achieved. The network covered {one} {places} and {done} villages"
    return Fault(
        (add(each, Indicator(planned, actual)),),
        (str(two), str(done)),
        "called achieved, one of two limbs short",
    )


@kind("status")
def reduction_missed_but_achieved(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    target, second, first = by.rising(12, 80)
    done = near(by.pick, first, higher=True)
    lead = by.pick.choice(["Reduction in the number of", "Decreased number of", "Fewer"])
    planned = f"{lead} disputes over {things} brought before {people} {by.series((first, second, target))}"
    actual = by.pick.choice(
        [f"Achieved: {done} disputes were brought", f"Achieved. A total of {done} disputes were recorded"]
    )
    return Fault(
        (add(each, Indicator(planned, actual)),),
        (str(target), str(done)),
        "called achieved, more than allowed",
    )


@kind("status")
def yes_though_not_done(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    place = by.pick.choice(PLACES)
    planned = f"Establishment of a training centre on {things} for {people} in {place}"
    said = by.pick.choice(
        [
            f"The training centre was not established owing to {by.fewer()}",
            f"The establishment of the centre was postponed to the next period owing to {by.fewer()}",
            f"The centre could not be established because of {by.fewer()}",
        ]
    )
    return Fault(
        (add(each, Output(planned, [("Yes", said)])),),
        ("Yes", "not established"),
        "yes, and the remark says no",
        ("conflict",),
    )


@kind("status")
def achieved_though_only_drafted(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    thing, done, short = by.pick.choice(
        [
            ("a law on", "law adopted", "a draft of the law was submitted to the committee"),
            ("a code of conduct for the users of", "code signed", "consultations on the code were under way"),
            (
                "a regional office for the registration of",
                "office opened",
                "the opening of the office was postponed",
            ),
        ]
    )
    years = f"(2017/18: not applicable; 2018/19: working group formed; 2019/20: {done})"
    opening = by.pick.choice(["Achieved. At the end of the period,", "Achieved: on 30 June 2020,"])
    row = Indicator(
        f"Progress of the Government and {people} towards {thing} {things} {years}", f"{opening} {short}"
    )
    return Fault(
        (add(each, row),), (done, short[:30]), "called achieved, only prepared", ("answer", "conflict")
    )


@kind("status")
def met_without_the_word(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    first, second, target = by.rising(30)
    planned = f"Increased number of {things} lent to {people} {by.series((first, second, target))}"
    done = by.pick.choice([target, near(by.pick, target, higher=True)])
    remark = f"The higher number of {things} was attributable to {by.more()}" if done > target else None
    actual = by.pick.choice(
        [f"A total of {done} {things} were lent to {people}.", f"{done} {things} were lent."]
    )
    spot = add(each, Indicator(planned, actual, remark))
    return Fault((spot,), (str(target), str(done)), "met and not called achieved")


@kind("direction")
def higher_output_but_fewer(by: Author, report: Report, each: Accomplishment) -> Fault:
    what = kinds_of(by, 1)[0]
    planned = by.pick.randint(10, 60)
    done = near(by.pick, planned, higher=False)
    remark = by.pick.choice(
        [
            f"The higher output was due to {by.more()}",
            f"The higher number of {what} was attributable to {by.more()}",
            f"The increased number of {what} resulted from {by.more()}",
            f"More {what} were conducted than planned, as a result of {by.more()}",
        ]
    )
    row = Output(f"{planned} {what} {by.aim()}", [(str(done), what.capitalize())], remark)
    return Fault((add(each, row),), (str(planned), str(done)), "higher in words, lower in figures")


@kind("direction")
def lower_output_but_more(by: Author, report: Report, each: Accomplishment) -> Fault:
    what = kinds_of(by, 1)[0]
    planned = by.pick.randint(10, 60)
    done = near(by.pick, planned, higher=True)
    remark = by.pick.choice(
        [
            f"The lower output was attributable to {by.fewer()}",
            f"The lower number of {what} resulted from {by.fewer()}",
            f"Fewer {what} were organized than planned because of {by.fewer()}",
            f"The reduced number of {what} was due to {by.fewer()}",
        ]
    )
    row = Output(f"Organization of {planned} {what} {by.aim()}", [(str(done), what.capitalize())], remark)
    return Fault((add(each, row),), (str(planned), str(done)), "lower in words, higher in figures")


@kind("direction")
def wrong_limb_higher(by: Author, report: Report, each: Accomplishment) -> Fault:
    one, two = kinds_of(by, 2)
    first, second = by.pick.randint(10, 40), by.pick.randint(10, 40)
    fewer, more = near(by.pick, first, higher=False), near(by.pick, second, higher=True)
    remark = f"The higher number of {one} and the lower number of {two} were attributable to {by.more()}"
    row = Output(
        f"{first} {one} and {second} {two} {by.aim()}",
        [(str(fewer), one.capitalize()), (str(more), two.capitalize())],
        remark,
    )
    return Fault((add(each, row),), (str(first), str(fewer)), "each word stands over the other limb's figure")


@kind("direction")
def indicator_word_against_figure(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    first, second, target = by.rising(30)
    higher = by.pick.random() < 0.5
    done = near(by.pick, target, higher=not higher)
    word = "higher" if higher else "lower"
    status = "Achieved: " if done > target else ""
    planned = f"Number of {things} reopened with the help of {people} {by.series((first, second, target))}"
    reason = by.more() if higher else by.fewer()
    remark = by.pick.choice(
        [
            f"The {word} number of {things} was due to {reason}",
            f"The {word} than planned number of {things} resulted from {reason}",
        ]
    )
    spot = add(each, Indicator(planned, f"{status}{done} {things} were reopened.", remark))
    return Fault((spot,), (str(target), str(done)), f"{word} in words, the other way in figures")


@kind("target")
def easier_than_last_year(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    first, second, _ = by.rising(30)
    target = near(by.pick, first, higher=False)
    lead = by.pick.choice(
        ["Increase in the number of", "Increased number of", "Higher number of", "Greater number of"]
    )
    planned = f"{lead} {things} insured by {people} {by.series((first, second, target))}"
    spot = add(each, Indicator(planned, f"Achieved: {target} {things} were insured by {people}"))
    return Fault((spot,), (str(second), str(target)), "target lower than the last actual")


@kind("target")
def share_easier_than_last_year(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    first = by.pick.randint(50, 70)
    second, target = first + by.pick.randint(8, 20), first - by.pick.randint(2, 15)
    lead = by.pick.choice(["Improved share of", "Increase in the percentage of", "Increased proportion of"])
    planned = f"{lead} {people} satisfied with the {things} {by.series((first, second, target), 'per cent')}"
    spot = add(
        each, Indicator(planned, f"Achieved. {target} per cent of {people} were satisfied with the {things}")
    )
    return Fault((spot,), (str(second), str(target)), "percentage lower than the last actual")


@kind("target")
def reduction_that_lets_it_rise(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    second, first, target = by.rising(12, 90)
    lead = by.pick.choice(["Reduction in the number of", "Decrease in the number of", "Reduced number of"])
    planned = f"{lead} thefts from {things} reported by {people} {by.series((first, second, target))}"
    spot = add(each, Indicator(planned, f"Achieved: {target} thefts were reported"))
    return Fault((spot,), (str(second), str(target)), "target of a reduction higher than the last actual")


@kind("target")
def units_that_differ(by: Author, report: Report, each: Accomplishment) -> Fault:
    things, people = by.subject()
    last, target = by.pick.randint(30, 60), by.pick.randint(65, 90)
    planned, actual = by.pick.choice(
        [
            (
                f"{last} committees; 2019/20: {target} per cent",
                f"Achieved: {target} per cent of the committees met",
            ),
            (f"{last} per cent; 2019/20: {target} committees", f"Achieved: {target} committees met"),
            (f"{last} meetings; 2019/20: {target} participants", f"Achieved: {target} participants attended"),
        ]
    )
    label = f"Increased activity of the committees of {people} on {things} (2017/18: not applicable; 2018/19: {planned})"
    return Fault(
        (add(each, Indicator(label, actual)),),
        (str(last), str(target)),
        "baseline and target in different units",
    )
