"""The narrow door to stored ties. This package and models.py alone know the table.

Readers ask nobody's leave: pages ask record/access.py. The writer takes `by`, the person who asks, and checks
their role. A mission is named by its code.

tie(mission, period, Pair(line, symbol, path), verdict, why, by) -> Tie
ties(mission, period) -> every one, the oldest first
asked(mission, period=None) -> Asked: plan, mandates and ties, as spine/coverage.py takes them
faults() -> what in the table does not agree with the history
"""

from bluehelm.spine.store.tying import VERBS, Asked, asked, faults, tie, ties

__all__ = ["VERBS", "Asked", "asked", "faults", "tie", "ties"]
