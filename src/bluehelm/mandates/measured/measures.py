"""What parties and authorities must do: measures with a deadline or a number, and benchmarks listed apart."""

import re
from dataclasses import replace
from datetime import date

from bluehelm.mandates.counts.quantities import quantities
from bluehelm.mandates.duties.dates import located, of_event
from bluehelm.mandates.duties.heads import heads
from bluehelm.mandates.duties.words import stem
from bluehelm.mandates.rows import Act, Measure, Provision, Quantity, Text
from bluehelm.mandates.times.days import DAY, printed_days
from bluehelm.record import vocab

DEADLINES = frozenset({"by", "within", "before", "on"})
# "the following priority measures": a list of things that can be scored one by one
LISTED = re.compile(
    r"\b(?:following|these|priority)\s+(?:[\w-]+[\s,]+){0,4}?(?:measures|steps|actions|benchmarks|conditions|commitments|obligations"
    r"|criteria|requirements|milestones|tasks|objectives|targets|goals)\b",
    re.I,
)
TARGET = re.compile(rf"\b(?P<day>{DAY})\s+for\s+(?:the\s+)?\w")
BENCHMARKS = re.compile(r"\b(?:benchmarks|milestones)\b[^;.,]{0,60}:?\s*\Z", re.I)  # whoever is to meet them
NOBODY = "not stated"
CURRENT = "the current mandate is taken for the one that this text sets, which ends on {day}"
TRAILS = re.compile(r"(?:[\s,;:.]|\band\b)+\Z")
SET_NUMBERS = frozenset({">=", "<=", ">", "<"})


def measures(text: Text) -> tuple[Measure, ...]:
    """What the parties and authorities must do, one row for each item that can be scored apart.

    A measure has a deadline, a share or a bound to reach, or stands in a list of measures, steps, conditions
    or benchmarks. A demand without any of them ("cease hostilities immediately") is none.
    """
    below = {row.parent for row in text.operative}
    kept: list[Measure] = []
    leading: dict[str, Measure] = {}  # what leads into a list of measures, by its path
    for provision in text.operative:
        above = leading.get(provision.parent or "")
        if above is not None:
            row = leading[provision.path] = _item(text, provision, above)
            kept.append(row)
            continue
        for act in provision.acts:
            row = _row(text, provision, act)
            if provision.path in below and act == provision.acts[-1] and _lists(act, row):
                leading[provision.path] = row
            elif _bound(row):
                kept += _targets(row, text) or [row]
    return tuple(kept)


def _row(text: Text, provision: Provision, act: Act) -> Measure:
    """The act as a measure of the parties that it addresses; owed by nobody where it addresses none."""
    telling = stem(act.verb) in vocab.read("duty_forms")["owing"] and "authori" not in act.verb
    if not telling or not any(_party(name, text) for name in act.addressees):
        return Measure(provision.path, NOBODY, act.text)
    reported = next(iter(heads(act.text)), None)  # what is to be reported by a day is a duty, not a measure
    done = act.text if reported is None else act.text[: reported.start]
    deadline, doubt = _deadline(done, text)
    return Measure(provision.path, ", ".join(act.addressees), act.text, _numbers(done), deadline, doubt)


def _item(text: Text, provision: Provision, leading: Measure) -> Measure:
    """One item of a list: its own deadline, else that of the words that lead into the list."""
    deadline, doubt = _deadline(provision.text, text)
    if deadline is None:
        deadline, doubt = leading.deadline, leading.doubt
    said = TRAILS.sub("", provision.text)
    return Measure(provision.path, leading.owed_by, said, tuple(quantities(said)), deadline, doubt)


def _targets(row: Measure, text: Text) -> list[Measure]:
    """Targets with a day each: "1 May for the dykes and 1 June for the ferries"; fewer than two are none."""
    found = list(TARGET.finditer(row.text))
    if len(found) < 2:
        return []
    rows = []
    for k, match in enumerate(found):
        end = found[k + 1].start() if k + 1 < len(found) else len(row.text)
        day = printed_days(match["day"], text.adopted)[-1]
        said = TRAILS.sub("", row.text[match.start() : end])
        rows.append(replace(row, text=said, deadline=day.day, doubt=day.doubt))
    return rows


def _lists(act: Act, row: Measure) -> bool:
    """Whether a paragraph leads into a list of measures or benchmarks."""
    if BENCHMARKS.search(act.text) is not None:
        return True
    listed = row.deadline is not None or LISTED.search(act.text) is not None
    return row.owed_by != NOBODY and listed


def _bound(row: Measure) -> bool:
    """Whether a party could be held to it: a day, a share or a bound."""
    return row.owed_by != NOBODY and (row.deadline is not None or bool(row.quantities))


def _numbers(said: str) -> tuple[Quantity, ...]:
    return tuple(one for one in quantities(said) if one.op in SET_NUMBERS or one.unit == "%")


def _deadline(said: str, text: Text) -> tuple[date | None, str | None]:
    """The last day by which it is to be done, and why that may be doubted."""
    found = [
        moment
        for at, moment in located(said, text.adopted, text.ends)
        if moment.kind in DEADLINES
        and moment.dates
        and not of_event(said[:at], moment)
        and (text.adopted is None or max(moment.dates) >= text.adopted)
    ]
    if not found:
        return None, None
    day = max(found[0].dates)
    current = day == text.ends and "current" in found[0].printed
    return day, found[0].doubt or (CURRENT.format(day=day) if current else None)


def _party(name: str, text: Text) -> bool:
    """Whether it is a party or an authority on the ground, not the United Nations or those who help."""
    if name == text.mission:
        return False
    return not any(re.search(pattern, name) for pattern in vocab.read("duty_forms")["outsiders"])
