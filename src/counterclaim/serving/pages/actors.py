"""The actors of the ledger, and one of them: all that they claimed, denied and changed, whatever articles call them."""

from itertools import groupby
from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request, Response
from starlette.responses import RedirectResponse

from counterclaim.ledger import Asked
from counterclaim.ledger.statements import Which
from counterclaim.records import Dispute
from counterclaim.serving.desk import Desk
from counterclaim.serving.rendering import with_query
from counterclaim.serving.site import LAST_PAGE, PAGE, Site

_ROWS = 2 * PAGE
_LISTED = 200
_NUMBERS = 10**9


def routes(site: Site) -> APIRouter:
    """Return the routes of the actors."""
    router = APIRouter()

    @router.get("/actors")
    def actors(request: Request, about: Annotated[str, Query(max_length=400)] = "") -> Response:
        found = [one for one in site.desk.actors(about, _LISTED) if one.claims and (about or _named(one.name))]
        return site.templates.page(
            "actors.html",
            request,
            status=site.desk.status(),
            actors=sorted(found, key=lambda one: -one.claims),
            about=about,
        )

    @router.get("/actors/{id}")
    def actor(
        request: Request,
        id: int,
        which: Annotated[str, Query(max_length=20)] = "",
        page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
    ) -> Response:
        found = site.desk.profile(id if 0 < id < _NUMBERS else 0)
        if found.id != id:  # merged into another
            return RedirectResponse(with_query(f"/actors/{found.id}", which=which), 303)
        only: Which = next((one for one in get_args(Which) if one == which), "")
        rows = site.desk.statements(id, only, (page - 1) * _ROWS, _ROWS)
        count = {"": found.claims, "denies": found.denials, "changed": found.changed}[only]
        return site.templates.page(
            "actor.html",
            request,
            actor=found,
            which=only,
            days=[(day, list(of)) for day, of in groupby(rows, key=lambda one: one.day)],
            disputes=taking_sides(site.desk, (found.name, *found.names)) if page == 1 and not only else [],
            page=page,
            more=page * _ROWS < count,
        )

    return router


def _named(name: str) -> bool:
    """Tell whether it is a name, and no description that a ledger is full of: “spokesman”, “one of them”."""
    return any(character.isupper() for character in name)


def taking_sides(desk: Desk, names: tuple[str, ...]) -> list[Dispute]:
    """Return the disputes in which somebody who is called one of *names* takes a side, the surest first."""
    return [one for one in desk.disputes(Asked()) if any(side.speaker in names for side in one.sides)]
