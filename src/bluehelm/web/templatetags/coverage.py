"""Words of the spine, of deliveries and of measures in the reader's language."""

from math import floor

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from bluehelm.mandates.duties import ical
from bluehelm.mandates.duties.deliveries import LATE, NOT_DATABLE, ON_TIME, OVERDUE, OWED, SOON, UNRECORDED
from bluehelm.mandates.measured.progress import Reached
from bluehelm.record import vocab
from bluehelm.reports import taskchart
from bluehelm.reports.words import Words
from bluehelm.spine.chain import Step, told
from bluehelm.spine.matrix import ENABLING, HOLE, NO_TASK, SECOND, THROUGH, Matrix
from bluehelm.spine.rows import CONFIRMED, REFUSED, SUGGESTED, UNDONE, Choice, Task
from bluehelm.web.signs import language, signed
from bluehelm.web.templatetags.mandates import amount
from bluehelm.web.templatetags.mandates import share as shared

register = template.Library()

SIGNS = {
    CONFIRMED: ("met", "✓"),
    SUGGESTED: ("partly", "?"),
    THROUGH: ("none", "↳"),
    ENABLING: ("none", "–"),
    SECOND: ("partly", "◇"),
    HOLE: ("not", "✕"),
    NO_TASK: ("not", "✕"),
    REFUSED: ("not", "✕"),
    UNDONE: ("none", "○"),
}
STANDING = {
    OVERDUE: ("not", "!"),
    UNRECORDED: ("partly", "?"),
    SOON: ("partly", "◔"),
    OWED: ("none", "○"),
    LATE: ("partly", "✓"),
    ON_TIME: ("met", "✓"),
    NOT_DATABLE: ("none", "–"),
}
PROGRESS = {
    "done": ("met", "✓"),
    "under_way": ("partly", "◐"),
    "not_begun": ("none", "○"),
    "set_back": ("not", "▼"),
    "unknown": ("none", "?"),
}


@register.filter
def spine_word(name: str) -> str:
    return vocab.word("spine", name, language())


@register.filter
def tied(name: str) -> SafeString:
    """What a line, a task or a tie stands for, as a word with a sign."""
    return signed(*SIGNS[name], spine_word(name))


@register.filter
def meaning(name: str, what: str) -> str:
    """What a sign says of a task or a line."""
    return str(vocab.read("spine")["legend"][what][name][language()])


@register.filter
def tasks_counted(matrix: Matrix) -> str:
    """How many tasks, of what is held, and how many with a line."""
    words = str(vocab.read("spine")["said"]["tasks"][matrix.extent][language()])
    said = words.format(symbol=matrix.mandate.symbol, n=len(matrix.tasks), m=matrix.with_line)
    return said[0].upper() + said[1:]


@register.filter
def chain_step(step: Step) -> str:
    return told(step, language(), lambda day: date_format(day, "j F Y"))


@register.filter
def stretch(gap: str) -> str:
    """Paragraphs as a reader names them: "30-" has no end that is known."""
    if not gap.endswith("-"):
        return gap
    return str(vocab.read("spine")["said"]["after"][language()]).format(n=gap[:-1])


@register.filter
def because(choice: Choice) -> SafeString:
    """What speaks for a task: topics, kinds of task, and the stems of words that both have."""
    topics = [str(vocab.read("spine_topics")[topic][language()]) for topic in choice.topics]
    kinds = [vocab.word("pema", kind, language()) for kind in choice.kinds]
    named = "; ".join([*topics, *kinds])
    if not choice.words:
        return format_html("{}", named or vocab.read("spine")["said"]["siblings"][language()])
    stems = format_html('<span lang="en">{}</span>', " ".join(f"{word}…" for word in choice.words))
    return format_html("{}; {}", named, stems) if named else stems


@register.simple_tag
def task_name(task: Task) -> SafeString:
    """Our own words for a task, else those of the text, which are English."""
    said = task.text if task.label is None else Words(language()).own(task, "label")
    if task.label is not None and (language() == "en" or said != task.label):
        return format_html("{}", said)
    return format_html('<span lang="en">{}</span>', said)


@register.filter
def due_state(name: str) -> SafeString:
    """How a duty stands on one of its days."""
    return signed(*STANDING[name], due_word(name))


@register.filter
def due_word(name: str) -> str:
    return ical.said(name, language())


@register.filter
def given_as(symbol: str) -> str:
    """The document that a duty was met by, or that it was met orally."""
    return ical.document(symbol, language())


@register.filter
def measure_state(name: str) -> SafeString:
    return signed(*PROGRESS.get(name, ("none", "·")), measure_word(name))


@register.simple_tag
def past_deadline(known: bool) -> SafeString:
    """That its day has passed, and whether anybody said how far it had come."""
    said = _("past its deadline") if known else _("past its deadline, not scored")
    return signed("not" if known else "partly", "!", said)


@register.filter
def against(reached: Reached) -> SafeString:
    """A number with the quantity it is of, the share where there is one, and whether that is enough."""
    number, share = Words(language()).value(reached.value, None), ""
    if reached.share is not None:
        share = f" ({shared(floor(reached.share * 100) / 100)})"  # what is not reached is never 100%
    said = format_html(
        "{}{}",
        format_html(_("{number} against {quantity}"), number=number, quantity=amount(reached.quantity)),
        share,
    )
    if reached.met is None:
        return said
    sign = ("met", "✓", _("reached")) if reached.met else ("partly", "◔", _("not reached"))
    return format_html("{} {}", said, signed(*sign))


@register.filter
def measure_word(name: str) -> str:
    return vocab.word("measure_states", name, language())


@register.filter
def step(name: str) -> SafeString:
    """What became of a task in a text, as a word with the sign that it has in the picture."""
    return signed(taskchart.CLASSES[name], taskchart.SIGNS[name], Words(language())(f"step.{name}"))
