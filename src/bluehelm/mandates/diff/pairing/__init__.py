"""Which paragraph of one text is which of another."""
