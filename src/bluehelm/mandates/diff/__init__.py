"""Two mandates side by side: what came, went, moved or was worded anew, and what binds more or less."""

from bluehelm.mandates.diff.cautions import cautions
from bluehelm.mandates.diff.comparing import compare, counts
from bluehelm.mandates.diff.rows import Change, Strength

__all__ = ["Change", "Strength", "cautions", "compare", "counts"]
