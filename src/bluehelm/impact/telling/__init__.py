"""A study told to a reader: answers in words, then pictures and tables, the same for page and document."""
