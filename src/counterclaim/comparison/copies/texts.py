"""A text as words, sentences and quotations, for finding the same words elsewhere.

No model takes part: a copy is recognised from characters alone, so that an article costs the same whoever read it.
"""

import re
from dataclasses import dataclass

from counterclaim.records import Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_END = re.compile(r"[.!?…]['’\"”)\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\s*\n\s*")
_QUOTED = re.compile(
    r"“[^“”\n]{0,1500}(?:”|$)|\"[^\"\n]{0,1500}(?:\"|$)|``[^\n]{0,1500}?''|„[^“”\n]{0,1500}[“”]|«[^»\n]{0,1500}»", re.M
)
"""A quotation of several paragraphs is closed after the last one only; a mark that is never closed opens none."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words without case, each with its place; sentences as ranges of words."""

    words: tuple[str, ...]
    places: tuple[Span, ...]
    """Of each word, in code points."""
    sentences: tuple[range, ...]
    quoted: tuple[bool, ...]
    """Of each word, whether it stands between quotation marks."""


def parsed(text: str) -> Text:
    """Return the words, sentences and quotations of *text*.

    A sentence ends where a mark does and a capital follows, and with every line; abbreviations cut one in two, but
    they do so in every copy.

    >>> [len(sentence) for sentence in parsed("The dam held. “It was close,” she said.").sentences]
    [3, 5]
    """
    found = [(match.group().casefold().replace("’", "'"), match.span()) for match in _WORD.finditer(text)]
    ends = [match.start() + 1 for match in _END.finditer(text)]
    marks = [match.span() for match in _QUOTED.finditer(text)]
    sentences, quoted = [], []
    first = end = mark = 0
    for number, (_, (start, _stop)) in enumerate(found):
        if end < len(ends) and start >= ends[end]:
            while end < len(ends) and start >= ends[end]:
                end += 1
            if number > first:
                sentences.append(range(first, number))
            first = number
        while mark < len(marks) and marks[mark][1] <= start:
            mark += 1
        quoted.append(mark < len(marks) and marks[mark][0] <= start)
    if len(found) > first:
        sentences.append(range(first, len(found)))
    words, places = zip(*found, strict=True) if found else ((), ())
    return Text(tuple(words), tuple(places), tuple(sentences), tuple(quoted))
