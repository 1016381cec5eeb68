"""Numbers in a text: quantities and ceilings."""
