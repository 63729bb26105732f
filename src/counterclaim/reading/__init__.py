"""Bytes become Documents: text, HTML and JSON Lines, from a file, standard input or a URL."""

from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.documents import read_documents
from counterclaim.reading.metadata import checked_date
from counterclaim.reading.questions import Question, read_questions

__all__ = ["PUBLIC", "Network", "Question", "checked_date", "read_documents", "read_questions"]
