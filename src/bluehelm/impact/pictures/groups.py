"""Groups of events or of responses one below the other, under all of them together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bluehelm.impact.pictures.frame import Part, titled, top
from bluehelm.impact.pictures.panels import bar, panel
from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import NONE, UNNAMED, Names, days_words, plain, sentence, words

if TYPE_CHECKING:
    from bluehelm.impact.study.answers import Group

ROLES = ("dependent", "treatment", "independent")
LONGEST = 34  # letters of a name; the tables have the whole


def draw(alt: Any, groups: Sequence["Group"], whole: Estimate, language: str, names: Names = UNNAMED) -> Part:
    """A panel for each column and role, in the window of `whole`."""
    shown = [(one, _there(one, whole)) for one in groups]
    end = top([whole, *(row for _, row in shown if row is not None)])
    panels = []
    for role, column in dict.fromkeys((one.role, one.column) for one in sorted(groups, key=_order)):
        own = [(one, row) for one, row in shown if (one.role, one.column) == (role, column)]
        bars = [bar(whole, words("group all", language), end, language)]
        bars += [_bar(one, row, end, language) for one, row in own]
        title = f"{words(f'role {role}', language)} ({column})"
        panels.append(panel(alt, _apart(bars), end, title, language))
    values = {"days": days_words(whole.days, language), "km": plain(whole.km, language)}
    chart = alt.vconcat(*panels, spacing=14, title=titled(alt, "groups", language, **values))
    told = (
        words("group", language, column=one.column, value=one.value, where=sentence(row, language, names))
        for one, row in shown
        if row is not None
    )
    return Part(chart, tuple(told))


def _order(one: "Group") -> int:
    return ROLES.index(one.role) if one.role in ROLES else len(ROLES)


def _there(one: "Group", whole: Estimate) -> Estimate | None:
    same = (row for row in one.windows if (row.days, row.km) == (whole.days, whole.km))
    return next(same, None)


def _bar(one: "Group", row: Estimate | None, end: float, language: str) -> dict[str, Any]:
    name = one.value if len(one.value) <= LONGEST else f"{one.value[: LONGEST - 1]}…"
    if row is None:
        return {"name": name, "told": words(f"state {NONE}", language).replace("|", " ")}
    return bar(row, name, end, language)


def _apart(bars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Two names that became alike when cut are told apart by their place."""
    seen: dict[str, int] = {}
    for one in bars:
        seen[one["name"]] = seen.get(one["name"], 0) + 1
        if seen[one["name"]] > 1:
            one["name"] = f"{one['name']} ({seen[one['name']]})"
    return bars
