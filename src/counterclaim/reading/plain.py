"""Plain text: its characters as they are, and a headline where the first line looks like one."""

import re

from counterclaim.errors import NoArticle, NotText
from counterclaim.records import Document

_NEWLINES = re.compile(r"\r\n?")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Stray controls occur in old wire copy; a file that holds more of them than this share is no text.
_MANY_CONTROLS = 0.005
_LONGEST_HEADLINE = 160
_SENTENCE_END = re.compile(r"[.;:,][\"'”’»)\]]*$")


def read_plain(text: str, name: str, url: str | None = None) -> Document:
    r"""Return *text* as a document without an id; newlines become ``\n``, nothing else changes.

    A headline becomes the title and stays in the text, where the claims that it makes have their place.

    Raises:
        NoArticle: there is nothing but white space.
        NotText: too many control characters.

    >>> read_plain("Dam held, mayor says\r\n\r\nThe mayor said the dam held.", "dam.txt").title
    'Dam held, mayor says'
    """
    controls = _CONTROLS.findall(text)
    if "\x00" in controls or len(controls) > _MANY_CONTROLS * len(text):
        raise NotText(f"{name} is full of control characters, so it is no text; give an article")
    text = _NEWLINES.sub("\n", text)
    if not text.strip():
        raise NoArticle(f"{name} holds nothing but white space; give the text of an article")
    return Document(id="", text=text, title=headline(text), url=url)


def headline(text: str) -> str | None:
    """Return the first line of *text* if it looks like a headline: short, alone, and no full sentence."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    if not rest.strip() or len(first) > _LONGEST_HEADLINE or _SENTENCE_END.search(first):
        return None
    below = rest.partition("\n")[0].strip()
    return None if below and _wrapped(first, rest) else first


def _wrapped(first: str, rest: str) -> bool:
    """Tell whether *first* is the first line of a paragraph broken at some width.

    It is where the next line goes on in lower case, or begins with a word that had no room above.
    """
    paragraph = [first, *rest.split("\n\n", 1)[0].splitlines()]
    below = paragraph[1].strip()
    if below.startswith("By "):
        return False
    width = max(map(len, paragraph))
    return below[0].islower() or len(first) + 1 + len(below.split()[0]) > width
