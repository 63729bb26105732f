"""Amounts: numbers, ranges, shares and words for several, where they are no part of a name."""

from dataclasses import dataclass
from functools import lru_cache

from counterclaim.extraction.numerals import DASHES, digits, exact, number
from counterclaim.extraction.tokens import Tokens
from counterclaim.knowledge.nouns import plural
from counterclaim.knowledge.numbers import NumberWords, number_words


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range, and its tokens."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    approximate: bool = False
    share: bool = False


@lru_cache(maxsize=1)
def starts() -> frozenset[str]:
    """Return the words, other than digits, that an amount may begin with."""
    known = number_words()
    return frozenset({"a", "an", "half"} | known.numbers.keys() | known.several.keys() | known.none | known.no)


def amount(cut: Tokens, at: int) -> Amount | None:
    """Read the number, range, share or word for several that begins at token *at*."""
    word, known = cut.word[at], number_words()
    if word in known.several:
        return _several(cut, at) if word != "both" or _counts_none(cut, at) else None
    if word in known.none or (word in known.no and _counts_none(cut, at)):
        return Amount(at, at + 1, 0.0, 0.0, 0.0)
    if word in known.fractions:
        if word == "half" and cut.word[at + 1 : at + 2] == ["a"] and (scale := _scale(cut, at + 2)):
            return Amount(at, at + 3, scale / 2, scale / 2, scale / 2)
        return Amount(at, at + 1, 50.0, 50.0, 50.0, share=True) if _half(cut, at) else None
    if not (word in known.numbers or word[0].isdecimal() or word in {"a", "an"}):
        return None
    if word in {"a", "an"}:
        after = cut.word[at + 1] if at + 1 < len(cut) else ""
        if after in known.several and after in {"couple", "handful", "few"}:
            return _several(cut, at + 1, at)
        if after not in known.scales and not (after in known.fractions and _of(cut, at + 2)):
            return None
    if word[0].isdecimal() and digits(word) is None:
        return None
    return _share(cut, at) or _range(cut, at) or _single(cut, at)


def _single(cut: Tokens, at: int) -> Amount | None:
    read = _valued(cut, at)
    return read and Amount(at, read[1], read[0], read[0], read[0])


def _valued(cut: Tokens, at: int) -> tuple[float, int] | None:
    """Read a number with what shortens it: “2.5bn”, “40k”."""
    read = number(cut.word, at) if at < len(cut) else None
    if read is None:
        return None
    value, last = read
    known = number_words()
    if last < len(cut) and cut.word[last] in known.short and cut.word[last - 1][0].isdecimal():
        letters = cut.word[last]
        if len(letters) > 1 or (cut.tight(last) and (letters == "b" or letters == "k" or _money(cut, at - 1))):
            return exact(value * known.short[letters]), last + 1
    return value, last


def _money(cut: Tokens, i: int) -> bool:
    return i >= 0 and (cut.word[i],) in number_words().currency


def _several(cut: Tokens, at: int, first: int | None = None) -> Amount | None:
    """Read “dozens”, “hundreds of thousands”, “a few hundred”, “several million”."""
    known = number_words()
    low, high = known.several[cut.word[at]]
    last = at + 1
    factor = 1
    while last < len(cut):
        of = 1 if cut.word[last] == "of" else 0
        word = cut.word[last + of] if last + of < len(cut) else ""
        if of and word in known.several and word.endswith("s") and word[:-1] in known.scales:
            factor *= known.scales[word[:-1]]  # “tens of thousands”
        elif not of and word in known.scales:
            factor *= known.scales[word]  # “several hundred”
        else:
            break
        last += 1 + of
    bound = float(high * factor) if high else None
    # “Hundreds of thousands” end where a million begins.
    value = float(low * factor) if high == low else None
    return Amount(at if first is None else first, last, value, float(low * factor), bound, approximate=high != low)


def _counts_none(cut: Tokens, at: int) -> bool:
    """Tell whether “no” counts things: “no soldiers”, but not “no longer”."""
    after = cut.word[at + 1] if at + 1 < len(cut) else ""
    known = number_words()
    if after in known.never or after in known.labels:
        return False
    for word in cut.word[at + 1 : at + 4]:
        if not word.isalpha():
            return False
        if plural(word):
            return True
    return False


def _scale(cut: Tokens, at: int) -> int:
    """Return the scale at token *at*, 0 where there is none."""
    return number_words().scales.get(cut.word[at], 0) if at < len(cut) else 0


def _half(cut: Tokens, at: int) -> bool:
    """Tell whether “half” is a share: “half of them”, “half the troops”."""
    return (
        cut.word[at] == "half" and at + 1 < len(cut) and cut.word[at + 1] in {"of", "the", "its", "their", "his", "all"}
    )


def _of(cut: Tokens, at: int) -> bool:
    return at < len(cut) and cut.word[at] == "of"


def _share(cut: Tokens, at: int) -> Amount | None:
    """Read “a third of”, “two-thirds”, “three quarters”, “one in five”, in percent; “half a million” as a number."""
    known = number_words()
    above = 1 if cut.word[at] in {"a", "an"} else known.numbers.get(cut.word[at])
    if above is None:
        return _among(cut, at)
    if (among := _among(cut, at)) is not None:
        return among
    last = at + 1
    if last < len(cut) and cut.word[last] in DASHES:
        last += 1
    if last >= len(cut) or cut.word[last] not in known.fractions:
        return None
    below = known.fractions[cut.word[last]]
    if not 0 < above < below or (not cut.word[last].endswith("s") and not _of(cut, last + 1)):
        return None
    value = 100 * above / below
    return Amount(at, last + 1, value, value, value, share=True)


_IN = frozenset({5.0, 10.0, 20.0, 100.0, 1000.0})


def _among(cut: Tokens, at: int) -> Amount | None:
    """Read “one in five”, “nearly eight in 10” as a share."""
    if cut.word[at + 1 : at + 2] != ["in"] or (first := number(cut.word[: at + 1], at)) is None or at + 2 >= len(cut):
        return None
    other = number(cut.word, at + 2)
    if other is None or other[0] not in _IN or not 0 < first[0] < other[0]:
        return None
    value = exact(100 * first[0] / other[0])
    return Amount(at, other[1], value, value, value, share=True)


def _range(cut: Tokens, at: int) -> Amount | None:
    """Read “3,500 to 4,000”, “15–20”, “between 30 and 40”, “two or three”; a shared scale counts for both."""
    first = _valued(cut, at)
    if first is None:
        return None
    value, middle = first
    if middle + 1 >= len(cut):
        return None
    joint = cut.word[middle]
    between = at > 0 and cut.word[at - 1] == "between"
    if joint not in DASHES and joint not in {"to", "or"} and not (joint == "and" and between):
        return None
    start = middle + 1
    if _money(cut, start):
        start += 1
    other = _valued(cut, start)
    if other is None:
        return None
    high, last = other
    # “2 to 3 million”, “$2-3bn”: the scale stands only once.
    scale = high / bare[0] if (bare := number(cut.word[: start + 1], start)) and bare[0] and last > start + 1 else 1
    if value < high and scale >= 1000 and value * scale <= high:
        value *= scale
    if value >= high or (joint in DASHES and (not cut.tight(middle) or high > 100 * max(value, 1))):
        return None
    return Amount(at, last, None, value, high)


def named(cut: Tokens, read: Amount) -> bool:
    """Tell whether a number is part of a name or of something else that is written with digits."""
    known, at = number_words(), read.first
    before = cut.word[at - 1] if at else ""
    if cut.word[at][0].isdecimal():
        if (
            cut.tight(at)
            and before
            and (before.isalpha() or before in {"_", "/", ":", "#", "№", ".", "@"} or before in "'’")
        ):
            return not (before.isalpha() and (before,) in known.currency)
        # “F-16”, “COVID-19”, “5-3”: a dash between a letter or digit and this.
        if cut.tight(at) and before in DASHES and at > 1 and cut.tight(at - 1) and cut.word[at - 2][-1].isalnum():
            return True
        after = cut.word[read.last] if read.last < len(cut) else ""
        if after in {":", "/", "°"} and cut.tight(read.last) and _digit(cut, read.last + 1):
            return True
        if after == "." and before == "\n":
            return True  # the number of an item in a list
        if after == "]" and before == "[":
            return True  # a reference
        if after.isalpha() and cut.tight(read.last) and not unit_at(cut, read.last, known):
            return True
        if after in DASHES and cut.tight(read.last) and _digit(cut, read.last + 1) and cut.tight(read.last + 1):
            return True  # “5-4”: a score or a vote
    if _titled(cut, read):
        return True
    return before in known.labels and not (before in {"no", "part"} and read.value is None)


def _titled(cut: Tokens, read: Amount) -> bool:
    """Tell whether a number ends a name, “Fortune 500”, “Round Two”; in a headline the next word has a capital too."""
    at = read.first
    if at < 2 or not cut.capital(at - 1) or not cut.word[at - 1].isalpha() or "," in cut.word[at]:
        return False
    if (
        cut.word[at - 2] in _OPENS
        or cut.word[at - 1] in _BEFORE_WORDS
        or (cut.word[at - 1],) in number_words().currency
    ):
        return False
    if not cut.word[at][0].isdecimal():
        return cut.capital(at) and not (read.last < len(cut) and cut.capital(read.last))
    return read.value is not None and read.value < 1000 and not (read.last < len(cut) and cut.capital(read.last))


_OPENS = frozenset(".!?\n“\"‘':;•")
_BEFORE_WORDS = frozenset(word for words in number_words().before for word in words) | {
    "and",
    "the",
    "of",
    "us",
    "another",
}


def _digit(cut: Tokens, i: int) -> bool:
    return i < len(cut) and cut.word[i][0].isdecimal()


def unit_at(cut: Tokens, at: int, known: NumberWords) -> tuple[str, int] | None:
    """Return the unit of measurement at token *at* and how many tokens it takes, ``None`` where there is none."""
    for length in range(5, 0, -1):
        words = tuple(cut.word[at : at + length])
        if len(words) == length and words in known.units:
            return known.units[words], length
    return None
