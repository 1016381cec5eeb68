"""How well names are turned into places."""
