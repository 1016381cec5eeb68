"""What the estimator must keep to, and where it does not."""

from bluehelm.impact.prove.figures import CellFigures, standard_error

LEAST, MOST = 0.93, 0.97  # of 95 per cent intervals, those that hold the truth
FAMILY = 0.05  # runs with any false positive
ALLOWED = 2  # Monte Carlo standard errors, taken at the bound itself
STATED = (
    f"Bounds: 95 per cent intervals cover {LEAST:.0%} to {MOST:.0%} in each window; where nothing is planted,"
    f" at most {FAMILY:.0%} of runs show any window or ring with an adjusted p of 0.05 or less;"
    f" {ALLOWED} Monte Carlo standard errors allowed. Cells marked as reported are not bounded."
)


def breaches(found: CellFigures) -> list[str]:
    """What lies outside the bounds, in words; of a cell that is only reported, the runs that fell over."""
    told = (
        [f"the estimator fell over in {len(found.broke)} runs, first {found.broke[0]}"] if found.broke else []
    )
    if not found.cell.world.bounded:
        return told
    if not any(window.intervals for window in found.windows):
        return [*told, f"no interval in any of {found.runs} runs: nothing is proved"]
    for window in found.windows:
        if window.coverage is None:
            continue
        low, high = (LEAST - slack(LEAST, window.intervals), MOST + slack(MOST, window.intervals))
        if not low <= window.coverage <= high:
            told.append(
                f"{window.coverage:.1%} of {window.intervals} intervals within {window.days:g} days and"
                f" {window.km:g} km cover the truth of {window.truth:.3f} (bound {LEAST:.0%} to {MOST:.0%},"
                f" with two standard errors {low:.1%} to {high:.1%})"
            )
    most = FAMILY + slack(FAMILY, found.runs)
    if found.cell.effect == 0 and found.family > most:
        told.append(
            f"{found.family:.1%} of {found.runs} runs show an effect where there is none (bound {FAMILY:.0%},"
            f" with two standard errors {most:.1%})"
        )
    return told


def in_doubt(found: CellFigures) -> bool:
    """Whether a figure of a bounded cell lies outside, but by no more than the standard errors allowed."""
    if not found.cell.world.bounded or breaches(found):
        return False
    held = [window.coverage for window in found.windows if window.coverage is not None]
    return any(not LEAST <= one <= MOST for one in held) or (found.cell.effect == 0 and found.family > FAMILY)


def slack(bound: float, runs: int) -> float:
    return ALLOWED * standard_error(bound, runs)
