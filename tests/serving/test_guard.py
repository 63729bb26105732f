"""What every request passes and every answer carries."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.ledger import Ledger
from counterclaim.serving.access import Access
from tests.ledger.conftest import PRODUCER, article
from tests.serving.conftest import HERE, served

PAGES = ("/", "/articles/a", "/disputes", "/search?q=dam", "/speaker?name=Ada+Brandt", "/add", "/nothing")


@pytest.mark.parametrize("path", [*PAGES, "/api/v1/status", "/static/site.css"])
def test_no_answer_lets_another_host_in(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in policy
    assert "server" not in answer.headers


@pytest.mark.parametrize("path", PAGES)
def test_pages_hold_no_script_no_style_and_no_other_host(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert "<script>" not in page
    assert " style=" not in page
    assert "<style" not in page
    assert " on" not in {page[i : i + 3] for i in range(len(page)) if page[i : i + 6] in (" oncli", " onloa", " onerr")}
    assert 'src="http' not in page
    assert 'href="javascript' not in page


def test_another_name_is_turned_away(client: TestClient) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 421
    assert "flour" not in answer.text


def test_forms_of_other_sites_do_nothing(client: TestClient) -> None:
    cross = client.post("/api/v1/articles", json={"text": "x"}, headers={"Origin": "http://evil.example"})
    assert cross.status_code == 403
    assert cross.headers["content-type"] == "application/problem+json"
    assert client.post("/add", data={"text": "x"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post("/add", data={"text": "x"}).status_code == 403  # without its seal


def test_what_has_not_changed_is_not_sent_again(client: TestClient, ledger: Ledger) -> None:
    tag = client.get("/").headers["etag"]
    again = client.get("/", headers={"If-None-Match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    ledger.store(article("c", "Ada Brandt said it rained."), PRODUCER)
    changed = client.get("/", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag
    assert "etag" not in client.get("/add").headers


def test_too_much_is_refused_before_it_is_read(ledger: Ledger, tmp_path: Path) -> None:
    with served(ledger, tmp_path, max_bytes=1000) as client:
        answer = client.post("/api/v1/articles", json={"text": "x" * 200_000})
        assert answer.status_code == 413
        body = iter([b'{"text": "' + b"x" * 60_000, b"y" * 60_000, b'"}'])
        chunked = client.post("/api/v1/articles", content=body, headers={"Content-Type": "application/json"})
        assert chunked.status_code == 413
        assert "limit" in chunked.json()["detail"]


def test_a_token_is_asked_of_everybody(ledger: Ledger, tmp_path: Path) -> None:
    with served(ledger, tmp_path, Access("secret")) as client:
        page = client.get("/articles/a?own=1")
        assert (page.status_code, page.headers["location"]) == (303, "/login?next=%2Farticles%2Fa%3Fown%3D1")
        refused = client.get("/api/v1/status")
        assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
        assert client.get("/api/openapi.json").status_code == 401
        assert client.get("/api/v1/status", headers={"Authorization": "Bearer secret"}).status_code == 200
        assert client.get("/static/site.css").status_code == 200


def test_a_nul_finds_nothing(client: TestClient) -> None:
    assert client.get(f"{HERE}/articles/%00").status_code == 400
    assert client.get("/search?q=%00").status_code == 400
