"""The corpora as windows of words with labels; one shape for all, and a label of -100 where a corpus is silent."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from counterclaim.language.antecedents import FEATURES, pair_features, wording
from counterclaim.language.encoding import Encoding, encode, inputs, windows
from counterclaim.language.labels import NAMES
from counterclaim.records import STANCES

IGNORE = -100
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


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
    attributions: list[Attribution] = field(default_factory=list)
    names: list[tuple[int, int, str]] | None = None
    sentence_ends: list[int] | None = None
    chains: list[tuple[int, int, int]] | None = None  # start, end, chain
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
        article = Article(row["text"], "polnear", id=row["id"])
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
            article.attributions.append(
                Attribution([a["cue"][0][0], a["cue"][-1][1]], a["source"], a["content"], stance)
            )
        out.append(article)
    return out


def newsroom(part: str) -> list[Article]:
    out = []
    for row in lines(DATA / "newsroom" / f"{part}.jsonl"):
        text = row["text"]
        article = Article(text, "newsroom", id=row["id"])
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
            article.attributions.append(Attribution(cue, a["source"], a["content"], STANCES.index(a["stance"]), nested))
        article.chains = [(s, e, c) for (s, e), c in sorted(mentions.items())]
        out.append(article)
    return out


_ENTITY = re.compile(r"\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)")


def gum(part: str) -> list[Article]:
    return [_gum_document(path) for path in sorted((DATA / "gum" / part).glob("*.conllu"))]


_TYPES = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "abstract": "other",
    "event": "other",
    "object": "other",
    "animal": "other",
    "plant": "other",
    "substance": "other",
}


def _gum_document(path: Path) -> Article:
    text = ""
    ends: list[int] = []
    tokens: list[tuple[int, int, str]] = []  # start, end, universal part of speech
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    mentions: list[tuple[int, int, int, str]] = []  # first token, last token, chain, type
    paragraph = False
    skip_until = -1
    multi = [0, 0, 0]  # of a contraction: where its next word starts, where it ends, words left
    for raw in path.read_text(encoding="utf-8").split("\n"):
        if raw.startswith("# newpar"):
            paragraph = True
            continue
        if raw.startswith("#") or not raw.strip():
            if not raw.strip() and tokens:
                ends.append(tokens[-1][1])
            continue
        col = raw.split("\t")
        spaced = "SpaceAfter=No" not in col[9]
        if "." in col[0]:
            continue
        if "-" in col[0]:
            if paragraph and text:
                text = text.rstrip(" ") + "\n\n"
            paragraph = False
            first, last = map(int, col[0].split("-"))
            skip_until = last
            base = len(text)
            text += col[1]
            span_end = len(text)
            text += " " if spaced else ""
            multi = [base, span_end, last - first + 1]
            continue
        number = int(col[0])
        if number <= skip_until:
            s = multi[0]
            e = max(s, min(s + len(col[1]), multi[1]) if multi[2] > 1 else multi[1])
            multi[0], multi[2] = e, multi[2] - 1
            if number == skip_until:
                skip_until = -1
        else:
            if paragraph and text:
                text = text.rstrip(" ") + "\n\n"
            paragraph = False
            s = len(text)
            text += col[1]
            e = len(text)
            text += " " if spaced else ""
        index = len(tokens)
        tokens.append((s, e, col[3]))
        for item in col[9].split("|"):
            if not item.startswith("Entity="):
                continue
            for m in _ENTITY.finditer(item[7:]):
                if m.group(4):
                    if opened[m.group(4)]:
                        begin, kind = opened[m.group(4)].pop()
                        mentions.append((begin, index, int(m.group(4)), kind))
                elif m.group(3):
                    mentions.append((index, index, int(m.group(1)), m.group(2)))
                else:
                    opened[m.group(1)].append((index, m.group(2)))
    article = Article(text, "gum", id=path.stem, names=[], sentence_ends=ends, chains=[])
    assert article.names is not None and article.chains is not None
    named: set[int] = set()
    for first, last, chain, kind in sorted(mentions, key=lambda m: m[1] - m[0]):
        if last - first < 14 and tokens[first][0] < tokens[last][1]:
            article.chains.append((tokens[first][0], tokens[last][1], chain))
        span = _proper(tokens, text, first, last)
        if span and not named & set(range(span[0], span[1] + 1)) and kind in _TYPES:
            named |= set(range(span[0], span[1] + 1))
            article.names.append((tokens[span[0]][0], tokens[span[1]][1], _TYPES[kind]))
    article.names.sort()
    return article


def _proper(tokens: list[tuple[int, int, str]], text: str, first: int, last: int) -> tuple[int, int] | None:
    """The run of proper nouns at a mention's head; `of`, `the`, hyphens and stops may join its parts."""
    tags = [tokens[i][2] for i in range(first, last + 1)]
    begin = next((i for i, t in enumerate(tags) if t == "PROPN"), None)
    if begin is None or any(t not in {"DET", "ADJ", "NOUN", "NUM", "ADP"} for t in tags[:begin]):
        return None
    end = begin
    for i in range(begin + 1, len(tags)):
        word = text[tokens[first + i][0] : tokens[first + i][1]]
        if tags[i] == "PROPN":
            end = i
        elif not (word in {"of", "the", "-", ".", "and", "&", "’s", "'s", "for"} or tags[i] in {"ADJ", "NUM"}):
            break
    if begin > 0 and tags[0] not in {"DET", "NOUN", "ADJ"}:
        return None
    return first + begin, first + end


@dataclass
class Window:
    """Words ``[w]`` of one window with the labels of every head."""

    fed: dict[str, np.ndarray]  # see encoding.inputs
    anchors: np.ndarray  # [w]
    merge_nested: bool  # the corpus marks no nested claims: "none" and "nested" are one
    claims: list[tuple[int, np.ndarray, int]]  # anchor word, role of each word [w], stance
    names: np.ndarray  # [w]
    ends: np.ndarray  # [w]
    mentions: list[tuple[int, int, int]]  # first word, last word, chain
    words: list[str]

    def pair_table(self) -> np.ndarray:
        """[m, m, features] of each mention looking at each earlier one; zero elsewhere."""
        w = [wording(x, self.words[x : y + 1]) for x, y, _ in self.mentions]
        out = np.zeros((len(w), len(w), len(FEATURES)), dtype=np.float32)
        for i in range(1, len(w)):
            out[i, :i] = pair_features(w[i], w[:i])
        return out


def cut(article: Article, rng: random.Random | None = None, size: int = 400) -> list[Window]:
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
    return [_window(article, e, a, b) for a, b in places]


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


def _window(article: Article, e: Encoding, a: int, b: int) -> Window:
    fed = inputs(e, a, b)
    w = b - a
    start, end = e.start[a:b], e.end[a:b]

    def cover(s: int, t: int) -> tuple[int, int]:
        """The words that overlap the characters s..t: [first, last + 1)."""
        return int(np.searchsorted(end, s, side="right")), int(np.searchsorted(start, t, side="left"))

    attributed = article.corpus != "gum"
    anchors = np.full(w, 0 if attributed else IGNORE, dtype=np.int64)
    claims = []
    for att in article.attributions:
        i, j = cover(*att.cue)
        if j <= i or start[0] > att.cue[0] or end[-1] < att.cue[1]:
            continue
        if not att.content:
            anchors[i] = IGNORE
            continue
        roles = np.zeros(w, dtype=np.int64)
        for s, t in att.content:
            x, y = cover(s, t)
            roles[x:y] = 4
            if y > x:
                roles[x] = 3
        for s, t in att.source:
            x, y = cover(s, t)
            roles[x:y] = 1
        roles[i:j] = 2
        anchors[i] = 2 if att.nested else 1
        claims.append((i, roles, att.stance))
    names = np.full(w, IGNORE if article.names is None else 0, dtype=np.int64)
    for s, t, kind in article.names or []:
        x, y = cover(s, t)
        if y > x:
            names[x:y] = NAMES.index(f"inside-{kind}")
            names[x] = NAMES.index(f"start-{kind}")
    ends = np.full(w, IGNORE if article.sentence_ends is None else 0, dtype=np.int64)
    for t in article.sentence_ends or []:
        x = int(np.searchsorted(end, t))
        if x < w and end[x] == t:
            ends[x] = 1
    mentions = []
    for s, t, chain in article.chains or []:
        x, y = cover(s, t)
        if y > x and start[x] == s and end[y - 1] == t:
            mentions.append((x, y - 1, chain))
    mentions.sort(key=lambda m: (m[0], -m[1]))
    words = [article.text[int(s) : int(t)].lower() for s, t in zip(start, end, strict=True)]
    return Window(
        fed,
        anchors,
        article.corpus.startswith(("polnear", "nested")),
        claims,
        names,
        ends,
        mentions,
        words,
    )
