"""A reader that costs nothing, and a ledger in SQLite and, where there is a server, in PostgreSQL.

``COUNTERCLAIM_TEST_POSTGRESQL`` names the server's database: ``postgresql://postgres@127.0.0.1/ledger``.
"""

import os
import re
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from counterclaim.ledger import Ledger, Producer, opened_ledger
from counterclaim.records import Claim, Document, Entity, Event, Participant, Place, PlaceReference, Reading, Relation

SERVER = os.environ.get("COUNTERCLAIM_TEST_POSTGRESQL", "")
PRODUCER = Producer("1.0", "model-a", "world-a")
_SAID = re.compile(r"(?P<source>[A-Z]\w+ [A-Z]\w+) (?P<cue>said|denied) (?P<content>[^.]+)\.")


class FakeReader:
    """Finds “Ada Brandt said …”; raises at a text that says FAULT."""

    def __init__(self) -> None:
        self.read_ids: list[str] = []

    def read(self, documents: Iterable[Document], *, own_voice: bool = False) -> Iterator[Reading]:
        assert own_voice
        for document in documents:
            self.read_ids.append(document.id)
            if "FAULT" in document.text:
                raise ValueError("the text says so")
            yield reading_of(document)


def reading_of(document: Document) -> Reading:
    """Return what a simple reader finds in *document*: claims with an entity and an event each."""
    claims: list[Claim] = []
    entities: dict[str, Entity] = {}
    events: list[Event] = []
    for number, match in enumerate(_SAID.finditer(document.text), 1):
        name = match["source"]
        entity = entities.setdefault(name, Entity(f"e{len(entities) + 1}", "person", name, ((match.span("source"),),)))
        stance = "denies" if match["cue"] == "denied" else "asserts"
        spans = (match.span("content"),), (match.span("cue"),), (match.span("source"),)
        claims.append(Claim(f"c{number}", *spans, entity.id, stance=stance, events=(f"v{number}",)))  # type: ignore[arg-type]
        actor = Participant(spans[2], entity.id, name)
        where = PlaceReference(spans[0], "p1")
        events.append(Event(f"v{number}", spans[1], "MAKE", actor=actor, location=where, claim=f"c{number}"))
    relations = (Relation("repeats", "c1", "c2"),) if len(claims) > 1 else ()
    places = (Place("p1", "Orlec", "city", "NOR", 61.0, 9.0),) if claims else ()
    return Reading(document, tuple(entities.values()), tuple(claims), tuple(events), places, relations=relations)


def article(id: str = "a", text: str = "Ada Brandt said the dam held. Ilse Tove denied it.", **cells: str) -> Reading:
    return reading_of(Document(id, text, **cells))


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a ledger may be made: a file, or a schema of its own on the server."""
    if request.param == "sqlite":
        yield str(tmp_path / "news.sqlite")
        return
    if not SERVER:
        pytest.skip("no COUNTERCLAIM_TEST_POSTGRESQL")
    name = f"test_{uuid.uuid4().hex}"
    engine = create_engine(SERVER.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
        url = make_url(SERVER).update_query_dict({"options": f"-csearch_path={name}"})
        yield url.render_as_string(hide_password=False)
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


Empty = Callable[[], str]


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Empty:
    """Return where a new and empty ledger lies each time; copied, as making the tables takes its time."""
    folder = tmp_path_factory.mktemp("ledgers")
    with opened_ledger(str(folder / "empty.sqlite"), create=True):
        pass
    return lambda: str(shutil.copy(folder / "empty.sqlite", folder / f"{uuid.uuid4().hex}.sqlite"))


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    with opened_ledger(location, create=True) as opened:
        yield opened
