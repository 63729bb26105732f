"""The quantities of an article: numbers with their bounds, their units, and the words for what they count."""

from collections.abc import Iterable

from counterclaim.extraction.numerals import DASHES, exact
from counterclaim.extraction.quantities.amounts import Amount, amount, named, starts, unit_at
from counterclaim.extraction.quantities.counted import Counted, counted
from counterclaim.extraction.tokens import Tokens, tokens
from counterclaim.knowledge.nouns import plural
from counterclaim.knowledge.numbers import NumberWords, number_words
from counterclaim.language.annotation import Annotation
from counterclaim.records import Comparator, Quantity, Time


def quantities(annotation: Annotation, times: Iterable[Time] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of an article, in the order of the text; they do not overlap.

    Args:
        times: the article's times; their numbers are no quantities.
    """
    return find_quantities(tokens(annotation.text), times, annotation)


def find_quantities(
    cut: Tokens, times: Iterable[Time] = (), annotation: Annotation | None = None
) -> tuple[Quantity, ...]:
    """Return the quantities of a text that is cut already; see ``quantities``.

    Without an annotation, what is counted is read off the words alone.
    """
    taken = _taken(cut, times)
    find = Counted(cut, annotation)
    out: list[Quantity] = []
    behind = 0
    may = starts()
    # Only at these can one begin; behind one that was read goes on whatever follows it.
    for here in [i for i, word in enumerate(cut.word) if word in may or word[0].isdecimal()]:
        if here < behind or here in taken or not (read := amount(cut, here)) or named(cut, read):
            continue
        if any(i in taken for i in range(read.first, read.last)):  # “two in 10 days”
            continue
        made = _quantity(cut, read, behind, taken, find)
        if made is not None:
            out.append(made[0])
            behind = max(made[1], read.last)
    return tuple(out)


def _taken(cut: Tokens, times: Iterable[Time]) -> set[int]:
    """Return the tokens of *times*; a duration that is no more than a length stays taken too."""
    out: set[int] = set()
    for time in times:
        for start, end in time.spans:
            i = cut.at(start)
            while i < len(cut) and cut.start[i] < end:
                out.add(i)
                i += 1
    return out


def _quantity(cut: Tokens, read: Amount, behind: int, taken: set[int], find: Counted) -> tuple[Quantity, int] | None:
    """Put a quantity together: what stands before and behind the number, then what it counts."""
    known = number_words()
    first, last = read.first, read.last
    sign, first = _sign(cut, first, behind, known)
    percent = 0 if sign else _percent_at(cut, last, known)
    unit: str | None = sign
    unit_end = last + percent
    if percent or read.share:
        unit = "%"
    elif (unit is None and (found := _money_at(cut, last, known))) or (
        unit is None and (found := _measure_at(cut, last, known))
    ):
        unit, unit_end = found[0], last + found[1]
    if read.value == 1 and unit is None and not _counts_one(cut, read):
        return None
    word, after = _after(cut, unit_end, known)
    if after:
        unit_end += after
    comparator, first = _before(cut, first, behind, known)
    if word:
        comparator = word
    if any(i in taken for i in range(last, unit_end)):
        return None
    # “10 per cent of the voters”; behind “10 per cent” alone the sentence goes on.
    counts = unit is None or (unit == "%" and unit_end < len(cut) and cut.word[unit_end] in {"of", "the", "all"})
    things = find.things(first, unit_end) if counts or (read.share and not percent) else ()
    if unit is None and things:
        unit = find.head(things)
    low, high, said = _bounded(read, comparator, known)
    total = find.total(unit_end) if unit != "%" else None
    number_span = (cut.start[read.first], cut.end[read.last - 1])
    place = (cut.start[first], cut.end[unit_end - 1])
    made = Quantity(
        spans=(place,),
        value=read.value,
        low=low,
        high=high,
        unit=unit,
        comparator=said,
        counted=(counted(cut, things),) if things else (),
        number=(number_span,),
        total=total,
    )
    return made, unit_end


def _sign(cut: Tokens, at: int, behind: int, known: NumberWords) -> tuple[str | None, int]:
    """Return the currency whose sign stands before the number, and where it begins."""
    for length in (3, 2, 1):
        if at - length >= behind and (found := known.currency.get(tuple(cut.word[at - length : at]))):
            if length == 1 and cut.word[at - 1].isalpha() and cut.word[at - 1] not in {"usd", "eur", "gbp"}:
                continue
            return found, at - length
    return None, at


def _percent_at(cut: Tokens, at: int, known: NumberWords) -> int:
    return next((n for n in (2, 1) if at + n <= len(cut) and tuple(cut.word[at : at + n]) in known.percent), 0)


def _money_at(cut: Tokens, at: int, known: NumberWords) -> tuple[str, int] | None:
    """Return the currency named behind a number, also behind “of”: “millions of dollars”, “9 billion euros”."""
    for skip in (0, 1):
        if skip and (at >= len(cut) or cut.word[at] != "of"):
            break
        word = tuple(cut.word[at + skip : at + skip + 1])
        if word and word[0].isalpha() and word in known.currency:
            return known.currency[word], skip + 1
    return None


def _measure_at(cut: Tokens, at: int, known: NumberWords) -> tuple[str, int] | None:
    """Return the unit of measurement behind a number; a dash may stand between: “40-mile”."""
    dash = 1 if at < len(cut) and cut.word[at] in DASHES and cut.tight(at) else 0
    found = unit_at(cut, at + dash, known)
    return (found[0], dash + found[1]) if found else None


def _after(cut: Tokens, at: int, known: NumberWords) -> tuple[str, int]:
    """Return what is said behind a number, “or more”, “60-plus”, and how many tokens that takes."""
    dash = 1 if at < len(cut) and cut.word[at] in DASHES and cut.tight(at) else 0
    for length in (2, 1):
        words = tuple(cut.word[at + dash : at + dash + length])
        if len(words) == length and words in known.after:
            if words == ("plus",) and not dash and not cut.tight(at):
                continue
            return known.after[words], dash + length
    return "", 0


def _before(cut: Tokens, at: int, behind: int, known: NumberWords) -> tuple[str, int]:
    """Return the comparator before a number, and where it begins."""
    if at - 1 >= behind and cut.word[at - 1] in {"a", "an", "the"}:
        inner, start = _before(cut, at - 1, behind, known)
        if inner and inner != "equal":
            return inner, start
    for length in (4, 3, 2, 1):
        words = tuple(cut.word[at - length : at]) if at - length >= behind else ()
        if words in known.before:
            said = known.before[words]
            if words in {("between",), ("from",), ("just",), ("only",), ("exactly",)}:
                return "equal", at
            if words in {("above",), ("below",), ("under",)} and at - 2 >= 0 and cut.word[at - 2] == "the":
                continue
            return said, at - length
    return "", at


def _bounded(read: Amount, said: str, known: NumberWords) -> tuple[float | None, float | None, Comparator]:
    """Return the bounds that a comparator leaves a number, and the comparator as the record has it."""
    low, high = read.low, read.high
    if said in known.margins:
        below, above = known.margins[said]
        if read.value is None:
            return low, high, "approx"
        return exact(read.value * (1 - below)), exact(read.value * (1 + above)), "approx"
    if said in {"more_than", "equal_or_more"}:
        return low, None, said  # type: ignore[return-value]
    if said in {"less_than", "equal_or_less"}:
        return None, high, said  # type: ignore[return-value]
    return low, high, "approx" if read.approximate else "equal"


def _counts_one(cut: Tokens, read: Amount) -> bool:
    """Tell whether “one” counts: not “one another”, “one of them must”, “no one”."""
    known = number_words()
    if cut.word[read.first] != "one":
        return True
    before = cut.word[read.first - 1] if read.first else ""
    after = cut.word[read.last] if read.last < len(cut) else ""
    if before in {"no", "any", "every", "each", "some", "this", "that", "the", "which", "another", "number", "day"}:
        return False
    return after.isalpha() and after not in known.not_one and not plural(after)
