"""What is asked of a table beside the estimate: other designs, and violence near bases."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bluehelm.web.forms import LONGEST, Described
from bluehelm.web.wake.forms import numbers

MOST_KM = 500.0
MOST_YEARS, MOST_STEPS = 20, 12
MOST_DAYS = 91.0
TABLE = gettext_lazy("Table of events")
ZONE = gettext_lazy("Time zone")
WHICH_ZONE = gettext_lazy("Of times that name none, as Africa/Bamako; UTC without it.")


def listed(name: str) -> forms.TextInput:
    """A field that offers what the table holds, once that was asked for."""
    return forms.TextInput(attrs={"list": name, "autocomplete": "off"})


class Beside(Described):
    """Tables and a question. With showing, only the tables are looked at."""

    def __init__(self, *given: Any, showing: bool = False, **named: Any) -> None:
        super().__init__(*given, **named)
        self.showing = showing

    def clean(self) -> dict[str, Any]:
        if self.showing:
            looked_at = {"table", "zone", *self.files}
            for name in [name for name in self.errors if name not in looked_at]:
                del self.errors[name]
        return self.cleaned_data


class AskDesigns(Beside):
    table = forms.FileField(
        label=TABLE,
        help_text=gettext_lazy(
            "CSV, Parquet or Arrow with the columns timestamp, lat, lon; up to 20,000 rows."
        ),
    )
    treatment = forms.CharField(
        label=gettext_lazy("Responses"),
        max_length=LONGEST,
        help_text=gettext_lazy("Column=value, as kind=patrol; several values as kind=patrol,base."),
        widget=listed("held-table"),
    )
    dependent = forms.CharField(
        label=gettext_lazy("Events that may change"),
        max_length=LONGEST,
        help_text=gettext_lazy("Column=value, as kind=attack."),
        widget=listed("held-table"),
    )
    km = forms.FloatField(
        label=gettext_lazy("Km round a place"),
        required=False,
        min_value=0.1,
        max_value=MOST_KM,
        localize=True,
        help_text=gettext_lazy(
            "A place is what lies within so many km of its busiest point. Give this or the column below."
        ),
    )
    place = forms.CharField(
        label=gettext_lazy("Places by column"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("A column that names the place of each event."),
        widget=listed("columns-table"),
    )
    days = forms.FloatField(
        label=gettext_lazy("Days after a response"),
        initial=7,
        min_value=0.1,
        max_value=MOST_DAYS,
        localize=True,
        help_text=gettext_lazy("Also the length of a step of the event study."),
    )
    steps = forms.IntegerField(
        label=gettext_lazy("Steps of the event study"),
        initial=4,
        min_value=1,
        max_value=MOST_STEPS,
        help_text=gettext_lazy("So many before a response and as many after it."),
    )
    bin = forms.FloatField(
        label=gettext_lazy("Days in a bin of time"),
        initial=1,
        min_value=0.05,
        max_value=MOST_DAYS,
        localize=True,
        help_text=gettext_lazy("The days after a response must be a whole number of these."),
    )
    zone = forms.CharField(label=ZONE, required=False, max_length=60, help_text=WHICH_ZONE)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        known = "km" in said and "place" in said
        if known and not self.showing and (said["km"] is None) == (not said["place"].strip()):
            self.add_error("km", _("Give either the km round a place or the column that names places."))
        return said


class AskNear(Beside):
    table = forms.FileField(
        label=TABLE,
        help_text=gettext_lazy(
            "CSV, Parquet or Arrow with latitude and longitude and a timestamp, a date or a year; up to"
            " 20,000 rows."
        ),
    )
    bases = forms.FileField(
        label=gettext_lazy("Table of bases"),
        help_text=gettext_lazy(
            "The same columns: a row for each base and year, or a timestamp and an end; up to 20,000 rows."
        ),
    )
    km = forms.CharField(
        label=gettext_lazy("Rings round a base, in km"),
        max_length=100,
        initial="10, 25, 50, 100",
        help_text=gettext_lazy("Numbers with commas between them, up to 500."),
    )
    years = forms.IntegerField(
        label=gettext_lazy("Years before and since"),
        initial=3,
        min_value=1,
        max_value=MOST_YEARS,
        help_text=gettext_lazy("So many before a base opened or closed beside as many from then on."),
    )
    only = forms.CharField(
        label=gettext_lazy("These events alone"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("Column=value, as country=X; several values with commas between them."),
        widget=listed("held-table"),
    )
    bases_only = forms.CharField(
        label=gettext_lazy("These bases alone"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("Column=value of the table of bases."),
        widget=listed("held-bases"),
    )
    sum = forms.CharField(
        label=gettext_lazy("Add up a column"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("Such as deaths, in place of counting events."),
        widget=listed("columns-table"),
    )
    zone = forms.CharField(label=ZONE, required=False, max_length=60, help_text=WHICH_ZONE)

    def clean_km(self) -> list[float]:
        return numbers(self.cleaned_data["km"], MOST_KM)
