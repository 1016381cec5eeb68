"""A mission's plan: overview, framework, lines, results and resources."""
