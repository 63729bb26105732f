import time

import pytest
from fastapi.testclient import TestClient

from counterclaim.exchange import from_record
from counterclaim.ledger import Ledger
from tests.serving.conftest import TEXT


def test_the_record_is_the_articles_own(client: TestClient, ledger: Ledger) -> None:
    found = client.get("/api/v1/articles/a").json()
    assert from_record(found) == next(ledger.versions("a")).reading
    assert (found["version"], found["versions"]) == (1, 1)
    start, end = found["claims"][1]["content"][0]
    assert TEXT[start:end] == found["text"][start:end] == "the dam at Orlec held 😀"
    assert client.get("/api/v1/articles/b/1%3F").json()["id"] == "b/1?"


def test_lists_come_in_pages(client: TestClient) -> None:
    first, second = (client.get(f"/api/v1/articles?limit=1&offset={offset}").json() for offset in (0, 1))
    assert (first["total"], second["total"]) == (2, 2)
    assert [first["items"][0]["article"], second["items"][0]["article"]] == ["a", "b/1?"]
    found = client.get("/api/v1/search?q=dam&limit=1&offset=1").json()
    assert (found["total"], len(found["items"])) == (2, 1)
    assert found["tally"]["speakers"] == [["Ada Brandt", 1], ["Ilse Tove", 1]]


def test_a_claim_is_explained(client: TestClient) -> None:
    cells = client.get("/api/v1/explain?article=a&id=c1").json()["cells"]
    content = next(cell for cell in cells if cell["name"] == "content")
    assert content["words"] == ["the dam at Orlec held"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/articles/none", 404),
        ("/api/v1/articles/a?version=0", 422),
        ("/api/v1/articles/a?version=2", 404),
        ("/api/v1/explain?article=a&id=c9", 404),
        ("/api/v1/search", 400),
        ("/api/v1/search?q=a&stance=sings", 400),
        ("/api/v1/search?kind=songs", 422),
        ("/api/v1/disputes?since=soon", 400),
        ("/api/v1/speaker?name=Nobody", 404),
        ("/api/v1/jobs/none", 404),
        ("/api/v1/none", 404),
    ],
)
def test_errors_are_problems(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    assert (answer.status_code, found["status"]) == (status, status)
    assert set(found) >= {"type", "title", "detail"}
    assert "counterclaim" not in found["detail"].casefold()


def test_an_article_is_added(bare: TestClient) -> None:
    sent = bare.post("/api/v1/articles", json={"text": TEXT, "title": "The dam"})
    assert sent.status_code == 202
    for _ in range(200):
        job = bare.get(sent.headers["location"]).json()
        if job["state"] in ("done", "failed"):
            break
        time.sleep(0.05)
    assert job["state"] == "done"
    assert bare.get(f"/api/v1/articles/{job['outcomes'][0]['what']}").json()["title"] == "The dam"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"json": {}}, 400),
        ({"json": {"text": 3}}, 422),
        ({"json": {"url": "/etc/passwd"}}, 400),
        ({"content": '{"text": "x"}', "headers": {"Content-Type": "text/plain"}}, 422),
        ({"content": "{", "headers": {"Content-Type": "application/json"}}, 422),
    ],
)
def test_what_cannot_be_added_is_refused(bare: TestClient, sent: dict[str, object], status: int) -> None:
    answer = bare.post("/api/v1/articles", **sent)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_every_route_is_described_with_its_problems(client: TestClient) -> None:
    api = client.get("/api/openapi.json").json()
    assert api["openapi"].startswith("3.1")
    for path, methods in api["paths"].items():
        assert path.startswith("/api/v1/")
        for method in methods.values():
            for status, answer in method["responses"].items():
                if int(status) >= 400:
                    assert list(answer["content"]) == ["application/problem+json"], (path, status)
