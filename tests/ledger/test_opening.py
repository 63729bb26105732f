"""What is opened is a ledger, ours, and of a version that is known."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, inspect, select, text
from sqlalchemy.engine import make_url

from counterclaim.errors import LedgerError, OptionError
from counterclaim.ledger import opened_ledger
from counterclaim.ledger.location import parsed
from counterclaim.ledger.reviewing import review
from counterclaim.ledger.schema import APPLICATION_ID, REVISIONS, VERSION_TABLE, metadata
from tests.ledger.conftest import PRODUCER, article

_LATER = ("tie_reviews", "ties", "topics", "claim_terms", "accounts", "outcomes", "jobs", "acts", "sessions", "users")
"""The tables of revision 0005 and later."""
FIRST = ("producers", "articles", "versions", "marks", "claims", "entities", "events", "places", "relations")
"""The tables of revision 0001."""


def refused(location: object, *, create: bool = True) -> str:
    with pytest.raises(LedgerError) as caught, opened_ledger(str(location), create=create):
        pass
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_ledger_that_is_not_there_is_made_only_where_that_is_asked_for(location: str) -> None:
    assert "make one with: counterclaim add" in refused(location, create=False)
    with opened_ledger(location, create=True) as ledger:
        ledger.store(article(), PRODUCER)
    with opened_ledger(location) as ledger:
        assert ledger.status().articles == 1


def test_the_migrations_make_the_tables_of_the_schema(location: str) -> None:
    with opened_ledger(location, create=True) as ledger:
        inspector = inspect(ledger._engine)
        for table in metadata.sorted_tables:
            found = {column["name"]: column for column in inspector.get_columns(table.name)}
            words = {name for name in found if name.endswith("_words") and name not in table.c}
            assert set(found) - words == set(table.c.keys())
            for column in table.c:
                assert found[column.name]["nullable"] == column.nullable, column
            indices = {index["name"] for index in inspector.get_indexes(table.name)}
            assert {index.name for index in table.indexes} <= indices


def test_every_revision_has_its_script() -> None:
    folder = Path(__file__).parents[2] / "src" / "counterclaim" / "ledger" / "migrations" / "versions"
    assert sorted(path.name[:4] for path in folder.glob("[0-9]*.py")) == list(REVISIONS)


def test_the_file_says_what_it_is_and_is_kept_in_wal(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "news.sqlite"
    with opened_ledger(str(path), create=True):
        pass
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_what_is_not_ours_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    other = tmp_path / "bookmarks.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ada, the dam held.")
    for path in (other, letter):
        before = path.read_bytes()
        assert "no ledger" in refused(path)
        assert path.read_bytes() == before


def test_a_ledger_of_a_newer_version_is_refused(location: str) -> None:
    with opened_ledger(location, create=True) as ledger, ledger._engine.connect() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
        connection.commit()
    assert "newer Counterclaim" in refused(location)


def test_a_damaged_ledger_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    with opened_ledger(str(path), create=True) as ledger:
        ledger.store(article(), PRODUCER)
    data = bytearray(path.read_bytes())
    data[100:20_000] = b"\xff" * 19_900
    path.write_bytes(data)
    assert "damaged" in refused(path)


def test_a_folder_that_cannot_be_and_one_that_is_no_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "cannot be" in refused(tmp_path / "file" / "news.sqlite")
    with pytest.raises(OptionError, match="names no file"):
        parsed(str(tmp_path))


def test_locations(tmp_path: Path) -> None:
    assert parsed("postgres://ada@host/news").drivername == "postgresql+psycopg"
    assert parsed(f"sqlite:///{tmp_path}/x.sqlite").database == f"{tmp_path}/x.sqlite"
    for wrong in ("mysql://host/x", "http://host/x", "postgresql://host:port/x", "", "a\x00b", "sqlite://"):
        with pytest.raises(OptionError):
            parsed(wrong)


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    message = refused("postgresql://ada:secret@127.0.0.1:1/news")
    assert "secret" not in message
    assert make_url("postgresql://ada:secret@127.0.0.1:1/news").password == "secret"


def test_an_interrupted_beginning_is_begun_again(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    path.write_bytes(b"")
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    engine.dispose()
    with opened_ledger(str(path), create=True) as ledger:
        assert ledger.store(article(), PRODUCER) == "added"


def test_a_ledger_that_knew_no_ties_gets_them_when_it_is_opened(location: str) -> None:
    text_of = " ".join(f"House {number} of Orlec was seen by guest {number} and by nobody else." for number in range(9))
    with opened_ledger(location, create=True) as ledger:
        for name in ("a", "b"):
            ledger.store(article(name, f"{text_of} This is {name}.", outlet=name), PRODUCER)
        told = ledger.copies(), ledger.stories()
        with ledger._engine.connect() as connection:
            later = [table for table in metadata.sorted_tables if table.name not in FIRST]
            metadata.drop_all(connection, tables=later)
            connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0001'"))
            connection.commit()
    assert told[0]
    with opened_ledger(location) as ledger:
        assert (ledger.copies(), ledger.stories()) == told


def test_terms_are_put_in_order_and_stay_what_they_were(tmp_path: Path) -> None:
    location = str(tmp_path / "news.sqlite")
    terms = metadata.tables["claim_terms"]
    in_order = select(terms).order_by(terms.c.term, terms.c.claim)
    with opened_ledger(location, create=True) as ledger:
        ledger.store(article("a", "Ada Brandt said the dam above Orlec held."), PRODUCER)
        with ledger.writing() as connection:
            before = connection.execute(in_order).all()
            metadata.drop_all(connection, tables=[terms])
            columns = "term VARCHAR(64), claim INTEGER, article INTEGER NOT NULL, PRIMARY KEY (term, claim)"
            connection.execute(text(f"CREATE TABLE claim_terms ({columns})"))
            connection.execute(text("CREATE INDEX ix_claim_terms_claim ON claim_terms (claim)"))
            connection.execute(terms.insert(), [row._asdict() for row in reversed(before)])
            connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0008'"))
    with opened_ledger(location) as ledger, ledger.reading() as connection:
        assert connection.execute(in_order).all() == before
        made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'claim_terms'")).scalar_one()
        assert "WITHOUT ROWID" in made
        assert [index["name"] for index in inspect(connection).get_indexes("claim_terms")] == ["ix_claim_terms_claim"]
    assert before


def test_ties_of_an_older_ledger_are_those_of_its_claims_as_people_have_them(location: str) -> None:
    later = [metadata.tables[name] for name in _LATER]
    with opened_ledger(location, create=True) as ledger:
        for name in ("a", "b"):
            ledger.store(article(name, f"Ada Brandt said the dam above Orlec held. This is {name}."), PRODUCER)
        review(ledger, "b", "c1", "", "rejected", None, "Ivo", "2025-01-02T03:04:05Z")
        with ledger._engine.connect() as connection:
            metadata.drop_all(connection, tables=later)
            connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0004'"))
            connection.commit()
    with opened_ledger(location) as ledger, ledger.reading() as connection:
        held = connection.execute(select(func.count()).select_from(metadata.tables["accounts"])).scalar()
    assert held == 1, "the claim that was rejected has no account"
