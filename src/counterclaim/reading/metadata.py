"""What a text does not say of itself: dates that hold, options over what was found, ids for what has none."""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from counterclaim.errors import OptionError
from counterclaim.reading.naming import shown
from counterclaim.records import Document

# Of ISO 8601 only the extended calendar form: week and ordinal dates, and the basic form (20241219, which is
# as easily a mistyped number), would have to be rewritten before anything above could compare them.
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?P<time>[T ][0-9]{2}:[0-9]{2}.*)?")


def checked_date(value: str) -> str | None:
    """Return *value* as an ISO 8601 date, or date and time; ``None`` if it is neither.

    >>> checked_date("2024-12-19"), checked_date("2024-12-19 08:30Z"), checked_date("2024-02-30")
    ('2024-12-19', '2024-12-19T08:30Z', None)
    """
    value = value.strip()
    match = _ISO.fullmatch(value)
    try:
        if match is None:
            return None
        if match["time"]:
            datetime.fromisoformat(value)
        else:
            date.fromisoformat(value)
    except ValueError:
        return None
    return value.replace(" ", "T")


def is_unicode(text: str) -> bool:
    """Tell whether *text* has no lone surrogate, which no encoding could write."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata given by hand; it goes before whatever the input says."""

    published: str | None = None
    title: str | None = None
    outlet: str | None = None

    @classmethod
    def checked(cls, published: str | None, title: str | None, outlet: str | None) -> "Given":
        """Return the options, blank ones as not given.

        Raises:
            OptionError: *published* is no date, or a value is not Unicode.
        """
        for name, value in (("title", title), ("outlet", outlet)):
            if value is not None and not is_unicode(value):
                raise OptionError(f"the {name} “{shown(value)}” is not valid Unicode; type it again")
        day = checked_date(published) if published is not None else None
        if published is not None and day is None:
            raise OptionError(f"“{shown(published)}” is not a date; write it as YYYY-MM-DD, for example 2024-12-19")
        return cls(day, (title or "").strip() or None, (outlet or "").strip() or None)

    def complete(self, document: Document) -> Document:
        """Return *document* with the given metadata, and with an id if it has none.

        The id is a hash of the text, the outlet and the URL: one wire report in two newspapers is two
        articles, while a date corrected by hand does not make another article.
        """
        document = replace(
            document,
            published=self.published or document.published,
            title=self.title or document.title,
            outlet=self.outlet or document.outlet,
        )
        return document if document.id else replace(document, id=content_id(document))


def content_id(document: Document) -> str:
    """Return the id of an article that was given none.

    >>> content_id(Document("", "The dam held."))
    '1c5ca5b2afc1d3d0'
    """
    content = json.dumps([document.text, document.outlet, document.url])
    return hashlib.sha256(content.encode()).hexdigest()[:16]
