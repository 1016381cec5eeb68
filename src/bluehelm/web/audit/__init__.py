"""Audits and their findings."""
