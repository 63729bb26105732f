"""Words beside a name that tell what kind of place it is: “the city of”, “province”, “air base”."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from counterclaim.knowledge.gazetteer import KINDS, PlaceKind
from counterclaim.knowledge.toponyms import key

_LONGEST = 3
"""Words of the longest entries."""


@dataclass(frozen=True, slots=True)
class Stripped:
    """A name, in the gazetteer's spelling, without a word that told its kind."""

    name: str
    kinds: frozenset[PlaceKind]
    """Empty where the word tells none: “northern”, “downtown”."""


def generic(word: str) -> bool:
    """Tell whether *word*, in lower case, only says what sort of thing a longer name is of.

    >>> generic("church"), generic("reykjavik")
    (True, False)
    """
    return word in _generic()


def direction(word: str) -> bool:
    """Tell whether *word*, in lower case, is a point of the compass.

    >>> direction("west"), direction("reykjavik")
    (True, False)
    """
    return word in _directions()


@lru_cache(maxsize=1)
def _directions() -> frozenset[str]:
    return frozenset(_tables()["directions"])


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return frozenset(_tables()["generic"])


def _tables() -> dict[str, list[str]]:
    tables: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("places.toml").read_text("utf-8"))["words"]
    return tables


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[PlaceKind]]:
    tables = _tables()
    found: dict[str, set[PlaceKind]] = {word: set() for word in tables["weak"]}
    for kind in KINDS:
        for word in tables.get(kind, ()):
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def kinds_of(word: str) -> frozenset[PlaceKind] | None:
    """Return what kinds of places *word* stands for, ``None`` where it stands for none.

    >>> sorted(kinds_of("air base")), kinds_of("downtown"), kinds_of("ledger")
    (['facility'], frozenset(), None)
    """
    return _words().get(word)


def stripped(name: str) -> list[Stripped]:
    """Return *name* without the words for its kind, the shortest last; nothing where it has none.

    >>> [(s.name, sorted(s.kinds)) for s in stripped("northern Velmar province")]
    [('northern velmar', ['region']), ('velmar', ['region'])]
    """
    words = key(name).split()
    kinds: frozenset[PlaceKind] = frozenset()
    out: list[Stripped] = []
    while len(words) > 1:
        told = _ending(words) or _opening(words)
        if told is None:
            return out
        words, more = told
        kinds |= more
        out.append(Stripped(" ".join(words), kinds))
    return out


def beside(before: list[str], after: list[str]) -> frozenset[PlaceKind]:
    """Return the kinds that the words around a name tell: “the province *of* Velmar”, “Velmar *airport*”.

    Args:
        before: the last words before the name, in lower case.
        after: the first words behind it, in lower case.
    """
    for length in range(min(_LONGEST, len(after)), 0, -1):
        if found := _words().get(" ".join(after[:length])):
            return found
    if before[-1:] == ["the"]:
        before = before[:-1]
    if before[-1:] == ["of"]:
        for length in range(min(_LONGEST, len(before) - 1), 0, -1):
            if found := _words().get(" ".join(before[-1 - length : -1])):
                return found
    return frozenset()


def _ending(words: list[str]) -> tuple[list[str], frozenset[PlaceKind]] | None:
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        found = _words().get(" ".join(words[-length:]))
        if found is not None:
            return words[:-length], found
    return None


def _opening(words: list[str]) -> tuple[list[str], frozenset[PlaceKind]] | None:
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        found = _words().get(" ".join(words[:length]))
        rest = words[length:]
        if found is None:
            continue
        if rest[0] == "of" and len(rest) > 1:
            rest = rest[2:] if rest[1] == "the" and len(rest) > 2 else rest[1:]
            return rest, found
        if not found or found & {"city", "sea"}:  # “northern Velmar”, “the town Velmar”; “State Velmar” is none
            return rest, found
    return None
