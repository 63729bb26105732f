"""The PLOVER ontology of political events, and the words that tell of them (``plover.toml``).

Source: PLOVER manual, draft 0.8, Open Event Data Alliance (CC BY-SA 4.0); the lexicon is this project's own.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from counterclaim.knowledge.verbs import forms


@dataclass(frozen=True, slots=True)
class Code:
    """What kind of event it is: a type and, where it is known, a mode of that type; the type “none” blocks a code."""

    type: str
    mode: str | None = None

    @classmethod
    def of(cls, written: str) -> "Code":
        """Read “RETREAT withdraw”."""
        kind, _, mode = written.partition(" ")
        return cls(kind, mode or None)

    def __str__(self) -> str:
        """As it is read: “RETREAT withdraw”."""
        return f"{self.type} {self.mode}" if self.mode else self.type


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types; the fields are explained in ``plover.toml``."""

    name: str
    meaning: str
    quad: str
    modes: tuple[str, ...]
    planned: Code | None
    table: Code | None
    refused: Code | None
    ended: Code | None
    directed: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a word may tell, and what must stand beside it to do so."""

    code: Code
    context: tuple[str, ...]
    verb: bool
    noun: bool
    particles: tuple[str, ...]
    """Words that follow the verb: “out” of “pull out”."""
    object: frozenset[str]
    """All forms of the words of which one must be among those of the object; empty where it needs none, “*” where any
    object will do."""
    beside: frozenset[str]
    """The same for all arguments."""
    away: bool
    """Whether something must be said of where from."""
    base: str
    table: Code | None
    """Its code by the manual's table from CAMEO, where that is another."""

    @property
    def conditional(self) -> bool:
        """Whether it needs anything beside its word."""
        return bool(self.object or self.beside or self.away or self.particles)


@dataclass(frozen=True)
class Ontology:
    """Types, contexts and lexicon."""

    types: dict[str, EventType]
    senses: dict[str, tuple[Sense, ...]]
    """By each form of their first word, those with conditions first, then in the order of the file."""
    governors: dict[str, frozenset[str]]
    """What a verb does with the event that it governs (“does”, “ends”, “plans”, …): the forms of the verbs of one word
    that do it."""
    governing: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]]
    """The same by the form: what it does, the base and its particles, verbs with particles first."""
    willing: frozenset[str]
    """Adjectives of readiness, before “to”."""
    about: dict[str, dict[Code, str]]
    """For each type that is about another event: the mode by that event's code."""
    movement: dict[str, frozenset[str]]
    """Base forms: ``verbs`` and ``nouns`` of movement, ``leaving``, ``reaching``, ``selfmoving``."""
    table: dict[Code, Code]
    """Codes that the manual's table from CAMEO has otherwise than its text."""
    contexts: dict[str, tuple[str, ...]]
    """Word form (or two joined by “_”) → the contexts that it is a sign of."""


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """Load the ontology.

    >>> ontology().types["RETREAT"].planned
    Code(type='CONCEDE', mode=None)
    >>> [sense.code.mode for sense in ontology().senses["kidnapped"]]
    ['abduct']
    """
    tables = tomllib.loads(files("counterclaim.knowledge").joinpath("plover.toml").read_text("utf-8"))
    classes = {name: frozenset(words.split()) for name, words in tables["classes"].items()}
    senses: dict[str, list[Sense]] = {}
    for row in tables["senses"]:
        for form, sense in _senses(row, classes):
            senses.setdefault(form, []).append(sense)
    contexts: dict[str, list[str]] = {}
    for name, words in tables["contexts"].items():
        for form in _forms(words.split()):
            contexts.setdefault(form, []).append(name)
    willing = tables["governors"].pop("willing").split()
    return Ontology(
        types={name: _type(name, row) for name, row in tables["types"].items()},
        senses={form: tuple(sorted(those, key=lambda s: not s.conditional)) for form, those in senses.items()},
        governors={
            name: _forms(word for word in words.split() if "_" not in word)
            for name, words in tables["governors"].items()
        },
        governing=_governing(tables["governors"]),
        willing=frozenset(willing),
        about={kind: {Code.of(key): mode for key, mode in row.items()} for kind, row in tables["about"].items()},
        movement={name: frozenset(words.split()) for name, words in tables["movement"].items()},
        table={Code.of(one): Code.of(other) for one, other in tables["table"].items()},
        contexts={form: tuple(those) for form, those in contexts.items()},
    )


def _type(name: str, row: dict[str, Any]) -> EventType:
    planned, table, refused, ended = (
        Code.of(row[key]) if key in row else None for key in ("planned", "table", "refused", "ended")
    )
    modes = tuple(row.get("modes", "").split())
    return EventType(
        name, row["meaning"], row["quad"], modes, planned, table, refused, ended, row.get("directed", False)
    )


def _governing(rows: dict[str, str]) -> dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]]:
    out: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    for kind, words in rows.items():
        for word in words.split():
            first, *particles = word.split("_")
            for form in forms(first):
                out.setdefault(form, []).append((kind, word.replace("_", " "), tuple(particles)))
    return {form: tuple(sorted(those, key=lambda row: -len(row[2]))) for form, those in out.items()}


def _forms(words: Iterable[str]) -> frozenset[str]:
    """Return all forms of *words*; of “tear_gas” the forms of its last word."""
    out = set()
    for word in words:
        before, _, last = word.rpartition("_")
        out |= {f"{before}_{form}" if before else form for form in forms(last)}
        if last.endswith("man"):
            out.add(f"{last[:-2]}en")
    return frozenset(out)


def _plurals(words: Iterable[str]) -> frozenset[str]:
    """Return nouns with their plurals, by the spelling rules (those of a verb's third person)."""
    out = set()
    for word in words:
        out |= {word, *forms(word)[:2]} if "_" not in word else {word, f"{word}s"}
        if word.endswith("man"):
            out.add(f"{word[:-2]}en")
    return frozenset(out)


def _senses(row: dict[str, Any], classes: dict[str, frozenset[str]]) -> Iterable[tuple[str, Sense]]:
    conditions: dict[str, frozenset[str]] = {}
    for key in ("object", "with"):
        listed = row.get(key, "").split()
        nouns = {noun for word in listed if word.startswith("@") for noun in classes[word[1:]]}
        words = [word for word in listed if not word.startswith("@")]
        conditions[key] = _plurals(nouns) | (_forms(words) if key == "with" else _plurals(words))
    table = Code.of(row["table"]) if "table" in row else None
    context = tuple(row.get("context", "").split())
    for key, verb, noun in (("words", True, True), ("verbs", True, False), ("nouns", False, True)):
        for word in row.get(key, "").split():
            first, *particles = [word] if key == "nouns" else word.split("_")
            sense = Sense(
                code=Code.of(row["code"]),
                context=context,
                verb=verb,
                noun=noun,
                particles=tuple(particles),
                object=conditions["object"],
                beside=conditions["with"],
                away=row.get("away", False),
                base=word,
                table=table,
            )
            for form in _forms([first]):
                yield form, sense
