"""A file's pages: its lines, and what is printed beside the text."""
