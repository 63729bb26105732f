"""Users, for admins."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from starlette.responses import RedirectResponse

from counterclaim.errors import OptionError
from counterclaim.ledger import ROLES
from counterclaim.ledger.users import check_role
from counterclaim.serving.passwords import SHORTEST, hashed
from counterclaim.serving.site import Site, caller, check_form, form_page, only, visitor, within

Cell = Annotated[str, Form(max_length=400)]


def routes(site: Site) -> APIRouter:
    """Return the routes of the users."""
    router = APIRouter(dependencies=[Depends(only("admin"))])
    users = site.desk.ledger.users

    def page(request: Request, wrong: str = "", name: str = "") -> Response:
        cells = {"users": users.listed(), "roles": ROLES, "wrong": wrong, "name": name, "shortest": SHORTEST}
        return form_page(site, request, "users.html", 400 if wrong else 200, **cells)

    def changed(request: Request, seal: str, change: Callable[[], object], name: str = "") -> Response:
        check_form(site, request, seal)
        within(site.adding, caller(request))
        try:
            change()
        except OptionError as error:
            return page(request, str(error), name)
        return RedirectResponse("/users", 303)

    @router.get("/users")
    def all(request: Request) -> Response:
        return page(request)

    @router.post("/users")
    def add(request: Request, seal: Cell = "", name: Cell = "", role: Cell = "", password: Cell = "") -> Response:
        by = visitor(request).name
        return changed(request, seal, lambda: users.add(name, check_role(role), hashed(password), by), name)

    @router.post("/users/role")
    def give_role(request: Request, seal: Cell = "", name: Cell = "", role: Cell = "") -> Response:
        return changed(request, seal, lambda: users.give_role(name, check_role(role), visitor(request).name))

    @router.post("/users/password")
    def give_password(request: Request, seal: Cell = "", name: Cell = "", password: Cell = "") -> Response:
        by = visitor(request).name
        return changed(request, seal, lambda: users.give_password(name, hashed(password), by))

    @router.post("/users/remove")
    def remove(request: Request, seal: Cell = "", name: Cell = "") -> Response:
        return changed(request, seal, lambda: users.remove(name, visitor(request).name))

    return router
