"""Articles go in once, whole, and come out as they went in."""

from dataclasses import replace

import pytest
from sqlalchemy import create_engine, event, func, select, text

from counterclaim.errors import Collision, LedgerError, OptionError
from counterclaim.ledger import Ledger, Producer, opened_ledger, schema
from counterclaim.ledger.storing import Version
from counterclaim.records import Reading
from tests.ledger.conftest import PRODUCER, article

TEXT = "Ada Brandt said the dam above Orlec held through the night. Ilse Tove denied that it was ever in danger."
CHANGED = TEXT.replace("held through the night", "broke")


def only(ledger: Ledger, name: str = "a") -> Version:
    (version,) = ledger.versions(name)
    return version


def test_what_goes_in_comes_out(ledger: Ledger) -> None:
    reading = article(text=TEXT, title="Dam", outlet="The Orlec Post", published="2025-01-02", byline="Ivo Rand")
    assert ledger.store(reading, PRODUCER, "/news/dam.txt", added="2025-01-03T00:00:00Z") == "added"
    version = only(ledger)
    assert version.reading == reading
    assert (version.number, version.added, version.origin) == (1, "2025-01-03T00:00:00Z", "/news/dam.txt")
    assert version.producer == PRODUCER


def test_the_same_article_is_one_row(ledger: Ledger) -> None:
    assert ledger.store(article(), PRODUCER) == "added"
    assert ledger.known(article().document)
    assert ledger.store(article(), Producer("2.0", "model-b", "world-b")) == "known"
    assert only(ledger).producer == PRODUCER


def test_a_changed_article_is_a_new_version_whose_parts_are_found(ledger: Ledger) -> None:
    ledger.store(article(text=TEXT), PRODUCER)
    assert not ledger.known(article(text=CHANGED).document)
    assert ledger.store(article(text=CHANGED), PRODUCER) == "changed"
    assert [version.reading.document.text for version in ledger.versions("a")] == [TEXT, CHANGED]
    status = ledger.status()
    assert (status.articles, status.versions, status.claims, status.relations) == (1, 2, 2, 1)


def test_another_article_with_the_same_id_is_refused(ledger: Ledger) -> None:
    ledger.store(article(text=TEXT, title="Dam holds"), PRODUCER)
    other = article(text="Nobody came to the harbour on Friday, and no ship left it either.")
    for attempt in (lambda: ledger.store(other, PRODUCER), lambda: ledger.known(other.document)):
        with pytest.raises(Collision, match="another article's \\(Dam holds\\)"):
            attempt()
    assert only(ledger).reading.document.text == TEXT


def test_what_fails_midway_leaves_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.store(article(text=TEXT), PRODUCER)
    before = [*ledger.versions()], ledger.status()

    def fail(*_: object) -> None:
        raise RuntimeError("the plug was pulled")

    monkeypatch.setattr("counterclaim.ledger.storing._insert_parts", fail)
    for reading in (article(text=CHANGED), article("b")):
        with pytest.raises(RuntimeError):
            ledger.store(reading, Producer("2.0"))
    assert ([*ledger.versions()], ledger.status()) == before


def test_a_reading_by_a_newer_program_takes_the_place_of_the_old(ledger: Ledger) -> None:
    ledger.store(article(text=TEXT), PRODUCER)
    ledger.store(article("b", "Pell Adarro said nothing."), PRODUCER)
    newer = Producer("2.0", "model-b", "world-a")
    assert [document.id for document in ledger.stale(newer)] == ["a", "b"]
    assert [document.id for document in ledger.stale(newer, ("b",))] == ["b"]
    assert [*ledger.stale(PRODUCER)] == []
    thinner = replace(article(text=TEXT), claims=article(text=TEXT).claims[:1], relations=())
    ledger.reread(thinner, newer)
    assert only(ledger).reading == thinner
    assert only(ledger).producer == newer
    assert [document.id for document in ledger.stale(newer)] == ["b"]
    assert (ledger.status().claims, ledger.status(newer).stale, ledger.status().stale) == (2, 1, 0)


def test_text_that_a_database_cannot_hold_is_kept_in_the_record(ledger: Ledger) -> None:
    reading = article(text="Ada Brandt said the \x00 dam held.", title="\x00")
    ledger.store(reading, PRODUCER)
    assert only(ledger).reading.document.title == "\x00"
    assert only(ledger).reading.document.text == reading.document.text


def test_articles_are_found_by_id_address_and_beginning(ledger: Ledger) -> None:
    ledger.store(article("gazette-1", url="https://gazette.example/1#top"), PRODUCER)
    ledger.store(article("gazette-12", text="Nobody came."), PRODUCER)
    ledger.store(article("g#2", text="Nobody went."), PRODUCER)
    assert ledger.meant("gazette-1") == ("gazette-1", "")
    assert ledger.meant("gazette-12#c3") == ("gazette-12", "c3")
    assert ledger.meant("https://gazette.example/1#top") == ("gazette-1", "")
    assert ledger.meant("https://gazette.example/1#top#c1") == ("gazette-1", "c1")
    assert ledger.meant("g#2") == ("g#2", "")
    with pytest.raises(OptionError, match="may be gazette-1, gazette-12"):
        ledger.meant("gaz")
    for nothing in ("", "%", "post", "#"):
        with pytest.raises(OptionError, match="no article"):
            ledger.meant(nothing)


def test_many_articles_come_out_in_the_order_of_their_coming(ledger: Ledger) -> None:
    names = [f"n{number}" for number in range(70, 0, -1)]
    for name in names:
        ledger.store(article(name, f"Ada Brandt said {name}."), PRODUCER)
    ledger.store(article(names[0], f"Ada Brandt said {names[0]}. Yes."), PRODUCER)
    found = [(version.reading.document.id, version.number) for version in ledger.versions()]
    assert found == [(names[0], 1), (names[0], 2), *((name, 1) for name in names[1:])]


def test_two_open_ledgers_see_each_others_articles(location: str) -> None:
    with opened_ledger(location, create=True) as one, opened_ledger(location) as other:
        assert one.store(article(), PRODUCER) == "added"
        assert other.store(article(), PRODUCER) == "known"


def test_a_full_disk_is_told_and_keeps_what_was_there(tmp_path: "object") -> None:
    location = f"{tmp_path}/small.sqlite"
    with opened_ledger(location, create=True) as ledger:
        ledger.store(article(), PRODUCER)
        event.listen(ledger._engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 60"))
        ledger._engine.dispose()  # the limit is of connections that come from now on
        many = (article(f"b{number}", "Ada Brandt said so. " * 200) for number in range(100))
        with pytest.raises(LedgerError, match="disk that is full"):
            all(ledger.store(reading, PRODUCER) for reading in many)
        found = [version.reading for version in ledger.versions()]
    assert found[0] == article()
    engine = create_engine(f"sqlite:///{location}")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert connection.execute(select(func.count()).select_from(schema.articles)).scalar() == len(found)
    engine.dispose()


def test_an_empty_reading_is_kept(ledger: Ledger) -> None:
    reading = Reading(article(text="Nobody came.").document)
    ledger.store(reading, PRODUCER)
    assert only(ledger).reading == reading
