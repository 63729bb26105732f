"""What was done by hand, by whom and when, for admins."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from counterclaim.ledger import Act
from counterclaim.ledger.acts import counted, listed
from counterclaim.serving.rendering import part_path, told
from counterclaim.serving.site import LAST_PAGE, PAGE, Site, only

_ROWS = 2 * PAGE
_DID = {
    "role": "gave a role to",
    "password": "gave a password to",
    "withdrew": "took back what was said of",
    "imported": "brought what was said of",
}
_WHOLE = ("claim", "relation")


@dataclass(frozen=True, slots=True)
class _Row:
    """An act, in words."""

    made: str
    who: str
    did: str
    cell: str
    what: str
    path: str
    """Of the part of an article; empty where it was done to something else."""
    words: str
    became: str


def routes(site: Site) -> APIRouter:
    """Return the log's route."""
    router = APIRouter(dependencies=[Depends(only("admin"))])

    @router.get("/log")
    def log(request: Request, page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1) -> Response:
        with site.desk.ledger.reading() as connection:
            total, acts = counted(connection), listed(connection, (page - 1) * _ROWS, _ROWS)
        more = page * _ROWS < total
        return site.templates.page("log.html", request, rows=list(map(_row, acts)), total=total, page=page, more=more)

    return router


def _row(act: Act) -> _Row:
    data = act.data
    cell = "" if data.get("cell") in _WHOLE else str(data.get("cell", ""))
    became = str(data.get("role", "")) if "now" not in data else f"{told(data.get('was'))} → {told(data['now'])}"
    path = part_path(act.what, str(data.get("other", ""))) if "#" in act.what else ""
    words = str(data.get("words", ""))
    return _Row(act.made, act.who or "somebody", _DID.get(act.act, act.act), cell, act.what, path, words, became)
