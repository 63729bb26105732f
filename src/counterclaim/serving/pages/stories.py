"""The stories, and one of them: what is told in it, when, where, by whom, and who copied whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from markupsafe import Markup

from counterclaim.exchange import map as atlas
from counterclaim.exchange import network as web
from counterclaim.exchange.map.together import Route, Spot, together
from counterclaim.ledger import Asked, Report, Story
from counterclaim.ledger.scenes import Agreed, Scene, agreed
from counterclaim.ledger.statements import Statement
from counterclaim.records import Dispute, Place
from counterclaim.serving.desk import Desk
from counterclaim.serving.site import LAST_PAGE, PAGE, Site

_ROWS = 30
_CONTESTED = 6


@dataclass(frozen=True, slots=True)
class _House:
    """Articles of one independent origin: the originals, each with its copies."""

    name: str
    texts: tuple[tuple[Report, tuple[Report, ...]], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is shown of a story."""

    story: Story
    statements: Sequence[Statement]
    origins: Sequence[tuple[str, ...]]
    agreed: Sequence[Agreed]
    houses: Sequence[_House]
    map: Markup
    spots: Sequence[Spot]
    routes: Sequence[Route]
    network: Markup
    parties: web.Network
    read: int
    """Articles that map and network rest on."""
    unread: int


def routes(site: Site) -> APIRouter:
    """Return the routes of the stories."""
    router = APIRouter()

    @router.get("/stories")
    def stories(request: Request, page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1) -> Response:
        total, found = site.desk.heads((page - 1) * PAGE, PAGE)
        return site.templates.page(
            "stories.html",
            request,
            status=site.desk.status(),
            stories=found,
            total=total,
            page=page,
            more=page * PAGE < total,
        )

    @router.get("/stories/{id}")
    def story(request: Request, id: str, page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1) -> Response:
        told = told_story(site.desk, id)
        rows = told.statements[(page - 1) * _ROWS : page * _ROWS]
        disputes = _disputes(site.desk, told.story)
        return site.templates.page(
            "story.html",
            request,
            disputes=disputes[:_CONTESTED],
            contested=len(disputes),
            days=[(day, list(of)) for day, of in groupby(rows, key=lambda one: one.day)],
            page=page,
            more=page * _ROWS < len(told.statements),
            reports={report.article: report for report in told.story.reports},
            **{name: getattr(told, name) for name in told.__slots__},
        )

    return router


def told_story(desk: Desk, id: str) -> Told:
    """Return what is told in a story.

    Raises:
        Missing: there is none with this id.
    """
    return desk.drawn(("story", id), lambda: _told(desk.scene(id)))


def _disputes(desk: Desk, story: Story) -> list[Dispute]:
    """Return the disputes that an article of the story takes part in, the surest first."""
    docs = {report.article for report in story.reports}
    found = desk.disputes(Asked())
    return [one for one in found if any(claim.doc in docs for side in one.sides for claim in side.claims)]


def _told(scene: Scene) -> Told:
    spots, moved = together(scene.readings)
    number = {spot.place.id: index for index, spot in enumerate(spots, 1)}

    def pointer(place: Place) -> str:
        return f'href="#place-{number[place.id]}"'

    parties = web.network(scene.readings, scene.actors, scene.names, scene.ties)
    return Told(
        scene.story,
        scene.statements,
        scene.origins,
        agreed(scene),
        _houses(scene),
        Markup(atlas.drawn([spot.place for spot in spots], [route.move for route in moved], pointer, fine=True)),
        spots,
        moved,
        Markup(web.drawn(parties, lambda one: f"/actors/{one.actor}" if one.actor else "")),
        parties,
        len(scene.readings),
        scene.unread,
    )


def _houses(scene: Scene) -> list[_House]:
    reports = {report.article: report for report in scene.story.reports}
    found = []
    for names in scene.origins:
        here = sorted((reports[name] for name in names), key=lambda one: one.published or "9999")
        own = [one for one in here if one.copy_of not in names]
        texts = tuple((one, tuple(other for other in here if other.copy_of == one.article)) for one in own)
        credited = next((one.credited for one in here if one.credited), None)
        found.append(_House(own[0].outlet or credited or "Outlet unknown" if own else "Outlet unknown", texts))
    return sorted(found, key=lambda one: -sum(1 + len(copies) for _, copies in one.texts))
