"""The tree of what the mission, its head or another actor is told to do."""
