"""The sections of the performance report, a module each."""
