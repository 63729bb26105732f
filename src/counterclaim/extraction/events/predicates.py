"""The predicates of an article, with what English says about each: verb or noun, base form, object, negation."""

from functools import cached_property

from counterclaim.extraction.events.phrases import BOUNDS, DETERMINERS, PREPOSITIONS, Phrases
from counterclaim.knowledge.verbs import base
from counterclaim.language.attribution import Run
from counterclaim.language.frames import Frame

_OBJECTS = ("ARG1", "ARG2", "ARG3", "ARG4")
_BEFORE_VERBS = frozenset(
    """
    to not n't t never will would can could may might must shall should has have had is are was were be been being do
    does did having who which they he she it we you i also already and
    """.split()
)
_NONE = frozenset({"no", "none", "neither", "nobody", "nothing", "not"})
_LIMITS = frozenset({"fewer", "less", "more", "only", "later", "sooner", "just"})
"""Behind “no” and “not” these make a bound of it: “no fewer than 50 fled” says that they did."""
BE = frozenset("be is are was were been being am 's 're 'm get gets got gotten getting".split())
_BETWEEN = frozenset({"not", "also", "n't", "already", "t", "'", "never", "later"})
"""What may stand between “be” and its participle, adverbs in -ly apart."""


class Text(Phrases):
    """An annotation with its predicates."""

    @cached_property
    def predicates(self) -> list["Predicate"]:
        """The frames of the annotation, in their order."""
        return [Predicate(self, number, frame) for number, frame in enumerate(self.annotation.frames)]

    @cached_property
    def at(self) -> dict[int, "Predicate"]:
        """The predicates by their words."""
        return {p.word: p for p in self.predicates}

    @cached_property
    def parents(self) -> list[int | None]:
        """For each predicate the one in whose argument it stands: the nearest before it, else the nearest after."""
        out: list[int | None] = [None] * len(self.predicates)
        size = [10_000] * len(out)
        where = {p.word: p.number for p in self.predicates}
        for outer in self.predicates:
            for argument in outer.frame.arguments:
                first, last = argument.run
                if argument.role in {"ARGM-MOD", "ARGM-NEG", "ARGM-LVB"} or last - first == 0:
                    continue
                for word in range(first, last):
                    inner = where.get(word)
                    if inner is None or inner == outer.number:
                        continue
                    far = word - outer.word if outer.word < word else 1000 + outer.word - word
                    if far < size[inner]:
                        out[inner], size[inner] = outer.number, far
        for i in range(len(out)):  # two may stand in each other's arguments: the earlier is the outer
            seen = {i}
            j = out[i]
            while j is not None and j not in seen:
                seen.add(j)
                j = out[j]
            if j is not None:
                out[i] = None
        return out


class Predicate:
    """One frame in its text.

    Attributes:
        word: its word's number.
        number: its own, in the order of the frames.
        form: its word in lower case; of “it’s” the verb.
    """

    def __init__(self, text: Text, number: int, frame: Frame) -> None:
        self.text = text
        self.number = number
        self.frame = frame
        self.word = frame.predicate
        word = text.words[self.word]
        self.form = "be" if word in {"'", "’"} else word

    @property
    def words(self) -> tuple[int, ...]:
        """Its word, and of “’s” both pieces."""
        clitic = self.text.words[self.word] in {"'", "’"} and self.word + 1 < len(self.text.words)
        return (self.word, self.word + 1) if clitic else (self.word,)

    @cached_property
    def base(self) -> str:
        """The base form of its word, as of a verb."""
        return self.form if self.noun else base(self.form)

    @cached_property
    def verb(self) -> bool:
        """Whether it can be nothing but a verb, by the words before it and its own ending."""
        before = self.text.words[self.word - 1] if self.word else ""
        if before in _BEFORE_VERBS or self.modal is not None:
            return True
        if self.form.endswith("ed") or (self.form.endswith("ing") and before not in DETERMINERS):
            return True
        if self.form.endswith("ings"):
            return False  # “police shootings”
        subject = self.frame.first("ARG0")
        return subject is not None and subject.run[1] == self.word and before not in {"'s", "’s", "s"}

    @cached_property
    def noun(self) -> bool:
        """Whether it can be nothing but a noun, by the word before it."""
        if self.verb or self.form in BE:
            return False
        before = self.text.words[self.word - 1] if self.word else ""
        possessive = before == "s" and self.word > 1 and self.text.words[self.word - 2] in {"'", "’"}
        return before in DETERMINERS or possessive or before in PREPOSITIONS

    @cached_property
    def modal(self) -> str | None:
        """Its modal: “will” or “may”, for example."""
        found = self.frame.modal
        return self.text.words[found.run[0]] if found else None

    @cached_property
    def objects(self) -> list[Run]:
        """Runs of what it is about: ARG1, without it the other arguments after the first, else the words that follow.

        The encoder now and then misses an object; the words that follow are the next best.
        """
        found = [a.run for a in self.frame.arguments if a.role == "ARG1"]
        found = found or [a.run for a in self.frame.arguments if a.role in _OBJECTS]
        return found or [(self.word + 1, min(self.word + 7, self.end))]

    @property
    def end(self) -> int:
        """The word after its sentence."""
        return self.text.ends[self.text.sentence[self.word]]

    @cached_property
    def object_words(self) -> frozenset[str]:
        """The words of the objects' first phrases, and those of the arguments that follow a preposition."""
        text = self.text
        others = [a.run for a in self.frame.arguments if a.role in _OBJECTS[1:]]
        runs = [*self.objects, *(run for run in others if not text.infinitive(run))]
        return frozenset(word for run in runs for word in text.around(text.head(run)))

    @cached_property
    def beside(self) -> frozenset[str]:
        """The words of all arguments, and the few that follow."""
        runs = [a.run for a in self.frame.arguments]
        runs.append((self.word, min(self.word + 6, self.end)))
        if not self.verb:
            runs.append((max(self.word - 8, 0), self.word))
        return frozenset(word for run in runs for word in self.text.around(run))

    @cached_property
    def transitive(self) -> bool:
        """Whether it has an object that is no clause: after it, or before a passive."""
        words = self.text.words
        if all(a.role != "ARG1" for a in self.frame.arguments):  # missed by the encoder
            after = self.word + 1
            return after < self.end and words[after] not in BOUNDS and not self.text.opens(after)
        return any(
            a.role == "ARG1" and (self.passive or (a.run[0] > self.word and words[a.run[0]] not in {"to", "that"}))
            for a in self.frame.arguments
        )

    @property
    def away(self) -> bool:
        """Whether something is said of where from: an argument that “from” or “out” opens, or in its object."""
        words = self.text.words
        for argument in self.frame.arguments:
            first, last = argument.run
            if words[first] in {"from", "out"} or (argument.role == "ARG1" and "from" in words[first:last]):
                return True
        return False

    @property
    def clausal(self) -> bool:
        """Whether what it is about holds another verb: “*did* Trump lower taxes”."""
        at = self.text.at
        runs = [a.run for a in self.frame.arguments if a.role == "ARG1"]
        return any(w in at and w != self.word for run in runs for w in range(*run))

    @cached_property
    def passive(self) -> bool:
        """Whether it is a passive participle: after a form of “be” or “get”, adverbs between."""
        if not (self.form.endswith(("ed", "n", "t", "d", "g", "k")) and not self.form.endswith("ing")):
            return False
        words = self.text.words
        for at in range(self.word - 1, max(self.word - 4, -1), -1):
            if words[at] in BE:
                return True
            if not (words[at].endswith("ly") or words[at] in _BETWEEN):
                return False
        return False

    @cached_property
    def negated(self) -> bool:
        """Whether its own words negate it: “did not”, “no troops”, “without moving”."""
        words = self.text.words
        if any(a.role == "ARGM-NEG" and not self._limits(a.run[0]) for a in self.frame.arguments):
            return True
        before = words[max(self.word - 2, 0) : self.word]
        if "without" in before or (before and before[-1] in {"never", "not", "no"}):
            return True
        return any(
            words[a.run[0]] in _NONE and not self._limits(a.run[0])
            for a in self.frame.arguments
            if a.role in {"ARG0", "ARG1", "ARG2"} and a.run[0] < len(words)
        )

    def _limits(self, at: int) -> bool:
        """Tell whether a word of negation only bounds a number or opens “not only … but also”."""
        words = self.text.words
        return at + 1 < len(words) and words[at + 1] in _LIMITS
