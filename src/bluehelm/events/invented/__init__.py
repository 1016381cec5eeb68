"""Invented, seeded, plausible data for training, demonstration and load; nothing in it happened."""
