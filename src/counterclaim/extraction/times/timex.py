"""Time expressions as patterns over classes of words: every token is one character, every pattern a regular expression.

So a pattern costs one pass over some hundred characters, whatever the words are (Roche and Schabes 1997, finite-state
cascades). The patterns and the words of each class are data: ``knowledge/times.toml``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.extraction.tokens import Tokens
from counterclaim.knowledge.times import time_words

_GROUPS = {
    "article": ("article", "one"),
    "numeral": ("day", "twodigits", "year", "digits", "numberword", "one", "ordinalword"),
    "twodigits": ("twodigits", "day"),
    "ordinal": ("ordinal", "second"),
    "unit": ("unit", "second"),
}
"""Names in patterns that stand for more than one class."""
_NUMBER_WORDS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen
    """.split()
)
_CAPITALS = frozenset({"month", "shortmonth", "shortday"})
"""Classes whose words mean something else in lower case: “may”, “march”, “sat”."""
_ITEM = re.compile(r"(?:(?P<alias>[a-z_]\w*):)?(?P<name>[a-z_]\w*)|\(\?P<(?P<group>\w+)>|\(\?:|\s+|.")


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: its reading, its first token and the one behind its last, and the tokens of its parts."""

    reading: str
    first: int
    last: int
    parts: dict[str, tuple[int, int]]

    def part(self, name: str) -> int | None:
        """Return the first token of the part called *name*, ``None`` where it is left out."""
        found = self.parts.get(name)
        return None if found is None else found[0]


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    names = [*dict.fromkeys(time_words().classes.values())]
    names += ["day", "twodigits", "year", "digits", "numberword", "one", "ordinalword", "iso", "slashed", "clock"]
    names += ["ordinaldigits", "decadedigits", "line"]
    return {name: chr(0xE001 + i) for i, name in enumerate(dict.fromkeys(names))}


_OTHER = chr(0xE000)


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reading, re.compile(_compiled(form))) for reading, form in time_words().patterns)


def _compiled(form: str) -> str:
    """Turn a form into a regular expression; the second part of one name in it is called ``name__2``, and so on."""
    out = []
    seen: dict[str, int] = {}
    for item in _ITEM.finditer(form):
        if name := item["name"]:
            alias = item["alias"] or name
            seen[alias] = seen.get(alias, 0) + 1
            group = alias if seen[alias] == 1 else f"{alias}__{seen[alias]}"
            chars = "".join(_codes()[one] for one in _GROUPS.get(name, (name,)))
            out.append(f"(?P<{group}>[{chars}])")
        elif not item[0].isspace():
            out.append(item[0])
    return "".join(out)


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, bool]]:
    """Return the character of each word, and whether it needs a capital."""
    codes = _codes()
    known = {word: (codes[name], name in _CAPITALS) for word, name in time_words().classes.items()}
    return known | dict.fromkeys(_NUMBER_WORDS, (codes["numberword"], False)) | {"one": (codes["one"], False)}


def signature(tokens: Tokens) -> str:
    """Return the class of every token as one character."""
    known = _words()
    out = []
    for i, word in enumerate(tokens.word):
        found = known.get(word)
        if found is not None:
            out.append(found[0] if not found[1] or tokens.capital(i) else _OTHER)
        elif word[0].isdecimal():
            out.append(_codes()[_digits(word)])
        else:
            out.append(_OTHER)
    return "".join(out)


def _digits(word: str) -> str:
    """Return the class of a token that begins with a digit."""
    if word.isdecimal():
        if len(word) <= 2:
            return "day" if 1 <= int(word) <= 31 else "twodigits"
        return "year" if len(word) == 4 and 1000 <= int(word) < 3000 else "digits"
    if word[-1] == "s":
        return "decadedigits"
    if word[-1].isalpha() and not word.endswith("z"):
        return "ordinaldigits"
    if "/" in word:
        return "slashed"
    if "-" in word:
        return "iso"
    return "clock" if ":" in word else "digits"


_CORE = (
    "weekday", "shortday", "month", "shortmonth", "season", "daypart", "unit", "deictic", "reference", "adverb",
    "weekdays", "second",
    "decadename", "era", "era_word", "half", "oclock", "zone", "year", "iso", "slashed", "clock", "decadedigits",
)  # fmt: skip
"""Classes of which every pattern has one."""


@lru_cache(maxsize=1)
def _island() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a run of words with a class is, and what one of them must be."""
    core = "".join(_codes()[name] for name in _CORE)
    return re.compile(f"[{''.join(_codes().values())}]+"), re.compile(f"[{core}]")


def matches(classes: str, first: int = 0, last: int | None = None) -> list[Match]:
    """Return all patterns found among the tokens *first* to *last*, by their first tokens, longer ones first.

    Args:
        classes: the text's ``signature``.
    """
    found = []
    # Patterns lie within runs of words that have a class: few of an article's words do.
    run, core = _island()
    for island in run.finditer(classes, first, len(classes) if last is None else last):
        if core.search(classes, *island.span()) is None:
            continue
        for rank, (reading, form) in enumerate(_forms()):
            for match in form.finditer(classes, *island.span()):
                found.append((match.start(), -match.end(), rank, reading, match))
    found.sort(key=lambda x: x[:3])
    return [_match(reading, match) for _, _, _, reading, match in found]


def _match(reading: str, match: re.Match[str]) -> Match:
    parts: dict[str, tuple[int, int]] = {}
    for name, got in match.groupdict().items():
        if got is not None:
            parts.setdefault(name.partition("__")[0], match.span(name))
    return Match(reading, match.start(), match.end(), parts)
