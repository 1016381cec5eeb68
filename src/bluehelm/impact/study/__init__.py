"""The whole answer: what changed, for how long, where else, for whom, and whether to believe it."""
