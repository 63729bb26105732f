"""The outlet's verdicts as records: a claim of the article's own voice, and the relation that it stands in."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.comparison.numbers import conflict
from counterclaim.comparison.outlet import Reader, Verdict
from counterclaim.comparison.statements import Statement
from counterclaim.language.annotation import Annotation
from counterclaim.records import Claim, Entity, Reading, Relation, Span, spans

SURE = {
    "branded": 0.9,
    "named": 0.85,
    "unshown": 0.9,
    "contrary": 0.8,
    "verdict": 0.8,
    "rebuttal": 0.85,
    "corrected": 0.7,
}
"""How often a kind of wording judges the claim that it is taken to judge; see docs/decisions.md."""


def with_outlet(reading: Reading, annotation: Annotation, statements: Sequence[Statement]) -> Reading:
    """Return *reading* with what its outlet says of the claims: its own claims, which deny or doubt, and why.

    A claim of the own voice has neither cue nor source, its content is the sentence, and it refers to what it judges.
    Who denies is also in a relation; to doubt is none. Where the sentence is listed as a claim already, it judges.
    """
    found = list(Reader(annotation, statements, reading.quantities).verdicts())
    if not found:
        return reading
    entities, outlet = _outlet(reading)
    claims = list(reading.claims)
    related = list(reading.relations)
    at = {claim.content: n for n, claim in enumerate(claims) if not claim.cue and not claim.source}
    judged: set[tuple[Span, int]] = set()
    for verdict in sorted(found, key=lambda one: (one.sentence, one.evidence)):
        if (verdict.sentence, verdict.target) in judged:
            continue
        judged.add((verdict.sentence, verdict.target))
        target = statements[verdict.target]
        place = (verdict.sentence,)
        number = at.setdefault(place, len(claims))
        if number == len(claims):
            claims.append(Claim(f"c{number + 1}", place, speaker=outlet, confidence=SURE[verdict.kind]))
        said = " ".join(reading.document.text[slice(*verdict.evidence)].split())
        own = claims[number] = _judging(claims[number], verdict, target, said)
        if verdict.stance == "denies":
            related.append(_relation(reading, verdict, own, target))
    return replace(reading, entities=entities, claims=tuple(claims), relations=tuple(related))


def _outlet(reading: Reading) -> tuple[tuple[Entity, ...], str | None]:
    """Return the entities with the outlet among them, and its id; ``None`` where no outlet is known."""
    name = reading.document.outlet
    if not name:
        return reading.entities, None
    spoken = {claim.speaker for claim in reading.claims if not claim.cue and not claim.source}
    known = next((one.id for one in reading.entities if one.id in spoken and one.name == name), None)
    if known is not None:
        return reading.entities, known
    made = Entity(f"e{len(reading.entities) + 1}", "organization", name, identifiers={"wikidata": None})
    return (*reading.entities, made), made.id


def _judging(own: Claim, verdict: Verdict, target: Statement, said: str) -> Claim:
    basis = dict(own.basis) | {
        "stance": f"the outlet's own words about another's claim: “{said}”",
        "refers": "which claim these words stand beside or follow",
    }
    if own.speaker:
        basis["speaker"] = "the article's own voice: the outlet named in its metadata"
    stance = "denies" if "denies" in (own.stance, verdict.stance) else verdict.stance
    return replace(own, stance=stance, refers=own.refers or target.claim.id, basis=basis)


def _relation(reading: Reading, verdict: Verdict, own: Claim, target: Statement) -> Relation:
    text = reading.document.text
    numbers = [q for q in reading.quantities if q.spans and _inside(q.spans[0], verdict.sentence)]
    differ = verdict.kind in ("corrected", "verdict") and conflict(target.numbers, numbers) == "number"
    shown = [verdict.evidence]
    if differ:
        shown += [q.spans[0] for q in (*target.numbers, *numbers)]
    speaker = reading.entity(target.claim.speaker)
    whose = speaker.name if speaker else "others"
    said = " ".join(text[slice(*verdict.evidence)].split())
    return Relation(
        "denies",
        own.id,
        target.claim.id,
        "number" if differ else "polarity",
        spans(shown),
        f"{reading.document.outlet or 'the article'} in its own voice rejects what {whose} claims: “{said}”",
        SURE[verdict.kind],
    )


def _inside(span: Span, sentence: Span) -> bool:
    return sentence[0] <= span[0] and span[1] <= sentence[1]
