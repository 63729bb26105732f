"""Where a place stands for those who govern from it: “Tehran denied it” is a government, “to Tehran” is the city.

The roles that the encoder gives decide (PropBank): agents act, and only people and bodies act; goals and locations are
places. Where the roles say nothing, the preposition before the name or the noun that it possesses does. The lists are
``knowledge/metonymy.toml``.
"""

import tomllib
from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from counterclaim.knowledge.nouns import noun, singulars
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run

Sense = Literal["government", "place"]
_ARTICLES = {"the"}
_LINKS = {"and", "or", ",", "both", "the", "&", "nor", "neither", "either", "as", "well"}
_LISTS = {",", "and", "or", "the", "&"}
_PLACE_ROLES = {"ARGM-LOC", "ARGM-DIR", "ARGM-GOL", "ARG4"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a name stands for here, and the rule that says so."""

    sense: Sense
    why: str
    sure: bool = True
    """Whether anything spoke for it; ``False`` where it is only what such names are most of the time."""


@dataclass(frozen=True, slots=True)
class _Lists:
    before_place: frozenset[str]
    before_government: frozenset[str]
    happens_in: frozenset[str]
    deals_with: frozenset[str]
    gives_to: frozenset[str]
    leads: frozenset[str]
    before_capital: frozenset[str]
    place_nouns: frozenset[str]
    actors: frozenset[str]
    actor_adjectives: frozenset[str]
    before: frozenset[str]
    copulas: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Role:
    role: str
    run: Run
    predicate: int


class Roles:
    """The roles that some names of an article play, looked up once for all of them."""

    def __init__(self, annotation: Annotation, names: Collection[Run], lower: list[str]) -> None:
        """Index the roles around *names*; *lower* are the article's words in lower case."""
        self._words = lower
        self._order = sorted(set(names))
        self._sources = {a.source: a.cue for a in annotation.attributions if a.source is not None}
        self._inside: dict[int, list[_Role]] = {run[0]: [] for run in names}
        self._names = {word for run in names for word in range(*run)}
        starts = [run[0] for run in self._order]
        for frame in annotation.frames:
            for argument in frame.arguments:
                first, last = argument.run
                for i in range(bisect_left(starts, first), bisect_left(starts, last)):
                    self._inside[starts[i]].append(_Role(argument.role, argument.run, frame.predicate))
        self._list: dict[Run, list[Run]] = {}
        """The names that nothing but commas and “and” parts, in their order, for each of them."""
        group: list[Run] = []
        for run in self._order:
            group = group if group and self._listed(group[-1], run) else []
            group.append(run)
            self._list[run] = group
        self._told: dict[tuple[Run, str], Standing] = {}
        self._against: dict[tuple[Run, str], list[Run]] = {}

    def standing(self, run: Run, kind: str) -> Standing:
        """Tell what the name at *run* stands for; in a list what is said of one name is said of all.

        Args:
            run: a name's words, as given to the constructor.
            kind: “country”, “capital”, “seat” …, as ``knowledge.world.Kind``.
        """
        found = self._alone(run, kind)
        if found.sure:
            return found
        others = self._others(self._list[run], kind, found.sense)
        if not others:
            return found
        at = bisect_left(others, run)
        other = others[max(0, at - 1)]  # the nearest before, else the first behind
        listed = self._alone(other, kind)
        return Standing(listed.sense, f"in a list with “{' '.join(self._words[slice(*other)])}”: {listed.why}")

    def _listed(self, one: Run, other: Run) -> bool:
        between = self._words[one[1] : other[0]]
        return 0 < len(between) <= 3 and all(word in _LISTS for word in between)

    def _others(self, group: list[Run], kind: str, usual: Sense) -> list[Run]:
        """Return the names of a list that something tells not to be what such names are most of the time."""
        if (known := self._against.get((group[0], kind))) is None:
            against = [one for one in group if (told := self._alone(one, kind)).sure and told.sense != usual]
            known = self._against[group[0], kind] = against
        return known

    def _alone(self, run: Run, kind: str) -> Standing:
        if (told := self._told.get((run, kind))) is None:
            told = self._told[run, kind] = self._tell(run, kind)
        return told

    def _tell(self, run: Run, kind: str) -> Standing:
        usual: Sense = "government" if kind == "seat" else "place"
        if self._words[run[0] - 1 : run[0]] == ["-"] and run[0] > 1 and self._words[run[0] - 2] in {"pro", "anti"}:
            return Standing("government", f"behind “{self._words[run[0] - 2]}-”")
        found = self._as_source(run) or self._possessing(run, kind) or self._in_roles(run)
        found = found or self._by_preposition(run, kind) or self._called(run)
        return found or Standing(usual, f"nothing around it tells; a {kind} mostly is a {usual}", sure=False)

    def _as_source(self, run: Run) -> Standing | None:
        for source in (run, (run[0] - 1, run[1])):
            if source in self._sources and (source == run or self._words[source[0]] in _ARTICLES):
                first, last = self._sources[source]
                return Standing("government", f"it is the source of “{' '.join(self._words[first:last])}”")
        return None

    def _possessing(self, run: Run, kind: str) -> Standing | None:
        lists, words, at = _lists(), self._words, run[1]
        if at < len(words) and words[at] in {"'", "’"}:
            at += 1 + (words[at + 1 : at + 2] == ["s"])
        else:
            return None
        behind = words[at : at + 5]
        for i, word in enumerate(behind):
            if any(form in lists.place_nouns for form in singulars(word)):
                return Standing("place", f"“{word}” is what a place has")
            known = noun(behind[: i + 1])
            if known and known.kind in {"facility", "place"}:
                return Standing("place", f"“{word}” is what a place has")
            if known:
                break
        return Standing("government", "what it possesses is a government's") if kind in {"capital", "seat"} else None

    def _in_roles(self, run: Run) -> Standing | None:
        lists = _lists()
        roles = [r for r in self._inside.get(run[0], ()) if self._heads(run, r.run)]
        for one in sorted(roles, key=lambda r: r.run[1] - r.run[0]):
            verb = self._words[one.predicate]
            if one.role in _PLACE_ROLES and self._before(run, one.run) in {*lists.before_place, ""}:
                return Standing("place", f"it is where “{verb}” happens or leads ({one.role})")
            if one.role in {"ARG0", "R-ARG0", "C-ARG0"}:
                if _among(verb, lists.happens_in):
                    return Standing("place", f"it is where “{verb}” happens")
                return Standing("government", f"it is who acts in “{verb}” (ARG0)")
            if one.role in {"ARG1", "ARG2"} and _among(verb, lists.deals_with) and not self._before(run, one.run):
                return Standing("government", f"“{verb}” is done to somebody ({one.role})")
            given = one.role in {"ARG1", "ARG2", "ARG3"} and self._before(run, one.run) in {"to", "from"}
            if given and _among(verb, lists.gives_to):
                return Standing("government", f"“{verb}” has somebody at its other end ({one.role})")
        return None

    def _called(self, run: Run) -> Standing | None:
        """Tell by what the name is called: “our ally Velmar”, “Velmar is determined”."""
        lists, words = _lists(), self._words
        at = run[0] - 1
        while at >= 0 and run[0] - at <= 12 and (words[at] in lists.before or words[at] in _LINKS or at in self._names):
            at -= 1
        if at >= 0 and any(form in lists.actors for form in singulars(words[at])):
            return Standing("government", f"it is called “{words[at]}”")
        end = run[1] + (words[run[1] : run[1] + 1] == [","])
        if words[end : end + 1] and words[end] in lists.copulas:
            for word in words[end + 1 : end + 7]:
                if word in lists.actor_adjectives or any(form in lists.actors for form in singulars(word)):
                    return Standing("government", f"it is said to be “{word}”")
        return None

    def _by_preposition(self, run: Run, kind: str) -> Standing | None:
        lists = _lists()
        at = run[0] - 1
        while at >= 0 and (self._words[at] in _LINKS or at in self._names) and run[0] - at <= 8:
            at -= 1  # “between Russia and Iran”
        if at < 0:
            return None
        word = self._words[at]
        if word in lists.before_place:
            if word == "to" and at and _among(self._words[at - 1], lists.gives_to):
                return Standing("government", f"“{self._words[at - 1]} to” somebody")
            return Standing("place", f"behind “{word}”")
        if word in lists.before_capital and kind == "capital":
            before = self._words[max(0, at - 4) : at]
            return None if any(_among(w, lists.leads) for w in before) else Standing("government", f"behind “{word}”")
        return Standing("government", f"behind “{word}”") if word in lists.before_government else None

    def _heads(self, run: Run, argument: Run) -> bool:
        """Tell whether the name is what an argument is about: alone, behind a preposition, or with others beside it."""
        lists = _lists()
        before = self._words[argument[0] : run[0]]
        rest = before[1:] if before[:1] and (before[0] in lists.before_place | lists.before_government) else before
        own = all(
            w in _LINKS for i, w in enumerate(rest) if argument[0] + len(before) - len(rest) + i not in self._names
        )
        after = [i for i in range(run[1], argument[1]) if self._words[i] not in {"'", "’", "s"}]
        ends = not after or self._words[after[0]] in {",", "which", "who", "(", "–", "—"}
        joined = all(self._words[i] in _LINKS or i in self._names for i in after)
        return own and (ends or joined)

    def _before(self, run: Run, argument: Run) -> str:
        first = self._words[argument[0]] if argument[0] < run[0] else ""
        return "" if first in _LINKS or argument[0] in self._names else first


def _among(word: str, base: Collection[str]) -> bool:
    """Tell whether *word* is a form of one of the *base* forms, by the spelling rules of English verbs.

    >>> _among("accused", {"accuse"}), _among("pressing", {"press"}), _among("denies", {"deny"})
    (True, True, True)
    """
    return any(form in base for form in _forms(word))


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, ...]:
    irregular = _IRREGULAR.get(word)
    out = [word, *([irregular] if irregular else [])]
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            out += [stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem]
            if stem.endswith("i"):
                out.append(f"{stem[:-1]}y")
    return tuple(out)


_IRREGULAR: Mapping[str, str] = {
    "saw": "see", "seen": "see", "had": "have", "has": "have", "lay": "lie", "told": "tell", "held": "hold",
    "said": "say", "gave": "give", "given": "give", "sold": "sell", "paid": "pay", "lent": "lend", "sought": "seek",
    "bought": "buy", "heard": "hear", "woke": "wake", "sat": "sit",
    "left": "leave", "flew": "fly", "flown": "fly", "fled": "flee", "went": "go",
}  # fmt: skip


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    tables = tomllib.loads(files("counterclaim.knowledge").joinpath("metonymy.toml").read_text("utf-8"))
    at, verbs = tables["prepositions"], tables["verbs"]
    return _Lists(
        before_place=frozenset(at["place"]),
        before_government=frozenset(at["government"]),
        before_capital=frozenset(at["capital"]),
        happens_in=frozenset(verbs["happens_in"]),
        deals_with=frozenset(verbs["deals_with"]),
        gives_to=frozenset(verbs["gives_to"]),
        leads=frozenset(verbs["leads"]),
        place_nouns=frozenset(tables["nouns"]["place"]),
        actors=frozenset(tables["nouns"]["actor"]),
        actor_adjectives=frozenset(tables["adjectives"]["actor"]),
        before=frozenset(tables["links"]["before"]),
        copulas=frozenset(tables["links"]["copulas"]),
    )
