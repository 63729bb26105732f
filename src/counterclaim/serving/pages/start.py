"""The start page: what the ledger holds, what is contested in it, its newest articles."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from counterclaim.ledger import Asked
from counterclaim.serving.site import LAST_PAGE, PAGE, Site

_CONTESTED = 3


def routes(site: Site) -> APIRouter:
    """Return the start page's route."""
    router = APIRouter()

    @router.get("/")
    def start(request: Request, page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1) -> Response:
        status = site.desk.status()
        found = site.desk.articles((page - 1) * PAGE, PAGE)
        contested = site.desk.disputes(Asked()) if status.articles else ()
        return site.templates.page(
            "start.html",
            request,
            status=status,
            articles=found,
            disputes=contested[:_CONTESTED] if page == 1 else (),
            contested=len(contested),
            page=page,
            more=page * PAGE < status.articles,
        )

    return router
