"""The door to compiled functions, which the room of estimates keeps."""

from bluehelm.impact.jit import compiled

__all__ = ["compiled"]
