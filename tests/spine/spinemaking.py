"""An invented mission with its mandates and a small plan, for the spine."""

from datetime import date
from decimal import Decimal

from bluehelm.mandates.rows import Ceiling
from bluehelm.plans import rows as plans
from bluehelm.record.period import budget_year
from bluehelm.spine.force import mandates_in_force
from bluehelm.spine.lines import lines
from bluehelm.spine.rows import WHOLE, Line, Mandate, Task

EARLIER, SYMBOL, RENEWAL = "S/RES/9001 (2030)", "S/RES/9002 (2031)", "S/RES/9003 (2032)"
PERIOD = budget_year(2031)


def task(path: str, text: str, parent: str | None = None, strategic: str | None = None) -> Task:
    return Task(SYMBOL, path, parent, text, WHOLE, "priority", strategic, "decides")


TASKS = (
    task("4", "To supervise the ceasefire line of Ostrel", strategic="primary"),
    task("5", "Protection of civilians"),
    task("5(a)", "To protect civilians under threat of physical violence by patrols", "5", "second"),
    task("5(b)", "To strengthen early warning in Côte-Haute", "5"),
    task("6", "To support the elections of Ix with technical assistance"),
    task("7", "To assist the sanctions committee"),
    task("8", "Quick impact projects"),
)


def mandate(symbol: str, adopted: date, ends: date | None, tasks: tuple[Task, ...] = TASKS) -> Mandate:
    return Mandate(
        "UNMIX", symbol, adopted, ends, WHOLE, tasks=tasks, ceilings=(Ceiling("3", "military", 900),)
    )


MANDATES = (
    mandate(EARLIER, date(2030, 6, 28), date(2031, 6, 30)),
    mandate(SYMBOL, date(2031, 6, 28), date(2032, 6, 30)),
    mandate(RENEWAL, date(2032, 6, 29), date(2033, 6, 30)),
)
IN_FORCE = mandates_in_force("UNMIX", PERIOD, MANDATES)


def output(label: str, status: str = plans.MET) -> plans.Output:
    return plans.Output(None, label, (), (), status, None, ())


def group(number: str, title: str, component: str, *labels: str) -> plans.Accomplishment:
    return plans.Accomplishment(number, title, (), tuple(output(label) for label in labels), component)


def strength(category: str, approved: int) -> plans.Strength:
    return plans.Strength(
        "2031/32", "average", None, category, Decimal(approved), Decimal(approved - 1), None
    )


def money(category: str, amount: int) -> plans.Money:
    return plans.Money("2031/32", "performance", None, category, Decimal(amount), Decimal(amount), None, None)


PLAN = plans.Plan(
    symbol="A/99/999",
    mission="UNMIX",
    period="2031/32",
    components=(plans.Component("1", "Security"), plans.Component("2", "Support")),
    accomplishments=(
        group("1.1", "Safer Ostrel", "1", "30 patrols to protect civilians", "Supervision of the ceasefire"),
        group(
            "1.2", "Voting in Ix", "1", "4 workshops on the electoral law", "Voter lists for the elections"
        ),
        group("1.3", "Fields without mines", "1", "Clearance of landmines in Ostrel"),
        group("2.1", "Rapid support services", "2", "Operation of 40 lamps at the patrol base"),
    ),
    strength=(strength("Military observers", 40), strength("Military contingents", 870)),
    money=(
        money("Quick-impact projects", 300),
        money("Air operations", 700),
        money("Gross requirements", 1000),
    ),
)
LINES = lines(PLAN)


def line(words: str) -> Line:
    """The line of the plan whose label holds these words."""
    return next(one for one in LINES if words in one.label)
