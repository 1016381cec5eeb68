"""Mandates as data: paragraphs, acts, tasks, quantities, dates, duties; and what changed between two texts."""
