"""Adding articles, and asking how far that is."""

from fastapi import APIRouter, Depends, Request, Response

from counterclaim.ledger import Job
from counterclaim.ledger.answers import Became, NewArticle, Progress
from counterclaim.reading import Given
from counterclaim.serving.pages.adding import ordered
from counterclaim.serving.problems import Refused
from counterclaim.serving.rest.answers import problems, written
from counterclaim.serving.site import Site, caller, only, visitor, within


def routes(site: Site) -> APIRouter:
    """Return the routes that add."""
    router = APIRouter(tags=["adding"])

    @router.post(
        "/articles",
        status_code=202,
        response_model=Progress,
        responses=problems(400, 401, 403, 413, 422, 429, 503),
    )
    def add(request: Request, article: NewArticle) -> Response:
        """Add a text, or what is at an address. It is read after this answer: ask for the job that it names."""
        within(site.adding, caller(request))
        given = Given.checked(article.published or None, article.title, article.outlet)
        order = ordered(given, article.text, article.url, b"", "")
        id = site.work.take(order, visitor(request).name, caller(request))
        found = site.work.job(id) or Job(id, "", order.what, "waiting", "", "")
        return written(_progress(found), 202, {"Location": f"/api/v1/jobs/{id}"})

    @router.get(
        "/jobs/{id}",
        response_model=Progress,
        responses=problems(400, 401, 403, 404, 422, 503),
        dependencies=[Depends(only("reviewer"))],
    )
    def job(id: str) -> Response:
        """Tell how far an order is, and what became of its articles, also after the server has stopped."""
        if (found := site.work.job(id, None)) is None:
            raise Refused(404, "There is no such job, or not any more")
        return written(_progress(found))

    return router


def _progress(job: Job) -> Progress:
    outcomes = tuple(Became(one.became, one.what) for one in list(job.outcomes))
    return Progress(job.id, job.state, job.said, outcomes)
