"""HTML: an article's own text and what its page says of it.

The main text is found by trafilatura (Barbaresi, 2021, “Trafilatura: A Web Scraping Library and Command-Line
Tool for Text Discovery and Extraction”, ACL Demos), the best of its kind in published comparisons.
"""

import logging
import re
import unicodedata

from counterclaim.errors import NoArticle
from counterclaim.reading.metadata import checked_date
from counterclaim.records import Document

_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\s(?:xml:)?lang\s*=\s*[\"']?([a-z]{2,3})\b", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_SHORTEST_PARAGRAPH = 40
"""Characters; menus, captions and buttons are shorter, or end in no full stop."""
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "charset_normalizer")


def read_page(html: str, name: str, url: str | None) -> Document:
    """Return the article of a page, without an id; paragraphs are separated by a blank line.

    Args:
        html: the page.
        name: what messages call it.
        url: where it was fetched from; else the page's own canonical address stands.

    Raises:
        NoArticle: the page has no running text.

    >>> page = "<p>The dam above Orlec held through the night, the mayor said on Friday."
    >>> read_page(page, "dam.html", None).text
    'The dam above Orlec held through the night, the mayor said on Friday.'
    """
    from trafilatura import bare_extraction

    for library in _LIBRARIES:  # what they warn of is said by our own errors, once
        logging.getLogger(library).addHandler(logging.NullHandler())
    page = _DECLARATION.sub("", html)
    found = bare_extraction(
        page if "<html" in page[:4096].lower() else f"<html>{page}</html>",  # it declines mere pieces of HTML
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    fields = found.as_dict() if found is not None and not isinstance(found, dict) else found or {}
    title = _without_outlet(fields.get("title"), fields.get("sitename"))
    byline = fields.get("author")
    text = _paragraphs(fields.get("text") or "", title, byline)
    if not any(map(_is_prose, text.split("\n\n"))):
        raise NoArticle(f"{name} is a page with no article in it; give the page of a single article")
    language = _LANGUAGE.search(html[:4096])
    return Document(
        id="",
        text=text,
        title=title,
        url=url or fields.get("url"),
        outlet=fields.get("sitename"),
        byline=byline,
        language=language[1].lower() if language else None,
        published=_day(fields.get("date"), text, html),
    )


def _day(found: str | None, text: str, html: str) -> str | None:
    """Return the date that was found, unless only the running text has it: then it is the story's own."""
    if found and html.count(found) == text.count(found) > 0:
        return None
    return checked_date(found or "")


def _paragraphs(text: str, title: str | None, byline: str | None) -> str:
    """Separate paragraphs by blank lines; leave out first ones that only repeat title or byline."""
    known = {_folded(title or ""), _folded(byline or ""), _folded(f"by {byline}")}
    paragraphs: list[str] = []
    for line in (line.strip() for line in text.splitlines()):
        if not line or (not paragraphs and _folded(line) in known):
            continue
        if paragraphs and line[0].islower() and paragraphs[-1][-1].isalnum():
            paragraphs[-1] += f" {line}"  # a <br> within a sentence, where a page is laid out by hand
        else:
            paragraphs.append(line)
    return "\n\n".join(paragraphs)


def _folded(line: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", line).casefold() if char.isalnum())


def _is_prose(paragraph: str) -> bool:
    """Tell whether *paragraph* is long enough to say something and ends as a sentence does.

    Scripts without spaces say as much in half the characters.
    """
    wide = sum(unicodedata.east_asian_width(char) == "W" for char in paragraph)
    return len(paragraph) + wide >= _SHORTEST_PARAGRAPH and unicodedata.category(paragraph[-1])[0] == "P"


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Cut “… | The Outlet” off a title."""
    if title and outlet:
        title = re.sub(rf"\s+[|–—·-]\s+{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE)
    return (title or "").strip() or None
