"""Mandates as data: paragraphs, acts, tasks, quantities, dates, duties; and what changed from text to text."""
