"""What a running server is made of, for all that answers requests."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from fastapi import Request, Response

from counterclaim.ledger import Role
from counterclaim.serving.access import FORM, SESSION, Access
from counterclaim.serving.desk import Desk
from counterclaim.serving.entering import Entering, Visitor
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
    entering: Entering
    templates: Templates
    adding: Rate = field(default_factory=lambda: Rate(20, 60.0))
    """How often one caller may add something: 20 times a minute is a quick person, or a patient program."""
    trying: Rate = field(default_factory=lambda: Rate(10, 60.0))
    """How often one caller may try a token or a password."""
    guessing: Rate = field(default_factory=lambda: Rate(20, 60.0))
    """How often a password may be tried for one name, from wherever."""
    reviewing: Rate = field(default_factory=lambda: Rate(120, 60.0))
    """How often one caller may say something of a part."""


def caller(request: Request) -> str:
    """Return the address that a request comes from."""
    return request.client.host if request.client else "unknown"


def within(rate: Rate, key: str) -> None:
    """Count a request of *key*: of a caller, or for a name.

    Raises:
        Refused: there were too many.
    """
    if wait := rate.wait(key):
        seconds = int(wait) + 1
        raise Refused(429, f"That was too often; try again in {seconds} seconds", {"Retry-After": str(seconds)})


def visitor(request: Request) -> Visitor:
    """Return who asks; the guard lets nobody else come so far."""
    found = request.state.visitor
    assert isinstance(found, Visitor)
    return found


def only(role: Role) -> Callable[[Request], None]:
    """Return what turns away who may not do what needs *role*; a dependency of routes."""

    def check(request: Request) -> None:
        if not visitor(request).may(role):
            raise Refused(403, f"This is for {role}s; ask an admin to make you one")

    return check


def set_cookie(
    request: Request, response: Response, name: str, value: str, samesite: Literal["lax", "strict"] = "strict"
) -> None:
    """Give *response* a cookie that no script reads, and that is sent over TLS only where there is TLS."""
    secure = request.url.scheme == "https" or request.headers.get("origin", "").startswith("https://")
    response.set_cookie(name, value, httponly=True, samesite=samesite, secure=secure, path="/")


def form_page(site: Site, request: Request, template: str, status: int = 200, /, **cells: Any) -> Response:
    """Return a page with forms, which are sealed to the session, or to a cookie of their own."""
    cookie = request.cookies.get(SESSION) or request.cookies.get(FORM)
    fresh = cookie or secrets.token_hex(16)
    page = site.templates.page(template, request, status, **{"seal": site.access.seal(fresh), **cells})
    if not cookie:
        set_cookie(request, page, FORM, fresh)
    return page


def check_form(site: Site, request: Request, given: str) -> None:
    """Check that a form was made by one of our pages.

    Raises:
        Refused: it was not, or it is from before the server started.
    """
    cookie = request.cookies.get(SESSION) or request.cookies.get(FORM, "")
    if not site.access.sealed(cookie, given):
        raise Refused(403, "This form is too old, or is not from here; open the page again and send it once more")
