"""The forms of the library of texts."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bluehelm.mandates.rows import MODALITIES
from bluehelm.record import vocab
from bluehelm.web.forms import LONGEST, WHY, Described, Files

MOST_FILES = 50


class LoadTexts(Described):
    uploads = Files(
        label=gettext_lazy("Resolutions or drafts"),
        allow_empty_file=True,
        help_text=gettext_lazy("One or more files: Word (.docx), PDF with text, HTML or plain text."),
    )
    mission = forms.CharField(
        label=gettext_lazy("Mission"),
        required=False,
        max_length=32,
        help_text=gettext_lazy("Its acronym, where the text does not say it."),
    )
    adopted = forms.DateField(
        label=gettext_lazy("Adopted on"),
        required=False,
        help_text=gettext_lazy("With one file; without it, the day stated before, else that of the text."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    ends = forms.DateField(
        label=gettext_lazy("End of the mandate"),
        required=False,
        help_text=gettext_lazy("With one file; without it, the day stated before, else what the text says."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    again = forms.BooleanField(
        label=gettext_lazy("Make an earlier version current again"),
        required=False,
        help_text=gettext_lazy("Where another file took the place of the one that is sent."),
    )
    why = forms.CharField(label=WHY, required=False, max_length=LONGEST)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        sent = len(said.get("uploads", ()))
        if not sent:
            self.add_error("uploads", _("Choose at least one file."))
        if sent > MOST_FILES:
            told = _("%(sent)s files were sent; at most %(most)s are read at once.")
            self.add_error("uploads", told % {"sent": sent, "most": MOST_FILES})
        if sent > 1 and (said.get("adopted") or said.get("ends")):
            self.add_error("adopted", _("A day goes with one file; send this one by itself."))
        return said


def kinds() -> list[tuple[str, str]]:
    """The kinds of task in the order of their names."""
    language = get_language() or "en"
    named = ((code, vocab.word("pema", code, language)) for code in vocab.terms("pema"))
    return [("", ""), *sorted(named, key=lambda one: one[1])]


def modalities() -> list[tuple[str, str]]:
    names = vocab.read("pema")["modalities"]
    return [(code, names[code][get_language() or "en"]) for code in MODALITIES]


class JudgeTask(Described):
    path = forms.ChoiceField(label=gettext_lazy("Paragraph"))
    actor = forms.CharField(
        label=gettext_lazy("Actor"), max_length=200, widget=forms.TextInput(attrs={"list": "actors"})
    )
    task = forms.ChoiceField(label=gettext_lazy("Kind of task"), choices=kinds)
    modality = forms.ChoiceField(label=gettext_lazy("Modality"), choices=modalities)
    why = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("Needed to take a category away or to add one."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *given: Any, paths: Sequence[str], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["path"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(path, path) for path in paths]
