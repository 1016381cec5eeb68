"""The worked example: one mission's performance report as facts and figures, with labels of our own."""

from pathlib import Path


def path() -> Path:
    """The YAML of MINUSMA 2019/20; SOURCES.md beside it says where each fact comes from."""
    return Path(__file__).with_name("minusma_2019_20.yaml")


def mandates() -> Path:
    """The YAML of the mandates around it: which paragraph gives which task, in words of our own."""
    return Path(__file__).with_name("minusma_mandates.yaml")
