"""Words, days, places and ranges of incidents in the reader's language."""

from datetime import date, time

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bluehelm.events import wording
from bluehelm.events.rows import AccountRow, IncidentRow, JudgementRow
from bluehelm.events.worded import facts, people
from bluehelm.events.worded.when import heading as day_heading
from bluehelm.events.worded.where import heading as place_heading
from bluehelm.record import vocab
from bluehelm.record.said import Harmed
from bluehelm.web.signs import language, signed

register = template.Library()

SIGNS = {
    "reported": ("none", "○"),
    "under_verification": ("partly", "◐"),
    "verified": ("met", "✓"),
    "disputed": ("not", "≠"),
    "withdrawn": ("none", "✕"),
}
FIELDS = {"state": "incident_states", "standard": "standards", "sensitivity": "sensitivity"}
PRECISIONS = {
    "days": gettext_lazy("it lasted over these days"),
    "week": gettext_lazy("the day is known to about a week"),
    "month": gettext_lazy("the month is known, not the day"),
    "year": gettext_lazy("the year is known, not the day"),
}
LOCATED = {
    "said": gettext_lazy("the source gives the point"),
    "decided": gettext_lazy("the name was looked up and decided by a person"),
    "found": gettext_lazy("the name was found by the machine"),
    "asked": gettext_lazy("the name waits for a decision"),
    "none": gettext_lazy("no place is told"),
    "near": gettext_lazy("shown about 5 km vaguer than it is known"),
    "cercle": gettext_lazy("shown by its cercle alone"),
    "withheld": gettext_lazy("withheld from your audience"),
}
SEXES = {
    "female": gettext_lazy("female"),
    "male": gettext_lazy("male"),
    "unknown": gettext_lazy("sex not told"),
}
AGES = {
    "adult": gettext_lazy("adult"),
    "child": gettext_lazy("child"),
    "unknown": gettext_lazy("age not told"),
}


@register.filter
def incident_state(term: str) -> SafeString:
    """How far it is verified, as a word with a sign."""
    return signed(*SIGNS[term], vocab.word("incident_states", term, language()))


@register.filter
def word_of(term: str, name: str) -> str:
    """The word of a term of a file of the vocabulary; nothing for none."""
    return vocab.word(name, term, language()) if term else ""


@register.filter
def party_or_victim(term: str) -> str:
    """A target: a party or people of a status."""
    if not term:
        return ""
    if vocab.known("parties", term):
        return vocab.word("parties", term, language())
    return str(vocab.terms("victims")[term]["many"][language()])


@register.filter
def act_of(perpetrator: str) -> str:
    """What this perpetrator's wrong is called, of several: violations of States, abuses of others."""
    code = vocab.terms("parties")[perpetrator]["act"]
    return str(vocab.read("parties")["acts"][code][language()][1])


@register.filter
def is_wrong(kind: str) -> bool:
    """Whether the kind itself is a violation or an abuse."""
    return bool(vocab.read("incident_wording")["kinds"][kind].get("wrong"))


@register.filter
def called(row: IncidentRow) -> str:
    """Kind, day and place of an incident."""
    return wording.heading(facts.of(row), language())


@register.filter
def on_day(row: IncidentRow | AccountRow) -> str:
    return day_heading(row.first, row.last, row.day_precision, language())


@register.filter
def place_of(row: IncidentRow) -> str:
    return place_heading(
        row.place, row.located, row.precision_km, facts.area_name(row.cercle), facts.area_name(row.region),
        language(),
    )  # fmt: skip


@register.filter
def day_words(day: date) -> str:
    return day_heading(day, day, "day", language())


@register.filter
def at_clock(clock: time | None) -> str:
    return "" if clock is None else f"{clock:%H:%M} UTC"


@register.filter
def area(code: str) -> str:
    return facts.area_name(code)


@register.simple_tag
def spread(low: int | None, best: int | None, high: int | None) -> str:
    """ "3 to 5"; that it is not told, where no number is known."""
    return people.spread(low, best, high, language()) or _("not told")


@register.filter
def count_of(row: IncidentRow, harm: str) -> str:
    """The range of one harm of an incident; nothing where none is told."""
    told = getattr(row, f"{harm}_low"), getattr(row, harm), getattr(row, f"{harm}_high")
    return people.spread(*told, language())


@register.filter
def decided(row: JudgementRow) -> str:
    """What a judgement says, in words."""
    if row.field == "lead":
        return _("account %(n)s leads") % {"n": row.value}
    return vocab.word(FIELDS[row.field], row.value, language())


@register.filter
def field_word(name: str) -> str:
    return str(
        {
            "state": _("state"),
            "standard": _("standard of proof"),
            "sensitivity": _("sensitivity"),
            "lead": _("leading account"),
        }[name]
    )


@register.filter
def precise(precision: str) -> str:
    return str(PRECISIONS.get(precision, ""))


@register.filter
def located_word(located: str) -> str:
    return str(LOCATED[located])


@register.filter
def sex_word(sex: str) -> str:
    return str(SEXES[sex])


@register.filter
def age_word(age: str) -> str:
    return str(AGES[age])


@register.filter
def status_word(one: Harmed) -> str:
    """Who was harmed; nothing for buildings and animals."""
    if vocab.terms("harms")[one.harm]["counts"] != "people":
        return ""
    return str(vocab.terms("victims")[one.status]["many"][language()])


@register.filter
def number(given: int | None) -> str:
    return "–" if given is None else people.spread(given, given, given, language())


@register.filter
def harm_line(one: Harmed) -> str:
    """A line of harm in short: "3 to 5 civilians (women) killed"."""
    return people.short(one, language())


@register.filter
def shown_ref(row: AccountRow) -> str:
    """The provider's own number, where it gave one."""
    return "" if row.ref.startswith("#") else row.ref


PLACES = {
    "town": gettext_lazy("town"), "village": gettext_lazy("village"), "quarter": gettext_lazy("quarter"),
    "cercle": gettext_lazy("cercle"), "region": gettext_lazy("region"),
    "part": gettext_lazy("part of the country"),
    "offset": gettext_lazy("from a place"), "stretch": gettext_lazy("stretch"),
}  # fmt: skip


@register.filter
def place_kind(kind: str) -> str:
    return str(PLACES.get(kind, kind))


@register.filter
def percent(share: float) -> str:
    return f"{share:.0%}" if language() == "en" else f"{share * 100:.0f}\u00a0%"
