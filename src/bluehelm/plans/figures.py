"""Every figure of a plan by its key, and the scheme of the keys.

A key is a stem and, after the last slash, a measure (a term of vocab/measures.yaml). Parts are slugs: lower
case, everything but letters, digits and decimal points a hyphen; "2019/20" is 2019-20, accomplishment 1.1
stays 1.1. A second row of the same name has /2 at the end of its stem.

    money/PERIOD/BASIS/CATEGORY/...
        apportionment, expenditure (budget: estimate), variance, percent: as printed
        variance-computed, percent-computed, variance-agrees, percent-agrees ("yes" or "no")
        utilization (performance); must-explain, explained, analysis-agrees ("yes" or "no"; categories)
        BASIS is performance or budget; a subtotal has its group for CATEGORY (military-and-police-personnel);
        totals are gross-requirements, staff-assessment-income, net-requirements, total-requirements
    money/PERIOD/performance/CATEGORY/for-each/unit-cost: per person, flight hour or project
    money/PERIOD/redeployment/...
        share-printed, share-computed, share-agrees
    money/PERIOD/burn/MONTH/burn
    strength/PERIOD/[BASIS/][COMPONENT/]CATEGORY/...
        approved (or proposed), strength, vacancy: as printed; vacancy-computed, vacancy-agrees
        BASIS is left out where it is the average of the period, COMPONENT where it is the whole mission
    completion/indicators/[component-1/ or 1.1/]... and completion/outputs/[component-1/ or 1.1/]...
        rate, met, partly-met, not-met, not-measurable
    causes/indicators/CAUSE/count, causes/outputs/CAUSE/count
        CAUSE is a code of causes.yaml, or not-stated where the remark gives none
    words/indicators/called-achieved-but-not-met/count, words/indicators/met-but-not-called-achieved/count
    other/TABLE/[PERIOD/]LABEL/[COLUMN/]value: rows of the other tables, as printed
    line/1.1/indicator/2/status, line/1.1/indicator/2/limb/0/target (actual, status)
    line/1.1/output/3/status, line/1.1/output/3/0/planned (completed)
        indicators and outputs are counted from 1, limbs and quantities from 0, in the order of the rows
"""

from datetime import datetime

from bluehelm.plans import achievement, money, printed, staffing
from bluehelm.plans.book import BETWEEN
from bluehelm.plans.rows import Plan
from bluehelm.record import vocab
from bluehelm.record.figure import Figure


def all_figures(plan: Plan, source: str, as_at: datetime) -> dict[str, Figure]:
    """Every figure of the plan by its key; source is the symbol or title of the document, as_at is in UTC."""
    rooms = (achievement, money, staffing, printed)
    return {key: figure for room in rooms for key, figure in room.figures(plan, source, as_at).items()}


def title(figure: Figure, language: str) -> str:
    """The figure's label in that language: what it is about, where its words are terms, and the measure."""
    subject, _, _ = figure.label.rpartition(": ")
    measure = vocab.word("measures", figure.key.rpartition("/")[2], language)
    colon = " :" if language == "fr" else ":"
    return f"{subject_in(figure, subject, language)}{colon} {measure}"


def subject_in(figure: Figure, subject: str, language: str) -> str:
    """The subject word by word: categories, causes, kinds of line; the document's own words stay."""
    if known_word(subject, language) is not None or figure.key.split("/")[0] not in ("completion", "causes"):
        return known_word(subject, language) or subject
    what, _, kind = subject.rpartition(", ")
    kind, _, rest = kind.partition(" ")
    words = [known_word(part, language) or part for part in (kind, rest) if part]
    return f"{known_word(what, language) or what}, {' '.join(words)}"


def known_word(term: str, language: str) -> str | None:
    """The word for a term of any of the files that name subjects; None for other words."""
    files = ("groups", "subjects", "causes", "units")
    return next((vocab.word(name, term, language) for name in files if vocab.known(name, term)), None)


def source(named: str, language: str) -> str:
    """Where a figure's records come from, in that language: a document by its own name, or the site."""
    parts = named.split(BETWEEN)
    return BETWEEN.join(vocab.word("subjects", part, language) if on_site(part) else part for part in parts)


def on_site(named: str) -> bool:
    """Whether this names the site, where somebody entered a value, and no document."""
    return vocab.known("subjects", named)


def method(figure: Figure, language: str) -> str:
    """How the figure was made, in one sentence."""
    return vocab.word("methods", figure.method, language)
