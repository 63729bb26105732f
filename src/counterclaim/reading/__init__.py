"""Bytes become Documents: text, HTML, PDF, e-mail and JSON Lines, from files, archives, feeds or URLs."""

from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.attributed import FORMATS, Attributed, format_of, read_attributed
from counterclaim.reading.documents import read_documents
from counterclaim.reading.gathering import Gathered, Gathering
from counterclaim.reading.given import GivenArticle, GivenClaim, read_given
from counterclaim.reading.lines import read_json_lines
from counterclaim.reading.metadata import Given, checked_date, content_id
from counterclaim.reading.questions import Question, read_questions
from counterclaim.reading.visiting import Visitor
from counterclaim.reading.watching import LEAST, FeedState, Memory, Watch, listed_feeds

__all__ = [
    "FORMATS",
    "LEAST",
    "PUBLIC",
    "Attributed",
    "FeedState",
    "Gathered",
    "Gathering",
    "Given",
    "GivenArticle",
    "GivenClaim",
    "Memory",
    "Network",
    "Question",
    "Visitor",
    "Watch",
    "checked_date",
    "content_id",
    "format_of",
    "listed_feeds",
    "read_attributed",
    "read_documents",
    "read_given",
    "read_json_lines",
    "read_questions",
]
