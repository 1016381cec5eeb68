"""What is asked of a table of events."""

import math
import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bluehelm.web.forms import LONGEST, Described

MOST_NUMBERS = 6  # of days, and of km
MOST = {"days": 365.0, "km": 200.0}
MOST_PLACEBOS, MOST_COLUMNS = 40, 3
KINDS = ("treatment", "dependent", "control", "past")
LISTED = {"list": "held-kinds", "autocomplete": "off"}


def numbers(typed: str, most: float) -> list[float]:
    """Numbers with commas, semicolons or spaces between them, each once and in order."""
    try:
        found = sorted({float(part) for part in re.split(r"[,;\s]+", typed.strip(" ,;")) if part})
    except ValueError:
        found = []
    if not found or not all(math.isfinite(one) and 0 < one <= most for one in found):
        told = _(
            "“%(typed)s” is not a list of numbers above 0 and up to %(most)s. Write for example 3, 7, 14."
        )
        raise forms.ValidationError(told % {"typed": typed, "most": f"{most:g}"})
    if len(found) > MOST_NUMBERS:
        told = _("%(given)s numbers were given; give at most %(most)s.")
        raise forms.ValidationError(told % {"given": len(found), "most": MOST_NUMBERS})
    return found


class Ask(Described):
    """The table and the question. With showing, only the table is needed."""

    table = forms.FileField(
        label=gettext_lazy("Table of events"),
        help_text=gettext_lazy(
            "CSV, Parquet or Arrow with the columns timestamp, lat, lon; up to 20,000 rows."
        ),
    )
    treatment = forms.CharField(
        label=gettext_lazy("Responses"),
        max_length=LONGEST,
        help_text=gettext_lazy("Column=value, as kind=patrol; several values as kind=patrol,base."),
        widget=forms.TextInput(attrs=LISTED),
    )
    dependent = forms.CharField(
        label=gettext_lazy("Events that may change"),
        max_length=LONGEST,
        help_text=gettext_lazy("Column=value, as kind=attack."),
        widget=forms.TextInput(attrs=LISTED),
    )
    days = forms.CharField(
        label=gettext_lazy("Days after a response"),
        max_length=100,
        initial="3, 7, 14",
        help_text=gettext_lazy("Numbers with commas between them, up to 365."),
    )
    km = forms.CharField(
        label=gettext_lazy("Km round a response"),
        max_length=100,
        initial="5, 10, 20",
        help_text=gettext_lazy("Numbers with commas between them, up to 200."),
    )
    control = forms.CharField(
        label=gettext_lazy("Compared with"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy(
            "Column=value; without it, comparable places and times are drawn from the table."
        ),
        widget=forms.TextInput(attrs=LISTED),
    )
    past = forms.CharField(
        label=gettext_lazy("Also part of the past"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy(
            "Column=value of other events that responses follow, as kind=attack where only some attacks may"
            " change: places are compared by these too."
        ),
        widget=forms.TextInput(attrs=LISTED),
    )
    match = forms.CharField(
        label=gettext_lazy("Columns to match on"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("With events to compare with only: columns that they should agree in."),
    )
    track = forms.CharField(
        label=gettext_lazy("Tracks, by column"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy(
            "For responses that move: the column that names the track of each position, as of a receiver."
            " Positions near each other become one stay; figures are given per stay and per track."
        ),
    )
    zone = forms.CharField(
        label=gettext_lazy("Time zone"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Of times that name none, as Africa/Bamako; UTC without it."),
    )

    whole = forms.BooleanField(
        label=gettext_lazy("The whole study"),
        required=False,
        help_text=gettext_lazy(
            "Also: for how long, did it go elsewhere, for which events, and can it be believed."
            " It takes from some seconds to four minutes; the fields below are for it."
        ),
    )
    by = forms.CharField(
        label=gettext_lazy("Events apart, by column"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy(
            "Columns such as target or perpetrator, up to three; each value stands alone."
        ),
    )
    kinds = forms.CharField(
        label=gettext_lazy("Responses apart, by column"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("A column; each kind of response stands alone."),
    )
    independent = forms.CharField(
        label=gettext_lazy("Reported by others"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy(
            "Column=value of events that others reported than those who respond, as reported=others."
        ),
        widget=forms.TextInput(attrs=LISTED),
    )
    placebos = forms.IntegerField(
        label=gettext_lazy("Responses that never were"),
        required=False,
        min_value=0,
        max_value=MOST_PLACEBOS,
        help_text=gettext_lazy(
            "So many times over with false dates, and as often at false places: up to 40, or 5 for a table of"
            " 20,000 rows. At 40 it shows where 95 of 100 lie."
        ),
    )

    def __init__(self, *given: Any, showing: bool = False, **named: Any) -> None:
        super().__init__(*given, **named)
        self.showing = showing
        for name in ("treatment", "dependent", "days", "km"):
            self.fields[name].required = not showing

    def clean_days(self) -> list[float]:
        return [] if self.showing else numbers(self.cleaned_data["days"], MOST["days"])

    def clean_km(self) -> list[float]:
        return [] if self.showing else numbers(self.cleaned_data["km"], MOST["km"])

    def clean_track(self) -> str:
        return str(self.cleaned_data["track"]).strip()

    def clean_match(self) -> list[str]:
        return [part.strip() for part in self.cleaned_data["match"].split(",") if part.strip()]

    def clean_by(self) -> list[str]:
        found = [part.strip() for part in self.cleaned_data["by"].split(",") if part.strip()]
        if len(found) > MOST_COLUMNS:
            told = _("%(given)s columns were given; give at most %(most)s.")
            raise forms.ValidationError(told % {"given": len(found), "most": MOST_COLUMNS})
        return found
