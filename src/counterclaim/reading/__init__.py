"""Bytes become Documents: text, HTML and JSON Lines, from a file, standard input or a URL."""

from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.documents import read_documents
from counterclaim.reading.metadata import checked_date

__all__ = ["PUBLIC", "Network", "checked_date", "read_documents"]
