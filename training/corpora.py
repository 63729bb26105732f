"""The corpora as articles of one shape, silent (``None``) where a corpus is, and the windows cut from them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from counterclaim.language.encoding import Encoding, encode, inputs, windows
from counterclaim.records import STANCES
from evaluation import gold
from evaluation.gold import DATA
from training.heads.base import IGNORE, Head, Place, Window
from training.heads.trees import RELATIONS


@dataclass
class Attribution:
    cue: list[int]
    source: list[list[int]]
    content: list[list[int]]
    stance: int = IGNORE  # index into STANCES; -1: known not to be "denies"
    nested: bool = False


@dataclass
class Article:
    text: str
    corpus: str
    attributions: list[Attribution] | None = None
    nests: bool = False  # claims inside claims are marked
    names: list[tuple[int, int, str]] | None = None
    sentence_ends: list[int] | None = None
    frames: list[gold.Frame] | None = None
    silent: list[tuple[int, int]] = field(default_factory=list)  # where nothing is known of frames
    mentions: list[gold.Mention] | None = None
    chains: list[tuple[int, int, int]] | None = None  # start, end, chain
    trees: np.ndarray | None = None  # [t, 3]: where each word starts, the number of its head, its relation
    id: str = ""


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            if row.strip():
                yield json.loads(row)


# Weak stances for articles that have no gold ones: a few unmistakable cues per stance. The stance head
# generalises from them together with the gold of the newsroom; at run time no list is consulted.
_WEAK = {
    "asks": r"\b(ask(s|ed|ing)?( whether| if)?|wonder(s|ed|ing)?|inquired?)$",
    "demands": r"\b(demand(s|ed|ing)?|urg(e|es|ed|ing)|call(s|ed|ing)? (on|for)|order(s|ed|ing)?|insists? that he)\b",
    "intends": r"\b(plan(s|ned|ning)? to|plans"
    r"|vow(s|ed|ing)?|pledg(e|es|ed|ing)|promis(e|es|ed|ing)|intends?|wants? to)\b",
    "supposes": r"\b(believ(e|es|ed|ing)|think(s|ing)?|thought|suspect(s|ed)?"
    r"|expect(s|ed)?|fear(s|ed)?|guess(es|ed)?|hopes?|assum(e|es|ed))\b",
    "doubts": r"\b(doubt(s|ed|ing)?|question(s|ed|ing)|skeptical|sceptical)\b",
    "asserts": r"^(said|says|say|added|adds|told|according to|noted|wrote|explained|reported|reports|stated)$",
}
_WEAK_COMPILED = {stance: re.compile(pattern) for stance, pattern in _WEAK.items()}


def weak_stance(cue: str) -> int:
    found = [s for s, pattern in _WEAK_COMPILED.items() if pattern.search(cue.lower())]
    return STANCES.index(found[0]) if len(found) == 1 else -1  # type: ignore[arg-type]


def polnear(part: str, denials: bool = True) -> list[Article]:
    denied: dict[str, set[str]] = {}
    unsure: dict[str, set[str]] = {}
    if denials:
        for row in lines(DATA / "relations" / f"{part}.jsonl"):
            denied[row["id"]] = set(row["denials"])
            unsure[row["id"]] = set(row.get("denials_unsure", []))
    out = []
    for row in lines(DATA / "polnear" / f"{part}.jsonl"):
        attributions: list[Attribution] = []
        for i, a in enumerate(row["attributions"], 1):
            if not a["cue"]:
                continue
            name = a.get("id", f"E{i}")
            if name in denied.get(row["id"], ()):
                stance = STANCES.index("denies")
            elif name in unsure.get(row["id"], ()):
                stance = IGNORE
            else:
                stance = weak_stance(row["text"][a["cue"][0][0] : a["cue"][-1][1]])
            cue = [a["cue"][0][0], a["cue"][-1][1]]
            attributions.append(Attribution(cue, a["source"], a["content"], stance))
        out.append(Article(row["text"], "polnear", attributions, id=row["id"]))
    return out


def newsroom(part: str) -> list[Article]:
    out = []
    for row in lines(DATA / "newsroom" / f"{part}.jsonl"):
        text = row["text"]
        attributions: list[Attribution] = []
        chains: dict[str, int] = {}
        mentions: dict[tuple[int, int], int] = {}
        contents = [(a["content"][0][0], a["content"][-1][1]) for a in row["attributions"] if a["content"]]
        for a in row["attributions"]:
            chain = chains.setdefault(a["speaker"], len(chains)) if a["speaker"] else -1
            if a["source"] and chain >= 0:
                mentions[a["source"][0][0], a["source"][-1][1]] = chain
            if a["speaker"]:
                for found in re.finditer(re.escape(a["speaker"]), text):
                    if not any(s <= found.start() and found.end() <= e for s, e in mentions):
                        mentions[found.span()] = chain
            if not a["cue"]:
                continue
            at = a["cue"][0][0]
            own = (a["content"][0][0], a["content"][-1][1]) if a["content"] else (0, 0)
            nested = any(
                s <= at < e and (s, e) != own and any(x <= at < y for x, y in b["content"])
                for (s, e), b in zip(contents, (b for b in row["attributions"] if b["content"]), strict=True)
            )
            cue = [a["cue"][0][0], a["cue"][-1][1]]
            attributions.append(Attribution(cue, a["source"], a["content"], STANCES.index(a["stance"]), nested))
        chained = [(s, e, c) for (s, e), c in sorted(mentions.items())]
        out.append(Article(text, "newsroom", attributions, nests=True, chains=chained, id=row["id"]))
    return out


_TYPES = {"person": "person", "organization": "organization", "place": "place"}
_JOINS = frozenset(("of", "the", "-", ".", "and", "&", "’s", "'s", "for"))


def gum(part: str) -> list[Article]:
    return [_gum(document) for document in gold.gum(part)]


def _gum(d: gold.MentionsDocument) -> Article:
    mentions = [m for m in d.mentions if m.start < m.end]
    return Article(
        d.text,
        "gum",
        id=d.id,
        names=_names(d),
        sentence_ends=list(d.sentence_ends),
        mentions=mentions,
        chains=[(m.start, m.end, m.chain) for m in mentions],
        trees=_trees(d.tokens),
    )


def ewt(part: str) -> list[Article]:
    return [
        Article(
            d.text,
            "ewt",
            id=d.id,
            sentence_ends=list(d.sentence_ends),
            frames=list(d.frames),
            silent=list(d.silent),
            trees=_trees(d.tokens),
        )
        for d in gold.ewt(part)
    ]


def _trees(tokens: Sequence[gold.Token]) -> np.ndarray:
    """[t, 3]: where each word starts, the number of its head, its relation."""
    return np.array(
        [(t.span[0], t.head, RELATIONS.index(t.relation) if t.relation in RELATIONS else IGNORE) for t in tokens],
        dtype=np.int64,
    ).reshape(-1, 3)


def _names(d: gold.MentionsDocument) -> list[tuple[int, int, str]]:
    """Proper names inside mentions, the innermost mention's type each."""
    starts = np.array([t.span[0] for t in d.tokens])
    out: list[tuple[int, int, str]] = []
    named: set[int] = set()
    for m in sorted(d.mentions, key=lambda m: m.end - m.start):
        first, last = np.searchsorted(starts, [m.start, m.end]).tolist()
        span = _proper(d, first, last - 1)
        if span and not named & set(range(span[0], span[1] + 1)):
            named |= set(range(span[0], span[1] + 1))
            out.append((d.tokens[span[0]].span[0], d.tokens[span[1]].span[1], _TYPES.get(m.type, "other")))
    return sorted(x for x in out if x[0] < x[1])


def _proper(d: gold.MentionsDocument, first: int, last: int) -> tuple[int, int] | None:
    """The run of proper nouns at a mention's head; `of`, `the`, hyphens and stops may join its parts."""
    tags = ["PROPN" if t.proper else t.upos for t in d.tokens[first : last + 1]]
    begin = next((i for i, t in enumerate(tags) if t == "PROPN"), None)
    if begin is None or any(t not in {"DET", "ADJ", "NOUN", "NUM", "ADP"} for t in tags[:begin]):
        return None
    end = begin
    for i in range(begin + 1, len(tags)):
        word = d.text[slice(*d.tokens[first + i].span)]
        if tags[i] == "PROPN":
            end = i
        elif not (word in _JOINS or tags[i] in {"ADJ", "NUM"}):
            break
    if begin > 0 and tags[0] not in {"DET", "NOUN", "ADJ"}:
        return None
    return first + begin, first + end


def cut(heads: Iterable[Head], article: Article, rng: random.Random | None = None, size: int = 400) -> list[Window]:
    """Cut an article into labelled windows; with *rng* the first window is shortened, so that cuts move."""
    e = encode(article.text)
    if not len(e):
        return []
    if rng is None:
        places = windows(e, size)
    else:
        starts = np.flatnonzero(e.opens)
        offset = int(rng.choice(starts[(starts == 0) | (e.first[starts] <= size)][:8].tolist()))
        places = ([(0, offset)] if offset else []) + [
            (a + offset, b + offset) for a, b in windows(_tail(e, offset), size)
        ]
    out = []
    for a, b in places:
        place = Place(e, a, b)
        labels = {head.name: label for head in heads if (label := head.label(article, place)) is not None}
        out.append(Window(inputs(e, a, b), labels, article.id, a))
    return out


def _tail(e: Encoding, offset: int) -> Encoding:
    p = int(e.first[offset])
    return Encoding(
        e.ids[p:],
        e.first[offset:] - p,
        e.start[offset:],
        e.end[offset:],
        e.case[offset:],
        e.opens[offset:],
        e.quoted[offset:],
        e.paragraph[offset:],
    )
