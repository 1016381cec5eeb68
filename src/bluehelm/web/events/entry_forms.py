"""The form in which an incident is typed: one page, keyboard only."""

import re
import secrets
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bluehelm.events import days, shorthand, typed
from bluehelm.events.rows import AccountRow
from bluehelm.record import messages, vocab
from bluehelm.record.said import Harmed
from bluehelm.web.events import filters
from bluehelm.web.forms import LONGEST, Described
from bluehelm.web.signs import language

REF = re.compile(r"h-[0-9a-f]{12}")
LINES = 3
MOST = 10_000_000
TYPED = {"autocomplete": "off", "spellcheck": "false"}


def new_ref() -> str:
    """A name for an account to be: the form carries it, so that sending twice stores once."""
    return f"h-{secrets.token_hex(6)}"


def _kinds() -> list[tuple[str, Any]]:
    """Kinds under their wide ones."""
    groups: list[tuple[str, list[tuple[str, str]]]] = []
    for value, label, deep in filters.kinds():
        if not deep:
            groups.append((label, []))
        groups[-1][1].append((value, label))
    return list(groups)


def _words(name: str, *first: tuple[str, str]) -> list[tuple[str, str]]:
    return [*first, *((term, vocab.word(name, term, language())) for term in vocab.terms(name))]


def _targets() -> list[tuple[str, Any]]:
    many = [
        (term, str(one["many"][language()]))
        for term, one in vocab.terms("victims").items()
        if term != "unknown"
    ]
    return [("", _("not told")), (_("People"), many), (_("Parties"), _words("parties"))]


def _text(label: Any, hint: Any = "", **named: Any) -> forms.CharField:
    attrs = TYPED | named.pop("attrs", {})
    return forms.CharField(label=label, help_text=hint, widget=forms.TextInput(attrs=attrs), **named)


def _sexes() -> list[tuple[str, str]]:
    return [("unknown", _("not told")), ("female", _("female")), ("male", _("male"))]


def _ages() -> list[tuple[str, str]]:
    return [("unknown", _("not told")), ("adult", _("adult")), ("child", _("child"))]


class Line(Described):
    """One line of harm, field by field."""

    harm = forms.ChoiceField(
        label=gettext_lazy("Harm"), required=False, choices=lambda: _words("harms", ("", "–"))
    )
    low = forms.IntegerField(label=gettext_lazy("Low"), required=False, min_value=0, max_value=MOST)
    best = forms.IntegerField(label=gettext_lazy("Best"), required=False, min_value=0, max_value=MOST)
    high = forms.IntegerField(label=gettext_lazy("High"), required=False, min_value=0, max_value=MOST)
    status = forms.ChoiceField(
        label=gettext_lazy("Status"), required=False, choices=lambda: _words("victims"), initial="unknown"
    )
    sex = forms.ChoiceField(label=gettext_lazy("Sex"), required=False, choices=_sexes, initial="unknown")
    age = forms.ChoiceField(label=gettext_lazy("Age"), required=False, choices=_ages, initial="unknown")

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        numbers = [told.get(name) for name in ("low", "best", "high")]
        if not told.get("harm") and any(one is not None for one in numbers):
            self.add_error("harm", _("Say what harm it was."))
        return told

    def line(self) -> Harmed | None:
        said = self.cleaned_data
        if not said.get("harm"):
            return None
        return Harmed(
            said["harm"], said["low"], said["best"], said["high"],
            said["status"] or "unknown", said["sex"] or "unknown", said["age"] or "unknown",
        )  # fmt: skip


class Entry(Described):
    ref = forms.RegexField(REF.pattern, widget=forms.HiddenInput)
    day = _text(
        gettext_lazy("Day"),
        gettext_lazy("4 March, about 4 March, in March, from 4 to 6 March, yesterday 14:30 (UTC)"),
        max_length=100,
        attrs={"autofocus": True},
    )
    place = _text(
        gettext_lazy("Place"),
        gettext_lazy("As it was told: a name, “5 km north of ..”, or latitude, longitude"),
        max_length=300,
        required=False,
    )
    chosen = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=_kinds, initial="other")
    perpetrator = forms.ChoiceField(
        label=gettext_lazy("Attributed to"), choices=lambda: _words("parties"), initial="unidentified"
    )
    target = forms.ChoiceField(label=gettext_lazy("Target"), required=False, choices=_targets)
    harm = _text(
        gettext_lazy("Harm"),
        gettext_lazy("In short: 3 k civ f child, 5 i, 2-4 a by ex. Nothing where none is told."),
        max_length=2_000,
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("What happened"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    operation = _text(
        gettext_lazy("Operation of the mission or a partner that did the harm"),
        required=False,
        max_length=200,
    )
    sensitivity = forms.ChoiceField(
        label=gettext_lazy("Sensitivity"), required=False,
        choices=lambda: _words("sensitivity", ("", _("as usual for accounts entered by hand"))),
    )  # fmt: skip
    same = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, auto_id="e-%s", **named)
        sent = given[0] if given else None
        self.lines = [Line(sent, prefix=f"l{n}", auto_id="e-%s") for n in range(LINES)]

    def is_valid(self) -> bool:
        whole = [super().is_valid(), *(one.is_valid() for one in self.lines)]
        return all(whole)

    @property
    def lines_open(self) -> bool:
        """Whether the fields of single lines hold something."""
        return self.is_bound and any(one["harm"].value() or one.errors for one in self.lines)

    def entry(self) -> typed.Entry:
        said = self.cleaned_data
        lines = tuple(line for one in self.lines if (line := one.line()) is not None)
        names = (
            "day",
            "place",
            "chosen",
            "kind",
            "perpetrator",
            "target",
            "harm",
            "text",
            "operation",
            "sensitivity",
        )
        return typed.Entry(**{name: said[name] for name in names}, lines=lines)

    def blame(self, faults: typed.Faulty) -> None:
        """Say at each field what is wrong with it, in the reader's language."""
        for name, all_of in faults.faults.items():
            for why in all_of:
                head, colon, rest = why.partition("”: ")
                told = (
                    f"{head}{colon}{messages.told(rest, language())}"
                    if colon
                    else messages.told(why, language())
                )
                self.add_error(name if name in self.fields else None, told)


class Correction(Entry):
    why = forms.CharField(
        label=gettext_lazy("Why it is corrected"), max_length=LONGEST,
        help_text=gettext_lazy("The earlier version stays readable, with this reason."),
    )  # fmt: skip


def filled(row: AccountRow, chosen: str) -> dict[str, Any]:
    """What the form of a correction begins with."""
    own = [replace(one, perpetrator="") if one.perpetrator == row.perpetrator else one for one in row.harm]
    return {
        "ref": new_ref(), "place": row.place,
        "day": days.written(row.first, row.last, row.day_precision, row.clock),
        "chosen": chosen, "kind": row.kind, "perpetrator": row.perpetrator, "target": row.target,
        "harm": shorthand.written(own), "text": row.text, "operation": row.operation,
        "sensitivity": row.sensitivity,
    }  # fmt: skip
