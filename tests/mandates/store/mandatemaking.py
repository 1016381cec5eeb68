"""Small invented mandates of an invented mission, for the store and the pages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bluehelm.mandates.rows import (
    OPERATIVE,
    PREAMBULAR,
    PRIORITY,
    Act,
    Category,
    Citation,
    Duty,
    Measure,
    Moment,
    Provision,
    Quantity,
    Section,
    Task,
    Text,
)

FIRST, SECOND, DRAFT = "S/RES/9001 (2031)", "S/RES/9002 (2032)", "S/2032/77"
CONTENT, OTHER_CONTENT = b"an invented resolution on lanterns", b"another invented resolution on lanterns"


def paragraph(n: int, text: str, *acts: Act, path: str | None = None, parent: str | None = None) -> Provision:
    path = str(n) if path is None else path
    return Provision(OPERATIVE, path, n, f"{n}.", text, 0 if parent is None else 1, parent, 0, acts=acts)


def act(verb: str, *addressees: str) -> Act:
    return Act(verb, addressees, "invented", 0, 8)


LANTERNS = "To protect the lanterns of Ostrel, and those who light them, from threats at Côte-Haute"
REPORT = Duty(
    "4",
    "Secretary-General",
    "Security Council",
    "report",
    "P6M",
    (date(2031, 9, 1), date(2032, 3, 1)),
    ("the lighting of lanterns", "threats to lamplighters"),
)
LETTER = Duty("5", "Secretary-General", "Security Council", "letter", None, (date(2031, 7, 1),), ("oil",))
OIL = Measure(
    "3",
    "Government of Ix",
    "Calls upon the Government of Ix to deliver 400 barrels of oil",
    (Quantity(Decimal(400), ">=", "barrels of oil", "400 barrels"),),
    date(2031, 12, 31),
)
BRIDGES = Measure("3", "Government of Ix", "Calls upon the Government of Ix to open both bridges")
TASK = Task(
    "2(a)",
    None,
    "UNMIX",
    LANTERNS,
    "decides",
    PRIORITY,
    categories=(Category("CivProtect", "secure", "verb", "protect", 0.9),),
)
AID = Task(
    "2(b)",
    None,
    "UNMIX",
    "To assist the schools of Ostrel",
    "encourages",
    categories=(Category("EcDevelop", "assist", "word", "schools", 0.6),),
)

TEXT = Text(
    symbol=FIRST,
    date=date(2031, 3, 1),
    status="adopted",
    title="The situation in Ix",
    mission="UNMIX",
    adopted=date(2031, 3, 1),
    ends=date(2032, 3, 31),
    sections=(Section("Lanterns", 1, "1", "5", None),),
    preambular=(
        Provision(PREAMBULAR, "1", 1, "", "Recalling its resolution on oil", 0, None, None, "Recalling"),
    ),
    operative=(
        replace(
            paragraph(1, "Decides to prolong UNMIX, and recalls resolution 9000", act("decides", "UNMIX")),
            citations=(Citation("S/RES/9000 (2030)", "resolution 9000", ("4", "5")),),
            moments=(Moment("until 31 March 2032", "until", (date(2032, 3, 31),)),),
        ),
        paragraph(2, "Decides that UNMIX shall", act("decides", "UNMIX")),
        replace(paragraph(2, LANTERNS, path="2(a)", parent="2"), governed_by=act("decides", "UNMIX")),
        replace(paragraph(2, AID.text, path="2(b)", parent="2"), governed_by=act("encourages", "UNMIX")),
        paragraph(3, "Calls upon the Government of Ix to deliver oil", act("calls upon", "Government of Ix")),
        paragraph(
            4, "Further requests a report on threats and oil", act("further requests", "Secretary-General")
        ),
        paragraph(5, "Requests a letter on its supply by UNMAX", act("requests", "Secretary-General")),
    ),
    tasks=(TASK, AID),
    measures=(OIL, BRIDGES),
    duties=(REPORT, LETTER),
    notes=("page 2 was torn",),
)
# the year after: the schools are gone, the lanterns are no longer a priority, rivers are new
RIVERS = Category("Resources", "monitor", "word", "rivers", 0.7)
NEXT = replace(
    TEXT,
    symbol=SECOND,
    date=date(2032, 3, 20),
    adopted=date(2032, 3, 20),
    ends=date(2033, 3, 31),
    tasks=(
        replace(TASK, priority=None),
        replace(TASK, path="1", text="rivers", categories=(RIVERS,), verb="requests"),
    ),
    duties=(replace(REPORT, dates=(date(2032, 9, 1), date(2033, 3, 1))),),
    measures=(OIL,),
)
# before all of them, in days that have been, so that its measures can be scored
EARLY = replace(
    TEXT,
    symbol="S/RES/8990 (2019)",
    date=date(2019, 3, 1),
    adopted=date(2019, 3, 1),
    ends=date(2020, 3, 1),
    tasks=(),
    duties=(),
)
ROLLOVER = replace(
    TEXT,
    symbol="S/RES/9003 (2033)",
    date=date(2033, 3, 20),
    adopted=date(2033, 3, 20),
    ends=date(2033, 6, 30),
    operative=TEXT.operative[:1],
    tasks=(),
    duties=(),
    measures=(),
)
