"""Copies: ``python -m evaluation.copies``; beside MinHash alone over whole articles.

Pairs' F1 is that of the detector on each two articles; for groups, the ledger's, the gold pairs are closed over chains.

Four sets, of which the repository holds no text:

* ECB+ by reference: articles of one topic of which the shorter one has 30 % of its five-grams in the other. The rule
  knows nothing of sentences, so it is no copy of the detector. Constants were set on odd topics, even ones are the
  test.
* newsroom: the copies that were written as such, train and dev.
* rewritten: each article of newsroom dev and PolNeAR dev and one made of it here – cut, reordered, one word in ten
  replaced, a new headline, local sentences put in.
"""

from __future__ import annotations

import json
import random
import re
import tempfile
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from rensa import RMinHash

from counterclaim.comparison.copies import COPIES, align, bands, components, parsed
from counterclaim.ledger import Producer, opened_ledger
from counterclaim.records import Document, Reading
from evaluation import ecb
from evaluation.clusters import Pair, adjusted_rand, f1, labels, pairs
from evaluation.gold import SHARED

SHARE = 0.3
GRAM = 5
SEED = 7
_SENTENCE = re.compile(r"(?<=[.!?”])\s+")
_PERMUTATIONS = 128
_JACCARD = 0.15
"""The estimate from which MinHash alone says “copy”: of 0.1 to 0.4 the best on the odd topics and newsroom train."""


def grouped(documents: Sequence[Document]) -> list[tuple[str, ...]]:
    """Return the groups of copies that a ledger makes of *documents*, in this order."""
    with tempfile.TemporaryDirectory() as folder, opened_ledger(f"{folder}/news.sqlite", create=True) as ledger:
        for document in documents:
            ledger.store(Reading(document), Producer())
        return [group.articles for group in ledger.copies()]


def five_grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[at:] for at in range(GRAM)), strict=False))


def by_reference() -> tuple[list[Document], set[Pair], dict[str, int]]:
    """Return the articles of ECB+, the pairs that are copies by the rule, and each article's topic."""
    articles = ecb.articles()
    grams = {article.id: five_grams(article.text) for article in articles}
    gold = set()
    for one, other in combinations(articles, 2):
        a, b = grams[one.id], grams[other.id]
        if one.topic == other.topic and a and b and len(a & b) >= SHARE * min(len(a), len(b)):
            gold.add(frozenset((one.id, other.id)))
    return [Document(a.id, a.text) for a in articles], gold, {a.id: a.topic for a in articles}


def rows(path: str) -> list[dict[str, Any]]:
    lines = (SHARED / "data" / path).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def document(row: dict[str, Any]) -> Document:
    return Document(row["id"], row["text"], **{k: row.get(k) for k in ("title", "outlet", "byline", "published")})


def newsroom(part: str) -> tuple[list[Document], set[Pair]]:
    gold = pairs(group for story in rows(f"newsroom/{part}.stories.jsonl") for group in story["copies"])
    return [document(row) for row in rows(f"newsroom/{part}.jsonl")], gold


def rewritten(seed: int = SEED) -> tuple[list[Document], set[Pair]]:
    """Return articles and a rewritten copy of each, in random order, and the pairs."""
    rng = random.Random(seed)
    originals = [document(row) for row in rows("newsroom/dev.jsonl") if not row["id"].endswith("-c")]
    originals += [document(row) for row in rows("polnear/dev.jsonl")]
    local = [sentence for one in originals for sentence in _SENTENCE.split(one.text)]
    words = [word for sentence in local for word in sentence.split()]
    made = [*originals]
    for one in originals:
        sentences = _SENTENCE.split(one.text)
        kept = sentences[: max(4, round(len(sentences) * rng.uniform(0.4, 1)))]
        if rng.random() < 0.5:
            body = kept[1:]
            rng.shuffle(body)
            kept = [kept[0], *body]
        changed = [
            " ".join(rng.choice(words) if rng.random() < 0.1 else word for word in sentence.split())
            for sentence in kept
        ]
        for _ in range(rng.randrange(1, 4)):
            changed.insert(rng.randrange(len(changed) + 1), rng.choice(local))
        made.append(Document(f"{one.id}+", " ".join(changed), title=rng.choice(local)[:80], outlet="Copyist"))
    rng.shuffle(made)
    return made, {frozenset((one.id, f"{one.id}+")) for one in originals}


def aligned(documents: Sequence[Document]) -> set[Pair]:
    """Return the pairs that are copies by alignment, of all that share a band."""
    texts = {one.id: parsed(one.text) for one in documents}
    holders: dict[int, set[str]] = {}
    for name, text in texts.items():
        for band in {band for sentence in bands(text) for band in sentence}:
            holders.setdefault(band, set()).add(name)
    met = pairs(holders.values())
    return {pair for pair in met if align(texts[min(pair)], texts[max(pair)]).kind in COPIES}


def minhash_alone(documents: Sequence[Document]) -> set[Pair]:
    shingles = []
    for one in documents:
        words = re.findall(r"\w+", one.text.lower())
        shingles.append([" ".join(words[at : at + 3]) for at in range(len(words) - 2)] or [""])
    signatures = RMinHash.from_token_sets(shingles, _PERMUTATIONS, SEED)
    named = zip([one.id for one in documents], signatures, strict=True)
    return {frozenset((a, b)) for (a, x), (b, y) in combinations(named, 2) if x.jaccard(y) >= _JACCARD}


def measured(documents: Sequence[Document], gold: set[Pair], of: Sequence[str] | None = None) -> dict[str, float]:
    """Return the figures for *documents*, or for those called *of*."""
    names = [one.id for one in documents] if of is None else list(of)
    inside = set(names)

    def kept(found: set[Pair]) -> set[Pair]:
        return {pair for pair in found if pair <= inside}

    closed = _components(names, kept(gold))
    out: dict[str, float] = {"pairs": len(kept(gold))}
    alone = kept(minhash_alone(documents))
    groups = [[name for name in group if name in inside] for group in grouped(documents)]
    for label, found, clusters in (
        ("", kept(aligned(documents)), groups),
        ("MinHash alone, ", alone, _components(names, alone)),
    ):
        out[f"{label}pairs F1"] = f1(found, kept(gold))
        out[f"{label}pairs F1 of groups"] = f1(pairs(clusters), pairs(closed))
        out[f"{label}adjusted Rand"] = adjusted_rand(labels(names, clusters), labels(names, closed))
    return out


def _components(names: Sequence[str], tied: set[Pair]) -> list[list[str]]:
    ties = [(min(pair), max(pair)) for pair in tied]
    return [group for group in components(names, ties) if len(group) > 1]


def figures() -> dict[str, float]:
    """Return what belongs in the table of ``evaluate.py``."""
    documents, gold, topics = by_reference()
    even = measured(documents, gold, [name for name, topic in topics.items() if topic % 2 == 0])
    return {
        "ECB+ copies, even topics, pairs F1": even["pairs F1"],
        "ECB+ copies, even topics, adjusted Rand": even["adjusted Rand"],
        "newsroom copies, pairs F1": measured(*newsroom("dev"))["pairs F1"],
        "rewritten copies, pairs F1": measured(*rewritten())["pairs F1"],
    }


def main() -> None:
    documents, gold, topics = by_reference()
    for name, odd in (("odd", 1), ("even", 0)):
        print(f"ECB+, {name} topics", measured(documents, gold, [n for n, topic in topics.items() if topic % 2 == odd]))
    for part in ("train", "dev"):
        print(f"newsroom {part}", measured(*newsroom(part)))
    print("rewritten", measured(*rewritten()))
    polnear = [document(row) for row in rows("polnear/dev.jsonl")]
    print("PolNeAR dev, which has no copies", measured(polnear, set()))


if __name__ == "__main__":
    main()
