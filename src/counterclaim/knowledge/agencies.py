"""News agencies and outlets by the names that credits call them."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Agencies:
    """The lists of ``agencies.toml``."""

    names: dict[str, str]
    """Each spelling and what it stands for; those of small letters without their case too."""
    outlets: frozenset[str]
    nouns: frozenset[str]

    def agency(self, name: str) -> str | None:
        """Return the agency that is called *name*, ``None`` where none is.

        >>> agencies().agency("AP"), agencies().agency("THE ASSOCIATED PRESS"), agencies().agency("ap")
        ('Associated Press', 'Associated Press', None)
        """
        bare = " ".join(name.split())
        bare = bare[4:] if bare[:4].casefold() == "the " else bare
        return self.names.get(bare) or self.names.get(bare.casefold())

    def outlet(self, name: str) -> bool:
        """Tell whether *name* is that of an outlet, by a list or by its last word.

        >>> agencies().outlet("Ketterby Gazette"), agencies().outlet("Ada Brandt")
        (True, False)
        """
        words = name.split()
        if not words or name in self.outlets or words[0] in self.outlets:
            return bool(words)
        return words[-1] in self.nouns or (words[0] in self.nouns and words[1:2] == ["of"])


@lru_cache(maxsize=1)
def agencies() -> Agencies:
    """Return the lists that ship."""
    table = tomllib.loads(files("counterclaim.knowledge").joinpath("agencies.toml").read_text("utf-8"))
    names: dict[str, str] = {}
    for name, others in table["agencies"].items():
        for spelling in (name, *others):
            names[spelling] = name
            if not spelling.isupper() and len(spelling) > 4:
                names[spelling.casefold()] = name
    outlets = frozenset(name for line in table["outlets"]["names"].split("\n") for name in line.split("|") if name)
    return Agencies(names, outlets, frozenset(table["outlets"]["nouns"].split()))
