"""Where published documents contradict themselves and one another: facts, rules by family, the findings."""
