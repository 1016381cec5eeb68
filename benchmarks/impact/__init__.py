"""Measures of the room of impact."""
