"""The forms of the tab on mandates: ties, deliveries and scores."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import get_language, gettext_lazy

from bluehelm.errors import BadInput
from bluehelm.mandates.duties import accepting
from bluehelm.mandates.measured import progress
from bluehelm.mandates.rows import Duty, Quantity
from bluehelm.record import vocab
from bluehelm.web.forms import LONGEST, WHY, Described
from bluehelm.web.pages import why_not

SYMBOL = 64  # characters that the store keeps


def day_field(label: Any, **named: Any) -> forms.DateField:
    """A day picked or typed; the browser sends it the same way in both languages."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d"], **named)


class Judge(Described):
    """choices are the tasks that are suggested, more all the others; each by its place in the list."""

    task = forms.ChoiceField(label=gettext_lazy("Task"), required=False, choices=(), widget=forms.RadioSelect)
    other = forms.ChoiceField(label=gettext_lazy("Another task"), required=False, choices=())
    why = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("Needed to refuse."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *given: Any,
        suggested: Iterable[tuple[str, str]] = (),
        others: Iterable[tuple[str, str]] = (),
        **named: Any,
    ) -> None:
        super().__init__(*given, **named)
        for name, choices in (("task", suggested), ("other", [("", "–"), *others])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        said["chosen"] = said.get("other") or said.get("task")
        if not said["chosen"] and not self.errors:
            self.add_error("task", gettext_lazy("Choose a task."))
        return said


class Deliver(Described):
    symbol = forms.CharField(
        label=gettext_lazy("Symbol of the document"),
        max_length=SYMBOL,
        help_text=gettext_lazy("For example S/2031/100."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    oral = forms.BooleanField(label=gettext_lazy("No symbol: it was given orally"), required=False)
    day = day_field(gettext_lazy("Day of delivery"))
    due = forms.ChoiceField(
        label=gettext_lazy("Answers the day"),
        required=False,
        choices=(),
        help_text=gettext_lazy("Left open, the nearest day is found."),
        error_messages={"invalid_choice": gettext_lazy("%(value)s is none of the days of this duty.")},
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=LONGEST)

    def __init__(self, *given: Any, duty: Duty, **named: Any) -> None:
        super().__init__(*given, **named)
        self.duty = duty
        field = self.fields["due"]
        assert isinstance(field, forms.ChoiceField)
        shown = [(day.isoformat(), formats.date_format(day, "j F Y")) for day in duty.dates]
        field.choices = [("", gettext_lazy("the nearest")), *shown]
        if not duty.dates:
            del self.fields["due"]
        if duty.form in accepting.ORAL_FORMS:
            self.fields["symbol"].required = False
        else:
            del self.fields["oral"]

    def clean(self) -> dict[str, Any]:
        """The symbol as it is kept; a box and a symbol together would contradict each other."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if "symbol" in self.errors:
            return said
        if said.get("oral") and said["symbol"]:
            self.add_error("oral", gettext_lazy("Give a symbol, or say that it was given orally; not both."))
            return said
        try:
            said["symbol"] = accepting.document(
                accepting.ORAL if said.get("oral") else said["symbol"], self.duty.form
            )
        except BadInput as error:
            self.add_error("symbol", why_not(error))
        return said


class Withdraw(Described):
    why = forms.CharField(label=WHY, max_length=LONGEST)


def states() -> list[tuple[str, str]]:
    """Nothing is chosen beforehand."""
    language = get_language() or "en"
    return [("", "–"), *((code, vocab.word("measure_states", code, language)) for code in progress.states())]


class Score(Described):
    state = forms.ChoiceField(label=gettext_lazy("How far it has come"), choices=states)
    day = day_field(gettext_lazy("On the day"))
    evidence = forms.CharField(
        label=gettext_lazy("Evidence"),
        max_length=LONGEST,
        help_text=gettext_lazy("What it rests on: a document, an address, a few words."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    symbol = forms.CharField(label=gettext_lazy("Symbol of the document"), required=False, max_length=SYMBOL)
    reached = forms.DecimalField(
        label=gettext_lazy("How much was reached"),
        required=False,
        min_value=0,
        max_digits=20,
        decimal_places=4,
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )
    quantity = forms.ChoiceField(label=gettext_lazy("Of which quantity"), required=False, choices=())

    def __init__(self, *given: Any, quantities: Sequence[Quantity], **named: Any) -> None:
        super().__init__(*given, **named)
        printed = list(dict.fromkeys(one.printed for one in quantities))
        self.fields["reached"].help_text = " / ".join(printed)
        field = self.fields["quantity"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one, one) for one in printed]
        if not printed:
            del self.fields["reached"]
        if len(printed) < 2:
            del self.fields["quantity"]
