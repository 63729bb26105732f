"""All that comparison says of one article, in turn: relations of claims, what the outlet says of them, concessions."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.comparison import relations
from counterclaim.comparison.concessions import with_concessions
from counterclaim.comparison.holders import rejects, with_holders
from counterclaim.comparison.own_voice import with_outlet
from counterclaim.comparison.references import refers
from counterclaim.comparison.statements import Statement, statements
from counterclaim.language.annotation import Annotation
from counterclaim.records import Reading, Relation


def compare(reading: Reading, annotation: Annotation) -> Reading:
    """Return *reading* with its relations, and its claims with stances and references that comparison has settled.

    The outlet's own words about a claim are among the claims where they deny or doubt it, whether or not the article's
    own statements are listed. Nothing says who is right.
    """
    made = statements(reading, annotation)
    if not made:
        return reading
    found = with_outlet(_plausible(relations.compare(reading, made), made), annotation, made)
    return with_holders(with_concessions(found))


def _plausible(reading: Reading, made: Sequence[Statement]) -> Reading:
    """Return *reading* without relations that cannot be.

    Nobody stands against a namesake, most likely one person told apart wrongly. And who “denied that X” denies no claim
    that shares no telling word with X.
    """
    names = {entity.id: entity.name.casefold() for entity in reading.entities}
    claims = {claim.id: claim for claim in reading.claims}
    told = {one.claim.id: one for one in made}

    def holds(r: Relation) -> bool:
        mine, theirs = (names.get(claims[x].speaker or "") for x in (r.a, r.b))
        if r.type in ("denies", "conflicts", "corroborates") and mine is not None and mine == theirs:
            return False
        if r.type != "denies" or not rejects(reading, claims[r.a]) or refers(told[r.a]):
            return True
        return bool(told[r.a].stems.keys() & told[r.b].stems.keys())

    return replace(reading, relations=tuple(filter(holds, reading.relations)))
