"""Mandates as data: paragraphs, acts, tasks, quantities, dates, duties; what changed from text to text."""
