"""Bytes become Documents: text, HTML and JSON Lines, from a file, standard input or a URL."""

from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.documents import read_documents
from counterclaim.reading.given import GivenArticle, GivenClaim, read_given
from counterclaim.reading.metadata import checked_date
from counterclaim.reading.questions import Question, read_questions

__all__ = [
    "PUBLIC",
    "GivenArticle",
    "GivenClaim",
    "Network",
    "Question",
    "checked_date",
    "read_documents",
    "read_given",
    "read_questions",
]
