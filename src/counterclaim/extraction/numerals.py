"""Numbers in digits and in English words, read off tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.knowledge.numbers import number_words

DASHES = frozenset("-–—‐‑−")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*(?:\.\d+)?|\d+(?:\.\d+)?")
_COMMA = re.compile(r"\d+,\d{1,2}")
_LONGEST = 30
"""Characters of digits; what is longer is no number that anybody reads."""


def digits(word: str) -> float | None:
    """Return what a token of digits says, ``None`` where it is no number; commas group, a full stop is decimal.

    >>> digits("4,000"), digits("2.5"), digits("1.2.3")
    (4000.0, 2.5, None)
    """
    if len(word) > _LONGEST:
        return None
    if _GROUPED.fullmatch(word):
        return float(word.replace(",", ""))
    if _COMMA.fullmatch(word):  # “2,5”: the decimal comma
        return float(word.replace(",", "."))
    return None


def number(words: Sequence[str], first: int = 0) -> tuple[float, int] | None:
    """Read the number that begins at *first*: its value and where it ends, ``None`` where there is none.

    It is a sum of parts in falling scales: “three million”, “2.5 billion”, “one hundred and twenty-five thousand”,
    “two and a half million”.

    >>> number(["two", "hundred", "and", "five", "thousand"]), number(["the"])
    ((205000.0, 5), None)
    """
    read = _Sum()
    at = end = first
    if words[first] in {"a", "an"}:
        if first + 1 == len(words) or words[first + 1] not in number_words().scales:
            return None
        read.part, read.spoken, at = 1.0, True, first + 1
    elif (said := digits(words[first])) is not None:
        read.part, at, end = said, first + 1, first + 1
    while at < len(words) and (taken := read.take(words, at)):
        at = end = at + taken
    return (exact(read.total + max(read.part, 0)), end) if end > first else None


def exact(value: float) -> float:
    """Return *value* without what binary fractions add to it: 65.4 billion has no hundredths."""
    return float(f"{value:.15g}")


@dataclass(slots=True)
class _Sum:
    """A number as far as it is read."""

    total: float = 0.0
    """What has its scale: the millions, the thousands."""
    part: float = -1.0
    """What waits for its scale; -1 where nothing does."""
    spoken: bool = False
    """Whether *part* is in words."""

    def take(self, words: Sequence[str], at: int) -> int:
        """Take what goes on the number at *at*; return how many words that is, 0 where it ends."""
        known, word = number_words(), words[at]
        if word in known.numbers:
            return self._add(known.numbers[word])
        if word in known.scales and self.part >= 0:
            self._scale(known.scales[word])
            return 1
        after = words[at + 1] if at + 1 < len(words) else ""
        if word in DASHES and self.spoken and self.part % 10 == 0 and known.numbers.get(after, 10) < 10:
            return self._add(known.numbers[after]) and 2
        if word == "and" and tuple(words[at + 1 : at + 3]) == ("a", "half") and self.part >= 0:
            self.part += 0.5
            return 3
        if word == "and" and after in known.numbers and self._waits():
            return self._add(known.numbers[after]) and 2
        return 0

    def _waits(self) -> bool:
        """Tell whether “and” may lead on: “two hundred and five”, but “nine and fifteen” are two."""
        return (self.spoken and self.part > 0 and self.part % 100 == 0) or (self.part < 0 < self.total)

    def _add(self, value: int) -> int:
        """Add the value of a word; return 1, or 0 where it begins another number: “twenty five”, “five twenty”."""
        tens = self.part % 100 >= 20 and self.part % 10 == 0 and 0 < value < 10
        hundreds = self.part >= 100 and self.part % 100 == 0 and value < 100
        if self.part >= 0 and not (self.spoken and (tens or hundreds)):
            return 0
        self.part = max(self.part, 0) + value
        self.spoken = True
        return 1

    def _scale(self, scale: int) -> None:
        if scale == 100 and self.part < 100:
            self.part *= 100
            self.spoken = True
        else:
            self.total += self.part * scale
            self.part = -1.0
