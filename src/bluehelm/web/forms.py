"""The forms of the site: what a person may type, and what is said when it does not fit."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bluehelm.plans.causes import terms
from bluehelm.plans.rows import Value
from bluehelm.plans.store import SourceRow
from bluehelm.record.models import Role
from bluehelm.record.people import Member
from bluehelm.web.templatetags.bluehelm import role as role_name

ANSWERS = {"yes": "Yes", "oui": "Yes", "no": "No", "non": "No"}
SPACES = " \u00a0\u202f\u2009"  # between thousands, in both languages
WHY = gettext_lazy("Why")
LONGEST = 2_000
NOBODY = "none"


def number(typed: str) -> Decimal | None:
    """The figure typed, as the reader's language writes it; None where it could be read in two ways."""
    french = get_language() == "fr"
    whole = rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+" + ("" if french else r"|\d{1,3}(?:,\d{3})+") + r"|\d+"
    found = re.fullmatch(rf"({whole})(?:{',' if french else '[.]'}(\d+))?", typed.strip())
    if found is None:
        return None
    return Decimal(re.sub(rf"[,{SPACES}]", "", found[1]) + (f".{found[2]}" if found[2] else ""))


class Described(forms.Form):
    """A form whose fields name their hints and faults, so that a screen reader reads them with the field."""

    use_required_attribute = True

    def __init__(self, *given: Any, **named: Any) -> None:
        named.setdefault("label_suffix", "")
        super().__init__(*given, **named)


class Targeted(Described):
    """target is the result, or for a first entry the planned quantity, that the form is about."""

    target = forms.IntegerField(widget=forms.HiddenInput)


def cause_choices() -> list[tuple[str, str]]:
    return [(code, words[get_language() or "en"]) for code, words in terms().items()]


class Actual(Targeted):
    value = forms.CharField(
        label=gettext_lazy("Actual"),
        max_length=200,
        help_text=gettext_lazy("A figure, or Yes or No where the plan promises a thing and not a number."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    remark = forms.CharField(
        label=gettext_lazy("Remark"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    causes = forms.MultipleChoiceField(
        label=gettext_lazy("Causes, where it fell short"),
        required=False,
        choices=cause_choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_value(self) -> Value:
        typed: str = self.cleaned_data["value"].strip()
        answer = ANSWERS.get(typed.casefold())
        found: Value = answer if answer is not None else number(typed)
        if found is None:
            raise forms.ValidationError(
                _("“%(typed)s” is no figure. Write digits, for example 1234.5, or Yes or No.")
                % {"typed": typed}
            )
        return found


class Enter(Actual):
    why = forms.CharField(label=WHY, required=False, max_length=LONGEST)


class Correct(Actual):
    why = forms.CharField(
        label=WHY,
        max_length=LONGEST,
        help_text=gettext_lazy("The earlier value stays visible with this reason."),
    )


class Attach(Targeted):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("The record that proves the actual; at most 40 MB."),
    )
    note = forms.CharField(label=gettext_lazy("What it shows"), required=False, max_length=LONGEST)


class Approve(Targeted):
    why = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=LONGEST)


class Reopen(Targeted):
    why = forms.CharField(label=gettext_lazy("Why it is reopened"), max_length=LONGEST)


class Take(Described):
    why = forms.CharField(label=gettext_lazy("Why the count is taken over"), max_length=LONGEST)


class Load(Described):
    file = forms.FileField(
        label=gettext_lazy("Document"),
        help_text=gettext_lazy("A performance report or budget: Word (.docx), PDF with text, or plain text."),
    )
    why = forms.CharField(label=WHY, max_length=LONGEST)


class Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files at once; an empty one is let through, for its reader says more about it."""

    widget = Several

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(Files, self).clean(one, initial) for one in data or ()]


class Audit(Described):
    documents = forms.MultipleChoiceField(
        label=gettext_lazy("Documents of this mission"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    uploads = Files(
        label=gettext_lazy("Other documents"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy(
            "Word (.docx), PDF with text, or plain text; they are kept among the sources."
        ),
    )

    def __init__(self, *given: Any, documents: Sequence[SourceRow], **named: Any) -> None:
        super().__init__(*given, **named)
        self.rows = {str(row.id): row for row in documents}
        field = self.fields["documents"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(key, f"{row.title} ({row.symbol or row.name})") for key, row in self.rows.items()]

    def sources(self) -> list[SourceRow]:
        """The stored documents that were chosen."""
        return [self.rows[key] for key in self.cleaned_data["documents"]]


class Judge(Described):
    why = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("Needed to dismiss."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class Narrate(Described):
    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 14, "data-figures": "yes"}),
        help_text=gettext_lazy(
            "An empty line begins a paragraph. A number is inserted as a figure, not typed, so it stays true."
        ),
    )
    why = forms.CharField(label=gettext_lazy("What changed"), required=False, max_length=LONGEST)


class Person(Described):
    username = forms.CharField(label=gettext_lazy("User name"), max_length=150)
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=lambda: [
            *((entry.value, role_name(entry.value)) for entry in Role),
            (NOBODY, _("none: take it away")),
        ],
    )

    def clean_role(self) -> str | None:
        role: str = self.cleaned_data["role"]
        return None if role == NOBODY else role


class Clear(Described):
    member = forms.ChoiceField(label=gettext_lazy("Member"))
    clear = forms.ChoiceField(
        label=gettext_lazy("Protection clearance"),
        choices=[("give", gettext_lazy("give")), ("take", gettext_lazy("take away"))],
    )
    why = forms.CharField(label=WHY, max_length=LONGEST)

    def __init__(self, *given: Any, people: Sequence[Member], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["member"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.username, one.username) for one in people]
