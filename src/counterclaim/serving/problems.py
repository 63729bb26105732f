"""What is said when something cannot be done: RFC 9457 to programs, a page to people."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from counterclaim.errors import CounterclaimError, LedgerError
from counterclaim.serving.desk import Missing
from counterclaim.serving.rendering import Templates
from counterclaim.serving.work import Busy

PROBLEM = "application/problem+json"


class Refused(HTTPException):
    """A request that is turned away, with one sentence that is fit to be shown."""


def for_programs(path: str) -> bool:
    """Tell whether what is at *path* speaks JSON."""
    return path == "/api" or path.startswith("/api/")


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> Response:
    """Return a problem as RFC 9457 has it; its type is left open, so its title is HTTP's own phrase."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return JSONResponse(body, status, dict(headers or {}), PROBLEM)


def answer(templates: Templates, request: Request, refused: Refused, **more: Any) -> Response:
    """Return what *refused* is told as, for whoever asked."""
    if for_programs(request.url.path):
        return problem(refused.status_code, refused.detail, refused.headers, **more)
    page = templates.page(
        "problem.html",
        request,
        refused.status_code,
        title=HTTPStatus(refused.status_code).phrase,
        detail=refused.detail,
    )
    page.headers.update(refused.headers or {})
    return page


def install(app: FastAPI, templates: Templates) -> None:
    """Make *app* tell every error."""

    async def turned_away(request: Request, error: Exception) -> Response:
        return answer(templates, request, _refused(error))

    async def not_valid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        found = [{"at": "/".join(map(str, one["loc"])), "said": str(one["msg"])} for one in error.errors()]
        said = "; ".join(f"{one['at']}: {one['said']}" for one in found)
        return answer(templates, request, Refused(422, f"What was sent cannot be used: {said}"), errors=found)

    for kind in (Refused, HTTPException, CounterclaimError):
        app.add_exception_handler(kind, turned_away)
    app.add_exception_handler(RequestValidationError, not_valid)
    app.add_exception_handler(Exception, turned_away)


def _refused(error: Exception) -> Refused:
    if isinstance(error, Refused):
        return error
    if isinstance(error, HTTPException):
        return Refused(error.status_code, _ours(error), error.headers)
    if isinstance(error, Missing):
        return Refused(404, str(error))
    if isinstance(error, Busy):
        return Refused(503, str(error), {"Retry-After": "60"})
    if isinstance(error, LedgerError):
        return Refused(503, str(error))
    if isinstance(error, CounterclaimError):
        return Refused(400, str(error))
    return Refused(500, "This is a fault in Counterclaim; what happened stands where the server was started")


def _ours(error: HTTPException) -> str:
    if error.status_code == 404:
        return "There is nothing at this address; begin at the start page"
    if error.status_code == 405:
        return "This address does not take that method"
    return str(error.detail)
