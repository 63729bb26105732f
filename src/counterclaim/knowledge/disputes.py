"""Words that say how one claim stands to another: of denying, of untruth, of pointing back, opposites."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from counterclaim.knowledge.verbs import forms


@dataclass(frozen=True, slots=True)
class Wordlists:
    """The lists of ``disputes.toml``; verbs are there in all their forms."""

    denying: frozenset[str]
    doubting: frozenset[str]
    holding: frozenset[str]
    silent: frozenset[str]
    untrue: frozenset[str]
    negative: frozenset[str]
    pointers: frozenset[str]
    pronouns: frozenset[str]
    upholding: frozenset[str]
    upholding_phrases: frozenset[tuple[str, str]]
    """Verbs with the word that follows, in all forms of the verb."""
    withholding: frozenset[str]
    verifying: frozenset[str]
    evading: frozenset[str]
    affirming: frozenset[str]
    stressing: dict[str, frozenset[str]]
    """For a negating word what behind it makes it stress what is stated."""
    answering: frozenset[str]
    common: frozenset[str]
    partial: frozenset[str]
    earlier: frozenset[str]
    opposites: dict[str, frozenset[str]]
    """Each word's opposites."""


@lru_cache(maxsize=1)
def wordlists() -> Wordlists:
    """Return the lists that ship.

    >>> "denied" in wordlists().denying, sorted(wordlists().opposites["right"])
    (True, ['wrong'])
    """
    table = tomllib.loads(files("counterclaim.knowledge").joinpath("disputes.toml").read_text("utf-8"))

    def verbs(name: str) -> frozenset[str]:
        return frozenset(form for base in table[name].split() for form in forms(base))

    def plain(name: str) -> frozenset[str]:
        return frozenset(table[name].split())

    opposites: dict[str, set[str]] = {}
    for pair in table["opposites"].replace("\n", "|").split("|"):
        if pair.strip():
            one, other = pair.split()
            opposites.setdefault(one, set()).add(other)
            opposites.setdefault(other, set()).add(one)
    nouns = plain("pointers")
    verb, after = table["upholding_phrases"].split()
    return Wordlists(
        denying=verbs("denying") | {"denial", "denials", "rejection", "rebuttal"},
        doubting=verbs("doubting"),
        holding=verbs("holding"),
        silent=verbs("silent"),
        untrue=plain("untrue"),
        negative=plain("negative"),
        pointers=nouns | {f"{noun[:-1]}ies" if noun.endswith("ry") else f"{noun}s" for noun in nouns},
        pronouns=plain("pronouns"),
        upholding=verbs("upholding"),
        upholding_phrases=frozenset((form, after) for form in forms(verb)),
        withholding=verbs("withholding"),
        verifying=verbs("verifying"),
        evading=plain("evading"),
        affirming=plain("affirming"),
        stressing={word: frozenset(others) for word, *others in map(str.split, table["stressing"].strip().split("\n"))},
        answering=plain("answering"),
        common=plain("common"),
        partial=plain("partial"),
        earlier=plain("earlier"),
        opposites={word: frozenset(others) for word, others in opposites.items()},
    )
