import pytest

from counterclaim.serving.access import Access, same_site


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8383", "127.0.0.1:1", "[::1]:8383"])
def test_this_machine_is_known_by_its_names(host: str) -> None:
    assert Access().knows(host)


@pytest.mark.parametrize("host", ["", "evil.example", "localhost.evil.example", "[", "127.0.0.1@evil.example"])
def test_other_names_are_not(host: str) -> None:
    assert not Access().knows(host)


def test_names_and_the_address_are_known_beside_it() -> None:
    access = Access.to("192.0.2.7", "secret", ["News.Example"])
    assert access.knows("news.example:8383")
    assert access.knows("192.0.2.7")
    assert not access.knows("other.example")


def test_an_open_address_goes_by_any_name() -> None:
    assert Access.to("0.0.0.0", "secret").knows("whatever.example")
    assert Access.to("0.0.0.0", "").knows("whatever.example")  # where it asks for users: their cookies belong to a name
    assert not Access.to("127.0.0.1", "").knows("whatever.example")


def test_the_token_and_its_cookie_are_known() -> None:
    access = Access("sécret")
    assert access.holds("sécret")
    assert not access.holds("other")
    assert access.remembers(access.session)
    assert not access.remembers("sécret")
    assert not Access().holds("")
    assert not Access().remembers(Access().session)
    assert "sécret" not in access.session


def test_a_form_is_sealed_to_its_cookie() -> None:
    access = Access()
    assert access.sealed("cookie", access.seal("cookie"))
    assert not access.sealed("other", access.seal("cookie"))
    assert not access.sealed("", access.seal(""))


def test_only_our_own_pages_change_anything() -> None:
    ours = {"host": "localhost:8383", "origin": "http://localhost:8383"}
    assert same_site(ours)
    assert same_site({"host": "localhost:8383"})  # a program
    assert not same_site({**ours, "origin": "null"})
    assert not same_site({**ours, "sec-fetch-site": "cross-site"})
    assert not same_site({**ours, "sec-fetch-site": "same-site"})
