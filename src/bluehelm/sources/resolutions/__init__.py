"""The way in for resolutions: a file of any accepted kind to its headings, paragraphs and items."""

from bluehelm.sources.resolutions.reading import parse, read

__all__ = ["parse", "read"]
