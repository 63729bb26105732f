"""The pages: each module has the routes of one, and what its template needs to know."""

from fastapi import APIRouter

from counterclaim.serving.pages import adding, article, board, entry, searching, speaker, start
from counterclaim.serving.site import Site


def routes(site: Site) -> APIRouter:
    """Return the routes of all pages."""
    router = APIRouter(include_in_schema=False)
    for page in (start, article, board, searching, speaker, adding, entry):
        router.include_router(page.routes(site))
    return router
