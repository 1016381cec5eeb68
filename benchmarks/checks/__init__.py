"""How many errors of a report the audit finds, and how much of what it says is true: `python -m benchmarks.checks`."""
