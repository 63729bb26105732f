"""Head nouns of news: a ministry governs, a militia is a group, a bridge is a facility, a mile is a unit."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args

NounKind = Literal[
    "government", "group", "facility", "weapon", "vehicle", "event", "place", "unit", "organization", "object",
]  # fmt: skip

_LONGEST = 2
"""Words of the longest entries."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says of the phrase that it heads."""

    kind: NounKind
    ambiguous: bool
    """Whether it has other senses that are as common; a name that ends so need not be of this kind."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    nouns: dict[str, Noun]
    prefixes: dict[str, NounKind]
    signs: frozenset[str]


def noun(words: Sequence[str]) -> Noun | None:
    """Return what the last words of a phrase say, ``None`` where they say nothing; the longer entry counts.

    Args:
        words: of the phrase up to its head, in lower case; hyphens stand for spaces.

    >>> noun(["two", "air", "bases"])
    Noun(kind='facility', ambiguous=False)
    >>> noun(["a", "think", "tank"]).kind, noun(["a", "battle", "tank"]).kind
    ('organization', 'vehicle')
    """
    return _found(tuple(word for word in words[-2 * _LONGEST :] if word != "-")[-_LONGEST:])


@lru_cache(maxsize=20_000)  # an article says the same nouns again and again
def _found(tail: tuple[str, ...]) -> Noun | None:
    for length in range(_LONGEST, 0, -1):
        if len(tail) < length:
            continue
        before = "".join(f"{word} " for word in tail[-length:-1])
        for last in singulars(tail[-1]):
            if found := _lexicon().nouns.get(before + last):
                return found
    return None


def prefix(word: str) -> NounKind | None:
    """Return what *word* makes of the name that it opens, with its capitals.

    >>> prefix("HMS"), prefix("hms")
    ('vehicle', None)
    """
    return _lexicon().prefixes.get(word)


def sign(character: str) -> bool:
    """Tell whether *character* stands for a unit: ``$``, ``%``."""
    return character in _lexicon().signs


def singulars(word: str) -> Iterator[str]:
    """Yield *word* and what it may be the plural of, by the spelling rules of English.

    They are guesses for looking up, so too many do no harm: -men → -man; -ies → -y; -ves → -f; -es after a hiss or an
    o → none; -s → none. What a list has in the plural (“forces”) is met as it stands, before its singular.

    >>> list(singulars("ferries")), list(singulars("gunmen")), list(singulars("buses"))
    (['ferries', 'ferry', 'ferrie'], ['gunmen', 'gunman'], ['buses', 'bus', 'buse'])
    """
    yield word
    if word.endswith("men"):
        yield f"{word[:-2]}an"
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("ves"):
        yield f"{word[:-3]}f"
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]


def plural(word: str) -> bool:
    """Tell whether a noun looks like a plural; words of three letters (“gas”, “HMS”) seldom are one.

    >>> [plural(x) for x in ("ferries", "women", "people", "glass", "crisis", "ferry")]
    [True, True, True, False, False, False]
    """
    if word in {"people", "children", "feet"}:
        return True
    return word.endswith("men") or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")))


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    tables = tomllib.loads(files("counterclaim.knowledge").joinpath("nouns.toml").read_text("utf-8"))
    kinds: tuple[NounKind, ...] = get_args(NounKind)
    nouns: dict[str, Noun] = {}
    for kind in kinds:
        nouns |= dict.fromkeys(tables[kind]["nouns"], Noun(kind, ambiguous=False))
        nouns |= dict.fromkeys(tables[kind].get("ambiguous", ()), Noun(kind, ambiguous=True))
    prefixes = {word: kind for kind in kinds for word in tables[kind].get("prefixes", ())}
    return _Lexicon(nouns, prefixes, frozenset(tables["unit"]["signs"]))
