"""Loads and readers of incidents, measured on invented data."""
