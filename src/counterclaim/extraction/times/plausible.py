"""Whether words that can tell a time do so here: “may”, “the second”, “2000 men”, “a 40-year-old”."""

from counterclaim.extraction.times.timex import Match
from counterclaim.extraction.tokens import Tokens
from counterclaim.knowledge.nouns import plural
from counterclaim.knowledge.numbers import number_words

_BEFORE_MONTH = frozenset(
    "in since by until till of from to through during for before after around about mid early late between and or "
    "every each next last this starting beginning , ( -".split()
)
_NAMES = frozenset("may march april june august jan mar".split())
"""Months that are names or verbs too."""
_BEFORE_YEAR = frozenset(
    "in since by until till of from to through during before after around about early late mid between the circa year "
    "( [ – — - & and or , than".split()
)
_BEFORE_SEASON = frozenset("in this last next the of every each during by since until early late mid".split())
_OLD = frozenset({"old", "olds", "aged"})


def plausible(match: Match, cut: Tokens) -> bool:
    """Tell whether *match* tells a time in its place; what a pattern cannot see is looked at here."""
    check = _CHECKS.get(match.reading)
    return check is None or check(match, cut)


def _word(cut: Tokens, i: int) -> str:
    return cut.word[i] if 0 <= i < len(cut) else "\n"


def _year(match: Match, cut: Tokens) -> bool:
    """Tell whether a bare number of four digits is a year; it may count, cost or number something."""
    at = match.part("year")
    if at is None or match.last - match.first > 1:
        return at is not None or "era" in match.parts or "era_before" in match.parts
    before, after = _word(cut, at - 1), _word(cut, at + 1)
    if before == "." and _word(cut, at - 2) in {"c", "ca"}:
        return True
    if not 1000 <= int(cut.word[at]) <= 2100 or before in _SIGNS or before in number_words().labels:
        return False
    if after in {"%", "°"} or (after in "-–" and _word(cut, at + 2) in {"year", "foot", "mile", "strong"}):
        return False
    if after.isalpha() and not cut.capital(at + 1) and (plural(after) or after in number_words().scales):
        # Counts of a thousand and more mostly have a comma: “below 2005 levels”, but “some 2000 jobs”.
        return 1900 <= int(cut.word[at]) <= 2050 and before not in _COUNTS and not _counted(after)
    return before in _BEFORE_YEAR or 1900 <= int(cut.word[at]) <= 2050


_COUNTS = frozenset("some about than nearly over around almost least to another an all roughly approximately".split())
_SIGNS = frozenset("$ £ € ¥ # ₹ no № . /".split())


def _counted(word: str) -> bool:
    return word in {"people", "men", "women", "children", "soldiers", "troops", "miles", "feet", "dollars", "euros"}


def _month(match: Match, cut: Tokens) -> bool:
    at = match.part("month")
    if at is None or match.last - match.first > 1 or cut.word[at] not in _NAMES:
        return True
    before = _word(cut, at - 1)
    return before in _BEFORE_MONTH and not (_word(cut, at + 1).isalpha() and _capital(cut, at + 1))


def _capital(cut: Tokens, i: int) -> bool:
    return i < len(cut) and cut.capital(i)


def _season(match: Match, cut: Tokens) -> bool:
    at = match.part("season")
    if at is not None and cut.word[at] in {"fall", "spring"} and cut.word[match.first : at] == ["the"]:
        return _word(cut, match.first - 1) in _BEFORE_SEASON and _word(cut, match.last) != "of"
    if match.last - match.first > 1:
        return True
    before, after = _word(cut, match.first - 1), match.first + 1
    if before in _BEFORE_SEASON:
        return True
    return cut.word[match.first] not in {"fall", "spring"} and not (_capital(cut, after) and cut.capital(match.first))


def _daypart(match: Match, cut: Tokens) -> bool:
    """Tell whether a bare part of the day is a time: behind a preposition, and noon and midnight always."""
    at = match.part("daypart")
    if match.last - match.first > 1:
        before = _word(cut, match.first - 1)
        return (
            "which" in match.parts or "told" in match.parts or "part" in match.parts or before in {"in", "during", "of"}
        )
    return at is not None and (
        cut.word[at] in {"noon", "midnight", "midday"}
        or _word(cut, at - 1) in {"at", "before", "by", "since", "until", "after"}
    )


def _duration(match: Match, cut: Tokens) -> bool:
    """Tell whether a length of time is one: an age is not, and “a second” or “minutes” may be anything."""
    after = _word(cut, match.last)
    if after in _OLD or (after in "-–" and _word(cut, match.last + 1) in _OLD):
        return False
    unit = match.part("unit")
    before = _word(cut, match.first - 1)
    if unit is not None and cut.word[unit] in {"quarter", "quarters"} and after == "of":
        return False  # “three-quarters of the aid”
    if before in {"aged", "age", "/"}:
        return False
    if "count" not in match.parts and before not in _BEFORE_UNITS and after not in _AFTER_UNITS:
        return False  # “the final weeks”, “90-plus minutes”
    return unit is not None and not (cut.word[unit] == "second" and "dash" not in match.parts)


_BEFORE_UNITS = frozenset("for in over after within take takes took last lasts lasted spent spend".split())
_AFTER_UNITS = frozenset("of ago later earlier before after".split())


def _reference(match: Match, cut: Tokens) -> bool:
    return not (cut.word[match.first] == "now" and _word(cut, match.first + 1) == "that")


def _set(match: Match, cut: Tokens) -> bool:
    """Tell whether “daily” is how often; with a capital it is a newspaper's."""
    at = match.part("adverb")
    return at is None or not cut.capital(at)


def _clock(match: Match, cut: Tokens) -> bool:
    if match.last - match.first > 1:
        return True
    before = _word(cut, match.first - 1)
    return before in {
        "at",
        "by",
        "until",
        "till",
        "from",
        "to",
        "around",
        "about",
        "since",
        "before",
        "after",
        "between",
    }


def _ago(match: Match, cut: Tokens) -> bool:
    """Tell whether “back” is “ago”: “two years back”, but “two days back home”."""
    last = cut.word[match.last - 1]
    return last != "back" or not _word(cut, match.last).isalpha()


def _deictic(match: Match, cut: Tokens) -> bool:
    """Tell whether “today” is one; behind another capital it is a newspaper's name."""
    at = match.first
    return match.part("deictic") != at or at == 0 or not (cut.capital(at) and cut.capital(at - 1))


_CHECKS = {
    "deictic": _deictic,
    "year": _year,
    "month": _month,
    "season": _season,
    "daypart": _daypart,
    "duration": _duration,
    "reference": _reference,
    "set": _set,
    "clock": _clock,
    "ago": _ago,
}
