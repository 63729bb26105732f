"""Who, where and when: the people and bodies, places and times that an article speaks of."""

from collections.abc import Iterable, Sequence

from counterclaim.exchange.cells import position
from counterclaim.exchange.page.markup import Article, counted_mentions, fit, mentions
from counterclaim.exchange.slots import PRONOUNS, days_of
from counterclaim.knowledge.world import world
from counterclaim.records import Entity, Place, Reading, Time, words

_NO_NAMES = PRONOUNS | frozenset("some most many one two each every both no none any other".split())
_SECTIONS = ("Who", "Where", "When")


def lists(article: Article) -> str:
    """Return the three lists of *article*, those that hold anything."""
    found = (_people(article), _places(article), _times(article))
    sections = (
        f"<section><h3>{heading}</h3>{content}</section>"
        for heading, content in zip(_SECTIONS, found, strict=True)
        if content
    )
    inner = "\n".join(sections)
    return f'<div class="lists">\n{inner}\n</div>' if inner else ""


def _list(kind: str, rows: Sequence[str], others: Sequence[str]) -> str:
    main = f'<ul class="{kind}">{"".join(rows)}</ul>' if rows else ""
    if not others:
        return main
    count = f"{len(others):,} {'more' if rows else 'in all'}"
    return (
        f'{main}<details class="others"><summary>{count}</summary><ul class="{kind}">{"".join(others)}</ul></details>'
    )


def _people(article: Article) -> str:
    reading = article.reading
    ordered = sorted(reading.entities, key=lambda entity: -len(entity.mentions))
    taking_part = _taking_part(reading)
    first = [one for one in ordered if one.type != "place" and _named(one) and (one.id in taking_part or one.roles)]
    others = [one for one in ordered if one not in first]
    return _list("who", [_entity(article, one) for one in first], [_entity(article, one) for one in others])


def _taking_part(reading: Reading) -> set[str | None]:
    """Return those who speak, and those whom an event names."""
    slots = (slot for event in reading.events for slot in (event.actor, event.recipient, event.object) if slot)
    return {slot.entity for slot in slots} | {claim.speaker for claim in reading.claims} - {None}


def _named(entity: Entity) -> bool:
    """Tell whether the name of *entity* is one, not “our friends” or “You”."""
    first, *rest = entity.name.split() or [""]
    return first.casefold() not in _NO_NAMES and any(word[:1].isupper() for word in (first, *rest))


def _entity(article: Article, entity: Entity) -> str:
    name = article.link("name", mentions(entity), f'<span dir="auto">{fit(entity.name)}</span>', entity.why or "")
    parts = [entity.type, country_name(entity.country), *entity.roles, counted_mentions(entity)]
    return f"<li>{name} {_small(parts)}</li>"


def _small(parts: Iterable[str | None]) -> str:
    return f'<small dir="auto">{fit(" · ".join(part for part in parts if part))}</small>'


def country_name(code: str | None) -> str | None:
    """Return what the country with an ISO 3166-1 alpha-3 *code* is called; the code where it is unknown.

    >>> country_name("NOR"), country_name(None)
    ('Norway', None)
    """
    country = world().countries.get(code) if code else None
    return country.name if country else code


def _places(article: Article) -> str:
    ordered = sorted(article.reading.places, key=lambda place: -len(place.mentions))
    return _list("where", [_place(article, place) for place in ordered], [])


def _place(article: Article, place: Place) -> str:
    name = article.link("name", mentions(place), f'<span dir="auto">{fit(place.name)}</span>')
    country = country_name(place.country)
    parts = [
        place.kind,
        None if country == place.name else country,
        place.airport,
        position(place),
        counted_mentions(place),
    ]
    return f"<li>{name} {_small(parts)}{_grounds(place)}</li>"


def _grounds(place: Place) -> str:
    """Return what decided for *place*, and what else it may be; nothing where there was no choice."""
    if not place.alternatives:
        return ""
    others = ", ".join(
        f"{one.name} ({country_name(one.country) or one.kind}) {_share(one.probability)}" for one in place.alternatives
    )
    sure = f"{_share(place.probability)} likely, " if place.probability is not None else ""
    return (
        f'<details class="grounds"><summary>{fit(sure + (place.why or "of several"))}</summary>'
        f'<small dir="auto">or {fit(others)}</small></details>'
    )


def _share(probability: float) -> str:
    return "under 1 %" if probability < 0.005 else f"{min(probability, 0.99):.0%}".replace("%", " %")


def _times(article: Article) -> str:
    # The same words for the same days are one row: a list of ten times “Thursday” tells nothing.
    rows: dict[tuple[str, str], Time] = {}
    text = article.reading.document.text
    for time in article.reading.times:
        rows.setdefault((words(text, time.spans).casefold(), time.value), time)
    dated = sorted((one for one in rows.values() if one.start or one.end), key=_moment)
    open_ = [one for one in rows.values() if not (one.start or one.end)]
    return _list("when", [_time(article, one) for one in dated], [_time(article, one) for one in open_])


def _moment(time: Time) -> tuple[str, str]:
    return (time.start or time.end or "", time.end or "")


def _time(article: Article, time: Time) -> str:
    said = f'<span dir="auto">{fit(words(article.reading.document.text, time.spans))}</span>'
    days = days_of(time.start, time.end)
    basis = {"published": "from publication", "dateline": "from the dateline"}
    parts = [basis.get(time.basis or ""), time.kind if time.kind in ("set", "duration") else None]
    shown = f"<b>{fit(days)}</b> " if days else ""
    return f"<li>{shown}{article.link('name', time.spans, said)} {_small([*parts, None if days else time.value])}</li>"
