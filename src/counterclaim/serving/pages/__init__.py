"""The pages: each module has the routes of one, and what its template needs to know."""

from fastapi import APIRouter

from counterclaim.serving.pages import (
    account,
    actors,
    adding,
    article,
    board,
    entry,
    log,
    reviewing,
    searching,
    speaker,
    start,
    stories,
    timeline,
    users,
)
from counterclaim.serving.site import Site


def routes(site: Site) -> APIRouter:
    """Return the routes of all pages."""
    router = APIRouter(include_in_schema=False)
    readers = (start, article, stories, board, timeline, actors, speaker, searching)
    for page in (*readers, reviewing, adding, account, users, log, entry):
        router.include_router(page.routes(site))
    return router
