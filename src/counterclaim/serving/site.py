"""What a running server is made of, for all that answers requests."""

from dataclasses import dataclass, field

from fastapi import Request, Response

from counterclaim.serving.access import FORM, Access
from counterclaim.serving.desk import Desk
from counterclaim.serving.limits import Rate
from counterclaim.serving.problems import Refused
from counterclaim.serving.rendering import Templates
from counterclaim.serving.work import Work

PAGE = 20
"""Rows of a list."""
LAST_PAGE = 5_000


@dataclass(frozen=True, slots=True)
class Site:
    """The parts of one server."""

    desk: Desk
    work: Work
    access: Access
    templates: Templates
    adding: Rate = field(default_factory=lambda: Rate(20, 60.0))
    """How often one caller may add something: 20 times a minute is a quick person, or a patient program."""
    trying: Rate = field(default_factory=lambda: Rate(10, 60.0))
    """How often one caller may try a token."""


def caller(request: Request) -> str:
    """Return the address that a request comes from."""
    return request.client.host if request.client else "unknown"


def within(rate: Rate, request: Request) -> None:
    """Count a request.

    Raises:
        Refused: its caller has sent too many.
    """
    if wait := rate.wait(caller(request)):
        seconds = int(wait) + 1
        raise Refused(429, f"That was too often; try again in {seconds} seconds", {"Retry-After": str(seconds)})


def set_cookie(request: Request, response: Response, name: str, value: str) -> None:
    """Give *response* a cookie that only our own pages send back."""
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, httponly=True, samesite="strict", secure=secure, path="/")


def check_form(site: Site, request: Request, given: str) -> None:
    """Check that a form was made by one of our pages.

    Raises:
        Refused: it was not, or it is from before the server started.
    """
    if not site.access.sealed(request.cookies.get(FORM, ""), given):
        raise Refused(403, "This form is too old, or is not from here; open the page again and send it once more")
