"""REST under ``/api/v1``: what the pages show, for programs."""

from fastapi import APIRouter

from counterclaim.serving.rest import adding, asking, reviewing, telling
from counterclaim.serving.rest.answers import DESCRIPTION
from counterclaim.serving.site import Site

__all__ = ["DESCRIPTION", "routes"]


def routes(site: Site) -> APIRouter:
    """Return all routes."""
    router = APIRouter(prefix="/api/v1")
    router.include_router(asking.routes(site))
    router.include_router(telling.routes(site))
    router.include_router(adding.routes(site))
    router.include_router(reviewing.routes(site))
    return router
