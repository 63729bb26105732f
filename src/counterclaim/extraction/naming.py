"""Names of one entity: which belong together, and which is the fullest."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from counterclaim.extraction import wording

_GENERATIONS = {"jr", "jr.", "sr", "sr.", "ii", "iii"}
_EDGES = " .,;:“”\"'’‘()[]–—-"
_WORD = re.compile(r"[\w.-]*\w|&")


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return *text* in lower case without accents, articles, possessive endings and punctuation.

    >>> bare("The Guards’ own Commander's")
    'guards own commander'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"[’']s\b|[’']", "", plain)
    return " ".join(w for w in _WORD.findall(plain) if w not in {"the", "a", "an"})


def without_titles(name: str) -> str:
    """Return a person's name without the titles before it, and what stands before those.

    >>> without_titles("Navy Minister Ilvar Tenn"), without_titles("Col. Ada Brandt"), without_titles("Ada King")
    ('Ilvar Tenn', 'Ada Brandt', 'Ada King')
    """
    words = name.split()
    plain = [w.casefold().strip(".") for w in words]
    for i in range(len(words) - 2, -1, -1):
        rest = set(plain[i + 1 :])
        if plain[i] in wording.TITLES and not rest & wording.TITLES and rest - _GENERATIONS:
            return " ".join(words[i + 1 :])
    return name


@dataclass(slots=True)
class Naming:
    """The names that an entity has gone by."""

    names: list[str] = field(default_factory=list)
    type: str = ""

    def __bool__(self) -> bool:
        return bool(self.names)

    def add(self, name: str, kind: str) -> None:
        """Take *name* as one of the entity's."""
        plain = without_titles(name) if kind == "person" else name
        if plain not in self.names:
            self.names.append(plain)
        self.type = self.type or kind

    @property
    def nouns(self) -> set[str]:
        """The last words of the names: “the *ministry*” can mean the Foreign Ministry."""
        return {bare(n).rsplit(" ", 1)[-1] for n in self.names} if self.type != "person" else set()

    @property
    def fullest(self) -> str:
        """The name with the most words; of those the first."""
        name = max(self.names, key=lambda n: len(n.split())).strip(_EDGES)
        return re.sub(r"^(the|The)\s+|[’']s$", "", name)

    def fits(self, name: str, kind: str) -> bool:
        """Tell whether *name* can be one of this entity's."""
        types = {kind, self.type} - {""}
        if not self.names or (len(types) > 1 and {"person", "place"} & types):
            return False
        kind = kind or self.type or "person"
        given = bare(without_titles(name) if kind == "person" else name).split()
        if not given:
            return False
        known = [bare(n).split() for n in self.names]
        if kind == "person":
            return any(_one_person(given, k) for k in known if k)
        return any(_one_body(given, k) for k in known if k)


def keys(name: str) -> set[str]:
    """Return the words of *name* and its initials: two names of one entity share one of them.

    >>> sorted(keys("Border Rescue Service"))
    ['border', 'brs', 'rescue', 'service']
    """
    words = bare(name).split()
    initials = "".join(w[0] for w in words if w not in {"of", "for", "and", "in"})
    return {*words, initials, *(w.replace(".", "") for w in words)} - {"of", "for", "and", "in"}


_PARTICLES = {"bin", "al", "el", "von", "van", "de", "der", "den", "la", "le", "da", "dos", "du", "di", "ter", "ben"}


def _one_person(one: list[str], other: list[str]) -> bool:
    short, full = sorted(([w for w in name if w not in _GENERATIONS] or name for name in (one, other)), key=len)
    if len(short) == 1:
        return short[0] in {full[0], full[-1]}
    if short == full[-len(short) :] and (short[0] in _PARTICLES or len(short) == len(full)):
        return True
    if short[-1] != full[-1]:
        return False
    initial = len(short[0].strip(".")) == 1 or len(full[0].strip(".")) == 1
    return short[0] == full[0] or (initial and short[0][0] == full[0][0])


def _one_body(one: list[str], other: list[str]) -> bool:
    short, full = sorted((one, other), key=len)
    if short == full or sorted(w for w in short if w != "of") == sorted(w for w in full if w != "of"):
        return True
    if len(short) == 1:
        initials = "".join(w[0] for w in full if w not in {"of", "for", "and", "in"})
        if len(short[0]) > 1 and short[0].replace(".", "") == initials:
            return True
    rest = full[len(short) :]
    # “Halden” is Halden Home; “Bank” is not Bank of Velmar unless it is introduced so, “United” is no nation's union.
    return short == full[: len(short)] and (rest[0] in {"of", "for"} or short[-1] not in _ADJECTIVES)


_ADJECTIVES = {
    "united",
    "new",
    "north",
    "south",
    "east",
    "west",
    "national",
    "international",
    "federal",
    "royal",
    "great",
    "general",
    "first",
    "world",
}
