"""The way in and out for people where the server asks who they are, and what pages load."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from starlette.responses import RedirectResponse

from counterclaim.knowledge.spelling import folded
from counterclaim.serving.access import SESSION
from counterclaim.serving.problems import Refused
from counterclaim.serving.rendering import ASSETS
from counterclaim.serving.site import Site, caller, check_form, form_page, set_cookie, within


def routes(site: Site) -> APIRouter:
    """Return the routes of the login page and of the assets."""
    router = APIRouter()

    def form(request: Request, next: str, name: str = "", wrong: str = "") -> Response:
        cells = {"asked": site.entering.asked, "next": next, "name": name, "wrong": wrong}
        return form_page(site, request, "login.html", 403 if wrong else 200, **cells)

    @router.get("/login")
    def login(request: Request, next: Annotated[str, Query(max_length=4000)] = "/") -> Response:
        return form(request, next) if site.entering.asked else RedirectResponse("/", 303)

    @router.post("/login")
    def enter(
        request: Request,
        seal: Annotated[str, Form(max_length=100)] = "",
        name: Annotated[str, Form(max_length=200)] = "",
        password: Annotated[str, Form(max_length=1000)] = "",
        token: Annotated[str, Form(max_length=1000)] = "",
        next: Annotated[str, Form(max_length=4000)] = "/",
    ) -> Response:
        check_form(site, request, seal)
        within(site.trying, caller(request))
        cookie: str | None
        if site.entering.asked == "password":
            within(site.guessing, folded(name))
            cookie = site.entering.let_in(name, password)
            wrong = "Name and password do not go together."
        else:
            cookie = site.access.session if site.access.holds(token.strip()) else None
            wrong = "This is not the token of this server."
        if cookie is None:
            return form(request, next, name, wrong)
        page = RedirectResponse(_here(next), 303)
        set_cookie(request, page, SESSION, cookie, "lax")  # so that a link in a mail finds who follows it
        return page

    @router.post("/logout")
    def leave(request: Request, seal: Annotated[str, Form(max_length=100)] = "") -> Response:
        check_form(site, request, seal)
        site.entering.let_out(request.cookies.get(SESSION, ""))
        page = RedirectResponse("/login", 303)
        page.delete_cookie(SESSION, path="/")
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
