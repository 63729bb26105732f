"""The client asks a server in the same process."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from counterclaim.client import Client, ServerError
from counterclaim.ledger import Ledger, opened_ledger
from counterclaim.serving.access import Access
from tests.ledger.conftest import Empty, empty
from tests.serving.conftest import TEXT, ledger, served
from tests.serving.story import filled

__all__ = ["empty", "ledger"]


class Wire(httpx.BaseTransport):
    """Carries requests to a server without a network, and counts the answers that hold something."""

    def __init__(self, server: TestClient) -> None:
        self._server = server
        self.statuses: list[int] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        headers = dict(request.headers)
        answer = self._server.request(request.method, str(request.url), content=request.read(), headers=headers)
        self.statuses.append(answer.status_code)
        kept = {
            name: value for name, value in answer.headers.items() if name not in ("content-encoding", "content-length")
        }
        return httpx.Response(answer.status_code, headers=kept, content=answer.content)


@pytest.fixture
def wire(ledger: Ledger, tmp_path: Path) -> Iterator[Wire]:
    with served(ledger, tmp_path, Access("secret")) as server:
        yield Wire(server)


def test_answers_are_records(wire: Wire, ledger: Ledger) -> None:
    with Client("http://localhost/", "secret", transport=wire) as client:
        assert client.status() == ledger.status()
        assert [one.article for one in client.articles().items] == ["a", "b/1?"]
        assert client.article("b/1?") == next(ledger.versions("b/1?")).reading
        found = client.search("dam", stance="denies")
        assert (found.total, found.items[0].speaker, found.tally.stances) == (1, "Ilse Tove", (("denies", 1),))
        assert client.search("dam", articles=True).items[0].claim is None
        assert client.speaker("ada brandt").speaker.claims == 3
        assert client.explain("a", "c1").cells[0].name
        assert client.disputes("submarines").items == ()


def test_stories_actors_and_timelines_are_records(empty: Empty, tmp_path: Path) -> None:
    with opened_ledger(empty()) as held, served(held, tmp_path) as server:
        id = filled(held)
        with Client("http://localhost", transport=Wire(server)) as client:
            assert [(client.stories().total, one.id) for one in client.stories().items] == [(1, id)]
            told = client.story(id, limit=2)
            assert (told.total, len(told.items), told.story.origins) == (5, 2, 2)
            assert told.origins == (("gazette", "courier"), ("herald",))
            assert [route.move.destination.name for route in told.routes] == ["Tollen"]
            assert "denies" in {link.kind for link in told.network.links}
            [ilse] = client.actors("ilse").items
            said = client.actor(ilse.id, which="denies")
            assert said.actor.name == "Ilse Tove"
            assert {one.stance for one in said.items} == {"denies"}
            assert {one.day for one in client.timeline("dam", since="2025-03-05").items} == {"2025-03-05"}
            with pytest.raises(ServerError, match="no story"):
                client.story("s99")
            with pytest.raises(ServerError, match="no actor"):
                client.actor(999)


def test_the_same_question_is_not_answered_twice(wire: Wire) -> None:
    with Client("http://localhost", "secret", transport=wire) as client:
        assert client.status() == client.status()
    assert wire.statuses == [200, 304]


def test_an_article_is_added(empty: Empty, tmp_path: Path) -> None:
    with (
        opened_ledger(empty()) as opened,
        served(opened, tmp_path) as server,
        Client("http://localhost", transport=Wire(server)) as client,
    ):
        done = client.progress(client.add(TEXT, title="The dam").id, wait=20.0)
        assert (done.state, done.outcomes[0].became) == ("done", "added")
        assert client.article(done.outcomes[0].what).document.title == "The dam"


def test_a_refusal_is_raised_with_its_sentence(wire: Wire) -> None:
    with Client("http://localhost", "wrong", transport=wire) as client, pytest.raises(ServerError, match="token"):
        client.status()
    with Client("http://localhost", "secret", transport=wire) as client, pytest.raises(ServerError) as raised:
        client.article("none")
    assert raised.value.status == 404


def test_a_server_that_is_not_there_is_said() -> None:
    with Client("http://127.0.0.1:9", timeout=2.0) as client, pytest.raises(ServerError, match="does not answer"):
        client.status()
