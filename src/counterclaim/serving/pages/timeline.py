"""What is told of something, day by day."""

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.responses import RedirectResponse

from counterclaim.errors import OptionError
from counterclaim.ledger import Facets
from counterclaim.serving.desk import STORY
from counterclaim.serving.site import PAGE, Site

_MOST = 10 * PAGE
"""Claims, those that match best."""


def routes(site: Site) -> APIRouter:
    """Return the timeline's route."""
    router = APIRouter()

    @router.get("/timeline")
    def timeline(
        request: Request,
        about: Annotated[str, Query(max_length=400)] = "",
        since: Annotated[str, Query(max_length=40)] = "",
        until: Annotated[str, Query(max_length=40)] = "",
    ) -> Response:
        if STORY.fullmatch(about.strip()):
            return RedirectResponse(f"/stories/{about.strip()}#timeline", 303)
        wrong, found = "", []
        if about.strip():
            try:
                facets = Facets(since=since.strip(), until=until.strip(), limit=_MOST)
                found = site.desk.told_of(about, facets)
            except OptionError as error:
                wrong = str(error)
        return site.templates.page(
            "timeline.html",
            request,
            status=site.desk.status(),
            asked={"about": about, "since": since, "until": until},
            wrong=wrong,
            count=len(found),
            full=len(found) >= _MOST,
            actors=[site.desk.profile(id) for id in site.desk.called(about)[:5]] if about.strip() else [],
            days=[(day, list(of)) for day, of in groupby(found, key=lambda one: one.day)],
        )

    return router
