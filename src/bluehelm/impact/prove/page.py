"""The proof as a page of the manual."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence

from bluehelm.impact.prove.bounds import STATED, breaches, in_doubt
from bluehelm.impact.prove.figures import CellFigures, Figures
from bluehelm.impact.prove.worlds import CHASED, DAYS, KM

HEAD = "<!-- written by bluehelm impact prove --markdown -->"
TITLE = "# What changes around responses: the estimator proved on simulated truth"
SUMMARY_HEADS = (
    "cell", "bounds", "runs", "bias of the ratio", "coverage, %", "any false positive, %", "power, %",
    "not enough data, %", "peer: any window with p < 0.05, %",
)  # fmt: skip
WINDOW_HEADS = (
    "days", "km", "truth", "bias", "coverage, %", "coverage of the change, %", "p < 0.05, %",
    "adjusted p <= 0.05, %", "not enough data, %",
)  # fmt: skip


def _listed(numbers: Sequence[float]) -> str:
    return ", ".join(f"{number:g}" for number in numbers)


SIMULATED = f"""
**How it is done.** `bluehelm impact prove` invents violence of which everything is known, hides what it
knows, asks `bluehelm impact wake` and compares. Each run has {CHASED.towns} towns of unequal size in a
square of {CHASED.box_km:g} km, about {CHASED.events:g} events and {CHASED.responses:g} responses in
{CHASED.days:g} days. Each event sets off {CHASED.branching:g} more on average, about
{CHASED.decay_days:g} days later and {CHASED.event_km:g} km to each side. {CHASED.chased:.0%} of the
responses follow an event, about {CHASED.chase_days:g} days after it; the others come of themselves,
more of them where more happens. So a response stands where much has just happened, and less is to come:
a comparison of before and after finds an effect where there is none.

**What is planted.** Of the events that come within {CHASED.reach_km:g} km and {CHASED.reach_days:g}
days after any response, each is stopped with a chance of 60 or 30 per cent, or comes twice with a
chance of 30 per cent, or nothing is done. In most worlds what a stopped event would have set off still
comes. Then the truth of a window within this reach is exactly 1 and the effect: -30 per cent is a ratio
of 0.7. In other windows, and where the effect spreads, the simulation keeps the world without the
effect beside the one with it, by the same chance; the truth is then the number of events after
responses in the one over the number in the other, over all runs of the cell.

**What is asked.** Windows of {_listed(DAYS)} days and {_listed(KM)} km, nothing else told. "Bias" is
the mean of the estimated ratios less the truth. "Coverage" is the share of 95 per cent intervals of the
ratio that hold it. "Any false positive" is the share of runs in which some window or ring has an
adjusted p of 0.05 or less although nothing is planted; "power" the same where something is. Behind ±
stands one Monte Carlo standard error. "Not enough data" is the share of windows for which the estimator
declined.

**The peer** is matched wake analysis with its usual choices (`--mwa`), on the same events and
responses. It needs controls: it was given as many place-times of routine, at places of responses, at
times that have to do with nothing. It gives no interval and does not adjust for the number of windows.
"""
BROKEN = """**Where it breaks.** The estimator takes it that the table holds the events which responses
follow, that events are reported as well with a response near as without, that nobody knows
beforehand, and that an effect ends within the widest window. In the last worlds below one of
these is not so. They are not bounded; their tables show how far off the answer then is, with
intervals that know nothing of it. Read them before you believe an estimate from such data.
"""


def markdown(found: Sequence[CellFigures], seed: int) -> str:
    """The page: how it is done, the bounds and whether they held, all cells, each window of each cell."""
    said = [_filled(one) for one in (*SIMULATED.split("\n\n"), *BROKEN.split("\n\n"), f"**{STATED}**")]
    lines = [HEAD, "", TITLE, "", "\n\n".join(said), "", *_verdict(found), "", "## All cells", ""]
    lines += table(SUMMARY_HEADS, (summary(cell) for cell in found))
    lines += ["", *_worlds(found), ""]
    for cell in found:
        lines += _cell(cell)
    lines += [
        f"Seed {seed}: `bluehelm impact prove --seed {seed}`, with as many runs, gives the same figures.",
        "",
    ]
    return "\n".join(lines)


def _filled(text: str) -> str:
    return textwrap.fill(text.strip(), 120, break_long_words=False, break_on_hyphens=False)


def _verdict(found: Sequence[CellFigures]) -> Iterator[str]:
    outside = [(cell.cell.name, words) for cell in found for words in breaches(cell)]
    if not outside:
        yield "All bounded cells are within their bounds, the standard errors allowed."
    doubt = ", ".join(f"`{cell.cell.name}` ({cell.runs} runs)" for cell in found if in_doubt(cell))
    if doubt:
        yield ""
        yield _filled(f"In these the figure itself lies outside, and more runs must tell: {doubt}.")
    if not outside:
        return
    yield ""
    yield "**Outside the bounds:**"
    yield ""
    for name, words in outside:
        yield f"- `{name}`: {words}"


def _worlds(found: Iterable[CellFigures]) -> Iterator[str]:
    for world in {cell.cell.world.name: cell.cell.world for cell in found}.values():
        yield f"- `{world.name}`: {world.what}{'' if world.bounded else ' (reported, not bounded)'}"


def _cell(found: CellFigures) -> Iterator[str]:
    yield f"## {heading(found)}"
    yield ""
    yield from table(WINDOW_HEADS, (window(one) for one in found.windows))
    yield ""
    yield remark(found)
    yield ""


def heading(found: CellFigures) -> str:
    effect = f"{found.cell.effect:+d} per cent planted" if found.cell.effect else "nothing planted"
    return f"{found.cell.name}: {found.cell.world.what}; {effect}"


def remark(found: CellFigures) -> str:
    """What is true of the cell as a whole, in one line."""
    held = [ring.coverage for ring in found.rings if ring.coverage is not None]
    rings = f"rings: coverage {percent(min(held))} to {percent(max(held))} %; " if held else ""
    what = "any false positive" if found.cell.effect == 0 else "any found"
    return (
        f"{found.runs} runs, {found.responses:.0f} responses each; {rings}{what} in windows"
        f" {percent(found.family_windows)} %, in windows or rings {percent(found.family)} %,"
        f" with nothing adjusted {percent(found.any_under)} %; declined altogether {percent(found.nothing)} %"
    )


def summary(found: CellFigures) -> tuple[str, ...]:
    """The cell in one row."""
    bias = [one.bias for one in found.windows if one.bias is not None]
    cover = [one.coverage for one in found.windows if one.coverage is not None]
    declined = [one.none for one in found.windows]
    any_found = f"{percent(found.family)} ± {percent(found.error(found.family))}"
    held = "in doubt" if in_doubt(found) else "held"
    outside = "OUTSIDE" if breaches(found) else held if found.cell.world.bounded else "reported"
    return (
        found.cell.name,
        outside,
        str(found.runs),
        f"{min(bias):+.3f} to {max(bias):+.3f}" if bias else "none",
        f"{percent(min(cover))} to {percent(max(cover))}" if cover else "none",
        any_found if found.cell.effect == 0 else "",
        any_found if found.cell.effect else "",
        percent(sum(declined) / len(declined)) if declined else "100",
        "" if found.peer is None else f"{percent(found.peer)} ± {percent(found.error(found.peer))}",
    )


def window(one: Figures) -> tuple[str, ...]:
    """A window in one row."""
    return (
        f"{one.days:g}",
        f"{one.km:g}",
        f"{one.truth:.3f} {'planted' if one.planted else 'counted'}",
        _with_error(one.bias, one.bias_error, lambda value: f"{value:+.3f}"),
        _with_error(one.coverage, one.coverage_error, percent),
        "none" if one.coverage_change is None else percent(one.coverage_change),
        percent(one.under),
        percent(one.under_adjusted),
        percent(one.none),
    )


def percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _with_error(value: float | None, error: float | None, say: Callable[[float], str]) -> str:
    if value is None:
        return "none"
    return say(value) if error is None else f"{say(value)} ± {say(error).lstrip('+')}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield f"| {' | '.join(row)} |"
