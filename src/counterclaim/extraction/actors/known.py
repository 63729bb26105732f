"""Known names in an article: which words name a country, its people, a capital, a body or a seat of power."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from counterclaim.extraction import wording
from counterclaim.knowledge.spelling import PARTICLES, key, plain
from counterclaim.knowledge.world import Known, World
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run
from counterclaim.records import Span

_NATIONS = {"country", "region", "capital", "adjective", "people", "seat of power"}
PLACES = ("country", "capital", "seat of power", "region", "seat")
"""Kinds of what is somewhere, though it may stand for those who govern from there."""
_OWNERS = {"'", "’"}


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that are a known name, and what it may stand for; never empty, the likeliest first."""

    run: Run
    rows: tuple[Known, ...]

    @property
    def country(self) -> str | None:
        """The country that the words lead to."""
        return next((row.country for row in self.rows if row.country), None)

    def kind(self, *kinds: str) -> Known | None:
        """Return the first row of one of *kinds*."""
        return next((row for row in self.rows if row.kind in kinds), None)


class Names:
    """The words of an article and the known names among them."""

    def __init__(self, annotation: Annotation, world: World, on: str | None) -> None:
        """Find all known names; the longest counts where several begin at a word.

        Args:
            on: the day, ISO 8601, that what holds now is told by.
        """
        text, encoding = annotation.text, annotation.encoding
        self._text = text
        self._start, self._end = annotation.bounds
        self._first = {start: i for i, start in enumerate(self._start)}
        self._last = {end: i + 1 for i, end in enumerate(self._end)}
        self._annotation = annotation
        self.cased = annotation.tokens
        self._opens = encoding.opens
        self.world = world
        self.on = on
        self.lower = [word.casefold() for word in self.cased]
        self._bare: dict[Run, Run] = {}
        self.homes: set[str] = set()
        """Countries of the people whom the article names in full or by their offices."""
        self._take(self._scan())

    def _take(self, hits: list[Hit]) -> None:
        self.hits = hits
        self._starts = [hit.run[0] for hit in hits]
        self.at = {word: hit for hit in hits for word in range(*hit.run)}
        """The known name that a word is part of."""
        self.by_run = {hit.run: hit for hit in hits}

    def drop(self, runs: Collection[Run]) -> None:
        """Take these for no known names."""
        if runs:
            self._take([hit for hit in self.hits if hit.run not in runs])
            self.__dict__.pop("live", None)

    def span(self, run: Run) -> Span:
        """Return the code points of a run of words, as ``Annotation.span``."""
        return self._start[run[0]], self._end[run[1] - 1]

    def words(self, run: Run) -> str:
        """Return the text of a run of words, as ``Annotation.words``."""
        return self._text[self._start[run[0]] : self._end[run[1] - 1]]

    def run(self, span: Span) -> Run:
        """Return the words that overlap *span*, as ``Annotation.run``."""
        first, last = self._first.get(span[0]), self._last.get(span[1])
        return (first, last) if first is not None and last is not None else self._annotation.run(span)

    @cached_property
    def live(self) -> Counter[str]:
        """How often each country is named: itself, its people, its capital, its own bodies."""
        return Counter(hit.country for hit in self.hits if hit.country and hit.rows[0].kind in _NATIONS | {"seat"})

    def inside(self, run: Run) -> list[Hit]:
        """Return the known names that lie inside *run*, in their order."""
        first = bisect_left(self._starts, run[0])
        last = bisect_left(self._starts, run[1])
        return [hit for hit in self.hits[first:last] if hit.run[1] <= run[1]]

    def bare(self, run: Run) -> Run:
        """Return *run* without an article before and a possessive ending behind."""
        if (known := self._bare.get(run)) is None:
            known = self._bare[run] = self._cut(run)
        return known

    def _cut(self, run: Run) -> Run:
        first, last = run
        while last - first > 1 and self.lower[last - 1] in {"s", *_OWNERS, ",", "."}:
            if self.lower[last - 1] == "." and last - first > 2 and len(self.cased[last - 2]) == 1:
                break  # “the U.S.”
            if self.lower[last - 1] == "s" and self.lower[last - 2] not in _OWNERS:
                break
            last -= 1
        return (first + 1, last) if last - first > 1 and self.lower[first] in {"the", "a", "an"} else (first, last)

    def proper(self, first: int) -> Run:
        """Return the longest name that begins at a word, as it is spelt: capitals, particles, hyphens, initials.

        Days and months are none, nor is what a known name of somewhere begins.
        """
        last, at = first, first
        while at < len(self.cased) and (at == first or not self._opens[at]) and at not in self.at:
            word = self.cased[at]
            if word[:1].isupper() and word[:1].isalpha() and self.lower[at] not in _DAYS:
                last = at = at + 1
            elif at == first or word not in {"-", ".", "'", "’", *_PARTICLES}:
                break
            elif word in {".", "'", "’"} and len(self.cased[at - 1]) > 1:
                break  # not “A. Roon”, “O’Roon”
            else:
                at += 1
        return first, last

    def ending(self, run: Run) -> Run:
        """Return the person's name that a mention ends with, behind nation and title; empty where it ends with none.

        “Ousted Velmarian president *Ada al-Roon* of the Guards”, “Secretary of State *Ada Roon*”; not “Roon's aide” nor
        “Roon and Talvik”.
        """
        first, last = self.bare(run)
        ends = (i for i in range(first + 1, last) if self.lower[i] in _NAME_ENDS and not self._office(i, last))
        last = next(ends, last)
        if last < run[1] and self.lower[last] in {"and", "or", "&"}:
            return last, last
        for at in range(first, last):
            if self.proper(at)[1] >= last and self.lower[at] not in wording.TITLES:
                return at, last
        return last, last

    def _office(self, at: int, last: int) -> bool:
        """Tell whether “of” belongs to a title that a name follows: “Minister *of* Health Ada Roon”."""
        title = self.lower[at] == "of" and self.lower[at - 1] in wording.TITLES and self.cased[at - 1][:1].isupper()
        return title and not set(self.lower[at:last]) & wording.TITLES

    def _scan(self) -> list[Hit]:
        lengths, cased = _lengths(self.world), self.cased
        out: list[Hit] = []
        at, total = 0, len(cased)
        while at < total:
            first = cased[at]
            hit = None
            if first[:1].isupper() or first == "al":
                for length in lengths.get(_start(first), ()):
                    if at + length > total or not cased[at + length - 1][:1].isalnum() or self._owner(at + length):
                        continue
                    rows = self.world.candidates(self.words((at, at + length)), self.on)
                    if rows and self._meant(at, at + length, rows):
                        dotted = length > 1 and cased[at + 1 : at + 2] == cased[at + length : at + length + 1] == ["."]
                        hit = Hit((at, at + length + dotted), rows)  # “U.S.”
                        break
            if hit:
                out.append(hit)
            at = hit.run[1] if hit else at + 1
        self._people = {run[1]: run for run in map(self.bare, self._called())}
        return [hit for hit in out if not (self._common(hit, out) or self._family(hit))]

    def _called(self) -> list[Run]:
        """Return the names of persons, as the encoder has them."""
        names = [n.run for n in self._annotation.names if n.type == "person"]
        return names + [m.run for m in self._annotation.mentions if m.type == "person" and m.named]

    def _family(self, hit: Hit) -> bool:
        """Tell whether a name of somewhere is the family name of a person: “Michael Jordan”."""
        whole = self._people.get(hit.run[1])
        if whole is None or whole[0] >= hit.run[0] or hit.rows[0].kind not in PLACES:
            return False
        given = range(whole[0], hit.run[0])
        return all(
            self.cased[i][:1].isupper() and self.lower[i] not in _BEFORE | wording.TITLES for i in given
        ) and not any(key(self.cased[i]) in self.world.index for i in given)

    def _meant(self, first: int, last: int, rows: Sequence[Known]) -> bool:
        """Tell whether the words can be the name: “Georgia Brandt” is a person, “Jordan Peak” a place of its own."""
        after = self.cased[last] if last < len(self.cased) and not self._opens[last] else ""
        before = self.cased[first - 1] if first and not self._opens[first] else ""
        if last - first > 1:
            return True
        if len(self.cased[first]) <= 4 and self.cased[first].isupper() and _shouted(before, after):
            return False  # “THE FERRY IS LATE”
        kind, behind = rows[0].kind, after[:1].isalpha() and len(after) > 1
        # A capital word before may be a given name, unless it opens the sentence or is a title.
        given = before[:1].isupper() and before.isalpha() and first > 1 and before.casefold() not in _BEFORE
        given = given and not self._opens[first - 1] and self.lower[first - 2] not in {".", "”", '"', ":"}
        if kind in {"adjective", "people"}:
            # “Ada German said”: a family name ends its name; an adjective has something behind it.
            return not given or (behind and after not in _AUXILIARIES)
        if kind not in {"country", "capital", "seat of power", "region"}:
            return True
        longer = behind and after[0].isupper() and after.isalpha() and not after.isupper()
        if longer and key(after) not in self.world.index and after.casefold() not in _BEHIND:
            return False
        # “Jordan King said”: behind a bare name of a country a lone capital title is a family name.
        ends = last + 1 >= len(self.cased) or not self.cased[last + 1][:1].isupper()
        adjective = before.casefold() == "the" or any(row.kind == "adjective" for row in rows)
        if longer and ends and not adjective and after.casefold() in wording.TITLES:
            return False
        return before != "-" and not (given and self.lower[first - 2] != "the" and key(before) not in self.world.index)

    def _owner(self, last: int) -> bool:
        return self.lower[last - 1] == "s" and self.lower[last - 2] in _OWNERS

    def _common(self, hit: Hit, hits: Sequence[Hit]) -> bool:
        """Tell whether a name that says little by itself lacks its country: “the Senate” of who knows whom."""
        if key(self.words(hit.run)) not in self.world.common or hit.rows[0].kind != "body":
            return False
        beside = self.at_before(hit, hits)
        if beside or hit.country is None:
            return beside != hit.country
        nations = {h.country for h in hits if h is not hit and h.country and h.rows[0].kind in _NATIONS | {"seat"}}
        return bool(nations) and hit.country not in nations

    @staticmethod
    def at_before(hit: Hit, hits: Sequence[Hit]) -> str | None:
        """Return the country whose name or adjective stands right before a name, ``None`` where none does."""
        for other in hits:
            if 0 <= hit.run[0] - other.run[1] <= 2 and other.rows[0].kind in {"adjective", "country", "people"}:
                return other.country
        return None


_PARTICLES = PARTICLES - {"of"}
_NAME_ENDS = (wording.GOVERNORS | wording.RELATIVE | {",", "(", "and", "or", "&"}) - _PARTICLES
_DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    """.split()
)
# Capitals that may stand before and behind a lone country's or capital's name.
_BEFORE = frozenset(
    """
    the president minister king queen premier chancellor foreign secretary ambassador but and in on as for from to with
    when while if after before since although though despite both neither either that this what how why northern
    southern eastern western central north south east west downtown mr
    """.split()
)
_BEHIND = frozenset(
    """
    president prime foreign defense defence ministry minister army navy police air government parliament king queen
    chancellor premier embassy ambassador central state national supreme interior finance health justice city
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)


_AUXILIARIES = frozenset(
    "and or but who which is was are were has had have will would said says told in on at for to of from with".split()
)


def _shouted(before: str, after: str) -> bool:
    """Tell whether the words around a word are in capitals too, so that its own say nothing."""
    around = [word for word in (before, after) if word]
    return bool(around) and all(word.isupper() and len(word) > 1 for word in around)


def _start(word: str) -> str:
    return plain(word).casefold()


@lru_cache(maxsize=4)
def _lengths(world: World) -> dict[str, tuple[int, ...]]:
    """Return, for each first word of known names, how many words such names have here, longest first.

    The article's words part at hyphens and apostrophes, which keys leave out; so a name may be longer than its key.
    """
    out: dict[str, set[int]] = {}
    for row in world.rows:
        if row.kind == "person":
            continue
        for name in (row.name, *row.aliases):
            name = name.removeprefix("the ").removeprefix("The ")
            words = _pieces(name)
            first = _start(words[0])
            out.setdefault(first, set()).add(len(words))
    return {first: tuple(sorted(found, reverse=True)) for first, found in out.items()}


def _pieces(name: str) -> list[str]:
    """Cut a name as ``language.encoding`` cuts words, without a dot at its end."""
    return _WORD.findall(name.rstrip("."))


_WORD = re.compile(r"\w+|[^\w\s]")
