"""The disputes board: propositions with their sides face to face."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from counterclaim.errors import OptionError
from counterclaim.ledger import Asked, Tally
from counterclaim.records import Dispute
from counterclaim.serving.site import LAST_PAGE, PAGE, Site

Words = Annotated[str, Query(max_length=400)]
Day = Annotated[str, Query(max_length=40)]


def routes(site: Site) -> APIRouter:
    """Return the board's route."""
    router = APIRouter()

    @router.get("/disputes")
    def disputes(
        request: Request,
        about: Words = "",
        story: Words = "",
        speaker: Words = "",
        place: Words = "",
        outlet: Words = "",
        since: Day = "",
        until: Day = "",
        across: bool = False,
        page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
    ) -> Response:
        given: dict[str, Any] = {"about": about, "story": story, "speaker": speaker, "place": place, "outlet": outlet}
        given |= {"since": since.strip(), "until": until.strip(), "across": across}
        wrong, tally = "", Tally(0)
        found: tuple[Dispute, ...] = ()
        try:
            asked = Asked(**given)
            found, tally = site.desk.disputes(asked), site.desk.disputes_tally(asked)
        except OptionError as error:
            wrong = str(error)
        return site.templates.page(
            "board.html",
            request,
            status=site.desk.status(),
            disputes=found[(page - 1) * PAGE : page * PAGE],
            tally=tally,
            asked=given,
            wrong=wrong,
            page=page,
            more=page * PAGE < len(found),
        )

    return router
