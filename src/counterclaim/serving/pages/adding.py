"""Adding articles by paste, file or address, and watching how far that is."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, Response, UploadFile
from starlette.responses import RedirectResponse

from counterclaim.errors import CounterclaimError, OptionError
from counterclaim.reading import Given
from counterclaim.serving.problems import Refused
from counterclaim.serving.site import Site, caller, check_form, form_page, only, visitor, within
from counterclaim.serving.work import Order

_BLANK = {"text": "", "url": "", "title": "", "outlet": "", "date": ""}
_SECONDS = 2
"""Until a page that shows work in progress is loaded anew."""
_JOBS = 8


def routes(site: Site) -> APIRouter:
    """Return the routes of the form and of the jobs."""
    router = APIRouter(dependencies=[Depends(only("reviewer"))])

    def form(request: Request, given: dict[str, str], wrong: str = "") -> Response:
        jobs = site.work.newest(_JOBS)
        return form_page(site, request, "add.html", 400 if wrong else 200, given=given, wrong=wrong, jobs=jobs)

    @router.get("/add")
    def add(request: Request) -> Response:
        return form(request, _BLANK)

    @router.post("/add")
    def take(
        request: Request,
        seal: Annotated[str, Form(max_length=100)] = "",
        text: Annotated[str, Form()] = "",
        url: Annotated[str, Form(max_length=4000)] = "",
        title: Annotated[str, Form(max_length=2000)] = "",
        outlet: Annotated[str, Form(max_length=2000)] = "",
        date: Annotated[str, Form(max_length=40)] = "",
        file: Annotated[UploadFile | None, File()] = None,
    ) -> Response:
        check_form(site, request, seal)
        within(site.adding, caller(request))
        try:
            given = Given.checked(date.strip() or None, title, outlet)
            data = file.file.read() if file and file.filename else b""
            order = ordered(given, text, url.strip(), data, (file and file.filename) or "")
            id = site.work.take(order, visitor(request).name, caller(request))
        except CounterclaimError as error:
            kept = {"text": text, "url": url, "title": title, "outlet": outlet, "date": date}
            return form(request, kept, str(error))
        return RedirectResponse(f"/jobs/{id}", 303)

    @router.get("/jobs/{id}")
    def progress(request: Request, id: str) -> Response:
        job = site.work.job(id)
        if job is None:
            raise Refused(404, "Nothing is known of this any more; what was added is among the newest articles")
        page = site.templates.page("job.html", request, job=job)
        if not job.over:
            page.headers["Refresh"] = str(_SECONDS)
        return page

    return router


def ordered(given: Given, text: str, url: str, data: bytes, name: str) -> Order:
    """Return what is ordered by one of a text, an address and a file.

    Raises:
        OptionError: it is none of them, or more than one.
    """
    if sum(map(bool, (text.strip(), url, data))) > 1:
        raise OptionError("This gives more than one of a text, a file and an address; send them one after the other")
    if url:
        if not url.lower().startswith(("http://", "https://")):
            raise OptionError("The address must begin with http:// or https://")
        return Order(url, given, url=url)
    if data:
        return Order(f"“{name}”", given, data=data)
    if not text.strip():
        raise OptionError("There is nothing to add yet; paste a text, choose a file or give an address")
    return Order("the text", given, data=text.encode("utf-8", "replace"))
