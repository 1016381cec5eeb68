"""What may be recorded as the delivery of a duty."""

from collections.abc import Iterable
from datetime import date

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates.cited import symbols
from bluehelm.mandates.duties.deliveries import Delivery, match
from bluehelm.mandates.rows import Duty

ORAL = "no symbol (oral briefing)"  # stands where the symbol of a document would
ORAL_FORMS = ("briefing", "update", "information")  # what may be given orally
APART = 1  # years between a symbol and its day: a document of December may be issued in January


def document(typed: str, form: str) -> str:
    """What meets a duty of this form: a symbol as it is kept, or ORAL; raises BadInput for anything else."""
    found = written(typed)
    if found == ORAL and form not in ORAL_FORMS:
        raise BadInput(
            "Only a briefing, an update or information is given orally; this duty needs a document."
        )
    return found


def written(typed: str) -> str:
    """A symbol as it is kept, or ORAL; raises BadInput for anything else."""
    said = typed.strip()
    if not said:
        raise BadInput("A delivery needs the symbol of its document, for example S/2031/100.")
    found = ORAL if said.casefold() == ORAL else symbols.symbol(said)
    if found is None:
        raise BadInput(
            f"{said!r} is no symbol of a United Nations document; write one such as S/2031/100, "
            "S/2031/100/Add.1, S/PV.9999 or A/99/100."
        )
    return found


def dated(one: Delivery, duty: Duty, text: str, adopted: date | None, today: date) -> None:
    """Raises BadInput where the day of a delivery, or the day that it is to answer, cannot be right."""
    if one.day > today:
        raise BadInput(f"{one.day} is to come; record a delivery once it was made.")
    if adopted is not None and one.day < adopted:
        raise BadInput(f"{one.day} is before {text} of {adopted}; nothing was owed under it yet.")
    year = symbols.year(one.symbol)
    if year is not None and abs(year - one.day.year) > APART:
        raise BadInput(f"{one.symbol} is of {year}, and the day of delivery is {one.day}; mend one of them.")
    if one.due is None or one.due in duty.dates:
        return
    if not duty.dates:
        raise BadInput("This duty has no day in its text; leave out which day is answered.")
    days = ", ".join(map(str, duty.dates))
    raise BadInput(f"{one.due} is none of the days of this duty; they are {days}.")


def once(one: Delivery, duty: Duty, given: Iterable[Delivery]) -> None:
    """Raises Refused where the same document is recorded for the same day, said or found."""
    told = sorted(given, key=lambda each: each.day)
    answered = {each: due for due, each in match(duty.dates, told).items()}
    for each in told:
        if each.symbol != one.symbol or (one.symbol == ORAL and each.day != one.day):
            continue
        due = each.due or answered.get(each)
        if due is None:
            raise Refused(f"{one.symbol} is recorded for this duty already.")
        if one.due in (None, due):
            raise Refused(
                f"{one.symbol} is recorded for this duty already, for {due}; "
                "name another of its days if it answers that too."
            )
