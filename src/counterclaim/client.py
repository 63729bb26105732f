"""A ledger that a server holds, asked from Python: what ``counterclaim serve`` answers, as records.

>>> with Client("http://127.0.0.1:8383", "token") as client:  # doctest: +SKIP
...     for hit in client.search("flour", stance="denies").items:
...         print(hit.speaker, hit.text)
"""

import time
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import quote

import httpx

from counterclaim.errors import CounterclaimError
from counterclaim.exchange import from_plain, from_record
from counterclaim.ledger.answers import (
    Actors,
    ActorSaid,
    Articles,
    Disputes,
    Doubts,
    Explanation,
    Found,
    Progress,
    Reviews,
    Speaker,
    Stories,
    StoryTold,
    Told,
)
from counterclaim.ledger.statements import Which
from counterclaim.ledger.status import Status
from counterclaim.records import Reading

Answer = TypeVar("Answer")


class ServerError(CounterclaimError):
    """The server refuses, or cannot be reached; ``status`` is HTTP's, 0 where there was no answer."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class Client:
    """One server's ledger. Every method raises ``ServerError`` where the server refuses or does not answer.

    Args:
        address: as the server printed it.
        token: where it asks for one.
        transport: for tests.
    """

    def __init__(
        self, address: str, token: str = "", *, timeout: float = 30.0, transport: httpx.BaseTransport | None = None
    ) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        base = address.rstrip("/") + "/api/v1/"
        self._http = httpx.Client(base_url=base, headers=headers, timeout=timeout, transport=transport)
        self._kept: dict[str, tuple[str, Any]] = {}

    def __enter__(self) -> Self:
        """Return the client."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close its connections."""
        self._http.close()

    def status(self) -> Status:
        """Return what the ledger holds."""
        return from_plain(Status, self._get("status"))

    def articles(self, *, offset: int = 0, limit: int = 20) -> Articles:
        """Return a page of the articles, the last published first."""
        return from_plain(Articles, self._get("articles", offset=offset, limit=limit))

    def article(self, id: str, version: int | None = None) -> Reading:
        """Return an article with all that was read from it."""
        return from_record(self._get(f"articles/{quote(id)}", version=version))

    def explain(self, article: str, id: str) -> Explanation:
        """Return what a claim, entity, place or event was read from."""
        return from_plain(Explanation, self._get("explain", article=article, id=id))

    def search(
        self,
        words: str = "",
        *,
        articles: bool = False,
        speaker: str = "",
        stance: str = "",
        outlet: str = "",
        since: str = "",
        until: str = "",
        place: str = "",
        story: str = "",
        offset: int = 0,
        limit: int = 20,
    ) -> Found:
        """Return a page of the claims, or articles, that hold *words*."""
        facets = {
            "speaker": speaker,
            "stance": stance,
            "outlet": outlet,
            "since": since,
            "until": until,
            "place": place,
            "story": story,
        }
        kind = "articles" if articles else "claims"
        return from_plain(Found, self._get("search", q=words, kind=kind, offset=offset, limit=limit, **facets))

    def speaker(self, name: str, *, stance: str = "", offset: int = 0, limit: int = 20) -> Speaker:
        """Return a speaker with a page of what they said."""
        return from_plain(Speaker, self._get("speaker", name=name, stance=stance, offset=offset, limit=limit))

    def stories(self, *, offset: int = 0, limit: int = 20) -> Stories:
        """Return a page of the stories of several articles, the newest first."""
        return from_plain(Stories, self._get("stories", offset=offset, limit=limit))

    def story(self, id: str, *, offset: int = 0, limit: int = 20) -> StoryTold:
        """Return a story with a page of what is stated in it."""
        return from_plain(StoryTold, self._get(f"stories/{quote(id, safe='')}", offset=offset, limit=limit))

    def actors(self, about: str = "", *, limit: int = 20) -> Actors:
        """Return the actors whose names hold all words of *about*, those of most articles first."""
        return from_plain(Actors, self._get("actors", about=about, limit=limit))

    def actor(self, id: int, *, which: Which = "", offset: int = 0, limit: int = 20) -> ActorSaid:
        """Return an actor with a page of what they stated: all, denials, or what changed."""
        return from_plain(ActorSaid, self._get(f"actors/{id}", which=which, offset=offset, limit=limit))

    def timeline(self, about: str, *, since: str = "", until: str = "", limit: int = 100) -> Told:
        """Return the claims that hold all words of *about*, day by day."""
        return from_plain(Told, self._get("timeline", about=about, since=since, until=until, limit=limit))

    def disputes(
        self,
        about: str = "",
        *,
        story: str = "",
        speaker: str = "",
        place: str = "",
        outlet: str = "",
        since: str = "",
        until: str = "",
        across: bool = False,
        offset: int = 0,
        limit: int = 20,
    ) -> Disputes:
        """Return a page of what is contested."""
        asked = {"about": about, "story": story, "speaker": speaker, "place": place, "outlet": outlet, "since": since}
        found = self._get("disputes", **asked, until=until, across=across, offset=offset, limit=limit)
        return from_plain(Disputes, found)

    def doubts(self, *, offset: int = 0, limit: int = 20) -> Doubts:
        """Return claims and relations that nobody has reviewed, the least sure first."""
        return from_plain(Doubts, self._get("doubts", offset=offset, limit=limit))

    def reviews(self, article: str = "", *, offset: int = 0, limit: int = 20) -> Reviews:
        """Return what people have said of cells, of all articles or of one, the last first."""
        return from_plain(Reviews, self._get("reviews", article=article, offset=offset, limit=limit))

    def review(
        self, article: str, part: str, cell: str = "", verdict: str = "accepted", to: str = "", other: str = ""
    ) -> None:
        """Say that a part, or a cell of it, is “accepted”, “corrected” (then *to* what) or “rejected”.

        “withdrawn” takes back what was said of it; with an *other* article's claim (``wire#c1``) it is of the two.
        """
        body = {"article": article, "part": part, "cell": cell, "verdict": verdict, "to": to, "other": other}
        self._answer("POST", "reviews", json=body)

    def add(self, text: str = "", *, url: str = "", title: str = "", outlet: str = "", published: str = "") -> Progress:
        """Order that a text, or what is at an address, be added; ``progress`` tells what becomes of it."""
        body = {"text": text, "url": url, "title": title, "outlet": outlet, "published": published}
        return from_plain(Progress, self._answer("POST", "articles", json=body).json())

    def progress(self, id: str, *, wait: float = 0.0) -> Progress:
        """Return how far an order is; with *wait*, once it is done, or so many seconds later."""
        until = time.monotonic() + wait
        while True:
            found = from_plain(Progress, self._answer("GET", f"jobs/{quote(id)}").json())
            if found.state not in ("waiting", "working") or time.monotonic() >= until:
                return found
            time.sleep(0.25)

    def _get(self, path: str, **query: object) -> Any:
        """Return an answer, the last one to the same question where nothing has changed since."""
        given = {name: str(value).lower() if isinstance(value, bool) else value for name, value in query.items()}
        asked = httpx.QueryParams({name: str(value) for name, value in given.items() if value not in (None, "")})
        question = f"{path}?{asked}"
        tag, kept = self._kept.get(question, ("", None))
        answer = self._answer("GET", path, params=asked, headers={"If-None-Match": tag} if tag else {})
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return kept
        found = answer.json()
        self._kept = {question: (answer.headers.get("etag", ""), found)}  # the last one only: it is asked again
        return found

    def _answer(self, method: str, path: str, **more: Any) -> httpx.Response:
        try:
            answer = self._http.request(method, path, **more)
        except httpx.HTTPError as error:
            raise ServerError(f"{self._http.base_url} does not answer: {error}; check that the server runs") from error
        if answer.is_error:
            raise ServerError(_detail(answer), answer.status_code)
        return answer


def _detail(answer: httpx.Response) -> str:
    try:
        return str(answer.json()["detail"])
    except (ValueError, KeyError, TypeError):
        return f"The server answers with status {answer.status_code}"
