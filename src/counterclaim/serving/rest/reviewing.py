"""What people say of cells, and what nobody has looked at yet."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from counterclaim.errors import OptionError
from counterclaim.ledger.answers import Doubts, NewReview, Reviewed, Reviews
from counterclaim.ledger.reviewing import kept
from counterclaim.ledger.reviews import Kept
from counterclaim.serving.rendering import told
from counterclaim.serving.rest.answers import asked, problems, written
from counterclaim.serving.rest.asking import Limit, Offset
from counterclaim.serving.saying import said, taken_back
from counterclaim.serving.site import Site, caller, only, visitor, within


def routes(site: Site) -> APIRouter:
    """Return the routes of reviews."""
    router = APIRouter(tags=["reviewing"])
    ledger = site.desk.ledger

    @router.get("/doubts", response_model=Doubts, responses=asked())
    def doubts(offset: Annotated[int, Query(ge=0, le=10_000)] = 0, limit: Limit = 20) -> Response:
        """List claims and relations that nobody has reviewed, the least sure first."""
        return written(Doubts(offset, tuple(site.desk.doubts(offset + limit)[offset:])))

    @router.get("/reviews", response_model=Reviews, responses=asked())
    def reviews(
        article: Annotated[str, Query(max_length=1000)] = "", offset: Offset = 0, limit: Limit = 20
    ) -> Response:
        """List what people have said of cells, the last first."""
        with ledger.reading() as connection:
            found = kept(connection, article or None)[::-1]
        items = tuple(map(_told, found[offset : offset + limit]))
        return written(Reviews(len(found), offset, items))

    @router.post(
        "/reviews",
        status_code=204,
        response_class=Response,
        responses=problems(400, 401, 403, 413, 422, 429, 503),
        dependencies=[Depends(only("reviewer"))],
    )
    def review(request: Request, one: NewReview) -> Response:
        """Say that a cell is right, what it is instead, or that it is wrong; or take back what was said of it."""
        within(site.reviewing, caller(request))
        who = visitor(request).name
        if one.verdict == "withdrawn":
            taken_back(ledger, one.article, one.part, one.cell, who, one.other)
        else:
            if one.to and one.verdict != "corrected":
                raise OptionError("Only what is corrected becomes something else; leave out “to”")
            said(ledger, one.article, one.part, one.cell, one.verdict, one.to or None, who, one.other)
        return Response(status_code=204)

    return router


def _told(one: Kept) -> Reviewed:
    review = one.review
    was, now = (None if value is None else told(value) for value in (review.was, review.now))
    about = (review.verdict, review.who, review.made, review.claim.content)
    return Reviewed(one.article, one.part, review.slot or review.cell, *about, was, now)
