"""Build ``knowledge/world.json``: ``python -m building.world`` (needs the packages of ``building/requirements.txt``).

Out of: the World Factbook's last edition (names, adjectives, capitals, armed forces, chiefs of state and heads of
government with the days they began), Babel's and pycountry's names of territories, and the tables beside this file,
which come first where both speak of the same. What each package lacks is in ``countries.csv``.
"""

from __future__ import annotations

import csv
import html
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FACTBOOK = HERE.parents[1] / "shared" / "data" / "factbook"
OUT = HERE.parent / "src" / "counterclaim" / "knowledge" / "world.json"

SOURCES = {
    "F": "CIA World Factbook, last edition (public domain), frozen in February 2026",
    "B": "Unicode CLDR by Babel (Unicode licence)",
    "I": "ISO 3166-1 by pycountry (names are facts; package LGPL-2.1, not shipped)",
    "O": "Counterclaim's own tables of plain facts, November 2026",
}
CODES = {"uk": "GBR", "ac": "SHN", "eu": "", "kv": "XKX"}
"""Internet domains that are not the country's alpha-2 code."""
MONTHS = {name[:3]: i for i, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
TITLE = set(
    """
    President Prime Minister King Queen Emperor Sultan Amir Emir Supreme Leader Chancellor Premier Taoiseach Pope Prince
    Grand Duke Interim Transition Transitional Acting Caretaker GNU CNSP Vice Co-Vice Crown Presidential Council
    Chairperson Chairman Chair Chief Governor Administrator Sovereign Commander-in-Chief Sudanese Armed Forces State
    Affairs Commission People's Assembly Taliban Confederation Swiss Foreign Political Secretary Presidency National
    Safeguard Homeland Government Cabinet Ministers Executive of the for and (CNSP) (Prime Minister) Col. General Gen.
    Capt. Dr. Sir Sr. overall Excellency Spain (prime minister-equivalent) Lord Mann
    """.split()
)
RANKS = {"Col.", "General", "Gen.", "Capt.", "Dr.", "Sir", "Sr."}
GENERIC = {"parliament", "national assembly", "senate", "congress", "house of representatives", "legislative assembly"}


def text(node: Any, *path: str) -> str:
    for name in path:
        node = node.get(name, {}) if isinstance(node, dict) else {}
    raw = node.get("text", "") if isinstance(node, dict) else ""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", raw))).strip()


def spellings(value: str) -> list[str]:
    """The spellings of a name, without notes: “Kyiv (Kiev is the transliteration from Russian)” is both."""
    value = re.split(r"; note|note -|;", value)[0]
    value = value.replace("Chisinau in Romanian (Kishinev in Russian)", "Chisinau (Kishinev)")
    asides = re.findall(r"\(([^)]*)\)", value)
    names = re.split(r",(?! D\.C\.)| or ", re.sub(r"\([^)]*\)", "", value))
    aside = [
        w for a in asides for w in re.split(r"[/,]| is | in |aka ", a)[:2] if re.fullmatch(r"[A-Z][\w' -]+", w.strip())
    ]
    return [n.strip() for n in (*names, *aside) if n.strip() and n.strip() not in {"none", "NA"}]


def day(value: str) -> str:
    """ISO 8601 of “8 June 2014”, “April 2018” or “1997”, as exact as it is given."""
    found = re.search(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]{2})[a-z]* )?(\d{4})", value)
    if not found:
        return ""
    date, month, year = found.groups()
    return "-".join(
        [year, *([f"{MONTHS[month]:02d}"] if month in MONTHS else []), *([f"{int(date):02d}"] if date else [])]
    )


def cased(name: str) -> str:
    """“Masoud PEZESHKIAN” in ordinary capitals."""
    parts = re.split(r"(?<=[\s'’\-])", name)
    keep = {"II", "III", "IV", "V", "VI", "VIII", "XVI", "XIV"}
    return "".join(p if p.strip() in keep or not p.isupper() else p.capitalize() for p in parts).strip()


def in_office(value: str) -> Iterator[tuple[str, str, str, str]]:
    """Role, name, first day and short name of whom a line of the Factbook names first."""
    line = re.split(r"; former |[;,] represented|[;,] ", value.replace("Council, ", "Council "))[0]
    since = re.search(r"\((?:since )?([^)]*\d{4}[^)]*)\)", value)
    line = re.sub(r"\([^)]*\d{4}[^)]*\)?|\(also.*?\)|also spelled.*|\"[^\"]*\"", "", line).replace(", Jr.", "").strip()
    words = line.split()
    at = next((i for i, w in enumerate(words) if w not in TITLE), len(words))
    name = " ".join(w for w in words[at:])
    role = " ".join(w for w in words[:at] if w not in RANKS and not w.startswith("("))
    role = "Taoiseach" if role.startswith("Taoiseach") else role
    if not role or not re.search(r"[A-Z]{2}", name) or len(name.split()) > 6 or " of " in name:
        return
    loud = [w for w in name.split() if re.search(r"[A-Z]{2}", w)]
    short = cased(" ".join([name.split()[0], *loud])) if name.split()[0] != loud[0] else ""
    yield (
        re.sub(r"^(Interim|Transition|Transitional|Acting|Caretaker|overall|GNU|CNSP) ", "", role),
        cased(name),
        day(since[1] if since else ""),
        short,
    )


def own(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def row(name: str, kind: str, type: str, country: str = "", aliases: Any = (), **more: str) -> list[Any]:
    kept = [alias for alias in dict.fromkeys(aliases) if alias not in {"", name}]
    tail = [more.get(f, "") for f in ("of", "role", "start", "end")]
    return [name, kind, type, country, kept, *tail, more.get("wikidata") or None, more["source"]]


def ours() -> Iterator[list[Any]]:
    types = {"adjective": "other", "people": "group", "capital": "place", "seat of power": "place", "country": "place",
             "region": "place", "seat": "government"}  # fmt: skip
    for file in ("countries.csv", "bodies.csv", "holders.csv"):
        for one in own(file):
            given = one["type"]
            kind = given if given in types else "person" if given == "person" else "body"
            of = one.get("of") or ""
            country = one.get("country") or (of if re.fullmatch("[A-Z]{3}", of) and of != "NAT" else "")
            names = [name.removeprefix("~") for name in (one["name"], *(one["aliases"] or "").split(";"))]
            yield row(
                names[0], kind, types.get(given, given), country, names[1:],
                of=of, role=one.get("role") or "", start=one.get("start") or "", end=one.get("end") or "", source="O",
            )  # fmt: skip


def code_of(record: dict[str, Any], stem: str) -> str:
    domain = re.search(r"\.([a-z]{2})\b", text(record, "Communications", "Internet country code"))
    if stem in CODES or not domain:
        return {"kv": "XKX", "uk": "GBR", "we": "PSE", "gz": "PSE"}.get(stem, "")
    import pycountry  # here, so that the rest can be tested without it

    found = pycountry.countries.get(alpha_2=domain[1].upper())
    return found.alpha_3 if found else ""


def factbook(known: list[list[Any]]) -> Iterator[list[Any]]:
    named = {r[3] for r in known if r[1] == "country"}
    legislatures: Counter[str] = Counter()
    pending: list[list[Any]] = []
    for path in sorted(FACTBOOK.glob("*/*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        code, government = code_of(record, path.stem), record.get("Government", {})
        if not code or path.stem in {"we", "gz", "at", "cr", "um", "dx", "ax"}:
            continue
        short = spellings(
            text(government, "Country name", "conventional short form").replace("The Dominican", "Dominican Republic")
        )
        long = spellings(text(government, "Country name", "conventional long form"))
        names = [re.sub("^[Tt]he ", "", n) for n in (*short, *long)]
        if names and code not in {r[3] for r in pending if r[1] == "country"}:
            pending.append(row(names[0], "country", "place", code, names[1:], source="F"))
        nation = record.get("People and Society", {})
        for adjective in spellings(text(nation, "Nationality", "adjective")):
            if (
                code not in {"PRK", "KOR", "CHN", "HKG", "MAC", "TWN", "ABW", "CUW", "SPM", "GIB", "SGP", "NZL", "LAO"}
                and adjective != "Congo"
            ):
                plural = [] if re.search(r"(?:ese|sh|ch|s)$", adjective) else [f"{adjective}s"]
                pending.append(row(adjective, "adjective", "other", code, plural, source="F"))
        for noun in re.findall(r"([A-Z][\w' -]+)\(s\)", text(nation, "Nationality", "noun")):
            pending.append(row(noun.strip(), "people", "group", code, [f"{noun.strip()}s"], source="F"))
        capital = text(government, "Capital", "name")
        if capital and "no official" not in capital and "administered" not in capital:
            first = [re.sub(r", D\.C\.", "", n) for n in spellings(capital.replace(" (constitutional capital)", ""))]
            pending.append(row(first[0], "capital", "place", code, first[1:], source="F"))
        body = text(government, "Legislative branch", "legislature name")
        for name in re.split(r" \(", body)[:1]:
            if name and name.casefold() not in GENERIC and len(name.split()) < 7:
                legislatures[name] += 1
                pending.append(row(name, "body", "government", code, re.findall(r"\(([^)]+)\)", body), source="F"))
        forces = re.split(r"[:;(,]|  |\d", text(record, "Military and Security", "Military and security forces"))[
            0
        ].strip()
        if (
            re.search(r"(Forces?|Army|Military|Guard)\b", forces)
            and 1 < len(forces.split()) < 8
            and forces[0].isupper()
        ):
            pending.append(row(forces, "body", "organization", code, source="F"))
        if text(government, "Dependency status"):
            continue
        for office in ("chief of state", "head of government"):
            for role, holder, start, brief in in_office(text(government, "Executive branch", office)):
                home = "GBR" if "Charles" in holder else code
                pending.append(
                    row(holder, "person", "person", home, [brief], of=code, role=role, start=start, source="F")
                )
    for one in pending:
        if not (one[1] == "body" and legislatures[one[0]] > 1):
            yield one
    assert named  # our own names come first in the table


def packages() -> Iterator[list[Any]]:
    import pycountry
    from babel import Locale

    english = Locale("en").territories
    for country in pycountry.countries:
        code = country.alpha_3
        short = english.get(country.alpha_2, "")
        bare = re.sub(r" \(.*\)| - .*", "", short)
        # CLDR writes “Congo - Kinshasa”, “Hong Kong SAR China”; what two would share is left to our own table.
        clean = [bare] if " - " not in short and "SAR" not in short else []
        yield row(
            clean[0] if clean else country.name,
            "country",
            "place",
            code,
            [*clean[1:], short.replace("’", "'")],
            source="B",
        )
        official = [getattr(country, "common_name", ""), getattr(country, "official_name", ""), country.name]
        yield row(re.sub(r",.*", "", official[0] or country.name), "country", "place", code,
                  [o for o in official if o and "," not in o], source="I")  # fmt: skip


def plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def merged(rows: list[list[Any]]) -> list[list[Any]]:
    """Leave out what stands in an earlier row already; call a person by one name."""
    from counterclaim.knowledge.world import FIELDS, Known, World

    table = World(Known(**dict(zip(FIELDS, r, strict=True))) for r in ours())
    out: list[list[Any]] = []
    seen: dict[tuple[str, str, str], list[Any]] = {}
    current: set[tuple[str, str]] = {(r[5], first_office(r[6])) for r in ours() if r[1] == "person" and not r[8]}
    spelt: set[tuple[str, str, str]] = set()
    for one in rows:
        if one[1] == "person" and one[-1] == "F":
            same = [k for k in table.persons(one[0]) if k.country == one[3]]
            if same:
                one[4] = [one[0], *one[4]]
                one[0] = same[0].name
            if (one[5], first_office(one[6])) in current:
                continue
        spot = (one[1], one[3], "" if one[1] == "country" else f"{one[0]}|{one[5]}|{one[6]}|{one[7]}")
        if spot in seen:
            first = seen[spot]
            first[4] += [a for a in (one[0], *one[4]) if a not in (first[0], *first[4])]
            continue
        names = {(one[1], one[3], plain(n)) for n in (one[0], *one[4])}
        if one[1] in {"adjective", "capital", "people"} and names <= spelt:
            continue
        spelt |= names
        seen[spot] = one
        out.append(one)
    return out


def first_office(role: str) -> str:
    return "prime minister" if role == "Premier" else role.casefold()


def main() -> None:
    rows = list(ours())
    rows = merged([*rows, *factbook(rows), *packages()])
    offices = [[one["class"], one["phrases"].split(";")] for one in own("offices.csv")]
    common = [r[0] for r in rows if r[1] == "body" and r[-1] == "F"]  # “Supreme Council”: there are many
    common += [n[1:] for one in own("bodies.csv") for n in (one["name"], *one["aliases"].split(";")) if n[:1] == "~"]
    body = ",\n".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in rows)
    head = json.dumps(SOURCES, ensure_ascii=False)
    items = {one["item"]: one["stands for"] for one in own("wikidata.csv")}
    OUT.write_text(
        f'{{"sources":{head},\n"offices":{json.dumps(offices)},\n"common":{json.dumps(common)},\n"wikidata":{json.dumps(items)},\n"rows":[\n{body}\n]}}\n',
        encoding="utf-8",
    )
    print(len(rows), Counter(r[1] for r in rows), OUT.stat().st_size)


if __name__ == "__main__":
    main()
