"""Bytes become Documents: text, HTML and JSON Lines, from a file, standard input or a URL."""

from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.documents import read_documents
from counterclaim.reading.gathering import Gathered, Gathering
from counterclaim.reading.given import GivenArticle, GivenClaim, read_given
from counterclaim.reading.lines import read_json_lines
from counterclaim.reading.metadata import Given, checked_date, content_id
from counterclaim.reading.questions import Question, read_questions

__all__ = [
    "PUBLIC",
    "Gathered",
    "Gathering",
    "Given",
    "GivenArticle",
    "GivenClaim",
    "Network",
    "Question",
    "checked_date",
    "content_id",
    "read_documents",
    "read_given",
    "read_json_lines",
    "read_questions",
]
