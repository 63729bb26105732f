"""What an outlet's own words say of a claim: that it is untrue, or that nothing shows it."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from counterclaim.knowledge.verbs import forms

_PHRASES = ("unshown", "contrary", "verdicts", "rebutting", "correcting")
_PART = re.compile(r"\([^)]*\)|[^\s()]+")


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The table ``[outlet]`` of ``disputes.toml``; phrases as patterns that ignore case."""

    rejecting: frozenset[str]
    """In all their forms."""
    asked: frozenset[str]
    branding: frozenset[str]
    untrue: frozenset[str]
    unproven: frozenset[str]
    turning: frozenset[str]
    errata: frozenset[str]
    unshown: re.Pattern[str]
    contrary: re.Pattern[str]
    verdicts: re.Pattern[str]
    rebutting: re.Pattern[str]
    correcting: re.Pattern[str]
    openings: Mapping[re.Pattern[str], frozenset[str]]
    """The words that the phrases of each pattern begin with: where a text has none of these it need not be tried."""


@lru_cache(maxsize=1)
def verdicts() -> Verdicts:
    """Return the words and phrases that ship.

    >>> bool(verdicts().unshown.search("He said, without any evidence, that it sank"))
    True
    >>> bool(verdicts().unshown.search("They left without a word"))
    False
    """
    path = files("counterclaim.knowledge").joinpath("disputes.toml")
    table = tomllib.loads(path.read_text("utf-8"))["outlet"]

    def plain(name: str) -> frozenset[str]:
        return frozenset(table[name].split())

    phrases = {name: pattern(table[name]) for name in _PHRASES}
    return Verdicts(
        rejecting=frozenset(form for base in table["rejecting"].split() for form in forms(base)),
        asked=plain("asked"),
        branding=plain("branding"),
        untrue=plain("untrue"),
        unproven=plain("unproven"),
        turning=plain("turning"),
        errata=plain("errata"),
        openings={made: openings(table[name]) for name, made in phrases.items()},
        **phrases,
    )


def pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return one pattern for *phrases*, in which brackets hold alternatives; any blanks may part the words.

    >>> bool(pattern(["in (actual|) fact"]).search("It is, in  fact, so"))
    True
    """
    made = ("".join(map(_part, _PART.findall(phrase))) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(made)})", re.IGNORECASE)


def openings(phrases: Sequence[str]) -> frozenset[str]:
    """Return the words with which *phrases* may begin, in lower case.

    >>> sorted(openings(["in (actual|) fact", "(|quite )the reverse"]))
    ['in', 'quite', 'the']
    """
    found = set()
    for phrase in phrases:
        for part in _PART.findall(phrase):
            choices = part.strip("()").split("|")
            found |= {re.split(r"\W", one.strip())[0].lower() for one in choices if one}
            if "" not in choices:
                break
    return frozenset(found)


def _part(part: str) -> str:
    """Return the pattern of a word or of bracketed alternatives, with the blanks behind it."""
    choices = part.strip("()").split("|")
    kept = "|".join(r"\s+".join(map(re.escape, one.split())) for one in choices if one)
    return rf"(?:(?:{kept})(?!\w)\s*){'?' if '' in choices else ''}"


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[int]]:
    path = files("counterclaim.knowledge").joinpath("disputes.toml")
    out: dict[str, set[int]] = {}
    for number, line in enumerate(tomllib.loads(path.read_text("utf-8"))["kinds"].strip().splitlines()):
        for noun in line.split():
            many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
            for form in (noun, noun.removesuffix("s"), many):
                out.setdefault(form, set()).add(number)
    return {noun: frozenset(numbers) for noun, numbers in out.items()}


def kinds(noun: str) -> frozenset[int]:
    """Return the numbers of the kinds that a noun names, none for a noun that is not listed.

    >>> kinds("soldier") == kinds("troops")
    True
    """
    return _kinds().get(noun, frozenset())
