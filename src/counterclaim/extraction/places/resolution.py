"""Where in the world the places of an article are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.extraction.places.disambiguation import ALONE, TOGETHER, Ranking, rank
from counterclaim.extraction.places.toponyms import Toponym, named_besides, toponyms
from counterclaim.extraction.places.vicinity import vicinity
from counterclaim.knowledge.gazetteer import KINDS, Gazetteer, gazetteer
from counterclaim.records import Alternative, Place, Span

Basis = Literal["name", "part", "near"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a toponym was resolved to."""

    place: Place
    probability: float | None
    """Of this place among all that are called so, ``None`` where it was put near something; the gazetteer may lack the
    place that is meant."""
    alternatives: tuple[Alternative, ...]
    """The likeliest others, the likeliest first."""
    basis: Basis
    """By its *name*; by a *part* of it (“Velmar” in “University of Velmar”); or put *near* what the text
    names around it, because the gazetteer has no such name: then only the point is meant, and only roughly."""
    why: str
    """For a reader."""


def resolve(text: str, spans: Sequence[Sequence[int]], *, alternatives: int = 3) -> list[Resolution | None]:
    """Resolve given toponyms.

    Args:
        text: of the article; also what stands outside the spans is read, for the countries and regions it names.
        spans: ``[start, end)`` of each toponym, in code points.
        alternatives: how many to keep of each.

    Returns:
        One for each span, in their order, ``None`` where neither name nor neighbour is known. Places have ids
        ``p1``, ``p2``, … in the order of their first toponym; the same place has the same id.

    Raises:
        KnowledgeError: the gazetteer is missing or damaged.

    >>> one, two = resolve("From Reykjavik to Paris, Texas.", [[5, 14], [18, 23]])
    >>> one.place.country, two.place.country, two.alternatives[0].country
    ('ISL', 'USA', 'FRA')
    """
    g = gazetteer()
    given: list[Span] = [(int(span[0]), int(span[1])) for span in spans]
    found, of = toponyms(text, given, g)
    others = named_besides(text, given, g)
    ranking = rank([*found, *others], g)
    best = [_best(number, ranking) for number in range(len(found) + len(others))]
    anchors = sorted(
        (span[0], row)
        for toponym, row in zip([*found, *others], best, strict=True)
        if row is not None and toponym.candidates.form != "part"
        for span in toponym.spans
    )
    known, countries = [one for one in anchors if g.country[one[1]]], {int(g.country[row]) for _, row in anchors}
    read = [_read(number, toponym, ranking, g, alternatives) for number, toponym in enumerate(found)]
    out: list[Resolution | None] = []
    for (start, end), number in zip(given, of, strict=True):
        one = read[number]
        if one is None or one.basis == "part":
            row = vicinity(start, known, g)
            if row is not None and (one is None or not _fits(best[number], row, countries, g)):
                one = _near(text[start:end], row, g)
        out.append(one)
    return _numbered(out)


def _best(number: int, ranking: Ranking) -> int | None:
    begin, end = ranking.field.begins[number : number + 2].tolist()
    return int(ranking.field.rows[begin + int(ranking.shares[begin:end].argmax())]) if begin < end else None


def _fits(part: int | None, near: int, countries: Collection[int], g: Gazetteer) -> bool:
    """Tell whether a part of a name says more than what stands around the name.

    A town does unless the article never names its country; an area only where what stands around lies elsewhere: a
    university of Velmaria is rather at Velmar, which the text names beside it.
    """
    assert part is not None
    if KINDS[g.kind[part]] in {"country", "region"}:
        same = g.country if KINDS[g.kind[part]] == "country" else g.division
        return bool(same[part] != same[near])
    return int(g.country[part]) in countries


def _read(number: int, toponym: Toponym, ranking: Ranking, g: Gazetteer, most: int) -> Resolution | None:
    begin, end = ranking.field.begins[number : number + 2].tolist()
    if begin == end:
        return None
    rows, shares = ranking.field.rows, ranking.shares
    best, *others = sorted(range(begin, end), key=lambda i: -shares[i])
    return Resolution(
        place=_place(int(rows[best]), g),
        probability=round(float(shares[best]), 3),
        alternatives=tuple(_alternative(int(rows[i]), float(shares[i]), g) for i in others[:most]),
        basis="part" if toponym.candidates.form == "part" else "name",
        why=_why(ranking.seen[best].tolist(), end - begin),
    )


def _place(row: int, g: Gazetteer) -> Place:
    entry = g.entry(row)
    return Place("", entry.name, entry.kind, entry.country, entry.lat, entry.lon, entry.geonames, entry.code)


def _alternative(row: int, share: float, g: Gazetteer) -> Alternative:
    e = g.entry(row)
    return Alternative(e.name, e.kind, e.country, e.lat, e.lon, e.geonames, round(share, 3))


_REASONS = (
    ("lies in what is named behind it", 0.5, "it lies in what is named right behind the name"),
    ("its kind is named", 0.5, "a word in or beside the name tells its kind"),
    ("its division is named", 0.5, "the text names its state or province"),
    ("others within 50 km", 0.5, "others of the article are at or near it"),
    ("its country is named", 0.5, "the text names its country"),
    ("the largest of all", 0.5, "it is the largest or best known of the name"),
)
"""What is seen of a place, from how much on it is worth telling, and in which words."""


def _why(seen: Sequence[float], count: int) -> str:
    if count == 1:
        return "the only place of this name"
    told = dict(zip(ALONE + TOGETHER, seen, strict=True))
    reasons = [words for name, least, words in _REASONS if told[name] > least]
    return f"of {count}: " + ("; ".join(reasons) or "it goes best with the rest of the article")


def _near(name: str, row: int, g: Gazetteer) -> Resolution:
    """Put what the gazetteer lacks at the place numbered *row*."""
    other = _place(row, g)
    place = Place("", name, "near", other.country, other.lat, other.lon)
    why = f"not in the gazetteer; put at {other.name}, where the article is around this name"
    return Resolution(place, None, (), "near", why)


def _numbered(found: list[Resolution | None]) -> list[Resolution | None]:
    """Give the places their ids; what several spans share is made once."""
    ids: dict[Place, str] = {}
    made: dict[int, Resolution] = {}
    for one in found:
        if one is not None and id(one) not in made:
            made[id(one)] = replace(one, place=replace(one.place, id=ids.setdefault(one.place, f"p{len(ids) + 1}")))
    return [one and made[id(one)] for one in found]
