import getpass
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

import httpx2 as httpx
import pytest
from fastapi.testclient import TestClient

from counterclaim.ledger import Ledger
from counterclaim.records import Document, Reading
from counterclaim.serving.app import opened_app
from counterclaim.settings import Settings
from tests.ledger.conftest import FakeReader
from tests.serving.conftest import HERE, served
from tests.serving.pages.test_entry import seal


def send(client: TestClient, file: bytes | None = None, /, **cells: str) -> httpx.Response:
    files = {"file": ("news.html", file)} if file is not None else None
    return client.post("/add", data={"seal": seal(client.get("/add").text), **cells}, files=files)


def done(client: TestClient, answer: httpx.Response) -> str:
    """Return the page of an order once it is carried out."""
    assert answer.status_code == 303, answer.text
    for _ in range(200):
        page = client.get(answer.headers["location"])
        if "refresh" not in page.headers:
            return str(page.text)
        time.sleep(0.05)
    raise AssertionError("it is never done")


def test_a_pasted_text_is_added_and_noted(bare: TestClient, tmp_path: Path) -> None:
    text = "Ada Brandt said the dam held through the whole night."
    page = done(bare, send(bare, text=text, title="Dam", outlet="Gazette", date="2025-03-01"))
    assert "Added 1 article." in page
    assert "Gazette" in bare.get("/").text
    ordered, added = map(json.loads, (tmp_path / "audit.jsonl").read_text().splitlines())
    assert (ordered["act"], ordered["who"], ordered["what"]) == ("add", getpass.getuser(), "the text")
    assert ordered["from"] == "testclient"
    assert added["became"] == {"added": 1}
    assert "dam held" not in json.dumps([ordered, added])
    assert (tmp_path / "audit.jsonl").stat().st_mode & 0o077 == 0
    assert "there already" in done(bare, send(bare, text=text, title="Dam", outlet="Gazette", date="2025-03-01"))


def test_a_file_is_added(bare: TestClient) -> None:
    line = json.dumps({"id": "x", "text": "Ada Brandt said the dam held through the whole night."})
    assert '<a href="/articles/x">' in done(bare, send(bare, line.encode()))


def test_what_cannot_be_read_is_said(bare: TestClient) -> None:
    page = done(bare, send(bare, b"\x00\x01\x02" * 400))
    assert "could not be read" in page
    assert "“news.html”" in page


def test_a_private_address_is_not_fetched(bare: TestClient) -> None:
    page = done(bare, send(bare, url="http://intranet.example/secret"))
    assert "only public ones are fetched" in page


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({}, "There is nothing to add yet"),
        ({"text": "a", "url": "https://a.example"}, "more than one"),
        ({"url": "file:///etc/passwd"}, "must begin with http"),
        ({"url": "/etc/passwd"}, "must begin with http"),
        ({"text": "a", "date": "yesterday"}, "is not a date"),
    ],
)
def test_what_cannot_be_ordered_is_said_and_kept(bare: TestClient, cells: dict[str, str], sentence: str) -> None:
    answer = send(bare, **cells)
    assert answer.status_code == 400
    assert sentence in answer.text
    for cell in cells.values():
        assert cell in answer.text


def test_nobody_adds_without_end(bare: TestClient) -> None:
    answers = [send(bare, url=f"file:{number}").status_code for number in range(22)]
    assert answers[:20] == [400] * 20
    assert answers[21] == 429


def test_an_unknown_order_is_not_found(bare: TestClient) -> None:
    assert bare.get("/jobs/none").status_code == 404


def test_what_was_ordered_is_told_after_the_server_has_stopped(ledger: Ledger, tmp_path: Path) -> None:
    with served(ledger, tmp_path) as client:
        where = send(client, text="Ada Brandt said the dam held through the whole night.").headers["location"]
        for _ in range(200):
            if "refresh" not in client.get(where).headers:
                break
            time.sleep(0.05)
    with served(ledger, tmp_path) as client:
        assert "Added 1 article." in client.get(where).text
        assert where in client.get("/add").text


def test_what_waited_when_the_server_stopped_says_so(ledger: Ledger, tmp_path: Path) -> None:
    begun, go = Event(), Event()

    class Slow(FakeReader):
        def read(self, documents: Iterable[Document], *, own_voice: bool = False) -> Iterator[Reading]:
            begun.set()
            assert go.wait(20)
            return super().read(documents, own_voice=own_voice)

    with opened_app(ledger, Settings(data=tmp_path), Slow) as app:
        client = TestClient(app, base_url=HERE, follow_redirects=False)
        first = send(client, text="Ada Brandt said the dam held through the whole night.").headers["location"]
        assert begun.wait(20)
        second = send(client, text="Ilse Tove said the bridge held through the whole night.").headers["location"]
        go.set()
    with served(ledger, tmp_path) as client:
        assert "Added 1 article." in client.get(first).text
        page = client.get(second).text
        assert "The server stopped before this was done" in page
        assert "Nothing of it was added. Send it again" in page
        assert "refresh" not in client.get(second).headers
        assert "interrupted" in client.get("/add").text
        again = send(client, text="Ada Brandt said the dam held through the whole night.")
        assert "there already" in done(client, again)
