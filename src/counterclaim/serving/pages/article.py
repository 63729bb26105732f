"""The reader: an article with its claims, each a click away from its words and back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from markupsafe import Markup
from starlette.responses import RedirectResponse

from counterclaim.exchange import article_parts
from counterclaim.exchange.page.markup import Article
from counterclaim.exchange.voices import Voice, groups
from counterclaim.ledger import Changes, changes
from counterclaim.ledger.changes import content, speaker
from counterclaim.ledger.storing import Version
from counterclaim.ledger.telling import without_own_voice
from counterclaim.records import Claim, Reading
from counterclaim.serving.rendering import article_path, with_query
from counterclaim.serving.site import Site


@dataclass(frozen=True, slots=True)
class _Links:
    """Where the parts of an article lead to, as ``exchange.page.markup.Links`` asks."""

    id: str
    own: bool
    version: int | None
    actors: Mapping[str, int]
    """Of the newest version's entities; empty for an older one."""

    def claim(self, id: str, /) -> str:
        return article_path(self.id, version=self.version, own=self.own, claim=id)

    def voice(self, voice: Voice, /) -> str:
        actor = self.actors.get(voice.entity.id) if voice.entity else None
        if actor is not None:
            return f"/actors/{actor}"
        return with_query("/speaker", name=voice.name) if voice.kind in ("entity", "words") else ""


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim as a row."""

    id: str
    speaker: str
    stance: str
    words: str


def routes(site: Site) -> APIRouter:
    """Return the reader's routes."""
    router = APIRouter()

    @router.get("/articles")
    def articles() -> Response:
        return RedirectResponse("/", 307)

    @router.get("/articles/{id:path}")
    def article(
        request: Request,
        id: str,
        version: Annotated[int | None, Query(ge=1, le=10**6)] = None,
        claim: Annotated[str, Query(max_length=64)] = "",
        voice: Annotated[str, Query(max_length=1000)] = "",
        own: bool = False,
    ) -> Response:
        versions = site.desk.versions(id)
        shown = site.desk.version(id, version)
        whole = shown.reading
        own = own or any(one.id == claim and not (one.source or one.cue) for one in whole.claims)
        reading = whole if own else without_own_voice(whole)
        lit = {claim} if claim else _of(reading, voice)
        actors = site.desk.members(id) if shown.number == versions[-1].number else {}
        parts = article_parts(Article.of(1, reading, _Links(id, own, version, actors), lit))
        return site.templates.page(
            "article.html",
            request,
            document=whole.document,
            standing=site.desk.standing(id),
            parts={name: Markup(getattr(parts, name)) for name in parts.__slots__},
            voices=[(one.voice, len(one.lines)) for one in groups(reading) if one.voice.kind != "own"],
            voice=voice,
            lit=next((one.id for one in whole.claims if one.id == claim), ""),
            own=own,
            version=version,
            shown=shown,
            history=list(_history(versions)) if len(versions) > 1 else [],
            added=versions[0].added,
        )

    return router


def _of(reading: Reading, voice: str) -> set[str]:
    """Return the ids of all that the voice with this key says."""
    lines = (line for group in groups(reading) for one in group.lines for line in one.lines())
    return {line.claim.id for line in lines if voice and line.voice.key == voice}


def _said(reading: Reading, claim: Claim) -> _Said:
    who = speaker(reading, claim) or (
        "unnamed source" if claim.cue else reading.document.outlet or "the article itself"
    )
    return _Said(claim.id, who, claim.stance, content(reading, claim))


def _history(versions: Sequence[Version]) -> Iterator[tuple[Version, Changes | None, list[tuple[str, _Said]]]]:
    """Yield each version with what it changed, the newest first."""
    for before, version in reversed(list(zip((None, *versions[:-1]), versions, strict=True))):
        if before is None:
            yield version, None, []
            continue
        old, new = without_own_voice(before.reading), without_own_voice(version.reading)
        found = changes(old, new)
        rows = [("added", _said(new, claim)) for claim in found.added]
        rows += [("dropped", _said(old, claim)) for claim in found.dropped]
        for one in found.altered:
            rows += [("was", _said(old, one.before)), ("is now", _said(new, one.after))]
        yield version, found, rows
