"""The library of texts."""
