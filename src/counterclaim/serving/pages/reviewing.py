"""The review queue: what the program is least sure of, to be accepted, corrected or rejected."""

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from starlette.responses import RedirectResponse

from counterclaim.errors import OptionError
from counterclaim.ledger import Act
from counterclaim.ledger.acts import listed
from counterclaim.ledger.links.judged import KeptTie
from counterclaim.ledger.reviewing import kept
from counterclaim.ledger.reviews import VERDICTS, Kept
from counterclaim.ledger.tie_reviewing import said_of
from counterclaim.serving.problems import Refused
from counterclaim.serving.questions import question, questions
from counterclaim.serving.rendering import with_query
from counterclaim.serving.saying import corrected, said, taken_back
from counterclaim.serving.site import LAST_PAGE, Site, caller, check_form, form_page, only, visitor, within

_ROWS = 8
_LAST = 5
Cell = Annotated[str, Form(max_length=4000)]
Values = Annotated[list[Annotated[str, Form(max_length=20_000)]], Form(max_length=400)]


def routes(site: Site) -> APIRouter:
    """Return the routes of the queue."""
    router = APIRouter(dependencies=[Depends(only("reviewer"))])

    def queue(request: Request, page: int, wrong: str = "") -> Response:
        found = site.desk.doubts(page * _ROWS + 1)
        asked = list(questions(site.desk, found[(page - 1) * _ROWS : page * _ROWS]))
        last = _last(site, visitor(request).name)
        cells = {"questions": asked, "last": last, "page": page, "more": len(found) > page * _ROWS, "wrong": wrong}
        return form_page(site, request, "review.html", 400 if wrong else 200, **cells)

    def one(request: Request, article: str, part: str, other: str, wrong: str = "") -> Response:
        asked = question(site.desk, article, part, events=True, other=other)
        cells = {"question": asked, "reviews": _said_of(site, article, part, other), "wrong": wrong}
        return form_page(site, request, "part.html", 400 if wrong else 200, **cells)

    @router.get("/review")
    def review(
        request: Request,
        of: Annotated[str, Query(max_length=2000, description="ARTICLE#PART")] = "",
        other: Annotated[str, Query(max_length=2000, description="ARTICLE#CLAIM")] = "",
        page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
    ) -> Response:
        article, _, part = of.rpartition("#")
        return one(request, article, part, other) if of else queue(request, page)

    @router.post("/review")
    def say(
        request: Request,
        seal: Cell = "",
        article: Cell = "",
        part: Cell = "",
        other: Cell = "",
        mark: Cell = "",
        verdict: Annotated[Literal["accepted", "corrected", "rejected", "withdrawn"], Form()] = "accepted",
        value: Values = [],  # noqa: B006 -- FastAPI copies it
        whole: Annotated[bool, Form()] = False,
        page: Annotated[int, Form(ge=1, le=LAST_PAGE)] = 1,
    ) -> Response:
        check_form(site, request, seal)
        within(site.reviewing, caller(request))
        who = visitor(request).name
        try:
            if verdict == "withdrawn":
                taken_back(site.desk.ledger, article, part, "", who, other)
            else:
                asked = question(site.desk, article, part, events=whole, other=other)
                if asked.mark != mark:
                    raise Refused(409, "Somebody has changed this meanwhile; look at it again, and say so once more")
                if verdict == "corrected":
                    corrected(site.desk, asked, value, who)
                else:
                    said(site.desk.ledger, article, part, "", verdict, None, who, other)
        except OptionError as error:
            wrong = f"{article}#{part}: {error}"
            return one(request, article, part, other, wrong) if whole else queue(request, page, wrong)
        if whole and verdict != "rejected":
            return RedirectResponse(with_query("/review", of=f"{article}#{part}", other=other), 303)
        return RedirectResponse(with_query("/review", page=page if page > 1 else ""), 303)

    return router


def _last(site: Site, who: str) -> list[Act]:
    """Return what *who* said last and has not taken back."""
    with site.desk.ledger.reading() as connection:
        found = listed(connection, 0, 4 * _LAST, who)
    out: dict[tuple[str, str], Act] = {}
    for act in found:
        out.setdefault((act.what, act.data.get("other", "")), act)
    return [act for act in out.values() if act.act in VERDICTS][:_LAST]


def _said_of(site: Site, article: str, part: str, other: str) -> Sequence[Kept | KeptTie]:
    with site.desk.ledger.reading() as connection:
        if other:
            against, _, name = other.rpartition("#")
            return said_of(connection, (article, part), (against, name))
        return [one for one in kept(connection, article) if one.part == part]
