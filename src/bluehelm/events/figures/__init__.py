"""Figures of harm and rights: rows of harm in, counts and figures out. Nothing here knows the store.

What is counted, and how, is told in docs/explanation/harm-figures.md.
"""
