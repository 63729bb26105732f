"""Learn how claims of different articles stand to one another: ``python -m training.across``.

Reads the train parts with the attributions as they are annotated (``training.readings`` keeps what was read), counts in
how many sentences each stem stands, and fits boosted trees over pairs of claims:

* all pairs within a story of the newsroom and of ``training/newsroom``, inside an article and across;
* of PolNeAR, the annotated pairs inside articles and a share of the others there;
* pairs across PolNeAR articles, on one topic and on any, which nobody annotated and of which nearly all are none:
  without them whatever two articles on one topic say is taken for a dispute.

Writes ``comparison/across/stems.json`` and ``weights.json``.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from counterclaim.comparison.across.accounts import Account, accounts
from counterclaim.comparison.across.features import NAMES, cosine, features
from counterclaim.comparison.across.judging import LEAST, NEAR, shared
from counterclaim.comparison.across.topics import alike, tokens
from counterclaim.comparison.judging import CLASSES
from counterclaim.comparison.statements import stem
from counterclaim.knowledge.disputes import wordlists
from evaluation.gold import SHARED
from evaluation.relations import lines
from training.readings import read, rows
from training.relations import boosted
from training.stories import FOLDER

TARGET = Path(__file__).resolve().parents[1] / "src/counterclaim/comparison/across"
TREES = {"max_iter": 60, "learning_rate": 0.15, "max_leaf_nodes": 10, "min_samples_leaf": 20}
THRESHOLDS = {"dispute": 0.325, "corroborates": 0.5, "repeats": 0.7, "refines": 0.5}
"""Disputes: within a story; ``board.APART`` asks more of all others."""
SURE = {1: 0.4, 2: 0.8, 3: 1.0}
INSIDE, UNRELATED = 0.05, 1.0
"""Shares of PolNeAR's pairs inside articles and of stories' pairs that have no relation."""
TOPICAL, CHANCE = 80_000, 15_000
"""Pairs across PolNeAR articles, on one topic and on any."""
STORIED, REAL = 0.5, 2.5
"""Weights of a story's pairs without a relation, and of those on one topic: real news disputes far less than invented
stories do, which are dense by design."""
SENTENCES = 4
"""Stems of fewer sentences are left out of the table."""

Relations = Mapping[tuple[str, str], Mapping[str, Any]]
_SENTENCE = re.compile(r"(?<=[.!?”])\s+|\n+")


@dataclass(frozen=True)
class Pair:
    one: Account
    other: Account
    kind: int
    weight: float


@dataclass(frozen=True)
class Article:
    story: str
    claims: list[tuple[str, Account]]
    """Each with its gold id."""


def articles(corpus: str) -> Iterator[Article]:
    for row, ids, reading, _ in read(corpus, "train"):
        gold = dict(zip((claim.id for claim in reading.claims if claim.cue), ids, strict=True))
        found = [(f"{row['id']}:{gold[one.key[1]]}", one) for one in accounts(reading) if one.key[1] in gold]
        if found:
            yield Article(row.get("story") or row["id"], found)


def story_relations(corpus: str) -> Relations:
    if corpus == "newsroom":
        told = lines(SHARED / "data/newsroom/train.stories.jsonl")
    else:
        told = (json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json")))
    return {(r["a"], r["b"]): r for story in told for r in story["relations"]}


def inner_relations() -> Relations:
    return {
        (f"{row['id']}:{r['a']}", f"{row['id']}:{r['b']}"): r
        for row in lines(SHARED / "data/relations/train.jsonl")
        for r in row["relations"]
    }


def labelled(one: tuple[str, Account], other: tuple[str, Account], gold: Relations, none: float) -> Pair:
    """Return a pair with its class; the weight of one without a relation is *none*."""
    for key, kind in (((one[0], other[0]), "first denies"), ((other[0], one[0]), "second denies")):
        if r := gold.get(key):
            name = {"denies": kind, "updates": "refines"}.get(r["type"], r["type"])
            return Pair(one[1], other[1], CLASSES.index(name), SURE[r.get("sure", 3)])
    return Pair(one[1], other[1], 0, none)


def of_stories(corpus: str, rng: np.random.Generator) -> Iterator[Pair]:
    gold = story_relations(corpus)
    stories: dict[str, list[tuple[str, Account]]] = defaultdict(list)
    for article in articles(corpus):
        stories[article.story] += article.claims
    for claims in stories.values():
        pairs = (labelled(one, other, gold, STORIED) for one, other in combinations(claims, 2))
        yield from (pair for pair in pairs if pair.kind or rng.random() < UNRELATED)


def of_articles(found: Sequence[Article], rng: np.random.Generator) -> Iterator[Pair]:
    gold = inner_relations()
    for article in found:
        pairs = (labelled(one, other, gold, 4.0) for one, other in combinations(article.claims, 2))
        yield from (pair for pair in pairs if pair.kind or rng.random() < INSIDE)


def of_topics(found: Sequence[Article], rng: np.random.Generator) -> Iterator[Pair]:
    same = [(a, b) for a, b in combinations(found, 2) if alike(a.claims[0][1].topic, b.claims[0][1].topic) >= NEAR]
    pairs = [(x, y) for a, b in same for _, x in a.claims for _, y in b.claims]
    for i in rng.choice(len(pairs), size=min(TOPICAL, len(pairs)), replace=False):
        yield Pair(*pairs[i], 0, REAL)


def of_chance(found: Sequence[Article], rng: np.random.Generator) -> Iterator[Pair]:
    """Yield pairs of articles that chance brings together, of claims that share enough to be compared."""
    left = CHANCE
    while left > 0:
        a, b = (found[i].claims for i in rng.choice(len(found), size=2, replace=False))
        for one, other in ((x, y) for _, x in a for _, y in b):
            if shared(one, other) >= LEAST and cosine(one, other) > 0.1:
                left -= 1
                yield Pair(one, other, 0, 1.0)


def shown(pairs: Sequence[Pair], rng: np.random.Generator) -> np.ndarray:
    """Return the pairs' features; claims of one article are given the likeness of articles of one story."""
    x = features([(pair.one, pair.other) for pair in pairs])
    column, same = NAMES.index("topics alike"), [pair.one.key[0] == pair.other.key[0] for pair in pairs]
    across = x[[not s for s in same], column]
    x[same, column] = rng.choice(across[across >= NEAR], size=sum(same))
    return x


def counted() -> dict[str, Any]:
    """Return in how many sentences of the train parts and of ECB+ each stem stands."""
    common, counts, sentences = wordlists().common, Counter[str](), 0
    for text in texts():
        for sentence in _SENTENCE.split(text):
            stems = {stem(w) for w in tokens(sentence) if w[0].isalpha() and w not in common}
            if len(stems) > 2:
                counts.update(stems)
                sentences += 1
    return {"sentences": sentences, "stems": {s: n for s, n in sorted(counts.items()) if n >= SENTENCES}}


def texts() -> Iterator[str]:
    from xml.etree.ElementTree import parse

    for corpus in ("polnear", "newsroom"):
        yield from (row["text"] for row in rows(corpus, "train"))
    for path in sorted((SHARED / "data/ecbplus").rglob("*.xml")):
        found: dict[str, list[str]] = defaultdict(list)
        for token in parse(path).getroot().iter("token"):
            found[token.get("sentence", "")].append(token.text or "")
        yield "\n".join(" ".join(words) for words in found.values())


def write(name: str, table: Any) -> None:
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    (TARGET / name).write_text(f"{text}\n", encoding="utf-8")


def main() -> None:
    rng = np.random.default_rng(5)
    write("stems.json", counted())
    inside = list(articles("polnear"))
    pairs = [pair for corpus in ("newsroom", "stories") for pair in of_stories(corpus, rng)]
    pairs += [*of_articles(inside, rng), *of_topics(inside, rng), *of_chance(inside, rng)]
    print(len(pairs), Counter(CLASSES[pair.kind] for pair in pairs))
    kinds, weights = np.array([pair.kind for pair in pairs]), np.array([pair.weight for pair in pairs])
    write("weights.json", {"pairs": boosted(shown(pairs, rng), kinds, weights, TREES), "thresholds": THRESHOLDS})


if __name__ == "__main__":
    main()
