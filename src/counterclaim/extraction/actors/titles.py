"""Whom a description means: “the Russian president” on a day, “an IRGC commander”, “the country's new rulers”."""

from dataclasses import dataclass

from counterclaim.extraction import wording
from counterclaim.extraction.actors.known import Hit, Names
from counterclaim.knowledge.nouns import noun, plural
from counterclaim.knowledge.spelling import key
from counterclaim.knowledge.world import Known
from counterclaim.language.attribution import Run

FORMER = frozenset(
    "former ex ousted deposed late toppled then fallen exiled onetime erstwhile outgoing previous".split()
)
_NOW = frozenset("new current incumbent acting interim present newly elected transitional caretaker".split())
_SKIPPED = frozenset("the a an this that his her its their our my ' ’ s - , “ ”".split())
_GOVERN = frozenset(
    "government authorities leadership rulers regime administration authority leaders state officialdom".split()
)
_AWAY = frozenset("from to against with near on over than like about by between behind across under".split())
"""Prepositions that do not say whose somebody is."""
_STOPS = wording.RELATIVE | {",", "(", "–", "—", ":", ";", "said", "told", "under", "after", "before", "since"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a description comes to: an identity that equal ones share, where it has one, and what is known of it."""

    identity: tuple[str, ...] = ()
    """``("person", name)``, ``("government", country)``, ``("body", name)``, ``("words", country, what)``; or none."""
    country: str | None = None
    name: str = ""
    role: str = ""
    known: Known | None = None
    why: str = ""


def described(names: Names, run: Run, country: str | None = None) -> Meaning | None:
    """Tell what the words at *run* mean by what they say of countries and bodies; ``None`` where they name none.

    Args:
        run: a mention that no name heads, or a name with what stands before it.
        country: of “the country” or “its”, where the words lead back to one.
    """
    end = next((i for i in range(run[0] + 1, run[1]) if names.lower[i] in _STOPS), run[1])
    hits = names.inside((run[0], end))
    hit = next((h for h in hits if (h.country or h.rows[0].kind == "body") and _belongs(names, h, run)), None)
    code = hit.country if hit else country
    if hit is None and code is None:
        return None
    rest, place = _rest(names, (run[0], end), hit)
    if not rest:
        return None
    behind = hit is not None and _tied(names, hit, run)
    own = [w for w in rest if w not in FORMER | _NOW] or rest
    body = hit.kind("body") if hit else None
    title = " ".join(own)
    of = body.name if body else code
    if hit and hit.kind("country") and names.cased[hit.run[1] : run[1]][:1] and not hit.kind("adjective"):
        of = None if names.cased[hit.run[1]][:1].isupper() else of  # “Jordan King”: a bare name before a capital one
    if of and (found := _in_office(names, of, title, rest, plain=names.lower[run[0]] not in {"a", "an"})):
        return _beside(names, end, found)
    if hit is None or body is None or not (behind or code):
        if code and own[-1] in _GOVERN and _governs(own, rest):
            nation = names.world.countries.get(code)
            if nation is not None:
                return Meaning(("government", code), code, nation.government, why=f"those who govern {nation.name}")
        if code and (known := _body(names, place, code)):
            return Meaning(("body", known.name), code, known.name, known=known, why=f"a body of {code} called so")
    head = own[-1] if not behind else _head(own)
    said = " ".join(names.words((run[0], end)).split())
    of_kind = noun(own)
    if of_kind and of_kind.kind in {"government", "organization"} and not plural(own[-1]) and code and not behind:
        nation = names.world.countries.get(code)
        adjective = nation.adjective if nation else None
        called = f"{adjective} {title}" if adjective else said
        return Meaning(("words", code, title), code, called, why=f"“{title}” of {nation.name if nation else code}")
    stands = body.name if body else code
    return Meaning((), code, "", role=said if _person(head) else "", why=f"belongs to {stands}")


def _belongs(names: Names, hit: Hit, run: Run) -> bool:
    """Tell whether a name says whose somebody is: not as part of a word, “Velmar-backed”, nor in “*from* Velmar”."""
    if "-" in names.lower[hit.run[1] : hit.run[1] + 1] or names.lower[max(0, hit.run[0] - 1)] == "-":
        return False
    ties = [word for word in names.lower[run[0] : hit.run[0]] if word in wording.GOVERNORS]
    return not ties or ties[-1] not in _AWAY


def _rest(names: Names, run: Run, hit: Hit | None) -> tuple[list[str], list[int]]:
    """Return the words of *run* without the name of a country and what ties it, and their places."""
    drop = set(range(*hit.run)) if hit else set()
    if hit and hit.run[0] > run[0] and names.lower[hit.run[0] - 1] in {"of", "for", "in"}:
        drop.add(hit.run[0] - 1)
    if hit and hit.run[0] > run[0] + 1 and names.lower[hit.run[0] - 1] == "the" and names.lower[hit.run[0] - 2] == "of":
        drop.add(hit.run[0] - 2)
    if hit is None:
        # “the country's new rulers”: what leads back stands first, with its ending.
        at = next((i for i in range(*run) if names.lower[i] in {"'", "’"}), -1)
        drop |= set(range(run[0], at + 1)) if at >= 0 else set()
    place = [i for i in range(*run) if i not in drop and names.lower[i] not in _SKIPPED]
    return [names.lower[i] for i in place], place


def _tied(names: Names, hit: Hit, run: Run) -> bool:
    """Tell whether the name stands behind its noun: “a commander *of the Guards*”."""
    return any(names.lower[i] in wording.GOVERNORS for i in range(run[0], hit.run[0]))


def _in_office(names: Names, of: str, title: str, rest: list[str], *, plain: bool) -> Meaning | None:
    """Return whoever holds, or last held, the office of *title*; ``None`` where the words are none by themselves."""
    world = names.world
    office = world.office(title)
    if not plain or (office == title and not world.holders(of, title)):
        return None
    if title not in world.titles:
        return None
    past = bool(FORMER & set(rest))
    found = world.former(of, title, names.on) if past else world.holder(of, title, names.on)
    if found is None:
        return None
    when = f"on {names.on}" if names.on else "by the table's date"
    word = "last before the holder" if past else "who holds the office"
    return Meaning(
        ("person", found.name), found.country, found.name, known=found, why=f"{title} of {of}: {word} {when}"
    )


def _beside(names: Names, end: int, found: Meaning) -> Meaning:
    """Return who holds an office, but for a name right behind it, which tells who: “prime minister *Imran Khan*”."""
    comma = names.lower[end : end + 1] == [","]
    first, last = names.proper(end + comma)
    if comma and (last - first < 2 or names.lower[last : last + 1] not in ([","], ["."])):
        return found  # “the Russian president, Ada Roon, said”, not “after the Russian president, Velmar said”
    name = names.words((first, last)) if first < last else ""
    if not name:
        return found
    people = names.world.persons(name)
    if any(row.name == found.name for row in people):
        return found
    why = f"the title of {name}"
    own = next((row for row in people if len(name.split()) > 1), None)
    if own is not None:
        return Meaning(("person", own.name), own.country, own.name, known=own, why=why)
    return Meaning(("named", key(name)) if len(name.split()) > 1 else (), found.country, why=why)


def _governs(own: list[str], rest: list[str]) -> bool:
    if own[-1] == "leaders":
        return bool({"new", "ruling"} & set(rest))
    if own[-1] == "state":
        return False
    return len(own) == 1 or set(own[:-1]) <= {"ruling", "central", "de", "facto", "islamist", "military"}


def _body(names: Names, place: list[int], code: str) -> Known | None:
    if not place:
        return None
    rows = names.world.candidates(names.words((place[0], place[-1] + 1)), names.on)
    return next((row for row in rows if row.kind == "body" and row.country == code), None)


def _head(words: list[str]) -> str:
    return next((words[i - 1] for i, w in enumerate(words) if i and w in wording.GOVERNORS), words[-1])


def _person(head: str) -> bool:
    return head in wording.TITLES | wording.SPOKES | wording.PEOPLE or (
        head.endswith(wording.AGENTS) and head not in wording.NO_PEOPLE
    )
