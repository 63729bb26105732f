"""Stories, actors and what is told day by day."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from counterclaim.ledger import Facets
from counterclaim.ledger.answers import Actors, ActorSaid, Stories, StoryTold, Told
from counterclaim.ledger.statements import Which
from counterclaim.serving.pages.stories import told_story
from counterclaim.serving.rest.answers import asked, written
from counterclaim.serving.rest.asking import Limit, Offset, Since, Words
from counterclaim.serving.site import Site


def routes(site: Site) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["ledger"])
    desk = site.desk

    @router.get("/stories", response_model=Stories, responses=asked())
    def stories(offset: Offset = 0, limit: Limit = 20) -> Response:
        """List the stories of several articles, the newest first."""
        total, found = desk.heads(offset, limit)
        return written(Stories(total, offset, tuple(found)))

    @router.get("/stories/{id}", response_model=StoryTold, responses=asked(404))
    def story(
        id: Annotated[str, Path(max_length=20, description="“s12”")], offset: Offset = 0, limit: Limit = 20
    ) -> Response:
        """Return a story: what is told alike, where, who with whom, and what is stated in it day by day."""
        told = told_story(desk, id)
        drawn = (tuple(told.agreed), tuple(told.spots), tuple(told.routes), told.parties)
        rows = tuple(told.statements[offset : offset + limit])
        return written(StoryTold(told.story, tuple(told.origins), *drawn, len(told.statements), offset, rows))

    @router.get("/actors", response_model=Actors, responses=asked())
    def actors(about: Words = "", limit: Limit = 20) -> Response:
        """List the actors whose names hold all the words, those of most articles first."""
        return written(Actors(tuple(desk.actors(about, limit))))

    @router.get("/actors/{id}", response_model=ActorSaid, responses=asked(404))
    def actor(
        id: Annotated[int, Path(ge=1, le=10**9)], which: Which = "", offset: Offset = 0, limit: Limit = 20
    ) -> Response:
        """Return an actor, or the one that it was merged into, with what they stated: all, denials, or what changed."""
        found = desk.profile(id)
        return written(ActorSaid(found, offset, tuple(desk.statements(found.id, which, offset, limit))))

    @router.get("/timeline", response_model=Told, responses=asked())
    def timeline(
        about: Annotated[str, Query(min_length=1, max_length=400)],
        since: Since = "",
        until: Since = "",
        limit: Limit = 100,
    ) -> Response:
        """List the claims that hold all the words, those that match best, day by day."""
        return written(Told(tuple(desk.told_of(about, Facets(since=since, until=until, limit=limit)))))

    return router
