"""A mission's tab on its mandates."""
