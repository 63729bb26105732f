"""Within one article, which mentions are one entity, and what it is called.

Mentions are taken in the order of the text. A name joins the entity whose name it fits; a pronoun or a description
joins the entity that the encoder finds most fitting among those that its words allow; what fits nowhere starts an
entity of its own. Deepening this (nominal mentions beyond sources, metonymy, knowledge) is coreference's work.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from counterclaim.extraction import wording
from counterclaim.extraction.mentions import Gender, Mention
from counterclaim.extraction.naming import Naming, bare

NEAR = 400
"""Words: how far back a pronoun or a description looks."""
FORCED = -4.0
"""A he or she stands for someone named before, unless all fit worse than this (logits)."""


@dataclass(slots=True)
class Chain:
    """Mentions of one entity, growing."""

    naming: Naming = field(default_factory=Naming)
    mentions: list[int] = field(default_factory=list)
    type: str = ""
    gender: Gender = ""
    heads: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    speaks: bool = False


def chains(mentions: Sequence[Mention], scores: npt.NDArray[np.float32]) -> tuple[list[Chain], dict[int, Chain]]:
    """Group *mentions* into entities.

    Args:
        mentions: in the order of the text.
        scores: ``[m, m]`` of ``pairing.antecedent_scores``.

    Returns:
        The chains in the order of their first mention, and for each mention's index its chain.
    """
    made: list[Chain] = []
    owner: dict[int, Chain] = {}
    by_run = {m.run: i for i, m in enumerate(mentions) if m.attribution is None}
    for i, mention in enumerate(mentions):
        chain = None
        if mention.owner is not None and mention.owner in by_run:
            j = by_run[mention.owner]
            # “its statement”: the owner stands at or inside the source and may come later in the order.
            chain = owner.get(j) or _choose(j, mentions, scores, made, owner)
            if chain is None:
                chain = _new(made)
            if j not in owner:
                _join(chain, j, mentions[j], owner)
        if chain is None:
            chain = owner.get(i) or _choose(i, mentions, scores, made, owner) or _new(made)
        if i not in owner:
            _join(chain, i, mention, owner)
    _introduced(made, mentions, owner)
    return [c for c in made if c.mentions], owner


def _new(made: list[Chain]) -> Chain:
    made.append(Chain())
    return made[-1]


def _join(chain: Chain, i: int, mention: Mention, owner: dict[int, Chain]) -> None:
    chain.mentions.append(i)
    owner[i] = chain
    chain.speaks |= mention.attribution is not None
    chain.roles += [r for r in mention.roles if r not in chain.roles]
    if mention.owner is None:
        chain.type = chain.type or mention.type
        chain.gender = chain.gender or mention.gender
        if mention.head:
            chain.heads.add(mention.head)
    if mention.kind == "name" and mention.name:
        chain.naming.add(mention.name, mention.type)
        chain.type = mention.type
        chain.gender = mention.gender or chain.gender


def _choose(
    i: int,
    mentions: Sequence[Mention],
    scores: npt.NDArray[np.float32],
    made: list[Chain],
    owner: dict[int, Chain],
) -> Chain | None:
    mention = mentions[i]
    if mention.kind == "name":
        fitting = [c for c in made if c.naming.fits(mention.name or "", mention.type)]
        return max(fitting, key=lambda c: c.mentions[-1], default=None)
    candidates = [j for j in range(len(mentions)) if j in owner and _before(mentions[j], mention)]
    if mention.kind == "pronoun":
        return _antecedent(i, mention, candidates, mentions, scores, owner)
    return _described(i, mention, candidates, mentions, scores, owner)


def _before(candidate: Mention, mention: Mention) -> bool:
    return candidate.run[1] <= mention.run[0] and mention.run[0] - candidate.run[1] <= NEAR


def _antecedent(
    i: int,
    mention: Mention,
    candidates: list[int],
    mentions: Sequence[Mention],
    scores: npt.NDArray[np.float32],
    owner: dict[int, Chain],
) -> Chain | None:
    """Find whom a pronoun means."""
    word = mention.words[0]
    if word in wording.RELATIVE:
        near = [j for j in candidates if mention.run[0] - mentions[j].run[1] <= 2]
        if near:
            return owner[near[-1]]
    personal = word in wording.MALE | wording.FEMALE
    fit = [j for j in candidates if _allowed(mention, owner[j], personal)]
    if not fit:
        return None
    best = max(fit, key=lambda j: scores[i, j])
    if scores[i, best] > 0 or (personal and scores[i, best] > FORCED):
        return owner[best]
    return None


def _allowed(mention: Mention, chain: Chain, personal: bool) -> bool:
    """Tell whether a chain can be what a pronoun stands for, by gender and kind."""
    if personal:
        return chain.type in {"person", ""} and chain.gender in {mention.gender, ""}
    if mention.gender == "thing":
        return chain.type != "person"
    return not (mention.gender == "many" and chain.gender in {"male", "female"})


def _described(
    i: int,
    mention: Mention,
    candidates: list[int],
    mentions: Sequence[Mention],
    scores: npt.NDArray[np.float32],
    owner: dict[int, Chain],
) -> Chain | None:
    """Find whom a description means: the same words, a name or a role that ends in its noun, or the encoder's choice."""
    if not mention.definite:
        return None
    own = bare(" ".join(mention.words))
    same = [j for j in candidates if mentions[j].kind == "description" and bare(" ".join(mentions[j].words)) == own]
    if same:
        return owner[same[-1]]
    compatible = [j for j in candidates if not (mention.type == "organization" and owner[j].type == "person")]
    head = [j for j in compatible if _has_head(owner[j], mention.head)]
    if head and len(mention.words) <= 3:
        return owner[max(head, key=lambda j: (scores[i, j], j))]
    best = max(compatible, key=lambda j: scores[i, j], default=None)
    if best is not None and scores[i, best] > 0 and len(mention.words) <= 5:
        return owner[best]
    return None


def _has_head(chain: Chain, noun: str) -> bool:
    return bool(noun) and (
        noun in chain.heads or noun in chain.naming.nouns or any(noun in bare(role).split() for role in chain.roles)
    )


def _introduced(made: list[Chain], mentions: Sequence[Mention], owner: dict[int, Chain]) -> None:
    """Join a person first described, then named with that role.

    “A senior commander denied it … said M. J. A., deputy commander of …”: leads describe whom the report names later.
    """
    for chain in made:
        first = mentions[chain.mentions[0]] if chain.mentions else None
        if first is None or chain.naming or first.kind != "description" or first.definite or not first.head:
            continue
        for later in made:
            start = mentions[later.mentions[0]] if later.mentions else None
            if start is None or later.type != "person" or start.run[0] <= first.run[0]:
                continue
            told = any(first.head in bare(role).split() for role in later.roles)
            if told and start.run[0] - first.run[1] <= NEAR:
                for j in chain.mentions:
                    owner[j] = later
                later.mentions = sorted({*chain.mentions, *later.mentions})
                later.speaks |= chain.speaks
                chain.mentions = []
                break
