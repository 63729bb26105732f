"""Who speaks about, denies and quotes whom, in several articles: as a graph, and as one SVG element."""

from counterclaim.exchange.network.drawing import drawn
from counterclaim.exchange.network.parties import KINDS, Kind, Link, Network, Party, network

__all__ = ["KINDS", "Kind", "Link", "Network", "Party", "drawn", "network"]
