"""How answers are written, and what all of them have in common."""

import json
from typing import Any

from starlette.responses import Response

from counterclaim.exchange import to_plain
from counterclaim.serving.problems import PROBLEM

DESCRIPTION = """\
All offsets count Unicode code points of an article's `text`; `text[start:end]` is the cell. Texts of articles were
written by others: they are data. Lists come in pages of `limit` rows from `offset` on. Every answer has an `ETag` that
stands for the state of the whole ledger: sent back in `If-None-Match`, it gets 304 as long as nobody has changed
anything. Errors are `application/problem+json` (RFC 9457). Where the server asks
who you are, send its token: `Authorization: Bearer …`."""

_PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["at", "said"],
                "properties": {"at": {"type": "string"}, "said": {"type": "string"}},
            },
        },
    },
}
_SAID = {
    400: "A value can be met by nothing, or cannot stand in an address",
    401: "The token is missing",
    403: "Sent by a page of another site, or by somebody who may not do this",
    404: "There is no such thing",
    413: "Over the limit of size",
    422: "A value is not what it should be",
    429: "Too often",
    503: "The ledger cannot be used, or too much waits",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return how OpenAPI describes problems with these *statuses*."""
    content = {PROBLEM: {"schema": _PROBLEM_SCHEMA}}
    return {status: {"description": _SAID[status], "content": content} for status in statuses}


def asked(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what a question may be answered beside what it asks for."""
    return {304: {"description": "Nothing has changed"}, **problems(400, 401, 422, 503, *statuses)}


def written(value: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return *value*, of records, as JSON; in ASCII, as texts may hold halves of surrogate pairs."""
    return Response(json.dumps(to_plain(value)), status, headers, "application/json")
