"""The words that tell times in English, by class, and the patterns that they form."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

_TABLES = tuple(
    """
    weekday shortday month shortmonth season daypart unit deictic which told part edge shift ago relation
    reference adverb weekdays frequency decadename ordinal era half zone
    """.split()
)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What ``times.toml`` holds."""

    classes: Mapping[str, str]
    """The class of each word, in lower case."""
    tables: Mapping[str, Mapping[str, Any]]
    """By class: what each of its words means."""
    patterns: tuple[tuple[str, str], ...]
    """(reading, form), macros filled in."""
    names: Mapping[str, str | tuple[int, int]]
    """Feasts as (month, day), periods as TIMEX3 values."""
    modal: frozenset[str]
    """Verbs that put the verb behind them into the future."""
    future: frozenset[str]
    past: frozenset[str]


@lru_cache(maxsize=1)
def time_words() -> TimeWords:
    """Return the words and patterns that ship with the program."""
    read = tomllib.loads(files("counterclaim.knowledge").joinpath("times.toml").read_text("utf-8"))
    classes = {word: name for name in _TABLES for word in read[name]}
    for name, words in read["words"].items():
        classes |= dict.fromkeys(words, name)
    forms = []
    for pattern in read["pattern"]:
        form = pattern["form"]
        for macro, meaning in read["macros"].items():
            form = form.replace(macro, meaning)
        forms.append((pattern["reading"], form))
    names = {name: (month, day) for name, (month, day) in read["feasts"].items()} | read["periods"]
    tables = {name: read[name] for name in (*_TABLES, "bounds", "approximate")}
    tables["part"] = tables["part"] | tables["edge"]
    tables["month"] = tables["month"] | tables["shortmonth"]
    tense = read["tense"]
    sets = (frozenset(tense[name]) for name in ("modal", "future", "past"))
    return TimeWords(classes, tables, tuple(forms), names, *sets)
