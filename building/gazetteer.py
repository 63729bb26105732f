"""Build the gazetteer that ships: ``python -m building.gazetteer``.

Needs ``building/requirements.txt`` and ``../shared/data/factbook``; writes ``knowledge/gazetteer.npz``. The same
sources give the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

import babel
import numpy as np
from countrynames.data import DATA

from building import sources
from building.table import Builder, Row, settle, write
from counterclaim.knowledge.gazetteer import PATH, NameKind
from counterclaim.knowledge.toponyms import key

ALTERNATES = 15_000
"""Least population of a city whose further names are kept: evaluation/places.py, docs/decisions.md."""
FAMOUS = 50_000_000
"""What stands for the population of the few areas and facilities that all the world knows."""
KNOWN = 1_000_000
"""The same for counties and cities, which other ones of their kind stand beside."""
BASES = ("air base", "air force", "airbase", "afb", "army", "naval", "navy", "military", "raf ", "joint base")
FACILITY = sources.own()["words"]["facility"]


def population(rows: list[Any]) -> int:
    return sum(row["population"] for row in rows)


def add_countries(b: Builder, cities: dict[str, Any], own: dict[str, Any]) -> None:
    english = babel.Locale("en").territories
    table = sources.geonames("countries")
    facts = list(sources.factbook())
    named = {key(name): fact for fact in facts for name in reversed(fact["names"])}
    named |= {key(name): fact for fact in reversed(facts) for name in fact["names"][:1]}  # no former ones
    inside = defaultdict(list)
    for city in cities.values():
        inside[city["countrycode"]].append(city)
    for code, country in table.items():
        names = [country["name"], english.get(code, ""), *own["countries"].get(code, [])]
        fact = next((named[key(name)] for name in names if name and key(name) in named), None)
        at: tuple[float, float] | None = own["centres"].get(code) or (fact["at"] if fact else None)
        if at is None and inside[code]:
            at = middle(inside[code])
        if at is None:
            print("no coordinates:", country["name"])
            continue
        number = b.add(
            Row(country["name"], "country", *at, country["iso3"], "", country["population"], country["geonameid"])
        )
        b.countries[code] = number
        for name in [*names, *(fact["names"] if fact else [])]:
            b.call(number, name, NameKind.OTHER)
        for people in [*own["people"].get(code, ()), *(fact["people"] if fact else ())]:
            b.call(number, people, NameKind.PEOPLE)
            if people.endswith(("an", "ese", "i")):
                b.call(number, people + ("" if people.endswith("ese") else "s"), NameKind.PEOPLE)


def add_continents(b: Builder) -> None:
    for continent in sources.geonames("continents").values():
        number = b.add(
            Row(
                continent["name"],
                "continent",
                float(continent["lat"]),
                float(continent["lng"]),
                "",
                "",
                continent["population"],
                continent["geonameId"],
            )
        )
        for suffix in ("n", "ns"):
            b.call(number, continent["name"] + suffix, NameKind.PEOPLE)
    b.call(next(i for i, r in enumerate(b.rows) if r.name == "Europe"), "European", NameKind.PEOPLE)
    b.call(next(i for i, r in enumerate(b.rows) if r.name == "Europe"), "Europeans", NameKind.PEOPLE)


def add_further_names(b: Builder) -> None:
    """Take countrynames' spellings in Latin letters where nothing else is called so."""
    for code, names in DATA.items():
        for name in names if code in b.countries else ():
            if name[:1].isupper() and len(name) > 4 and key(name) not in b.names:
                b.call(b.countries[code], name, NameKind.OTHER)


def add_regions(b: Builder, cities: dict[str, Any], own: dict[str, Any]) -> None:
    names, second = sources.divisions(cities)
    members = defaultdict(list)
    for city in cities.values():
        members[city["countrycode"], city["admin1code"]].append(city)
    us = {row["name"]: row for row in sources.geonames("us_states").values()}
    centre = {name: (lat, lon) for name, lat, lon in sources.states()}
    for (country, code), name in sorted(names.items()):
        if country not in b.countries:
            continue
        inside = members[country, code]
        at = own["centres"].get(f"{country}.{code}") or (centre.get(name) if country == "US" else None)
        at = at or middle(inside)
        number = b.add(
            Row(
                name,
                "region",
                at[0],
                at[1],
                b.rows[b.countries[country]].country,
                f"{country}.{code}",
                population(inside),
                us[name]["geonameid"] if country == "US" and name in us else 0,
            )
        )
        b.regions[country, code] = number
        for word in ("Province", "Region", "Governorate", "Oblast", "State", "Prefecture", "County"):
            if name.endswith(f" {word}"):
                b.call(number, name.removesuffix(f" {word}"), NameKind.OTHER)
        if f"{country}.{code}" in own["apart"]["regions"]:
            b.names[key(name)][number] = NameKind.TOLD
        for other in own["regions"].get(f"{country}.{code}", ()):
            b.call(number, other, NameKind.OTHER)
        if country == "US":
            b.call(number, code, NameKind.CODE)
    for short, code in own["abbreviations"].items():
        b.call(b.regions["US", code], short, NameKind.CODE)
    add_counties(b, second)


def add_counties(b: Builder, second: dict[tuple[str, str, str], list[Any]]) -> None:
    for name, state, lat, lon in sources.counties():
        if ("US", state) in b.regions:
            inside = second.get(("US", state, name), [])
            number = b.add(Row(name, "county", lat, lon, "USA", f"US.{state}", population(inside)))
            for word in ("County", "Parish"):
                if name.endswith(f" {word}"):
                    b.call(number, name.removesuffix(f" {word}"), NameKind.SHORT)
    for (country, code, name), inside in sorted(second.items()):
        if country not in ("US",) and country in b.countries and len(inside) > 1:
            b.add(
                Row(
                    name,
                    "county",
                    *middle(inside),
                    b.rows[b.countries[country]].country,
                    f"{country}.{code}",
                    population(inside),
                )
            )


def add_cities(b: Builder, cities: dict[str, Any], own: dict[str, Any]) -> None:
    for id, city in sorted(cities.items(), key=lambda item: int(item[0])):
        if city["countrycode"] not in b.countries:
            continue
        number = b.add(
            Row(
                city["name"],
                "city",
                city["latitude"],
                city["longitude"],
                b.rows[b.countries[city["countrycode"]]].country,
                f"{city['countrycode']}.{city['admin1code']}",
                city["population"],
                city["geonameid"],
            )
        )
        b.cities[city["geonameid"]] = number
        for name in own["cities"].get(id, ()):
            b.call(number, name, NameKind.MAIN)
        if city["population"] >= ALTERNATES:
            for name in city["alternatenames"]:
                # Small letters open machine-made romanisations, capitals alone are codes of airports.
                if name[:1].isupper() and not name.isupper() and len(name) > 3:
                    b.call(number, name, NameKind.OTHER)
        else:
            for word in (" Township", " Village", " City", " Town"):
                if city["name"].endswith(word) and len(city["name"]) > len(word) + 3:
                    b.call(number, city["name"].removesuffix(word), NameKind.SHORT)


def add_capitals(b: Builder) -> None:
    """Mark the capitals: of the cities in the country that are called so, the one with the most people."""
    for code, country in sources.geonames("countries").items():
        nation = b.rows[b.countries[code]].country if code in b.countries else None
        found = [i for i in b.names.get(key(country["capital"]), ()) if b.rows[i].country == nation]
        found = [i for i in found if b.rows[i].kind == "city"]
        if found:
            b.capitals.append(max(found, key=lambda i: b.rows[i].population))


def add_alone(b: Builder, own: dict[str, Any]) -> None:
    """Mark the cities that stand alone in datelines."""
    for name in own["alone"]["cities"]:
        found = [i for i in b.names.get(key(name), ()) if b.rows[i].kind == "city"]
        if not found:
            raise SystemExit(f"no such city: {name}")
        b.alone.append(max(found, key=lambda i: b.rows[i].population))


def add_facilities(b: Builder, own: dict[str, Any]) -> None:
    alpha2 = {code: b.rows[number].country for code, number in b.countries.items()}
    words = sorted(FACILITY, key=len, reverse=True)
    wanted = dict(own["facilities"])
    for row in sources.airports():
        name, code = row["name"], row["icao"]
        base = any(word in f"{name.casefold()} " for word in BASES)
        if not (row["iata"] or base or code in wanted) or row["country"] not in alpha2:
            continue
        number = b.add(
            Row(
                name,
                "facility",
                float(row["lat"]),
                float(row["lon"]),
                alpha2[row["country"]],
                "",
                100_000 if "International" in name or base else 1_000 if row["iata"] else 0,
                0,
                code or row["iata"],
            )
        )
        short = key(name)
        for word in words:
            if short.endswith(f" {word}"):
                short = short.removesuffix(f" {word}")
                b.call(number, short, NameKind.CORE)
                break
        if row["city"] and row["iata"]:
            b.call(number, row["city"], NameKind.CORE)
        others = wanted.pop(code, ())
        if others and key(others[0]) not in key(name):
            number = b.add(replace(b.rows[number], name=others[0], population=FAMOUS))
        for other in others:
            b.call(number, other, NameKind.MAIN)
    print("facilities without an airport:", sorted(wanted))


def add_areas(b: Builder, own: dict[str, Any]) -> None:
    for name, (lat, lon, kind, country, *others) in own["areas"].items():
        same = [i for i in b.names.get(key(name), ()) if (b.rows[i].kind, b.rows[i].country) == (kind, country)]
        people = KNOWN if kind in {"county", "city"} else FAMOUS
        number = same[0] if same else b.add(Row(name, kind, lat, lon, country, population=people))
        b.rows[number].population = max(people, b.rows[number].population)
        for other in others:
            b.call(number, other, NameKind.MAIN)


def middle(inside: list[Any]) -> tuple[float, float]:
    """Return the middle of the box around all places but the outermost in forty: an area's centre, not its cities'."""
    lats, lons = ([city[axis] for city in inside] for axis in ("latitude", "longitude"))
    if max(lons) - min(lons) > 180:
        lons = [lon + 360 if lon < 0 else lon for lon in lons]
    box = [float(np.quantile(values, q)) for values in (lats, lons) for q in (0.025, 0.975)]
    lon = (box[2] + box[3]) / 2
    return (box[0] + box[1]) / 2, lon - 360 if lon > 180 else lon


def main() -> None:
    own = sources.own()
    cities = sources.geonames("cities500")
    b = Builder()
    add_countries(b, cities, own)
    add_continents(b)
    add_regions(b, cities, own)
    add_cities(b, cities, own)
    add_capitals(b)
    add_alone(b, own)
    add_facilities(b, own)
    add_areas(b, own)
    add_further_names(b)
    settle(b)
    write(b, sources.described(), PATH)


if __name__ == "__main__":
    main()
