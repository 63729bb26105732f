"""What a user has of their own: a password to change, a session to end."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from starlette.responses import RedirectResponse

from counterclaim.errors import OptionError
from counterclaim.knowledge.spelling import folded
from counterclaim.serving.passwords import hashed, matches
from counterclaim.serving.problems import Refused
from counterclaim.serving.site import Site, caller, check_form, form_page, visitor, within


def routes(site: Site) -> APIRouter:
    """Return the routes of a user's own page."""
    router = APIRouter()

    @router.get("/account")
    def account(request: Request) -> Response:
        if not visitor(request).session:
            return RedirectResponse("/", 303)
        return form_page(site, request, "account.html", wrong="")

    @router.post("/account")
    def change(
        request: Request,
        seal: Annotated[str, Form(max_length=100)] = "",
        old: Annotated[str, Form(max_length=1000)] = "",
        new: Annotated[str, Form(max_length=1000)] = "",
    ) -> Response:
        check_form(site, request, seal)
        who = visitor(request)
        if not who.user:
            raise Refused(403, "Only users of the ledger have a password to change")
        within(site.trying, caller(request))
        within(site.guessing, folded(who.name))
        try:
            found = site.desk.ledger.users.found(who.name)
            if not matches(found[1] if found else None, old):
                raise OptionError("The old password is another one.")
            site.desk.ledger.users.give_password(who.name, hashed(new), who.name)
        except OptionError as error:
            return form_page(site, request, "account.html", 400, wrong=str(error))
        return RedirectResponse("/login", 303)

    return router
