"""Articles without end, made of the newsroom's with what was read from those: for measuring ledgers at any size.

Each story gets words of its own for three in five of its content words; each article of it takes most of the sentences
of one of the three, now and then in another order, with one word in twenty another one. Two that are made of one are
copies. Some twenty stories are under way at any time, 200 articles come a day, 40 outlets put a footer under theirs.
The model reads the newsroom once; claims, entities and events then move with their words, so that what ties articles
has as much to do as with real ones.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any

from counterclaim.exchange import dump, from_record
from counterclaim.knowledge.disputes import wordlists
from counterclaim.pipeline import Pipeline
from counterclaim.records import Document, Reading
from counterclaim.settings import Settings
from evaluation.copies import rows

_SENTENCE = re.compile(r"(?<=[.!?”])\s+")
_WORD = re.compile(r"\w+")
A_DAY = 200
OWN = re.compile(r"\b(?:[bdfgklmnprstvz][aeiou]){3}\b", re.IGNORECASE)
"""What a word looks like that a story has of its own."""
_FOOTER = "Sign up for the morning letter of outlet {0}. All rights reserved by outlet {0} and its partners in print."
_ENTITIES = ("speaker", "addressee", "entity")
"""Cells that name an entity."""


@dataclass(frozen=True)
class Base:
    """An article of the newsroom and what was read from it."""

    story: str
    record: str
    """Its line of JSON: cheaper to take apart again than records are to copy."""


def bases(articles: int = 0) -> list[Base]:
    """Return the newsroom's train part as the program reads it; with *articles*, so many of them."""
    given = [*rows("newsroom/train.jsonl")][: articles or None]
    stories = {row["id"]: row["story"] for row in given}
    documents = (Document(row["id"], row["text"], row.get("title"), published=row.get("published")) for row in given)
    readings = Pipeline.load(Settings(threads=1)).read(documents, own_voice=True)
    return [Base(stories[reading.document.id], dump(reading)) for reading in readings]


def made(given: Sequence[Base], seed: int = 6, first: int = 0) -> Iterator[Reading]:
    """Yield readings without end, the same for the same *seed*; those that come *first* have been made otherwise."""
    rng = random.Random(seed)
    stories: dict[str, list[Base]] = defaultdict(list)
    for base in given:
        stories[base.story].append(base)
    plots = sorted(stories)
    number = first
    while True:
        story = number // 5 + rng.randrange(20)
        record = json.loads(rng.choice(stories[plots[story % len(plots)]]).record)
        renamed = partial(_WORD.sub, partial(_own, story, wordlists().common))
        moved = _Moved.of(record["text"], rng, renamed)
        outlet = rng.randrange(40)
        day = date(2020, 1, 1) + timedelta(days=number // A_DAY)
        record |= {"id": f"a{number}", "url": None, "outlet": f"Outlet {outlet}", "published": day.isoformat()}
        record |= {"title": renamed(record["title"]), "text": f"{moved.text}\n{_FOOTER.format(outlet)}"}
        yield from_record(_kept(moved, record, renamed))
        number += 1


@dataclass(frozen=True)
class _Moved:
    """A text made of another's sentences, and where its characters went."""

    text: str
    starts: dict[int, int]
    ends: dict[int, int]

    @classmethod
    def of(cls, text: str, rng: random.Random, renamed: Any) -> _Moved:
        """Take most sentences of *text*, shuffled now and then, with other words here and there."""
        edges = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
        sentences = [(one, other) for one, other in pairwise(edges) if one < other]
        kept = [sentence for sentence in sentences if rng.random() < 0.8] or sentences
        if rng.random() < 0.3:
            rng.shuffle(kept)
        words = [match.group() for one, other in kept for match in _WORD.finditer(text, one, other)]
        out = ""
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        for one, other in kept:
            at = one
            for match in _WORD.finditer(text, one, other):
                out, at = _copied(text, at, match.start(), out, starts, ends), match.end()
                word = renamed(rng.choice(words) if rng.random() < 0.05 else match.group())
                starts[match.start()] = len(out)
                out += word
                ends[match.end()] = len(out)
            out = _copied(text, at, other, out, starts, ends)
            out = out if out[-1:].isspace() else f"{out} "
        return cls(out.rstrip(), starts, ends)

    def spans(self, given: Sequence[Sequence[int]]) -> list[list[int]]:
        """Return where *given* went; nothing where a part of it is gone or it was torn apart."""
        found = [(self.starts.get(one, -1), self.ends.get(other, -1)) for one, other in given]
        most = [2 * (other - one) + 20 for one, other in given]
        whole = all(0 <= one < other <= one + size for (one, other), size in zip(found, most, strict=True))
        found.sort()
        apart = all(one[1] <= other[0] for one, other in pairwise(found))
        return [[*pair] for pair in found] if whole and apart else []


def _copied(text: str, one: int, other: int, out: str, starts: dict[int, int], ends: dict[int, int]) -> str:
    """Append what stands between words."""
    for at in range(one, other):
        starts.setdefault(at, len(out) + at - one)
        ends[at + 1] = len(out) + at - one + 1
    return out + text[one:other]


def _kept(moved: _Moved, record: dict[str, Any], renamed: Any) -> dict[str, Any]:
    """Return *record* with its places moved, and without what lost its words."""
    record = {name: _relocated(moved, cell) for name, cell in record.items()}
    record["entities"] = [one for one in record["entities"] if any(one["mentions"])]
    for entity in record["entities"]:
        entity |= {"name": renamed(entity["name"]), "roles": [*map(renamed, entity["roles"])]}
        entity["mentions"] = [*filter(None, entity["mentions"])]
    record["claims"] = [claim for claim in record["claims"] if claim["content"]]
    claims = {claim["id"] for claim in record["claims"]}
    record["events"] = [one for one in record["events"] if one["trigger"] and one["claim"] in {None, *claims}]
    events = {event["id"] for event in record["events"]}
    record["relations"] = [one for one in record["relations"] if {one["a"], one["b"]} <= claims]
    entities = {entity["id"] for entity in record["entities"]}
    for claim in record["claims"]:
        claim["events"] = [one for one in claim["events"] if one in events]
        claim |= {name: claim[name] if claim[name] in claims else None for name in ("within", "refers")}
    for holder in (*record["claims"], *(cell for event in record["events"] for cell in event.values())):
        if isinstance(holder, dict):
            holder |= {name: None for name in _ENTITIES if name in holder and holder[name] not in entities}
            if holder.get("text"):
                holder["text"] = renamed(holder["text"])
    return {**record, "places": [], "times": [], "quantities": []}


def _relocated(moved: _Moved, cell: Any) -> Any:
    """Return *cell* with all places in it moved: lists of pairs of numbers, wherever they are."""
    if isinstance(cell, dict):
        return {inner: _relocated(moved, one) for inner, one in cell.items()}
    if not isinstance(cell, list):
        return cell
    pairs = all(isinstance(one, list) and len(one) == 2 and isinstance(one[0], int) for one in cell)
    return moved.spans(cell) if cell and pairs else [_relocated(moved, one) for one in cell]


def _own(story: int, common: frozenset[str], match: re.Match[str]) -> str:
    """Return the word that *story* has for another: the same one each time."""
    word = match.group()
    low = word.lower()
    if low in common or len(low) < 4 or not low.isalpha():
        return word
    new = _other(story, low)
    return (new.capitalize() if word[0].isupper() else new) if new else word


@lru_cache(maxsize=50_000)
def _other(story: int, low: str) -> str | None:
    chance = random.Random(f"{story} {low}")
    if chance.random() > 0.6:
        return None
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3))
