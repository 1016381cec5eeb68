"""Matched wake analysis as the peer program does it, kept only to reproduce its results."""

from bluehelm.impact.peer.analysis import mwa
from bluehelm.impact.peer.options import Options
from bluehelm.impact.peer.result import Peer, Window

__all__ = ["Options", "Peer", "Window", "mwa"]
