"""A server over a ledger that a fake reader has filled, asked without a network."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.ledger import Ledger, opened_ledger
from counterclaim.reading import Network
from counterclaim.records import Relation
from counterclaim.serving.access import Access
from counterclaim.serving.app import opened_app
from counterclaim.settings import Settings
from tests.ledger.conftest import PRODUCER, Empty, FakeReader, article, empty
from tests.serving.story import filled

__all__ = ["empty"]
HERE = "http://localhost"
TEXT = "Ada Brandt said the dam at Orlec held. Ilse Tove denied the dam at Orlec held 😀. Ada Brandt said all is well."


@contextmanager
def served(ledger: Ledger, folder: Path, access: Access | None = None, **limits: int) -> Iterator[TestClient]:
    """Yield a client of a server; addresses are fetched from nowhere."""
    nowhere = Network(resolve=lambda *_: ["10.0.0.1"])
    settings = Settings(data=folder, **limits)  # type: ignore[arg-type]
    with opened_app(ledger, settings, FakeReader, access, nowhere) as app:
        yield TestClient(app, base_url=HERE, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def ledger(empty: Empty) -> Iterator[Ledger]:
    with opened_ledger(empty()) as opened:
        one = article("a", TEXT, title="The dam", outlet="Gazette", published="2025-03-01")
        against = (Relation("denies", "c2", "c1", "polarity", confidence=0.9),)
        opened.store(replace(one, relations=against), PRODUCER)
        opened.store(
            article("b/1?", "Ada Brandt said <b>nothing</b> broke.", title="<i>B</i>", url="javascript:x"), PRODUCER
        )
        yield opened


@pytest.fixture
def client(ledger: Ledger, tmp_path: Path) -> Iterator[TestClient]:
    with served(ledger, tmp_path) as found:
        yield found


@pytest.fixture
def bare(empty: Empty, tmp_path: Path) -> Iterator[TestClient]:
    """A client of a server whose ledger is empty."""
    with opened_ledger(empty()) as opened, served(opened, tmp_path) as found:
        yield found


@pytest.fixture
def told(empty: Empty, tmp_path: Path) -> Iterator[tuple[TestClient, str]]:
    """A client of a server whose ledger holds a story, and the story's id."""
    with opened_ledger(empty()) as opened:
        id = filled(opened)
        with served(opened, tmp_path) as found:
            yield found, id
