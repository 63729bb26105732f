"""One speaker: all that articles report of them, in the order of publication."""

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from counterclaim.ledger import Asked
from counterclaim.serving.site import LAST_PAGE, PAGE, Site

_ROWS = 2 * PAGE


def routes(site: Site) -> APIRouter:
    """Return the route of the speakers' pages."""
    router = APIRouter()

    @router.get("/speaker")
    def speaker(
        request: Request,
        name: Annotated[str, Query(min_length=1, max_length=1000)],
        stance: Annotated[str, Query(max_length=20)] = "",
        page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
    ) -> Response:
        found = site.desk.heard(name)
        hits = site.desk.said(name, stance, (page - 1) * _ROWS, _ROWS + 1)
        rows = hits[:_ROWS]
        disputes = [
            one
            for one in site.desk.disputes(Asked(about=name))
            if any(side.speaker == found.name for side in one.sides)
        ]
        return site.templates.page(
            "speaker.html",
            request,
            speaker=found,
            stance=stance,
            articles=[(key, list(of)) for key, of in groupby(rows, key=lambda hit: hit.article)],
            disputes=disputes if page == 1 and not stance else [],
            page=page,
            more=len(hits) > _ROWS,
        )

    return router
