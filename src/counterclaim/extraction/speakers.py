"""Within one article, which mentions are one entity, and what it is called.

Mentions are taken in the order of the text. A name joins the entity whose name it fits; a pronoun or a description
joins the entity that the encoder finds most fitting among those that its words allow; what fits nowhere starts an
entity of its own. Deepening this (nominal mentions beyond sources, metonymy, knowledge) is coreference's work.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from counterclaim.extraction import wording
from counterclaim.extraction.mentions import Gender, Mention
from counterclaim.extraction.naming import Naming, bare, keys
from counterclaim.extraction.salience import group, salience
from counterclaim.language.attribution import Run
from counterclaim.language.pairing import Pairing

FLOOR = 2
"""Times that others are named as speakers, after which “he” no longer takes up somebody: see ``_in_focus``."""
NEAR = 400
"""Words: how far back a pronoun or a description looks."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The mentions of an article and all that is known of their places."""

    mentions: Sequence[Mention]
    """In the order of the text."""
    pairing: Pairing
    sentence: npt.NDArray[np.int64]
    """[w] number of each word's sentence."""
    paragraph: npt.NDArray[np.int64]
    """[w] number of each word's paragraph."""
    content: npt.NDArray[np.int64]
    """[w] number of the attribution in whose content a word stands, -1 where in none."""
    weights: Mapping[str, Sequence[float]]
    """Of ``salience.SALIENCE`` and of "none", for each of ``salience.group``."""
    parents: Mapping[int, int] = field(default_factory=dict)
    """For an attribution inside another's content, that other one."""
    subjects: Set[int] = frozenset()
    """Attributions whose contents begin with the pronoun that is their source."""

    def choose(self, i: int, candidates: Sequence[int], *, must: bool = False) -> int | None:
        """Return which of the *candidates* mention *i* most likely stands for; ``None``: for none of them.

        Args:
            must: it stands for one of them, however unlikely.
        """
        if not candidates:
            return None
        weights = np.asarray(self.weights[group(self.mentions[i])], dtype=np.float32)
        fit = self.pairing.scores(i, candidates)
        known = salience(i, candidates, self.mentions, fit, self.sentence, self.paragraph, self.content)
        z = known @ weights[:-1]
        best = int(z.argmax())
        return candidates[best] if must or z[best] > weights[-1] else None


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


Index = dict[str, list[Chain]]
"""Chains by the words of their names, so that a name is compared with those alone that share one."""


def chains(scene: Scene) -> tuple[list[Chain], dict[int, Chain]]:
    """Group the scene's mentions into entities.

    Returns:
        The chains in the order of their first mention, and for each mention's index its chain.
    """
    mentions = scene.mentions
    made: list[Chain] = []
    owner: dict[int, Chain] = {}
    index: Index = {}
    by_run = {m.run: i for i, m in enumerate(mentions) if m.attribution is None}
    sources: dict[Run, int] = {}
    spoken = [i for i, m in enumerate(mentions) if _first_person(m) and m.attribution in scene.parents]
    for i, mention in enumerate(mentions):
        if i in owner or i in spoken:
            continue
        # One source with two cues (“denied … and insisted”) is two mentions of the same words.
        twin = sources.setdefault(mention.run, i) if mention.attribution is not None else i
        chain = owner.get(twin)
        j = by_run.get(mention.owner) if mention.owner is not None else None
        if chain is None and j is not None:
            # “its statement”: whose it is stands in the source itself, and comes first.
            chain = owner.get(j) or _find(j, scene, index, owner) or _new(made)
            if j not in owner:
                _join(chain, j, mentions[j], owner, index)
        _join(chain or _find(i, scene, index, owner) or _new(made), i, mention, owner, index)
    by_attribution = {m.attribution: i for i, m in enumerate(mentions)}
    for i in spoken:  # “we” in a quotation is whoever is quoted, and who that is may stand behind it
        outer = by_attribution.get(scene.parents[mentions[i].attribution or 0])
        _join(owner.get(i if outer is None else outer) or _new(made), i, mentions[i], owner, index)
    _introduced(made, mentions, owner)
    return [c for c in made if c.mentions], owner


def _first_person(mention: Mention) -> bool:
    return mention.kind == "pronoun" and mention.words[0] in wording.FIRST_PERSON


def _new(made: list[Chain]) -> Chain:
    made.append(Chain())
    return made[-1]


def _join(chain: Chain, i: int, mention: Mention, owner: dict[int, Chain], index: Index) -> None:
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
        for key in keys(mention.name):
            if not any(c is chain for c in index.setdefault(key, [])):
                index[key].append(chain)
        chain.type = mention.type or chain.type
        chain.gender = mention.gender or chain.gender


def _find(i: int, scene: Scene, index: Index, owner: dict[int, Chain]) -> Chain | None:
    """Find the chain that mention *i* belongs to, if it is known already."""
    mention = scene.mentions[i]
    if mention.kind == "name":
        known = {id(c): c for key in keys(mention.name or "") for c in index.get(key, ())}
        fitting = [c for c in known.values() if c.naming.fits(mention.name or "", mention.type)]
        return max(fitting, key=lambda c: c.mentions[-1], default=None)
    candidates = [j for j in near(scene.mentions, i) if j in owner and allowed(mention, owner[j].type, owner[j].gender)]
    if mention.kind == "pronoun":
        if mention.words[0] in wording.RELATIVE:
            beside = [j for j in candidates if mention.run[0] - scene.mentions[j].run[1] <= 2]
            if beside:
                return owner[beside[-1]]
        if mention.gender in {"male", "female"}:
            candidates = [j for j in candidates if _human(owner[j])] or candidates
            candidates = others(i, candidates, scene) or candidates
            candidates = _in_focus(i, candidates, scene, owner) or candidates
        # He, she, it, and whose statement it is: somebody was named. They and who may be anybody.
        must = mention.gender in {"male", "female", "thing"} or mention.attribution is None
        best = scene.choose(i, candidates, must=must)
    else:
        best = _described(i, mention, candidates, scene, owner)
    return None if best is None else owner[best]


def _in_focus(i: int, candidates: list[int], scene: Scene, owner: dict[int, Chain]) -> list[int]:
    """Return the candidates that a pronoun can reach without passing over others who have taken the floor since.

    “He” takes up who is being spoken of (Grosz, Joshi and Weinstein 1995): not somebody last heard of before another
    was named as the speaker ``FLOOR`` times.
    """
    between = range(min(candidates, default=i), i)
    sources = [k for k in between if scene.mentions[k].attribution is not None and scene.mentions[k].kind == "name"]
    speaking = [k for k in sources if k in owner and _human(owner[k])]
    last = {id(owner[j]): owner[j].mentions[-1] for j in candidates}
    passed = {
        chain: sum(k > at and id(owner[k]) != chain for k in speaking) for chain, at in last.items()
    }  # counted once a chain, not once a mention
    return [j for j in candidates if passed[id(owner[j])] < FLOOR]


def others(i: int, candidates: list[int], scene: Scene) -> list[int]:
    """Return the candidates without those whom a speaker speaks of: “He had not met *Ada Roon*, he said”.

    Within a clause a pronoun and a name are two (Chomsky 1981, principle B), and who speaks is the pronoun there.
    """
    own = scene.mentions[i].attribution
    return [j for j in candidates if own not in scene.subjects or scene.content[scene.mentions[j].run[0]] != own]


def _human(chain: Chain) -> bool:
    """Tell whether the words show that a chain is a person: a full name, a title, a noun for people, a pronoun."""
    if chain.gender in {"male", "female"}:
        return True
    named = bool(chain.naming) and (" " in chain.naming.fullest or bool(chain.roles) or chain.speaks)
    return (chain.type == "person" and bool(chain.heads)) or (chain.type in {"person", ""} and named)


def near(mentions: Sequence[Mention], i: int) -> list[int]:
    """Return the mentions that end before mention *i* begins, at most ``NEAR`` words earlier."""
    at = mentions[i].run[0]
    first = bisect_left(mentions, at - NEAR, key=lambda m: m.run[0])
    return [j for j in range(first, i) if mentions[j].run[1] <= at]


def allowed(mention: Mention, kind: str, gender: Gender) -> bool:
    """Tell whether an entity of this type and gender can be what a pronoun or a description stands for."""
    if mention.gender in {"male", "female"}:
        return kind in {"person", ""} and gender in {mention.gender, ""}
    if mention.gender == "thing":
        return kind != "person"
    if mention.kind == "description" and mention.type == "person":
        return kind in {"person", ""}
    return not (mention.gender == "many" and gender in {"male", "female"})


def _described(i: int, mention: Mention, candidates: list[int], scene: Scene, owner: dict[int, Chain]) -> int | None:
    """Find whom a description means: the same words, a name or role with its noun, or the likeliest candidate."""
    if not mention.definite:
        return None
    own = bare(" ".join(mention.words))
    same = [
        j
        for j in candidates
        if scene.mentions[j].kind == "description" and bare(" ".join(scene.mentions[j].words)) == own
    ]
    if same:
        return same[-1]
    head = [j for j in candidates if _has_head(owner[j], mention.head)]
    if head and len(mention.words) <= 3:
        return scene.choose(i, head, must=True)
    if mention.words[0] in wording.POSSESSIVES or (mention.type == "organization" and " " in own):
        return None  # “her husband” is somebody new, and “the justice ministry” names itself
    return scene.choose(i, candidates)


def _has_head(chain: Chain, noun: str) -> bool:
    if not noun:
        return False
    told = any(noun in bare(role).split() for role in chain.roles)
    return noun in chain.heads or noun in chain.naming.nouns or told


def _introduced(made: list[Chain], mentions: Sequence[Mention], owner: dict[int, Chain]) -> None:
    """Join a person first described, then named with that role.

    “A senior commander denied it … said M. J. A., deputy commander of …”: leads describe whom the report names later.
    """
    for chain in made:
        first = mentions[chain.mentions[0]] if chain.mentions else None
        if first is None or chain.naming or first.kind != "description" or not first.head:
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
