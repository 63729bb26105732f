import json
import time
from pathlib import Path

import httpx2 as httpx
import pytest
from fastapi.testclient import TestClient

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
    assert (ordered["act"], ordered["who"], ordered["what"]) == ("add", "testclient", "the text")
    assert added["became"][0]["became"] == "added"
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
