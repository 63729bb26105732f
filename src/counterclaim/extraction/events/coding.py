"""What kind of event a predicate tells of, in PLOVER: its word's sense, what stands beside it, what it governs."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.extraction.events.predicates import Predicate, Text
from counterclaim.knowledge.plover import Code, Ontology, Sense, ontology
from counterclaim.language.attribution import Run

_SEPARABLE = frozenset({"out", "off", "up", "down", "back", "over", "away", "in", "apart"})
"""Particles that may follow the object: “pulled troops out”, but not “called him on”."""
_TURNS = {"does": "does", "ends": "ends", "refuses": "refuses", "asks": "asks for"}
"""What makes one event with the noun that it governs, in words."""
_CLAUSES = frozenset("that to it he she they we i you if whether".split())
"""First words of an object that is a clause."""
_NOUN_ROLES = ("ARG1", "ARG2")


@dataclass(frozen=True, slots=True)
class Coded:
    """A predicate's code and what it rests on."""

    code: Code
    base: str
    """The word that decided, with its particle: “pull out”."""
    trigger: tuple[int, ...]
    """Words: the predicate's own, its particle, and the event noun that it governs (“imposed … sanctions”)."""
    through: int | None = None
    """Number of the predicate of the event noun that it governs: one event with it."""
    table: Code | None = None
    """The code by the manual's table from CAMEO, where that is another."""
    context: tuple[str, ...] = ()
    """Contexts that the sense itself has."""
    conditional: bool = False
    """Whether what stands beside the word has confirmed its sense."""
    why: str = ""
    """The entry of the lexicon that decided, and what confirmed it, for a reader."""


class Coder:
    """Codes the predicates of one text, each once."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._ontology: Ontology = ontology()
        self._known: dict[int, Coded | None] = {}
        self._at = {p.word: p for p in text.predicates}
        self._lights = {a.run[0]: p.number for p in text.predicates for a in p.frame.arguments if a.role == "ARGM-LVB"}

    def coded(self, predicate: Predicate) -> Coded | None:
        """Return the code of *predicate*, ``None`` where PLOVER has none or the lexicon lacks its word."""
        if predicate.number not in self._known:  # “none” is what a word tells where it is no event of PLOVER's
            self._known[predicate.number] = None  # where predicates govern each other in a circle
            found = self._code(predicate)
            self._known[predicate.number] = None if found is None or found.code.type == "none" else found
        return self._known[predicate.number]

    def _code(self, p: Predicate) -> Coded | None:
        if not p.noun:
            found = self._through(p, particles=True)
            if found is not None:
                return found
        senses = self._senses(p)
        for sense, words in senses:
            if sense.object or sense.beside:
                return self._made(p, sense, words)
        if not p.noun:
            found = self._through(p, particles=False)
            if found is not None:
                return found
        return self._made(p, *senses[0]) if senses else None

    def _senses(self, p: Predicate, noun: bool = False) -> list[tuple[Sense, tuple[int, ...]]]:
        """Return the senses that fit, in the order of the lexicon, with the words that they stand on."""
        found = []
        known = self._ontology.senses
        for sense in known.get(self._text.joined[p.word], ()) or known.get(p.form, ()):
            if (p.verb and not sense.verb) or ((p.noun or noun) and not sense.noun):
                continue
            words = self._particles(p, sense)
            if words is None or not self._fits(p, sense):
                continue
            if sense.beside and sense.beside.isdisjoint(p.beside):
                continue
            found.append((sense, words))
        return found

    @staticmethod
    def _fits(p: Predicate, sense: Sense) -> bool:
        if sense.away and not p.away:
            return False
        if "*" in sense.object:
            return p.transitive
        return not sense.object or not sense.object.isdisjoint(p.object_words)

    def _particles(self, p: Predicate, sense: Sense) -> tuple[int, ...] | None:
        """Return the predicate's word with its particles', ``None`` where they are missing."""
        if not sense.particles:
            return (p.word,)
        words, count = self._text.words, len(sense.particles)
        if not words[p.word + 1 : p.word + 2]:
            return None
        places = [p.word + 1]
        if sense.particles[0] in _SEPARABLE:
            places += (a.run[1] for a in p.frame.arguments if a.role == "ARG1" and a.run[0] > p.word)
        for at in places:
            if tuple(words[at : at + count]) == sense.particles:
                return (p.word, *range(at, at + count))
        return None

    def _made(self, p: Predicate, sense: Sense, words: tuple[int, ...]) -> Coded:
        code, base = sense.code, sense.base.replace("_", " ")
        why = f"“{base}” tells of {sense.code}{self._confirmed(p, sense)}"
        if code.mode is None and code.type in self._ontology.about:
            mode, about = self._about(p, code.type)
            code = Code(code.type, mode)
            why += f"; “{about}”, which it is about, makes it {mode}" if about else ""
        conditional = bool(sense.object or sense.beside)
        return Coded(code, base, words, self.light(p), sense.table, sense.context, conditional, why)

    @staticmethod
    def _confirmed(p: Predicate, sense: Sense) -> str:
        """Return what beside its word the sense asks for, in words; an empty string where it asks for nothing."""
        told = [f"“{word}” is among its object's words" for word in sorted(sense.object & p.object_words)[:1]]
        told += ["it has an object"] if "*" in sense.object else []
        told += [f"“{word}” stands beside it" for word in sorted(sense.beside & p.beside)[:1]]
        told += ["where from is told"] if sense.away else []
        return f", as {' and '.join(told)}" if told else ""

    def light(self, p: Predicate) -> int | None:
        """Return the number of the noun whose light verb the predicate is: “*took* control”."""
        return self._lights.get(p.word)

    def _about(self, p: Predicate, kind: str) -> tuple[str | None, str | None]:
        """Return the mode of a demand, refusal or threat by the code of what it is about, and that word."""
        table = self._ontology.about[kind]
        modes = self._ontology.types[kind].modes
        for inner in self.inside(p, ("ARG1", "ARG2", "ARG3")):
            found = self.coded(inner)
            if found is not None:
                mode = table.get(found.code) or table.get(Code(found.code.type))
                if mode is not None:
                    return mode, found.base
        within = self.inside(p, ("ARG1", "ARG2")) if "change" in modes else []
        return ("change", within[0].base) if within else (None, None)

    def inside(self, p: Predicate, roles: Sequence[str]) -> list[Predicate]:
        """Return the predicates inside the arguments in *roles*, in the order of the text."""
        runs: list[Run] = [a.run for a in p.frame.arguments if a.role in roles]
        found = {w for first, last in runs for w in range(first, last) if w in self._at and w != p.word}
        return [self._at[w] for w in sorted(found)]

    def _through(self, p: Predicate, particles: bool) -> Coded | None:
        """Code a verb by the event that it governs: “carried out attacks”, “ended the siege”, “rule out talks”."""
        for kind, word, after in self._ontology.governing.get(p.form, ()):
            if kind not in _TURNS or bool(after) != particles:
                continue
            words = tuple(range(p.word, p.word + 1 + len(after)))
            if after and tuple(self._text.words[p.word + 1 : p.word + 1 + len(after)]) != after:
                continue
            inner = self._event_noun(p, words)
            if inner is None:
                continue
            at, code, number = inner
            made = self._turned(kind, code)
            if made is not None:
                # 113 “rally opposition against”: who calls for sanctions complains of whom they are to hit
                hostile = code.type == "ACCUSE" or self._ontology.types[code.type].quad == "material conflict"
                table = Code("ACCUSE", "disapprove") if hostile and kind == "asks" else None
                noun = self._text.words[at]
                why = f"“{word}” {_TURNS[kind]} “{noun}”, which tells of {code}"
                why += f"; that makes it {made}" if made != code else ""
                return Coded(made, word, (*words, at), number, table, conditional=True, why=why)
        return None

    def _turned(self, kind: str, code: Code) -> Code | None:
        """Return what it is to do, end, refuse or ask for an event of that code."""
        types = self._ontology.types
        if kind == "does":
            return code
        if kind == "ends":
            return types[code.type].ended
        wanted = "REJECT" if kind == "refuses" else "REQUEST"
        table = self._ontology.about[wanted]
        return Code(wanted, table.get(code) or table.get(Code(code.type)))

    def _event_noun(self, p: Predicate, words: tuple[int, ...]) -> tuple[int, Code, int | None] | None:
        """Return the event noun that heads the object: its word, its code, its predicate where it is one."""
        runs = [a.run for a in p.frame.arguments if a.role in _NOUN_ROLES and a.run[0] > p.word]
        if not runs:  # the encoder missed the object; a preposition opens none
            first = words[-1] + 1
            runs = [(first, min(first + 5, p.end))] if first < p.end and not self._text.opens(first) else []
        for run in runs[:2]:
            if run[0] >= run[1] or self._text.words[run[0]] in _CLAUSES:
                continue
            first, last = self._text.head((max(run[0], words[-1] + 1), run[1]))
            for at in range(last - 1, max(first, last - 3) - 1, -1):
                inner = self._at.get(at)
                if inner is not None and not inner.verb:
                    sense = next((s for s, _ in self._senses(inner, noun=True)), None)
                    if sense is not None and sense.code.type != "none":
                        return at, sense.code, inner.number
                code = self._noun(at, at > first)
                if code is not None:
                    return at, code, None
        return None

    def _noun(self, at: int, preceded: bool) -> Code | None:
        """Return the code of an event noun that the encoder has not marked as a predicate.

        What can also be a verb is a noun in the plural, or after another word of its phrase.
        """
        for form in (self._text.joined[at], self._text.words[at]):
            for sense in self._ontology.senses.get(form, ()):
                surely = not sense.verb or preceded or form.endswith("s")
                if sense.noun and surely and not (sense.object or sense.beside or sense.particles):
                    return sense.code
        return None
