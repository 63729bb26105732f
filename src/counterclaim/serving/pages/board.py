"""The disputes board: propositions with their sides face to face."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from counterclaim.errors import OptionError
from counterclaim.ledger import Asked
from counterclaim.serving.site import LAST_PAGE, PAGE, Site


def routes(site: Site) -> APIRouter:
    """Return the board's route."""
    router = APIRouter()

    @router.get("/disputes")
    def disputes(
        request: Request,
        about: Annotated[str, Query(max_length=400)] = "",
        since: Annotated[str, Query(max_length=40)] = "",
        across: bool = False,
        page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
    ) -> Response:
        wrong, asked = "", Asked()
        try:
            asked = Asked(about=about, since=since.strip(), across=across)
        except OptionError as error:
            wrong = str(error)
        found = () if wrong else site.desk.disputes(asked)
        return site.templates.page(
            "board.html",
            request,
            status=site.desk.status(),
            disputes=found[(page - 1) * PAGE : page * PAGE],
            total=len(found),
            asked={"about": about, "since": since, "across": across},
            wrong=wrong,
            page=page,
            more=page * PAGE < len(found),
        )

    return router
