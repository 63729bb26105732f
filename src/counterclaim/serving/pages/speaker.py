"""Who is called so: the actor of the ledger, several of them, or a source that is known by its words only."""

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.responses import RedirectResponse

from counterclaim.serving.pages.actors import taking_sides
from counterclaim.serving.rendering import with_query
from counterclaim.serving.site import LAST_PAGE, PAGE, Site

_ROWS = 2 * PAGE


def routes(site: Site) -> APIRouter:
    """Return the route that speakers' names lead to."""
    router = APIRouter()

    @router.get("/speaker")
    def speaker(
        request: Request,
        name: Annotated[str, Query(min_length=1, max_length=1000)],
        stance: Annotated[str, Query(max_length=20)] = "",
        page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
    ) -> Response:
        actors = site.desk.called(name)
        if len(actors) == 1:
            which = "denies" if stance == "denies" else ""
            return RedirectResponse(with_query(f"/actors/{actors[0]}", which=which), 303)
        found = site.desk.heard(name)
        if actors:
            profiles = [site.desk.profile(id) for id in actors]
            return site.templates.page("namesakes.html", request, speaker=found, actors=profiles)
        hits = site.desk.said(name, stance, (page - 1) * _ROWS, _ROWS + 1)
        rows = hits[:_ROWS]
        return site.templates.page(
            "speaker.html",
            request,
            speaker=found,
            stance=stance,
            articles=[(key, list(of)) for key, of in groupby(rows, key=lambda hit: hit.article)],
            disputes=taking_sides(site.desk, (found.name,)) if page == 1 and not stance else [],
            page=page,
            more=len(hits) > _ROWS,
        )

    return router
