"""Pages from their templates; whatever is not marked as HTML by us is escaped."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from counterclaim.exchange.html import part
from counterclaim.exchange.voices import STANCE_WORDS, counted, shortened
from counterclaim.records import STANCES, Quoted
from counterclaim.serving.desk import dispute_id


def _own(name: str) -> str:
    return files("counterclaim.serving").joinpath("static", name).read_text(encoding="utf-8")


ASSETS: Mapping[str, tuple[str, bytes]] = {
    "site.css": ("text/css; charset=utf-8", f"{part('page.css')}\n{_own('site.css')}".encode()),
    "reader.js": ("text/javascript; charset=utf-8", part("page.js").encode()),
    "icon.svg": ("image/svg+xml", _own("icon.svg").encode()),
}
"""What pages load beside themselves, by name: media type and bytes. The reader's is that of the page that ``read``
writes, so that the two look and work alike."""


def asset(name: str) -> str:
    """Return the address of an asset, another one whenever it changes."""
    return f"/static/{name}?v={sha256(ASSETS[name][1]).hexdigest()[:12]}"


def article_path(id: str, **query: object) -> str:
    """Return the address of an article; an id may hold anything, also what has a meaning in addresses.

    >>> article_path("a/b?c", claim="c3")
    '/articles/a/b%3Fc?claim=c3'
    """
    return f"/articles/{quote(id)}{_query(query)}"


def claim_path(id: str, claim: str) -> str:
    """Return the address of a claim's words in its article, lit up."""
    return f"{article_path(id, claim=claim)}#lit"


def with_query(path: str, **query: object) -> str:
    """Return *path* with those of *query* that hold anything."""
    return f"{path}{_query(query)}"


def _query(query: Mapping[str, object]) -> str:
    given = {name: value for name, value in query.items() if value not in (None, "", False)}
    return f"?{urlencode({name: '1' if value is True else value for name, value in given.items()})}" if given else ""


def day(moment: str | None) -> str:
    """Return the day of an ISO 8601 date and time.

    >>> day("2025-03-14T08:30Z"), day(None)
    ('2025-03-14', '')
    """
    return (moment or "")[:10]


def by_words(claims: Sequence[Quoted]) -> list[tuple[str, list[Quoted]]]:
    """Return *claims* with those together that say the same in the same words."""
    found: dict[str, list[Quoted]] = {}
    for claim in claims:
        found.setdefault(" ".join(claim.text.split()), []).append(claim)
    return list(found.items())


class Templates:
    """The pages, and what all of them know."""

    def __init__(self) -> None:
        # StrictUndefined: a name that is spelt wrong fails in tests instead of leaving a gap.
        self._environment = Environment(
            loader=PackageLoader("counterclaim.serving"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            article_path=article_path,
            asset=asset,
            by_words=by_words,
            claim_path=claim_path,
            counted=counted,
            dispute_id=dispute_id,
            says=STANCE_WORDS,
            stances=STANCES,
            with_query=with_query,
        )
        self._environment.filters.update(day=day, shortened=shortened)

    def page(self, name: str, request: Request, status: int = 200, /, **cells: Any) -> HTMLResponse:
        """Return a page; *cells* are what its template asks for."""
        here = request.url.path
        return HTMLResponse(self._environment.get_template(name).render(here=here, **cells), status)
