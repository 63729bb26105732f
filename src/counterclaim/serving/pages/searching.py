"""Search, with facets that narrow it."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from counterclaim.errors import OptionError
from counterclaim.ledger import Facets, Tally
from counterclaim.serving.site import LAST_PAGE, PAGE, Site


def routes(site: Site) -> APIRouter:
    """Return the search's route."""
    router = APIRouter()

    @router.get("/search")
    def search(
        request: Request,
        q: Annotated[str, Query(max_length=400)] = "",
        speaker: Annotated[str, Query(max_length=400)] = "",
        stance: Annotated[str, Query(max_length=20)] = "",
        outlet: Annotated[str, Query(max_length=400)] = "",
        since: Annotated[str, Query(max_length=40)] = "",
        until: Annotated[str, Query(max_length=40)] = "",
        place: Annotated[str, Query(max_length=400)] = "",
        story: Annotated[str, Query(max_length=400)] = "",
        articles: bool = False,
        page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
    ) -> Response:
        asked: dict[str, Any] = {"q": q, "speaker": speaker, "stance": stance, "outlet": outlet, "since": since.strip()}
        asked |= {"until": until.strip(), "place": place, "story": story, "articles": articles}
        wrong, hits, tally = "", [], Tally(0)
        if any(asked.values()):
            try:
                facets = Facets(**{name: value for name, value in asked.items() if name != "q"}, limit=PAGE)
                tally = site.desk.tally(q, facets)
                hits = site.desk.search(q, replace(facets, offset=(page - 1) * PAGE))
            except OptionError as error:
                wrong = "Give words to look for, or one of the others." if articles and not q else str(error)
        return site.templates.page(
            "search.html",
            request,
            status=site.desk.status(),
            asked=asked,
            given=any(asked.values()),
            wrong=wrong,
            hits=hits,
            tally=tally,
            page=page,
            more=page * PAGE < tally.total,
        )

    return router
