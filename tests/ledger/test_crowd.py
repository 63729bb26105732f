"""Two writers and five readers of one ledger at once."""

from pathlib import Path

from counterclaim.exchange import dump
from counterclaim.ledger import opened_ledger
from evaluation.crowd import crowd
from tests.ledger.conftest import FakeReader
from tests.ledger.test_kills import news


def test_two_writers_and_five_readers_lose_nothing_and_see_no_half_article(location: str, tmp_path: Path) -> None:
    records = [f"{dump(one)}\n" for one in FakeReader().read((news(n).document for n in range(60)), own_voice=True)]
    paths = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    paths[0].write_text("".join(records[:40]), encoding="utf-8")
    paths[1].write_text("".join(records[20:]), encoding="utf-8")
    seen = crowd(location, paths)
    assert (seen.codes, seen.wrong) == ((0, 0), ())
    assert seen.rounds >= 5
    with opened_ledger(location) as ledger:
        status = ledger.status()
    assert (status.articles, status.versions) == (60, 60)
    assert sum(int(one.split()[1]) for one in seen.said) == 60, "each article was added by one of them"
