"""Questions to the ledger."""

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from counterclaim.errors import OptionError
from counterclaim.exchange import cells, to_record
from counterclaim.ledger import Asked, Facets, Status
from counterclaim.ledger.answers import (
    Article,
    Articles,
    Disputes,
    Explained,
    Explanation,
    Found,
    Speaker,
)
from counterclaim.records import Reading
from counterclaim.serving.desk import Missing
from counterclaim.serving.rest.answers import asked, written
from counterclaim.serving.site import Site

Words = Annotated[str, Query(max_length=400)]
Name = Annotated[str, Query(min_length=1, max_length=1000)]
Since = Annotated[str, Query(max_length=40, description="YYYY, YYYY-MM or YYYY-MM-DD")]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]
Limit = Annotated[int, Query(ge=1, le=100)]


def routes(site: Site) -> APIRouter:
    """Return the routes that only read."""
    router = APIRouter(tags=["ledger"])
    desk = site.desk

    @router.get("/status", response_model=Status, responses=asked())
    def status() -> Response:
        """Tell what the ledger holds."""
        return written(desk.status())

    @router.get("/articles", response_model=Articles, responses=asked())
    def articles(offset: Offset = 0, limit: Limit = 20) -> Response:
        """List articles, the last published first."""
        return written(Articles(desk.status().articles, offset, tuple(desk.articles(offset, limit))))

    @router.get("/articles/{id:path}", response_model=Article, responses=asked(404))
    def article(id: str, version: Annotated[int | None, Query(ge=1, le=10**6)] = None) -> Response:
        """Return an article with all that was read from it."""
        versions, one = desk.versions(id), desk.version(id, version)
        more = {"version": one.number, "versions": len(versions), "added": one.added}
        return written({**to_record(one.reading), **more})

    @router.get("/explain", response_model=Explanation, responses=asked(404))
    def explain(article: Name, id: Annotated[str, Query(min_length=1, max_length=64)]) -> Response:
        """Tell what a claim, entity, place or event (`c3`, `e1`, `p1`, `v1`) was read from."""
        return written(explained(desk.version(article).reading, id))

    @router.get("/search", response_model=Found, responses=asked())
    def search(
        q: Words = "",
        kind: Literal["claims", "articles"] = "claims",
        speaker: Words = "",
        stance: Annotated[str, Query(max_length=20)] = "",
        outlet: Words = "",
        since: Since = "",
        until: Since = "",
        place: Words = "",
        story: Words = "",
        offset: Offset = 0,
        limit: Limit = 20,
    ) -> Response:
        """Find claims, or articles, that hold all the words; those in quotation marks stand together."""
        facets = Facets(speaker, stance, outlet, since, until, place, kind == "articles", limit, story)
        tally = desk.tally(q, facets)
        hits = desk.search(q, replace(facets, offset=offset))
        return written(Found(tally.total, offset, tally, tuple(hits)))

    @router.get("/speaker", response_model=Speaker, responses=asked(404))
    def speaker(
        name: Name, stance: Annotated[str, Query(max_length=20)] = "", offset: Offset = 0, limit: Limit = 20
    ) -> Response:
        """List all that one speaker said; case and accents of the name do not matter."""
        found = desk.heard(name)
        return written(Speaker(found, offset, tuple(desk.said(name, stance, offset, limit))))

    @router.get("/disputes", response_model=Disputes, responses=asked())
    def disputes(
        about: Words = "",
        story: Words = "",
        speaker: Words = "",
        place: Words = "",
        outlet: Words = "",
        since: Since = "",
        until: Since = "",
        across: bool = False,
        offset: Offset = 0,
        limit: Limit = 20,
    ) -> Response:
        """List what is contested, with all sides; `across` leaves out what stands within one article."""
        wanted = Asked(about, since, story, across, speaker, place, until, outlet)
        found = desk.disputes(wanted)
        return written(Disputes(len(found), offset, found[offset : offset + limit], desk.disputes_tally(wanted)))

    return router


def explained(reading: Reading, id: str) -> Explanation:
    """Return what *id* in *reading* was read from.

    Raises:
        Missing: nothing is called so.
    """
    try:
        found = cells(reading, id)
    except OptionError as error:
        raise Missing(str(error)) from None
    text = reading.document.text
    rows = (
        Explained(one.name, one.value, one.places, tuple(text[a:b] for a, b in one.places), one.basis) for one in found
    )
    return Explanation(reading.document.id, id, tuple(rows))
