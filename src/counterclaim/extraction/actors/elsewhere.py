"""Known names that the article's places contradict: “Paris, Texas” is no capital.

The gazetteer weighs all places that are called so and all that the article names; the table of who is known has only
countries and capitals. So the gazetteer's choice for a mention goes before, unless the name is told as a government
there, or more of the article's other names lead to the country than to where the gazetteer has put it; but the place
behind its comma is always right.
"""

from collections import Counter
from collections.abc import Mapping

from counterclaim.extraction.actors.known import PLACES, Names
from counterclaim.extraction.actors.metonymy import Roles
from counterclaim.knowledge.spelling import key
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run
from counterclaim.records import Span


def elsewhere(annotation: Annotation, names: Names, where: Mapping[Span, str]) -> set[Run]:
    """Return the known names of countries and capitals that mean a place in another country here.

    Args:
        where: the country of each name that was found on the map.
    """
    places = [h for h in names.hits if h.rows[0].kind in {"country", "capital"} and h.country]
    put = {h.run: where[names.span(h.run)] for h in places if names.span(h.run) in where}
    off = {h.run for h in places if h.run in put and put[h.run] not in {row.country for row in h.rows}}
    if not off:
        return set()
    roles = Roles(annotation, [h.run for h in names.hits if h.kind(*PLACES)], names.lower)
    people = _people(annotation, names)
    called = {h.run: key(names.words(h.run)) for h in names.hits}
    out: set[Run] = set()
    for name in {called[run] for run in off}:
        same = [h for h in places if called[h.run] == name]
        other = [*(h.country for h in names.hits if called[h.run] != name), *people]
        mapped = [code for (a, b), code in where.items() if key(annotation.text[a:b]) != name]
        led, mapped_to = Counter(other), Counter(mapped)
        agreed = all(h.run in off for h in same if h.run in put)
        for hit in same:
            # What is not on the map itself is what the others of its name are, where these agree.
            if hit.run not in off and (hit.run in put or not agreed):
                continue
            code = put.get(hit.run) or next(put[h.run] for h in same if h.run in off)
            if _with_place(names, hit.run, code, where):
                out.add(hit.run)
                continue
            own = led[hit.country] + mapped_to[hit.country or ""]
            standing = roles.standing(hit.run, hit.rows[0].kind)
            if (standing.sense == "government" and standing.sure) or own > led[code] + mapped_to[code]:
                continue
            out.add(hit.run)
    return out


def _with_place(names: Names, run: Run, code: str, where: Mapping[Span, str]) -> bool:
    """Tell whether the place behind a name's comma says where it is: “Paris, *Texas*”."""
    at = run[1] + 1
    behind = names.span((at, at + 1))[0] if names.lower[run[1] : at] == [","] and at < len(names.lower) else -1
    return any(a == behind and of == code for (a, _), of in where.items())


def _people(annotation: Annotation, names: Names) -> list[str]:
    """Return the countries of the known people whom the article names in full."""
    out: dict[str, str] = {}
    people = [m.run for m in annotation.mentions if m.type == "person"]
    for run in [*people, *(n.run for n in annotation.names if n.type == "person")]:
        first, last = names.ending(run)
        before = names.cased[first - 1] if first else ""
        if last - first == 1 and before[:1].isupper() and first - 1 not in names.at:
            first -= 1  # the encoder often has only the family name
        if last - first > 1:
            found = {row.country for row in names.world.persons(names.words((first, last)))}
            if len(found) == 1 and (country := found.pop()):
                out[key(names.words((first, last)))] = country
    return list(out.values())
