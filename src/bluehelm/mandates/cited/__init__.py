"""The documents and paragraphs that a text cites."""
