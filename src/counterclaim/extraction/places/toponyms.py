"""The different toponyms of an article, and what the words beside each say of where it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from counterclaim.extraction.places.candidates import Candidates, abbreviation, candidates
from counterclaim.knowledge.gazetteer import Gazetteer, PlaceKind
from counterclaim.knowledge.kinds import beside
from counterclaim.knowledge.toponyms import key, owner
from counterclaim.records import Span

_WORD = re.compile(r"[\w’'.-]+")
_CONTAINER = re.compile(r"[’']?s?\s*(?:,|\(|\bin\b|\bin the\b)\s*((?:[A-Z][\w’'.-]*\s*){1,3})")
_BEHIND = re.compile(r"[A-Z][\w’'.-]*,\s*$")
_DATELINE = re.compile(r"\s*(?:\([^)\n]{2,30}\))?\s*[–—-]{1,2}\s")
_CAPITAL = r"(?:[A-Z](?:\.[A-Z])+\.?|[A-Z][\w’'-]*\.?)"
_RUN = re.compile(rf"{_CAPITAL}(?:[ \n](?:(?:of|and)[ \n](?:the[ \n])?)?{_CAPITAL})*")
_INSIDE = re.compile(r"\w+(?:[.’'-]\w+)*")


@dataclass(frozen=True)
class Toponym:
    """A name at one or more places of the text, with all that it may stand for."""

    spans: tuple[Span, ...]
    candidates: Candidates
    container: frozenset[int]
    """Numbers of the regions or countries named right behind it, “Velmar, Texas”."""
    behind: bool = False
    """Whether it stands behind another name and a comma: “Velmar, *Texas*”."""


@lru_cache(maxsize=2)
def nations(gazetteer: Gazetteer, told: bool) -> dict[str, tuple[int, ...]]:
    """Return the countries and large regions by their names, if *told* also those that the text must tell."""
    return gazetteer.named_areas(told=told)


@lru_cache(maxsize=1)
def _openings(gazetteer: Gazetteer) -> frozenset[str]:
    return frozenset(name.split(" ")[0] for name in nations(gazetteer, told=False)) | {"st"}


def toponyms(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> tuple[list[Toponym], list[int]]:
    """Return the different toponyms at *spans*, and for each span the number of its toponym.

    A name counts as one toponym wherever it stands (one sense a discourse), unless what stands beside it differs.
    """
    groups: dict[tuple[str, frozenset[PlaceKind], frozenset[int], bool, bool], list[int]] = {}
    for number, (start, end) in enumerate(spans):
        name = key(owner(text[start:end]))
        hints, container = _hints(text, (start, end)), _container(text, end, gazetteer)
        behind = bool(_BEHIND.search(text, max(0, start - 30), start))
        beside = hints, container, behind, not container and _opens(text, (start, end))
        groups.setdefault((_cased(text[start:end], name), *beside), []).append(number)
    asked: dict[tuple[str, frozenset[PlaceKind], bool, bool], Candidates] = {}
    out: list[Toponym] = []
    of = [0] * len(spans)
    for (name, hints, container, behind, dateline), members in groups.items():
        for i in members:
            of[i] = len(out)
        start, end = spans[members[0]]
        dotted = behind and text[end : end + 1] == "."
        how = name, hints, dateline, dotted
        if how not in asked:
            asked[how] = candidates(
                text[start:end], gazetteer, hints=hints, text=text, dateline=dateline, dotted=dotted
            )
        out.append(Toponym(tuple(spans[i] for i in members), asked[how], container, behind))
    return out, of


def named_besides(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> list[Toponym]:
    """Return the countries and large regions that *text* names outside *spans*: they tell where an article is."""
    areas, openings = nations(gazetteer, told=False), _openings(gazetteer)
    taken = sorted(spans)
    found: dict[str, list[Span]] = {}
    at = 0
    for run in _RUN.finditer(text):
        while at < len(taken) and taken[at][1] <= run.start():
            at += 1
        if at < len(taken) and taken[at][0] < run.end():
            continue
        words = list(_INSIDE.finditer(text, run.start(), run.end()))
        i = 0
        while i < len(words):
            if key(owner(words[i].group())).split(" ")[0] not in openings:
                i += 1
                continue
            for length in range(min(3, len(words) - i), 0, -1):
                begin, end = words[i].start(), words[i + length - 1].end()
                name = owner(text[begin:end])
                if key(name) in areas and (len(name) > 4 or _abbreviates(text, begin, end)):
                    found.setdefault(key(name), []).append((begin, end))
                    i += length - 1
                    break
            i += 1
    out = []
    for name, places in found.items():
        rows = np.array(areas[name], dtype=np.int64)
        none = np.zeros(len(rows), dtype=np.uint8)
        out.append(Toponym(tuple(places), Candidates(rows, none, "name", frozenset()), frozenset()))
    return out


def _cased(surface: str, name: str) -> str:
    return name.upper() if abbreviation(surface) and len(name) <= 3 else name


def _hints(text: str, span: Span) -> frozenset[PlaceKind]:
    before = _WORD.findall(text[max(0, span[0] - 40) : span[0]].casefold())
    behind = text[span[1] : span[1] + 40]
    after = _WORD.findall(behind.casefold()) if behind[:1] == " " else []
    return beside(before, after)


def _opens(text: str, span: Span) -> bool:
    """Tell whether a name is the dateline of an article: “LONDON (AP) —” at the start of a line."""
    before = text[max(0, span[0] - 3) : span[0]].rstrip(" ")
    return before[-1:] in {"", "\n"} and bool(_DATELINE.match(text, span[1]))


def _container(text: str, end: int, gazetteer: Gazetteer) -> frozenset[int]:
    found = _CONTAINER.match(text, end, end + 60)
    if not found:
        return frozenset()
    words = found.group(1).split()
    for length in range(len(words), 0, -1):
        name = owner(" ".join(words[:length]).rstrip(","))
        rows = nations(gazetteer, told=True).get(key(name))
        if rows and (len(key(name)) > 2 or abbreviation(name)):
            return frozenset(rows)
    return frozenset()


def _abbreviates(text: str, begin: int, end: int) -> bool:
    """Tell whether a short word is an abbreviation: “US”, “Cal.”, and not “Miss” or “in”."""
    if abbreviation(text[begin:end]) and end - begin > 2:
        return True
    return text[end : end + 1] == "." or text[max(0, begin - 2) : begin] == ", "
