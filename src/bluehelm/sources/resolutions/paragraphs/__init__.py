"""Lines to paragraphs, headings and items."""
