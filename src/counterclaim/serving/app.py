"""The server put together."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from counterclaim.ledger import Ledger
from counterclaim.ledger.adding import Reader
from counterclaim.reading import PUBLIC, Network
from counterclaim.serving import pages, rest
from counterclaim.serving.access import Access
from counterclaim.serving.audit import Audit
from counterclaim.serving.desk import Desk
from counterclaim.serving.entering import Entering
from counterclaim.serving.guard import Guard
from counterclaim.serving.problems import install
from counterclaim.serving.rendering import Templates
from counterclaim.serving.site import Site
from counterclaim.serving.work import Work
from counterclaim.settings import Settings

_FORM_ROOM = 100_000
"""Bytes of a form beside its file."""


@contextmanager
def opened_app(
    ledger: Ledger,
    settings: Settings,
    load: Callable[[], Reader],
    access: Access | None = None,
    network: Network = PUBLIC,
) -> Iterator[FastAPI]:
    """Yield a server of *ledger*; when the block ends, what is being read is finished.

    Args:
        load: returns what reads articles that are added; called when the first one is.
        access: who may come in; everybody on this machine, where it is not given.
        network: where addresses are fetched.
    """
    with ledger.watched() as watch:
        desk, templates = Desk(ledger, watch), Templates()
        work = Work(ledger, settings, load, Audit(settings.data / "audit.jsonl"), network)
        try:
            rules = access or Access()
            site = Site(desk, work, rules, Entering(desk, rules), templates)
            yield _app(site, settings.max_bytes + _FORM_ROOM)
        finally:
            work.close()


def _app(site: Site, limit: int) -> FastAPI:
    @asynccontextmanager
    async def nothing(_: FastAPI) -> AsyncIterator[None]:
        yield

    app = FastAPI(
        title="Counterclaim",
        summary="A ledger of who claims what, and who says otherwise.",
        description=rest.DESCRIPTION,
        version=version("counterclaim"),
        openapi_url="/api/openapi.json",
        docs_url=None,  # theirs load scripts from another host
        redoc_url=None,
        lifespan=nothing,
    )
    install(app, site.templates)
    app.include_router(rest.routes(site))
    app.include_router(pages.routes(site))
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)
    app.add_middleware(Guard, site.access, site.entering, site.desk, site.templates, limit)
    return app
