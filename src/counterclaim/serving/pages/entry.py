"""The way in for people where the server asks for a token, and what pages load."""

import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from starlette.responses import RedirectResponse

from counterclaim.serving.access import FORM, SESSION
from counterclaim.serving.problems import Refused
from counterclaim.serving.rendering import ASSETS
from counterclaim.serving.site import Site, check_form, set_cookie, within


def routes(site: Site) -> APIRouter:
    """Return the routes of the login page and of the assets."""
    router = APIRouter()

    def form(request: Request, next: str, wrong: str = "") -> Response:
        cookie = request.cookies.get(FORM) or secrets.token_hex(16)
        seal, status = site.access.seal(cookie), 403 if wrong else 200
        page = site.templates.page("login.html", request, status, next=next, wrong=wrong, seal=seal)
        set_cookie(request, page, FORM, cookie)
        return page

    @router.get("/login")
    def login(request: Request, next: Annotated[str, Query(max_length=4000)] = "/") -> Response:
        return form(request, next) if site.access.token else RedirectResponse("/", 303)

    @router.post("/login")
    def enter(
        request: Request,
        seal: Annotated[str, Form(max_length=100)] = "",
        token: Annotated[str, Form(max_length=1000)] = "",
        next: Annotated[str, Form(max_length=4000)] = "/",
    ) -> Response:
        check_form(site, request, seal)
        within(site.trying, request)
        if not site.access.holds(token.strip()):
            return form(request, next, "This is not the token of this server.")
        page = RedirectResponse(_here(next), 303)
        set_cookie(request, page, SESSION, site.access.session)
        return page

    @router.get("/static/{name}")
    def asset(name: str) -> Response:
        if name not in ASSETS:
            raise Refused(404, "There is no such file")
        kind, data = ASSETS[name]
        return Response(data, media_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"})

    return router


def _here(next: str) -> str:
    """Return *next* where it is a path of this server, else the start page.

    >>> _here("/disputes"), _here("//evil.example"), _here("https://evil.example")
    ('/disputes', '/', '/')
    """
    plain = next.startswith("/") and not next.startswith(("//", "/\\")) and next.isprintable() and "\\" not in next
    return next if plain else "/"
