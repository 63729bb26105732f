"""The pages: each module has the routes of one, and what its template needs to know."""

from fastapi import APIRouter

from counterclaim.serving.pages import (
    actors,
    adding,
    article,
    board,
    entry,
    searching,
    speaker,
    start,
    stories,
    timeline,
)
from counterclaim.serving.site import Site


def routes(site: Site) -> APIRouter:
    """Return the routes of all pages."""
    router = APIRouter(include_in_schema=False)
    for page in (start, article, stories, board, timeline, actors, speaker, searching, adding, entry):
        router.include_router(page.routes(site))
    return router
