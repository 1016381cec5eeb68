"""The narrow door to stored ties. This package and models.py alone know the table.

Readers ask nobody's leave: pages ask record/access.py. The writer takes `by`, the person who asks, and checks
their role. A mission is named by its code.

tie(mission, period, Pair(line, symbol, path), verdict, why, by) -> Tie
ties(mission, period) -> every one, the oldest first
asked(mission, period=None) -> Asked: plan, mandates and ties, as spine/coverage.py takes them
fed(line detail) -> Fed: what is counted from incidents for a line
take(user, line id, why) -> the id of the result that the count became
figures(stored plan, as at) -> the counts that a report may bind, by key
faults() -> what in the table does not agree with the history
"""

from bluehelm.spine.store.feeding import fed, figures, take
from bluehelm.spine.store.tying import VERBS, Asked, asked, faults, tie, ties

__all__ = ["VERBS", "Asked", "asked", "faults", "fed", "figures", "take", "tie", "ties"]
