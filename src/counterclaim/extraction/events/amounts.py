"""How many, and when: numbers and times among the words of an event, as runs; what they come to is told elsewhere."""

from collections.abc import Iterable

from counterclaim.extraction.events.kinds import Kinds
from counterclaim.extraction.events.phrases import Phrases
from counterclaim.language.attribution import Run


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NUMBERS = _set(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen
    hundreds thousands millions billions dozens scores tens m bn
    """
)
_BEFORE = _set(
    "the a an some about nearly almost more than over at least around roughly up to only all another of just"
)
_CURRENCIES = _set("$ € £")
_NO_UNIT = _set("or a % and")
_TIMELESS = _set('on in at during , by “ " ( as')
_AFTER_TIMES = _set(', . ; : ” " ) –')
_SHORT = 3
"""More words than these without a time among them, “from the same meters”, only look like a time to the encoder."""
_NO_TIMES = _set("again already still always never ever yet originally subsequent subsequently first finally once")


def counted(text: Phrases, run: Run) -> tuple[Run, Run | None, Run | None] | None:
    """Return the number that opens a phrase, the noun that it counts, and the phrase without it; ``None`` without one.

    Of “24 percent of the voters” the number is “24 percent” and the rest “the voters”; of “$200 or less” there is none.
    """
    found = number(text.words, run)
    if found is None:
        return None
    after = _share(text.words, found[1], run[1])
    first = after
    while first < run[1] and text.words[first] in {"of", ","}:
        first += 1
    rest = (first, run[1]) if first < run[1] and text.words[first] not in _NO_UNIT else None
    if after > found[1]:
        return (found[0], after), (after - 1, after), rest
    return found, _unit(text, rest) if rest else None, rest


def _unit(text: Phrases, rest: Run) -> Run:
    """Return the noun that a number before *rest* counts; of “litres of milk” the litres."""
    first, last = text.head(rest)
    last = next((at for at in range(first + 1, last) if text.words[at] == "of"), last)
    return last - 1, last


def number(words: list[str], run: Run) -> Run | None:
    """Return the number that opens a phrase: “4,000”, “about *3.5 million*”, “hundreds”."""
    first, last = run
    while first < last and (words[first] in _BEFORE or words[first] in _CURRENCIES):
        first += 1
    at = first
    while at < last and (words[at][0].isdigit() or words[at] in _NUMBERS):
        at += 1
        if at + 1 < last and words[at] in {",", ".", "-"} and words[at + 1][0].isdigit():
            at += 1
    if at == first or (words[first] == "one" and at < last and words[at] == "of"):
        return None
    if len(words[first]) == 4 and words[first].isdigit() and at == first + 1 and first > run[0]:
        return None  # “the 2015 deal”: a year
    if first > run[0] and words[first - 1] in _CURRENCIES:
        first -= 1
    return first, at


def _share(words: list[str], at: int, last: int) -> int:
    """Return the word after “percent”, “%” or “per cent”, *at* where none stands there."""
    if at < last and words[at] in {"percent", "%"}:
        return at + 1
    return at + 2 if words[at : min(at + 2, last)] == ["per", "cent"] else at


def dated(text: Phrases, kinds: Kinds, runs: Iterable[Run]) -> Run | None:
    """Return the first of *runs* that names a time, without its preposition.

    “after rebels took control” is an event, not a date, and “again” is neither.
    """
    words = text.words
    for first, last in runs:
        while first < last and words[first] in _TIMELESS:
            first += 1
        while first < last and words[last - 1] in _AFTER_TIMES:
            last -= 1
        if first == last or (last - first == 1 and words[first] in _NO_TIMES):
            continue
        named = next((at for at in range(first, last) if words[at][0].isdigit() or kinds.ends_time(at)), None)
        if named is not None:  # “since March, well inside its right” ends at the comma
            return first, next((at for at in range(named + 1, last) if words[at] == ","), last)
        if last - first <= _SHORT and text.verbs.isdisjoint(range(first, last)):
            return first, last
    return None
