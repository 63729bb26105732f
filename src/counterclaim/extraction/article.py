"""One article from annotation to record: who claims what, and what happened to whom, where and when by it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from counterclaim.extraction.actors import actors
from counterclaim.extraction.claims import Found, claims, nesting, own_voice
from counterclaim.extraction.coreferent import coreferent
from counterclaim.extraction.entities import entity
from counterclaim.extraction.events import events, filled
from counterclaim.extraction.mentions import Mention, mentions
from counterclaim.extraction.places import places, whereabouts
from counterclaim.extraction.quantities import quantities
from counterclaim.extraction.saying import said
from counterclaim.extraction.speakers import Chain, Scene, chains
from counterclaim.extraction.times import times
from counterclaim.extraction.types import NewsType, news_types
from counterclaim.knowledge.world import World
from counterclaim.language.annotation import Annotation
from counterclaim.language.pairing import Pairing
from counterclaim.records import Claim, Document, Entity, Reading


def extract(
    document: Document,
    annotation: Annotation,
    details: dict[str, Any],
    *,
    with_own_voice: bool = False,
    world: World | None = None,
) -> Reading:
    """Build the record of one article.

    Args:
        details: the model's ``model.json``: ``pair_weights``, ``salience`` and ``calibration``.
        with_own_voice: also list what the article states outside any attribution, as claims of the outlet.
        world: who is known; by default the table that ships.
    """
    kinds = news_types(annotation, world)
    found, entities = _spoken(annotation, kinds, details, world)
    located = whereabouts(annotation, kinds)
    where = {one.span: one.place.country for one in located if one.place.country}
    meant = actors(annotation, entities, kinds, published=document.published, world=world, where=where)
    rows, entities = [*meant.claims(found)], [*meant.entities]
    if with_own_voice:
        outlet = None
        if document.outlet:
            outlet = Entity(f"e{len(entities) + 1}", "organization", document.outlet, identifiers={"wikidata": None})
            entities.append(outlet)
        rows += _own_voice(annotation, outlet, len(rows))
    dates = times(annotation, document.published)
    amounts = quantities(annotation, dates)
    happened, rows = events(annotation, said(annotation, rows, dates, document.published), entities)
    return Reading(
        document,
        entities=tuple(entities),
        claims=tuple(rows),
        events=filled(happened, located, dates, amounts),
        places=places(located),
        times=dates,
        quantities=amounts,
    )


def _spoken(
    annotation: Annotation, kinds: Sequence[NewsType], details: dict[str, Any], world: World | None
) -> tuple[list[Claim], list[Entity]]:
    """Return the claims with their speakers, and the entities that speakers and names are."""
    found = claims(annotation, details.get("calibration", {}).get("claims"))
    seen = mentions(annotation)
    pairing = Pairing(annotation.pairs, details["pair_weights"], [(m.run, m.words) for m in seen])
    scene = Scene(
        mentions=seen,
        pairing=pairing,
        sentence=annotation.sentence,
        paragraph=annotation.encoding.paragraph,
        content=annotation.content,
        weights=details["salience"],
        parents=nesting(annotation.attributions),
        subjects=_subjects(annotation),
    )
    made, owner = chains(scene)
    entities: list[Entity] = []
    ids: dict[int, str] = {}
    known = {seen[i].run: n for n, chain in enumerate(made) for i in chain.mentions if seen[i].owner is None}
    further = coreferent(annotation, known)
    types = {m.run: kind for m, kind in zip(annotation.mentions, kinds, strict=True)}
    for n, chain in enumerate(made):
        built = entity(annotation, seen, chain, len(entities) + 1, further.get(n, ()), types, world)
        if built is not None:
            entities.append(built)
            ids[id(chain)] = built.id
    return _with_speakers(found, seen, owner, ids), entities


def _subjects(annotation: Annotation) -> frozenset[int]:
    """Return the numbers of attributions whose contents begin with the pronoun that is their source."""
    words = annotation.lowered
    return frozenset(
        number
        for number, a in enumerate(annotation.attributions)
        if a.source is not None and words[a.content[0][0]] == words[a.source[0]] and a.source[1] - a.source[0] == 1
    )


def _with_speakers(
    found: list[Found], seen: list[Mention], owner: dict[int, Chain], ids: dict[int, str]
) -> list[Claim]:
    speaker = {m.attribution: i for i, m in enumerate(seen) if m.attribution is not None}
    rows = []
    for one in found:
        claim = one.claim
        i = speaker.get(one.attribution)
        if i is not None:
            basis = dict(claim.basis)
            if not claim.source:
                basis["speaker"] = "inferred: no source is named, and this is who acts in its sentence"
            elif seen[i].kind != "name":
                basis["speaker"] = "coreference: the source stands for this entity"
            claim = replace(claim, speaker=ids.get(id(owner[i])), basis=basis)
        rows.append(claim)
    return rows


def _own_voice(annotation: Annotation, outlet: Entity | None, before: int) -> list[Claim]:
    basis = {"speaker": "the article's own voice: the outlet named in its metadata"} if outlet else {}
    return [
        Claim(
            id=f"c{before + i}",
            content=place,
            speaker=outlet.id if outlet else None,
            basis=basis,
            quotation="indirect",
        )
        for i, place in enumerate(own_voice(annotation), 1)
    ]
