"""The columns of harm in a provider's file: totals, bounds, and the parts that it tells apart."""

from collections.abc import Iterable

import numpy as np

from bluehelm.events.invented.drawing import Array
from bluehelm.events.invented.happening import CIVILIAN, FIGHTER, HARMS, STATUSES, Happened
from bluehelm.events.invented.telling import Told

COUNTED = ("killed", "injured")
TAKEN = ("abducted", "detained", "missing", "ill_treated")
PEOPLE = ("civilian", "humanitarian", "state_force")  # those taken are one of these
OTHERS = ("sexual_violence", "recruited", "displaced", "property", "livestock")
DIGITS = [str(number) for number in range(10_000)]


def heads(detail: str) -> list[str]:
    """The columns of a provider that tells people apart so: none, status, full."""
    found = [f"{harm}{end}" for harm in COUNTED for end in ("_low", "", "_high")] + list(TAKEN) + list(OTHERS)
    if detail == "none":
        return found
    found += [f"{harm}_{status}" for harm in COUNTED for status in STATUSES]
    found += [f"{harm}_{status}" for harm in TAKEN for status in PEOPLE] + ["displaced_civilian"]
    if detail == "full":
        found += [f"killed_civilian_{which}" for which in ("female_adult", "male_adult", "child")]
        found += ["sexual_violence_civilian_female", "recruited_civilian_child"]
    return found


def columns(happened: Happened, told: Told, detail: str) -> list[list[str]]:
    """What stands in these columns, as text; empty where nothing is told."""
    total = {harm: told.toll[harm] for harm in HARMS}
    beside = np.where(total["killed"] < 0, 0, told.beside + told.fighters)
    total["killed"] = np.where(total["killed"] < 0, -1, total["killed"] + beside)
    found: dict[str, Array] = dict(total)
    for harm in COUNTED:
        found |= _bounds(harm, total[harm], told)
    if detail != "none":
        found |= _by_status(happened, told)
    if detail == "full":
        found |= _by_person(happened, told, found["killed_civilian"])
    return [written(found[head], keep=head in COUNTED) for head in heads(detail)]


def _bounds(harm: str, best: Array, told: Told) -> dict[str, Array]:
    some = told.bounded & (best > 0)
    low = np.floor(best * (1 - 0.5 * told.spread)).astype(int)
    high = np.ceil(best * (1 + told.spread)).astype(int)
    return {f"{harm}_low": np.where(some, low, -1), f"{harm}_high": np.where(some, high, -1)}


def _by_status(happened: Happened, told: Told) -> dict[str, Array]:
    """The parts by status: those aimed at, civilians beside them, attackers."""
    status, found = happened.status[told.event], {}
    for harm in COUNTED:
        for at, name in enumerate(STATUSES):
            part = np.where(status == at, np.maximum(told.toll[harm], 0), 0)
            if harm == "killed":
                part = part + (told.beside if at == CIVILIAN else told.fighters if at == FIGHTER else 0)
            found[f"{harm}_{name}"] = np.where(told.toll[harm] < 0, -1, part)
    for harm in TAKEN:
        for name in PEOPLE:
            found[f"{harm}_{name}"] = np.where(status == STATUSES.index(name), told.toll[harm], -1)
    found["displaced_civilian"] = told.toll["displaced"]
    return found


def _by_person(happened: Happened, told: Told, civilians: Array) -> dict[str, Array]:
    """Women, men and children among the civilians killed; never more than there are."""
    most = np.maximum(civilians, 0)
    female = np.minimum(happened.female[told.event], most)
    child = np.minimum(happened.child[told.event], most - female)
    return {
        "killed_civilian_female_adult": female,
        "killed_civilian_child": child,
        "killed_civilian_male_adult": np.where(
            told.bounded, most - female - child, 0
        ),  # of the rest often unknown
        "sexual_violence_civilian_female": told.toll["sexual_violence"],
        "recruited_civilian_child": told.toll["recruited"],
    }


def written(numbers: Array, keep: bool) -> list[str]:
    """The numbers as text. That none were killed is said; other zeros and what is not told are left empty."""
    least = 0 if keep else 1
    return [DIGITS[one] if one >= least else "" for one in _capped(numbers)]


def _capped(numbers: Array) -> Iterable[int]:
    return np.minimum(numbers, len(DIGITS) - 1).tolist()  # type: ignore[no-any-return]
