"""Names of places to candidates on the map, each with its precision, its score and why."""
