"""A ledger that was multiplied is one that further articles can be added to."""

import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

from counterclaim.ledger import Producer, opened_ledger
from counterclaim.ledger.schema import metadata
from evaluation.ledgers import contents, sound
from evaluation.made import OWN, made
from evaluation.multiplied import multiply
from tests.evaluation.test_made import base

SHARED = {"actors", "actor_keys", "bands", "frequencies", "producers"}
"""Tables with rows that all copies share: actors, sentences and words of many stories."""


def test_all_that_is_of_one_article_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    with opened_ledger(str(path), create=True) as ledger:
        for reading in islice(made([base()]), 40):
            ledger.store(reading, Producer())
        before = contents(ledger)
    multiply(path, 40, 40, 1)
    multiply(path, 40, 40, 2)
    with opened_ledger(str(path)) as ledger:
        assert sound(ledger)
        after = contents(ledger)
        for table in {table.name for table in metadata.sorted_tables} - SHARED:
            assert len(after[table]) == 3 * len(before[table]), table
        for table in SHARED:
            assert len(before[table]) <= len(after[table]) <= 3 * len(before[table]), table
        assert ledger.store(next(made([base()], first=120)), Producer()) == "added"


def test_stories_have_words_of_their_own_in_each_copy(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    with opened_ledger(str(path), create=True) as ledger:
        for reading in islice(made([base()]), 40):
            ledger.store(reading, Producer())
    multiply(path, 40, 10, 1)
    with closing(sqlite3.connect(path)) as connection:
        texts = [row[0] for row in connection.execute("SELECT text FROM articles ORDER BY id")]
        assert len(texts) == 50
        first, second = ({word for text in some for word in OWN.findall(text)} for some in (texts[:10], texts[40:]))
        assert first
        assert not first & second
        assert [OWN.sub("*", text) for text in texts[:10]] == [OWN.sub("*", text) for text in texts[40:]]
        terms = {row[0] for row in connection.execute("SELECT term FROM claim_terms WHERE article > 40")}
        assert not first & terms
