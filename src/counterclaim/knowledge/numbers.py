"""Numbers in English words, what stands around them, and the units that they count."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What ``numbers.toml`` holds; all words in lower case, phrases as tuples of tokens."""

    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    short: Mapping[str, int]
    several: Mapping[str, tuple[int, int]]
    fractions: Mapping[str, int]
    before: Mapping[tuple[str, ...], str]
    after: Mapping[tuple[str, ...], str]
    margins: Mapping[str, tuple[float, float]]
    currency: Mapping[tuple[str, ...], str]
    percent: frozenset[tuple[str, ...]]
    units: Mapping[tuple[str, ...], str]
    labels: frozenset[str]
    not_one: frozenset[str]
    none: frozenset[str]
    no: frozenset[str]
    never: frozenset[str]


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """Return the words that ship with the program."""
    read = tomllib.loads(files("counterclaim.knowledge").joinpath("numbers.toml").read_text("utf-8"))
    phrases = {name: {_tokens(key): value for key, value in read[name].items()} for name in _PHRASES}
    return NumberWords(
        numbers=read["numbers"],
        scales=read["scales"],
        short=read["short"],
        several={word: (low, high) for word, (low, high) in read["several"].items()},
        fractions=read["fractions"],
        before=phrases["before"],
        after=phrases["after"],
        margins={name: (below, above) for name, (below, above) in read["margins"].items()},
        currency=phrases["currency"],
        percent=frozenset(_tokens(words) for words in read["percent"]["words"] + read["percent"]["pairs"]),
        units=phrases["units"],
        labels=frozenset(read["labels"]["words"]),
        not_one=frozenset(read["labels"]["not_one"]),
        none=frozenset(read["none"]["words"]),
        no=frozenset(read["none"]["determiners"]),
        never=frozenset(read["none"]["never"]),
    )


_PHRASES = ("before", "after", "currency", "units")


def _tokens(phrase: str) -> tuple[str, ...]:
    """Cut a phrase as ``extraction.tokens`` cuts a text."""
    out: list[str] = []
    for part in phrase.lower().split():
        word = ""
        for character in part:
            kind = "a" if character.isalpha() else "1" if character.isdecimal() else ""
            if word and kind and kind == ("a" if word[-1].isalpha() else "1" if word[-1].isdecimal() else ""):
                word += character
                continue
            if word:
                out.append(word)
            word = character
        out.append(word)
    return tuple(out)
