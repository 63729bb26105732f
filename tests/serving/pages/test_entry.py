import re
from pathlib import Path

from fastapi.testclient import TestClient

from counterclaim.ledger import Ledger
from counterclaim.serving.access import Access
from tests.serving.conftest import served


def seal(page: str) -> str:
    found = re.search(r'name="seal" value="(\w+)"', page)
    assert found
    return found[1]


def enter(client: TestClient, token: str, next: str = "/disputes") -> tuple[int, str]:
    form = {"seal": seal(client.get("/login").text), "token": token, "next": next}
    answer = client.post("/login", data=form)
    return answer.status_code, answer.headers.get("location", "")


def test_who_has_the_token_comes_in_and_stays_in(ledger: Ledger, tmp_path: Path) -> None:
    with served(ledger, tmp_path, Access("secret")) as client:
        assert enter(client, "wrong") == (403, "")
        assert client.get("/").status_code == 303
        assert enter(client, " secret ") == (303, "/disputes")
        assert client.get("/").status_code == 200


def test_the_way_in_leads_nowhere_else(ledger: Ledger, tmp_path: Path) -> None:
    with served(ledger, tmp_path, Access("secret")) as client:
        for next in ("//evil.example", "https://evil.example", "/\\evil.example", "/\r\nX: y"):
            assert enter(client, "secret", next) == (303, "/")


def test_tokens_cannot_be_tried_for_ever(ledger: Ledger, tmp_path: Path) -> None:
    with served(ledger, tmp_path, Access("secret")) as client:
        answers = [enter(client, f"guess {number}")[0] for number in range(12)]
        assert answers[:10] == [403] * 10
        assert answers[11] == 429


def test_there_is_no_login_without_a_token(client: TestClient) -> None:
    assert client.get("/login").headers["location"] == "/"


def test_what_is_no_asset_is_not_found(client: TestClient) -> None:
    assert client.get("/static/site.css").headers["content-type"] == "text/css; charset=utf-8"
    assert client.get("/static/..%2Fapp.py").status_code == 404
