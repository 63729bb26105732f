"""How many toponyms are put where they are: ``python -m evaluation.places`` (``--misses`` lists the wrong ones).

**Definition.** *Accuracy within 161 km* (100 miles): of all gold toponyms that have a gold coordinate, the share that
is resolved to a point at most 161 km away, along the great circle of a sphere with a radius of 6371.0088 km
(haversine). One that is not resolved is wrong. Micro-average: every occurrence counts once, also of the same name in
the same article. The gold spans are given; ``found`` measures finding them as well.

Which ones count: in LGL those with a ``gaztag`` (4,462 of 5,088), in GeoWebNews those with a latitude and a longitude,
literal, associative and adjectival (“Syrian”) ones alike, whether or not they carry a GeoNames id. The resolver
sees the text and the spans that count, not the others, nor title, outlet or date.

Beside it: the same over toponyms with a GeoNames id alone, the same with no position guessed for names that the
gazetteer lacks (those are then wrong), the median distance, and milliseconds an article.

Weights were fitted on one half of LGL (``half``); LGL's figure is that of the other half, the whole stands beside it
for comparison. Of GeoWebNews nothing was fitted; misses were read on one half, so the other half is listed apart.
"""

import argparse
import hashlib
import statistics
import time
import xml.etree.ElementTree as Tree
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Literal

from counterclaim.extraction.places import Resolution, resolve, whereabouts
from counterclaim.extraction.types import news_types
from counterclaim.language.annotating import Reader, annotate_all
from counterclaim.records import Span

GEO = Path(__file__).resolve().parents[2] / "shared" / "data" / "geo"
RADIUS = 6371.0088
"""Kilometres: the mean radius of the Earth (IUGG)."""
LIMIT = 161.0
"""Kilometres."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold toponym; degrees."""

    span: Span
    lat: float
    lon: float
    geonames: int | None


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its gold toponyms."""

    id: str
    text: str
    toponyms: tuple[Toponym, ...]


def half(id: str) -> Literal["fit", "report"]:
    """Return the half that an article belongs to: by the last bit of the SHA-1 of its number.

    >>> half("40450848")
    'report'
    """
    return "report" if hashlib.sha1(id.encode()).digest()[-1] & 1 else "fit"


def haversine(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the kilometres between two points in degrees of latitude and longitude.

    >>> round(haversine((0.0, 0.0), (0.0, 1.0)), 1)
    111.2
    """
    north, east = radians(b[0] - a[0]), radians(b[1] - a[1])
    h = sin(north / 2) ** 2 + cos(radians(a[0])) * cos(radians(b[0])) * sin(east / 2) ** 2
    return 2 * RADIUS * asin(min(1.0, sqrt(h)))


def lgl(path: Path = GEO / "lgl.xml") -> list[Article]:
    """Read the Local-Global Lexicon."""
    out = []
    for article in Tree.parse(path).getroot():
        found = [
            Toponym(
                (int(_of(node, "start")), int(_of(node, "end"))),
                float(_of(tag, "lat")),
                float(_of(tag, "lon")),
                int(tag.get("geonameid") or 0) or None,
            )
            for node in article.iter("toponym")
            if (tag := node.find("gaztag")) is not None
        ]
        out.append(Article(article.get("docid") or "", _of(article, "text"), tuple(found)))
    return out


def geowebnews(path: Path = GEO / "GWN.xml") -> list[Article]:
    """Read GeoWebNews."""
    out = []
    for article in Tree.parse(path).getroot():
        found = [
            Toponym(
                (int(_of(node, "start")), int(_of(node, "end"))),
                float(_of(node, "latitude")),
                float(_of(node, "longitude")),
                int(_of(node, "geonamesID") or 0) or None,
            )
            for node in article.iter("toponym")
            if _of(node, "latitude") and _of(node, "longitude")
        ]
        out.append(Article(article.get("file") or "", _of(article, "text"), tuple(found)))
    return out


def _of(node: Tree.Element, name: str) -> str:
    return (node.findtext(name) or "") if name == "text" else (node.findtext(name) or "").strip()


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1; kilometres; milliseconds an article."""

    count: int
    accuracy: float
    with_id: float
    unguessed: float
    median: float
    milliseconds: float

    def __str__(self) -> str:
        return (
            f"{self.count:5} toponyms  within 161 km {100 * self.accuracy:5.1f}  (with a GeoNames id "
            f"{100 * self.with_id:5.1f}, nothing guessed {100 * self.unguessed:5.1f})  "
            f"median {self.median:6.1f} km  {self.milliseconds:4.1f} ms an article"
        )


def distance(gold: Toponym, found: Resolution | None) -> float:
    """Return the kilometres from a gold toponym to what it was resolved to, infinitely many where it was not."""
    if found is None or found.place.lat is None or found.place.lon is None:
        return float("inf")
    return haversine((gold.lat, gold.lon), (found.place.lat, found.place.lon))


def score(articles: Iterable[Article]) -> Score:
    """Resolve all gold spans and compare."""
    apart: list[float] = []
    known: list[bool] = []
    guessed: list[bool] = []
    spent, count = 0.0, 0
    for article in articles:
        began = time.process_time()
        found = resolve(article.text, [t.span for t in article.toponyms])
        spent += time.process_time() - began
        count += 1
        for gold, one in zip(article.toponyms, found, strict=True):
            apart.append(distance(gold, one))
            known.append(gold.geonames is not None)
            guessed.append(one is not None and one.basis == "near")
    right = [d <= LIMIT for d in apart]
    return Score(
        count=len(apart),
        accuracy=_share(right),
        with_id=_share([r for r, k in zip(right, known, strict=True) if k]),
        unguessed=_share([r and not g for r, g in zip(right, guessed, strict=True)]),
        median=statistics.median(apart) if apart else 0.0,
        milliseconds=1000 * spent / max(count, 1),
    )


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def found(articles: Sequence[Article], reader: Reader) -> float:
    """Return the F1 of finding and resolving, in percent.

    The program's toponyms are the mentions that ``whereabouts`` resolves by a name. One is right where it overlaps a
    gold toponym and lies within 161 km of it; each of either counts once. Gold are those that count above: adjectives
    (“Syrian”) too, which are no places to the program.
    """
    right = said = gold = 0
    read = annotate_all((article.text for article in articles), reader)
    for article, annotation in zip(articles, read, strict=True):
        left = list(article.toponyms)
        gold += len(left)
        for one in whereabouts(annotation, news_types(annotation)):
            if one.basis == "coreference":
                continue
            said += 1
            near = (t for t in left if t.span[0] < one.span[1] and one.span[0] < t.span[1])
            hit = next((t for t in near if distance(t, one.resolution) <= LIMIT), None)
            if hit is not None:
                left.remove(hit)
                right += 1
    return round(200 * right / max(1, said + gold), 1)


def figures(reader: Reader) -> dict[str, float]:
    """Return what ``evaluate.py`` lists: percentages."""
    report = [a for a in lgl() if half(a.id) == "report"]
    return {
        "places within 161 km, LGL (other half), %": round(100 * score(report).accuracy, 1),
        "places within 161 km, GeoWebNews, %": round(100 * score(geowebnews()).accuracy, 1),
        "places found and resolved, GeoWebNews, F1": found(geowebnews(), reader),
    }


def misses(articles: Iterable[Article]) -> Counter[str]:
    """Count what was put wrongly, with what it was taken for."""
    out: Counter[str] = Counter()
    for article in articles:
        for gold, one in zip(article.toponyms, resolve(article.text, [t.span for t in article.toponyms]), strict=True):
            apart = distance(gold, one)
            if apart > LIMIT:
                taken = f"{one.place.name}, {one.place.kind}, {one.place.country} [{one.basis}]" if one else "nothing"
                name = article.text[slice(*gold.span)].replace("\n", " ")
                out[f"{name} ({gold.lat:.1f} {gold.lon:.1f}) → {taken}, {apart:.0f} km, article {article.id}"] += 1
    return out


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="toponyms within 161 km")
    parser.add_argument("--misses", choices=["lgl", "gwn"], help="list what is wrong in the half that may be read")
    parser.add_argument("--found", action="store_true", help="F1 of finding and resolving, on both corpora")
    options = parser.parse_args()
    chosen = options.misses
    local, web = lgl(), geowebnews()
    fit, report = ([a for a in local if half(a.id) == which] for which in ("fit", "report"))
    read, unread = ([a for a in web if half(a.id) == which] for which in ("fit", "report"))
    if options.found:
        from counterclaim.language.encoder import Encoder

        print("found and resolved, F1: LGL", found(local, Encoder()), " GeoWebNews", found(web, Encoder()))
        return
    if chosen:
        for line, times in misses(fit if chosen == "lgl" else read).most_common():
            print(times, line)
        return
    resolve("Oslo", [(0, 4)])  # loads the gazetteer
    parts = {
        "LGL, half fitted on": fit,
        "LGL, other half": report,
        "LGL": local,
        "GeoWebNews, half read": read,
        "GeoWebNews, other half": unread,
        "GeoWebNews": web,
    }
    for name, part in parts.items():
        print(f"{name:22} {score(part)}")


if __name__ == "__main__":
    main()
