"""PDF (ISO 32000): the text layer of an article, page by page.

pypdf reads it: pure Python without dependencies, maintained, and bounded in what its filters unpack. What the pages
hold is put in paragraphs by ``typesetting.py``; pictures of text are not read.
"""

import io
import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from counterclaim.errors import BadArchive, NoArticle, TooLarge
from counterclaim.reading.typesetting import Line, Page, largest, paragraphs
from counterclaim.records import Document

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 500
"""More is a book: reading it takes a minute."""
_SPARSE = 20
"""Letters a page under which there is no text layer, only stamps and numbers on pictures."""
_NO_TITLE = re.compile(r"untitled|microsoft word|\.(?:docx?|pdf|indd|qxd|rtf|odt|txt)\b|^\W*$", re.IGNORECASE)
_LONGEST_TITLE = 200


def read_pdf(data: bytes, name: str, url: str | None = None) -> Document:
    """Return the article of a PDF, without an id; paragraphs are separated by a blank line.

    The day of publication is not taken from the file: what it says is when it was made.

    Args:
        data: the whole file.
        name: what messages call it.
        url: where it was fetched from.

    Raises:
        BadArchive: it is cut short, damaged or encrypted.
        NoArticle: it has no text layer.
        TooLarge: it has more than 500 pages.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it warns of is said by our own errors
    logging.getLogger("pypdf").propagate = False
    if b"%%EOF" not in data[-2048:]:
        raise BadArchive(f"{name} is a PDF that breaks off; get it again")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadArchive(f"{name} is a PDF locked by a password; save it without one, then give that")
        if len(reader.pages) > MOST_PAGES:
            raise TooLarge(f"{name} has {len(reader.pages):,} pages, over the limit of {MOST_PAGES}; give the article")
        if not reader.pages:
            raise BadArchive(f"{name} is a damaged PDF without pages; get it again, or print it to a new one")
        pages = [_lines(page) for page in reader.pages]
        title, author = _about(reader)
    except DependencyError as error:
        raise BadArchive(f"{name} is an encrypted PDF; save it without protection, then give that") from error
    except (PyPdfError, RecursionError, *_FAULTS) as error:
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise BadArchive(f"{name} is a damaged PDF ({reason}); get it again, or print it to a new one") from error
    return _document(pages, name, url, title, author)


_FAULTS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError, NotImplementedError)
"""What pypdf stumbles with over files that are not as they should be."""


def _document(pages: Sequence[Page], name: str, url: str | None, title: str | None, author: str | None) -> Document:
    text = "\n\n".join(paragraphs(pages))
    if sum(char.isalpha() for char in text) < _SPARSE * len(pages):
        raise NoArticle(
            f"{name} has no text layer, only pictures of text; have it recognised first (ocrmypdf does that)"
        )
    headline = largest(pages[0])
    if not title and headline and len(headline) <= _LONGEST_TITLE:
        title = headline
    return Document(id="", text=text, title=title, url=url, byline=author)


def _lines(page: Any) -> Page:
    """Return the lines of *page* in the order in which the file has them: column after column, as a rule."""
    lines: list[Line] = []
    words = ""
    at: tuple[float, float, float] | None = None

    def end() -> None:
        nonlocal words, at
        if words.strip():
            lines.append(Line(words.strip(), *(at or (0.0, 0.0, 0.0))))
        words, at = "", None

    def visit(text: str, space: Sequence[float], matrix: Sequence[float], _font: object, size: float) -> None:
        nonlocal words, at
        for number, part in enumerate(text.split("\n")):
            if number:
                end()
            if part.strip() and at is None:
                at = _place(space, matrix, size)
            words += part

    page.extract_text(visitor_text=visit)
    end()
    return lines


def _place(space: Sequence[float], matrix: Sequence[float], size: float) -> tuple[float, float, float]:
    """Return x, y and size of type on the page: the text's matrix within that of its space (8.3.4)."""
    x, y = matrix[4], matrix[5]
    scale = max(abs(matrix[3]), abs(matrix[1])) * max(abs(space[3]), abs(space[1]))
    return x * space[0] + y * space[2] + space[4], x * space[1] + y * space[3] + space[5], size * (scale or 1.0)


def _about(reader: "PdfReader") -> tuple[str | None, str | None]:
    """Return title and author, where they are such as a reader would know; programs often put other things there."""
    found = reader.metadata
    values = (found.title, found.author) if found else ("", "")
    title, author = (" ".join(str(value or "").split()) for value in values)
    known = title if title and not _NO_TITLE.search(title) and len(title) <= _LONGEST_TITLE else None
    return known, author if " " in author else None
