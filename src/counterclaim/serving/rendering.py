"""Pages from their templates; whatever is not marked as HTML by us is escaped."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from counterclaim.exchange.html import part
from counterclaim.exchange.map import doubtful
from counterclaim.exchange.voices import STANCE_WORDS, counted, shortened
from counterclaim.records import STANCES, Quoted
from counterclaim.serving.desk import dispute_id


def _own(name: str) -> str:
    return files("counterclaim.serving").joinpath("static", name).read_text(encoding="utf-8")


def _built() -> Iterator[tuple[str, tuple[str, bytes]]]:
    folder = files("counterclaim.serving").joinpath("static", "built")
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.name.endswith(".js"):
            yield file.name, ("text/javascript; charset=utf-8", file.read_bytes())


ASSETS: Mapping[str, tuple[str, bytes]] = {
    "site.css": ("text/css; charset=utf-8", f"{part('page.css')}\n{_own('site.css')}\n{_own('review.css')}".encode()),
    "reader.js": ("text/javascript; charset=utf-8", part("page.js").encode()),
    "icon.svg": ("image/svg+xml", _own("icon.svg").encode()),
    **dict(_built()),
}
"""What pages load beside themselves, by name: media type and bytes. The reader's is that of the page that ``read``
writes, so that the two look and work alike; scripts out of ``web/`` are there only where they were built."""


def asset(name: str) -> str:
    """Return the address of an asset, another one whenever it changes; an empty string where it was not built."""
    return f"/static/{name}?v={sha256(ASSETS[name][1]).hexdigest()[:12]}" if name in ASSETS else ""


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


def cited(claim: str) -> str:
    """Return the address of a claim's words, the claim given as ``ARTICLE#c3``."""
    article, _, id = claim.rpartition("#")
    return claim_path(article, id)


def day(moment: str | None) -> str:
    """Return the day of an ISO 8601 date and time.

    >>> day("2025-03-14T08:30Z"), day(None)
    ('2025-03-14', '')
    """
    return (moment or "")[:10]


def counted_as(number: int, one: str, more: str) -> str:
    """Return *number* with its noun, whose plural is not just one letter longer.

    >>> counted_as(1, "copy", "copies"), counted_as(1200, "copy", "copies")
    ('1 copy', '1,200 copies')
    """
    return f"{number:,} {one if number == 1 else more}"


def part_path(what: str, other: str = "") -> str:
    """Return the address at which a part of an article is reviewed, or its relation to an *other* article's claim.

    >>> part_path("dam#c3")
    '/review?of=dam%23c3'
    """
    return with_query("/review", of=what, other=other)


def told(value: object) -> str:
    """Return the value of a cell in words.

    >>> told(["the dam", "held"]), told(None)
    ('the dam … held', 'nothing')
    """
    return " … ".join(map(str, value)) if isinstance(value, list) else "nothing" if value is None else str(value)


def moment(made: str) -> str:
    """Return day and minute of a moment in UTC.

    >>> moment("2025-03-14T08:30:12Z")
    '2025-03-14 08:30 UTC'
    """
    return f"{made[:10]} {made[11:16]} UTC"


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
            cited=cited,
            claim_path=claim_path,
            counted=counted,
            dispute_id=dispute_id,
            is_doubtful=doubtful,
            part_path=part_path,
            says=STANCE_WORDS,
            stances=STANCES,
            with_query=with_query,
        )
        words = {"counted_as": counted_as, "day": day, "moment": moment, "shortened": shortened, "told": told}
        self._environment.filters.update(words)

    def page(self, name: str, request: Request, status: int = 200, /, **cells: Any) -> HTMLResponse:
        """Return a page; *cells* are what its template asks for beside who sees it."""
        about = {"here": request.url.path, "visitor": None, "seal": ""}
        about |= {name: getattr(request.state, name) for name in ("visitor", "seal") if hasattr(request.state, name)}
        return HTMLResponse(self._environment.get_template(name).render({**about, **cells}), status)
