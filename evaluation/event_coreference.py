"""Which words of many articles tell one event: ``python -m evaluation.event_coreference`` (some minutes).

ECB+ topics 1–35, event mentions given. Pairs within a group of articles are scored by boosted trees over what the
program reads of them – words, participants, times, codes, sentences, what the articles are about – fitted on the other
topics, a fifth held out at a time; average linkage makes chains of them. Groups are the annotated topics, or the
stories that the ledger makes of all articles without being told of topics. The baseline puts together what has the same
head word in base form.

CoNLL F1 over all topics at once, mentions that stand alone included, as is usual on ECB+ (Barhom et al. 2019; the best
published figure on its test part, topics 36–45, is 88.4).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt

from counterclaim.comparison.across.topics import alike, telling, topic
from counterclaim.comparison.statements import stem
from counterclaim.extraction.events.coding import Coder
from counterclaim.extraction.events.predicates import Text
from counterclaim.knowledge.disputes import wordlists
from counterclaim.knowledge.verbs import base
from counterclaim.language.annotating import annotate_all
from counterclaim.language.encoder import Encoder
from counterclaim.records import Document
from evaluation import ecb
from evaluation.coreference import coreference_counts, f1
from evaluation.stories import told

Floats = npt.NDArray[np.float64]
Id = tuple[str, str]
About = Mapping[str, Mapping[str, float]]
"""What each article is about, by its id."""
FOLDS = 5
LEAST = 0.35
"""Mean chance of being one event at which two groups are still joined: best on topics that the trees did not see."""
TREES = {"max_iter": 120, "learning_rate": 0.1, "max_leaf_nodes": 16, "min_samples_leaf": 40}
ROLES = ("ARG0", "ARG1", "ARG2", "ARGM-LOC", "ARGM-TMP")
_SHARE = 0.15
"""Of the pairs that are not one event so many are fitted on."""


@dataclass(frozen=True, eq=False)
class Told:
    """An event mention with what the program reads around it."""

    id: Id
    topic: int
    chain: str
    head: str
    """Base form of its head word."""
    words: frozenset[str]
    """Stems of its words."""
    code: str | None
    """PLOVER's code."""
    roles: tuple[frozenset[str], ...]
    """Stems of each of ``ROLES``."""
    above: str | None
    """Base form of the predicate in whose argument it stands."""
    sentence: frozenset[str]
    """Stems of its sentence's telling words."""
    at: float
    """How far down its article, 0 to 1."""
    form: str
    """Its head word's ending, roughly: whether it is a noun or a verb."""

    @cached_property
    def beside(self) -> frozenset[str]:
        """The sentence's stems without the mention's own."""
        return self.sentence - self.words


def read(articles: Sequence[ecb.Article]) -> Iterator[Told]:
    """Yield the event mentions of *articles* as the program reads them."""
    for article, annotation in zip(articles, annotate_all((a.text for a in articles), Encoder()), strict=True):
        text = Text(annotation)
        coder = Coder(text)
        for mention in article.mentions:
            spelled = [i for span in mention.spans for i in range(*annotation.run(span))]
            own = [p for i in spelled if (p := text.at.get(i)) is not None]
            p = own[0] if own else None
            head = p.word if p else spelled[-1]
            parent = text.parents[p.number] if p else None
            coded = coder.coded(p) if p else None
            arguments: dict[str, set[str]] = defaultdict(set)
            for argument in p.frame.arguments if p else ():
                arguments[argument.role] |= _stems(text.words[slice(*argument.run)])
            inside = np.flatnonzero(annotation.sentence == annotation.sentence[head])
            word = text.words[head]
            yield Told(
                id=mention.id,
                topic=article.topic,
                chain=mention.chain,
                head=base(word),
                words=frozenset(stem(text.words[i]) for i in spelled),
                code=coded.code.type if coded else None,
                roles=tuple(frozenset(arguments[role]) for role in ROLES),
                above=text.predicates[parent].base if parent is not None else None,
                sentence=_stems(text.words[i] for i in inside),
                at=head / max(1, len(text.words)),
                form="verb" if p and p.verb else "noun" if p and p.noun else "",
            )


Chance = Callable[[Sequence[tuple[Told, Told]], Floats], Floats]
"""How likely pairs are one event, by the rows of their features."""


def _stems(words: Iterable[str]) -> frozenset[str]:
    common = wordlists().common
    return frozenset(stem(w) for w in words if w[0].isalnum() and w not in common)


def _overlap(one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
    """Return what two sets of stems share, and how much of the smaller that is; -1 where one is empty."""
    if not one or not other:
        return 0.0, -1.0
    shared = math.fsum(map(telling, one & other))
    return shared, shared / (min(math.fsum(map(telling, one)), math.fsum(map(telling, other))) or 1.0)


def shown(one: Told, other: Told, like: float) -> list[float]:
    """Return what a pair shows, in articles that are so much *like* each other: features of the trees."""
    among = [_overlap(a, b) for a, b in zip(one.roles, other.roles, strict=True)]
    crossed = (_overlap(one.roles[0], other.roles[1]), _overlap(one.roles[1], other.roles[0]))
    mine, theirs = (x.roles[0] | x.roles[1] | x.roles[2] for x in (one, other))
    rare = max((telling(s) for s in one.words & other.words), default=0.0)
    return [
        float(one.head == other.head),
        float(bool(one.words & other.words)),
        rare,
        _overlap(one.words, other.words)[1],
        float(_common(one.head, other.head)),
        float(one.code == other.code) if one.code and other.code else -1.0,
        float(one.above == other.above) if one.above and other.above else -1.0,
        float(one.head == other.above or other.head == one.above),
        float(one.form == other.form) if one.form and other.form else -1.0,
        *(value for pair in among for value in pair),
        max(pair[1] for pair in crossed),
        *_overlap(mine, theirs),
        *_overlap(one.beside, other.beside),
        float(bool(one.words & other.beside) + bool(other.words & one.beside)),
        min(telling(stem(one.head)), telling(stem(other.head))),
        max(telling(stem(one.head)), telling(stem(other.head))),
        abs(one.at - other.at),
        min(one.at, other.at),
        like,
        float(one.id[0] == other.id[0]),
    ]


def _common(one: str, other: str) -> int:
    """Return how many first letters two words share."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def features(pairs: Sequence[tuple[Told, Told]], about: About) -> Floats:
    """Return a row for each pair."""
    likeness: dict[tuple[str, str], float] = {}

    def like(one: str, other: str) -> float:
        if (one, other) not in likeness:
            likeness[one, other] = alike(about[one], about[other])
        return likeness[one, other]

    return np.array([shown(a, b, like(a.id[0], b.id[0])) for a, b in pairs], dtype=np.float64)


class Learnt:
    """Which two words told one event, in what share of the pairs of each topic that has both."""

    def __init__(self, pairs: Iterable[tuple[Told, Told]]) -> None:
        seen: dict[tuple[str, str], dict[int, list[bool]]] = defaultdict(lambda: defaultdict(list))
        for a, b in pairs:
            seen[self._words(a, b)][a.topic].append(a.chain == b.chain)
        self._shares = {
            words: {topic: sum(same) / len(same) for topic, same in topics.items()} for words, topics in seen.items()
        }

    def rows(self, pairs: Sequence[tuple[Told, Told]], held: Set[int]) -> Floats:
        """Return the share in other topics, and how many these are; a pair never sees its own nor those *held* out."""
        out = np.zeros((len(pairs), 2))
        for row, (a, b) in zip(out, pairs, strict=True):
            shares = self._shares.get(self._words(a, b), {})
            known = [share for topic, share in shares.items() if topic not in held and topic != a.topic]
            row[:] = sum(known) / (len(known) + 1), len(known)
        return out

    @staticmethod
    def _words(one: Told, other: Told) -> tuple[str, str]:
        return (one.head, other.head) if one.head < other.head else (other.head, one.head)


def chained(mentions: Sequence[Told], chance: Floats, least: float = LEAST) -> list[set[Id]]:
    """Return chains by average linkage.

    Args:
        chance: ``[m, m]`` how likely each two of *mentions* are one event.
    """
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(mentions) < 2:
        return [{m.id} for m in mentions]
    apart = 1 - chance
    np.fill_diagonal(apart, 0)
    groups: dict[int, set[Id]] = defaultdict(set)
    for mention, group in zip(
        mentions, fcluster(linkage(squareform(apart, checks=False), "average"), 1 - least, "distance"), strict=True
    ):
        groups[int(group)].add(mention.id)
    return list(groups.values())


def same_head(mentions: Sequence[Told]) -> list[set[Id]]:
    groups: dict[str, set[Id]] = defaultdict(set)
    for mention in mentions:
        groups[mention.head].add(mention.id)
    return list(groups.values())


def score(mentions: Iterable[Told], found: Iterable[set[Id]]) -> dict[str, float]:
    gold: dict[str, set[Id]] = defaultdict(set)
    for mention in mentions:
        gold[mention.chain].add(mention.id)
    return f1(coreference_counts(gold.values(), found, singletons=True))


def fitted(pairs: Sequence[tuple[Told, Told]], x: Floats, learnt: Learnt, held: Set[int]) -> Chance:
    """Return what tells how likely pairs are one event, fitted on all topics but those *held* out."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    same = np.array([a.chain == b.chain for a, b in pairs])
    drawn = same | (np.random.default_rng(0).random(len(pairs)) < _SHARE)
    kept = [i for i in np.flatnonzero(drawn).tolist() if pairs[i][0].topic not in held]
    shown_too = learnt.rows([pairs[i] for i in kept], held)
    trees = HistGradientBoostingClassifier(early_stopping=False, random_state=0, l2_regularization=3.0, **TREES)
    weights = np.where(same[kept], 1.0, 1 / _SHARE)
    trees.fit(np.concatenate([x[kept], shown_too], 1), same[kept], sample_weight=weights)

    def chance(of: Sequence[tuple[Told, Told]], rows: Floats) -> Floats:
        return np.asarray(trees.predict_proba(np.concatenate([rows, learnt.rows(of, held)], 1))[:, 1])

    return chance


def judged(groups: Sequence[list[Told]], about: About, models: Mapping[int, Chance]) -> list[set[Id]]:
    """Return chains within *groups*; *models* are those that did not see a topic, by its number."""
    out: list[set[Id]] = []
    for group in groups:
        pairs = list(combinations(group, 2))
        square = np.zeros((len(group), len(group)))
        if pairs:
            x, chance = features(pairs, about), np.zeros(len(pairs))
            for number in {a.topic for a, _ in pairs}:
                of = [i for i, (a, _) in enumerate(pairs) if a.topic == number]
                chance[of] = models[number]([pairs[i] for i in of], x[of])
            rows, columns = np.triu_indices(len(group), 1)
            square[rows, columns] = square[columns, rows] = chance
        out += chained(group, square)
    return out


def main() -> None:
    articles = ecb.articles()
    mentions = list(read(articles))
    stories = told([Document(a.id, a.text) for a in articles], 0)
    predicted = {article: number for number, members in enumerate(stories) for article in members}
    annotated = {a.id: a.story for a in articles}
    print(f"{len(mentions)} mentions of {len({m.chain for m in mentions})} events in {len(articles)} articles")

    def grouped(by: Callable[[Told], Hashable]) -> list[list[Told]]:
        groups: dict[Hashable, list[Told]] = defaultdict(list)
        for mention in mentions:
            groups[by(mention)].append(mention)
        return list(groups.values())

    about = {a.id: topic(a.text) for a in articles}
    topics = grouped(lambda m: m.topic)
    pairs = [pair for group in topics for pair in combinations(group, 2)]
    x, learnt = features(pairs, about), Learnt(pairs)
    models: dict[int, Chance] = {}
    for fold in range(FOLDS):
        held = set(range(1 + fold, 36, FOLDS))
        models |= dict.fromkeys(held, fitted(pairs, x, learnt, held))
    for name, groups in (
        ("annotated topics", topics),
        ("annotated stories, two a topic", grouped(lambda m: annotated[m.id[0]])),
        ("the ledger's stories", grouped(lambda m: predicted[m.id[0]])),
    ):
        print(f"\nwithin {name}: {len(groups)} groups")
        _print("same head word", score(mentions, (chain for group in groups for chain in same_head(group))))
        _print("trees, average linkage", score(mentions, judged(groups, about, models)))


def _print(name: str, found: dict[str, float]) -> None:
    print(f"  {name:25s}", "  ".join(f"{key} {value:.1f}" for key, value in found.items() if key.endswith("F1")))


if __name__ == "__main__":
    main()
