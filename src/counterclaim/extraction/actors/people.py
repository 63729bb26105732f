"""Which of the known office holders a person's name means, and what they are on the article's day."""

from collections.abc import Sequence

from counterclaim.extraction.actors.known import Names
from counterclaim.extraction.naming import without_titles
from counterclaim.knowledge.spelling import key
from counterclaim.knowledge.world import Known, World

_MONTHS = {"march", "april", "may", "june", "august"}
_WITH_THE = ("United ", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Democratic Rep", "Republic of",
             "Czech Republic", "Dominican Republic", "Central African", "Palestinian", "European ", "Libyan", "Vatican",
             "International", "World ")  # fmt: skip


def person(names: Names, name: str, titled: str = "") -> tuple[Known | None, str]:
    """Return a row of whom *name* means, ``None`` where nobody known fits, and why.

    A full name is enough. A lone family name needs its country, somebody of it or its body in the article, or an
    office beside it; of several people that fit, those in office on the day go before those who were, and later ones
    before earlier.

    Args:
        titled: the roles that the article tells of the person.
    """
    plain = without_titles(name)
    rows = names.world.persons(plain)
    lone = len(plain.split()) == 1
    if plain.casefold() in _MONTHS and not titled:
        return None, f"“{plain}” alone is a month"
    near = [row for row in rows if _known_by(names, row) and _at_home(names, row, titled)]
    fitting = near if lone else list(rows)
    if not fitting:
        runners = ", ".join(dict.fromkeys(row.name for row in rows))
        return None, f"nobody known by that name fits{f', not {runners}' if runners else ''}"
    best = max(fitting, key=lambda row: (row.holds(names.on), _named(names, row.country), row.start or ""))
    others = ", ".join(dict.fromkeys(row.name for row in rows if row.name != best.name))
    return best, f"“{plain}” is known as {best.name}{f'; not {others}' if others else ''}"


def _known_by(names: Names, row: Known) -> bool:
    """Tell whether an office had begun by the year after the article's day; before, few were in the news for it."""
    return names.on is None or int((row.start or "0")[:4]) <= int(names.on[:4]) + 1


def _named(names: Names, country: str | None) -> bool:
    """Tell whether the article names a country, or in full one of its people."""
    return country is not None and (names.live[country] > 0 or country in names.homes)


def _at_home(names: Names, row: Known, titled: str) -> bool:
    if _named(names, row.country):
        return True
    if row.of and len(row.of) > 3:
        return any(hit.rows[0].name == row.of for hit in names.hits)
    # The country's leader too, though every reader knows the name: in news of a town “Martin” and “Levi” are
    # neighbours, and news of a leader name the country, its people or its capital.
    office = names.world.office(row.role)
    return row.holds(names.on) and bool(titled) and names.world.office(titled) == office


def roles_of(world: World, name: str, known: Known, on: str | None) -> tuple[tuple[str, ...], str | None]:
    """Return the offices of a known person on a day, as “President of Russia”, and the country they belong to.

    What has ended by then is “former”; of that only the latest is told, and only where no office is held.
    """
    rows = [row for row in world.persons(name) if row.name == name]
    now = sorted((row for row in rows if row.holds(on)), key=lambda r: (r.of != r.country, r.start or ""))
    past = [row for row in rows if row.end and (on is None or row.end <= on)]
    current = [f"{row.role} of {_of(world, row)}" for row in now]
    latest = max(past, key=lambda row: row.end or "", default=None)
    former = [f"former {latest.role} of {_of(world, latest)}"] if latest and not current else []
    told = now[0] if now else latest or known
    return tuple(dict.fromkeys([*current, *former])), told.country


def _of(world: World, row: Known) -> str:
    nation = world.countries.get(row.of)
    name = nation.name if nation else row.of
    return f"the {name}" if name.startswith(_WITH_THE) else name


def country_of(names: Names, roles: Sequence[str]) -> str | None:
    """Return the country that roles tell: “Russian President”, “deputy commander of” a body that is known."""
    for role in roles:
        words = role.replace("’s", " ").replace("'s", " ").split()
        for length in range(min(6, len(words)), 0, -1):
            for at in range(len(words) - length + 1):
                part = " ".join(words[at : at + length]).strip(",.")
                if part[:1].isupper() and key(part) in names.world.index:
                    for row in names.world.candidates(part, names.on):
                        if row.country and key(part) not in names.world.common:
                            return row.country
    return None
