"""`bluehelm mandate`: texts of the Security Council, read, compared, dated and kept."""

from typing import TYPE_CHECKING

from bluehelm.cli import duties, mandate_store, redline
from bluehelm.cli.room import family

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands


def add(commands: "Commands") -> None:
    verbs = family(commands, "mandate", "read, compare, date and keep texts of the Security Council")
    for part in (redline, duties, mandate_store):
        part.add(verbs)
