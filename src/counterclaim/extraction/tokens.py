"""A text cut for times and quantities: finer than the encoder's words, and with line ends among the tokens."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"[^\W\d_]{2,}"  # most tokens are words: first, because it costs least
    r"|(?<!\d)\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?(?!\d)"  # ISO 8601
    r"|(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/])"
    r"|(?<![\d:.])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
    r"|\d{1,4}0['’]?s\b"  # 1930s
    r"|\d+(?:st|nd|rd|th)\b"
    r"|\d+(?:[.,]\d+)*"
    r"|[ap]\.m\b\.?|(?:B\.C\.(?:E\.)?|A\.D\.|C\.E\.)|o['’]clock\b"
    r"|[^\W\d_]+"
    r"|\n|[^\w\s]|_",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text with its tokens; all lists have one entry a token."""

    text: str
    start: list[int]
    end: list[int]
    word: list[str]
    """In lower case; a line end is “\\n”."""

    def __len__(self) -> int:
        return len(self.word)

    def capital(self, i: int) -> bool:
        """Tell whether token *i* begins with a capital."""
        return self.text[self.start[i]].isupper()

    def tight(self, i: int) -> bool:
        """Tell whether nothing stands between token *i* and the one before it."""
        return i > 0 and self.end[i - 1] == self.start[i]

    def at(self, offset: int) -> int:
        """Return the first token that ends behind *offset*."""
        return bisect_right(self.end, offset)


@lru_cache(maxsize=2)  # times and quantities ask for the same text
def tokens(text: str) -> Tokens:
    """Cut *text*; between tokens there is white space only.

    >>> tokens("By 8:30 a.m. on May 5th, $2.5bn").word
    ['by', '8:30', 'a.m.', 'on', 'may', '5th', ',', '$', '2.5', 'bn']
    """
    found = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    return Tokens(text, [a for a, _ in found], [b for _, b in found], [text[a:b].lower() for a, b in found])
