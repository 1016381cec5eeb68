"""How well accounts are merged, and how fast."""
