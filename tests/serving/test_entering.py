"""Who may come in, as what, and how they leave."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.ledger import Ledger, Role
from counterclaim.serving.access import Access
from counterclaim.serving.passwords import hashed
from tests.serving.conftest import served
from tests.serving.pages.test_entry import seal

PASSWORD = "a mill by the river"
HASH = hashed(PASSWORD)
NAMES: dict[Role, str] = {"admin": "ada", "reviewer": "rev", "reader": "bo"}


def peopled(ledger: Ledger) -> None:
    for role, name in NAMES.items():
        ledger.users.add(name, role, HASH, "root")


def come_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    form = {"seal": seal(client.get("/login").text), "name": name, "password": password}
    return int(client.post("/login", data=form).status_code)


@contextmanager
def inside(ledger: Ledger, folder: Path, role: Role, access: Access | None = None) -> Iterator[TestClient]:
    """Yield a client that a user of this role has come in with."""
    with served(ledger, folder, access) as client:
        assert come_in(client, NAMES[role]) == 303
        yield client


def test_users_are_asked_for_as_soon_as_there_are_any(ledger: Ledger, tmp_path: Path) -> None:
    with served(ledger, tmp_path) as client:
        assert client.get("/").status_code == 200
        peopled(ledger)
        assert client.get("/").headers["location"] == "/login?next=%2F"
        assert client.get("/api/v1/status").headers["content-type"] == "application/problem+json"
        assert come_in(client, "ada", "a mill by the sea") == 403
        assert come_in(client, "nobody") == 403
        assert client.get("/").status_code == 303
        assert come_in(client, "ADA") == 303
        assert "ada" in client.get("/").text


def test_the_cookie_is_kept_from_scripts_and_other_sites(ledger: Ledger, tmp_path: Path) -> None:
    peopled(ledger)
    with served(ledger, tmp_path) as client:
        form = {"seal": seal(client.get("/login").text), "name": "ada", "password": PASSWORD}
        cookie = client.post("/login", data=form).headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Secure" not in cookie
        value = cookie.partition("=")[2].partition(";")[0]
        with ledger.reading() as connection:
            kept = connection.exec_driver_sql("SELECT mark FROM sessions").scalars().all()
        assert len(kept) == 1
        assert value not in kept
    with served(ledger, tmp_path) as client:
        client.base_url = "https://localhost"
        form["seal"] = seal(client.get("/login").text)
        assert "Secure" in client.post("/login", data=form).headers["set-cookie"]


def test_leaving_ends_the_session_itself(ledger: Ledger, tmp_path: Path) -> None:
    peopled(ledger)
    with inside(ledger, tmp_path, "reader") as client:
        cookie = client.cookies["counterclaim_session"]
        assert client.post("/logout").status_code == 403  # without its seal
        assert client.get("/").status_code == 200
        left = client.post("/logout", data={"seal": seal(client.get("/account").text)})
        assert (left.status_code, left.headers["location"]) == (303, "/login")
        client.cookies.set("counterclaim_session", cookie)
        assert client.get("/").status_code == 303


def test_a_session_outlives_the_server_but_not_its_user(ledger: Ledger, tmp_path: Path) -> None:
    peopled(ledger)
    with inside(ledger, tmp_path, "reviewer") as client:
        cookie = client.cookies["counterclaim_session"]
    with served(ledger, tmp_path) as client:
        client.cookies.set("counterclaim_session", cookie)
        assert client.get("/review").status_code == 200
        ledger.users.give_role("rev", "reader", "ada")
        assert client.get("/review").status_code == 403
        ledger.users.remove("rev", "ada")
        assert client.get("/review").status_code == 303


READS = ("/", "/articles/a", "/disputes", "/search?q=dam", "/actors", "/stories", "/account", "/api/v1/doubts")
REVIEWS = ("/review", "/review?of=a%23c1", "/add")
MANAGES = ("/users", "/log")


@pytest.mark.parametrize("role", list(NAMES))
def test_each_role_sees_what_it_may(ledger: Ledger, tmp_path: Path, role: Role) -> None:
    peopled(ledger)
    with inside(ledger, tmp_path, role) as client:
        for path in READS:
            assert client.get(path).status_code == 200, path
        for path in REVIEWS:
            assert client.get(path).status_code == (403 if role == "reader" else 200), path
        for path in MANAGES:
            assert client.get(path).status_code == (200 if role == "admin" else 403), path
        for name, path in (("Review", "/review"), ("Add", "/add"), ("Users", "/users"), ("Log", "/log")):
            may = role == "admin" or (role == "reviewer" and name in ("Review", "Add"))
            assert (f'href="{path}"' in client.get("/").text) == may


CHANGES = (
    "/add",
    "/review",
    "/users",
    "/users/role",
    "/users/password",
    "/users/remove",
    "/api/v1/articles",
    "/api/v1/reviews",
)


@pytest.mark.parametrize("path", CHANGES)
def test_a_reader_changes_nothing(ledger: Ledger, tmp_path: Path, path: str) -> None:
    peopled(ledger)
    with inside(ledger, tmp_path, "reader") as client:
        good = {"seal": seal(client.get("/account").text)}
        answer = client.post(path, data=good) if "/api/" not in path else client.post(path, json={"text": "x"})
        assert answer.status_code == 403
        if "/api/" in path:
            assert answer.headers["content-type"] == "application/problem+json"
            assert "reviewer" in answer.json()["detail"]


@pytest.mark.parametrize("path", [path for path in CHANGES if "/api/" not in path] + ["/account", "/logout"])
def test_every_form_needs_its_seal(ledger: Ledger, tmp_path: Path, path: str) -> None:
    peopled(ledger)
    before = ledger.users.listed()
    with inside(ledger, tmp_path, "admin") as client:
        sealed = seal(client.get("/users").text)
        cells = {"name": "bo", "role": "admin", "password": PASSWORD, "article": "a", "part": "c1"}
        for given in ("", "x" * 64, sealed[::-1]):
            assert client.post(path, data={**cells, "seal": given}).status_code == 403
        elsewhere = client.post(path, data={**cells, "seal": sealed}, headers={"Origin": "http://evil.example"})
        assert elsewhere.status_code == 403
    assert ledger.users.listed() == before


def test_a_seal_is_of_one_session(ledger: Ledger, tmp_path: Path) -> None:
    peopled(ledger)
    with served(ledger, tmp_path) as client:
        assert come_in(client, "bo") == 303
        theirs = seal(client.get("/account").text)
        client.cookies.clear()
        assert come_in(client, "ada") == 303
        assert client.post("/users/remove", data={"seal": theirs, "name": "bo"}).status_code == 403


def test_passwords_cannot_be_tried_for_ever(ledger: Ledger, tmp_path: Path) -> None:
    peopled(ledger)
    with served(ledger, tmp_path) as client:
        answers = [come_in(client, f"user {number}", "x") for number in range(12)]
        assert answers[:10] == [403] * 10
        assert answers[11] == 429


def test_programs_come_with_the_token_beside_the_users(ledger: Ledger, tmp_path: Path) -> None:
    peopled(ledger)
    access = Access("secret", alone=False)
    with served(ledger, tmp_path, access) as client:
        headers = {"Authorization": "Bearer secret"}
        assert client.get("/api/v1/status", headers=headers).status_code == 200
        body = {"article": "a", "part": "c1"}
        assert client.post("/api/v1/reviews", json=body, headers=headers).status_code == 204
        assert client.get("/users", headers=headers).status_code == 403
        refused = client.get("/api/v1/status", headers={"Authorization": "Bearer other"})
        assert refused.status_code == 401
        client.cookies.set("counterclaim_session", access.session)
        assert client.get("/").status_code == 303  # the token is no way in for a browser then


def test_nobody_comes_in_where_others_reach_it_and_nothing_is_asked(ledger: Ledger, tmp_path: Path) -> None:
    with served(ledger, tmp_path, Access("", alone=False)) as client:
        assert client.get("/").status_code == 303
        assert client.get("/api/v1/status").status_code == 401


def test_what_one_sees_is_not_shown_to_another_by_its_tag(ledger: Ledger, tmp_path: Path) -> None:
    peopled(ledger)
    with inside(ledger, tmp_path, "admin") as client:
        tag = client.get("/").headers["etag"]
        assert client.get("/", headers={"If-None-Match": tag}).status_code == 304
        client.cookies.clear()
        assert come_in(client, "bo") == 303
        assert client.get("/", headers={"If-None-Match": tag}).status_code == 200
