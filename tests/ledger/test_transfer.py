"""Out as JSON Lines and in again: the same ledger."""

import io
import json
from dataclasses import replace
from typing import Any

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.exchange import dump, schema
from counterclaim.ledger import Ledger, Outcome, Producer, opened_ledger
from counterclaim.ledger.transfer import exported, import_attributed, import_lines
from counterclaim.reading import Attributed
from counterclaim.reading.objects import read_objects
from counterclaim.records import Document
from tests.ledger.conftest import PRODUCER, Empty, article, reading_of

TEXTS = st.lists(
    st.sampled_from(["Ada Brandt said so. ", "Ilse Tove denied it. ", "é\x00😀\u2028 ", "\n"]) | st.text()
).map(lambda parts: "".join(parts).encode("utf-8", "replace").decode())
DOCUMENTS = st.builds(
    Document,
    id=st.sampled_from("abc"),
    text=TEXTS.map(lambda text: text + " The dam above Orlec held through the night."),
    title=st.none() | TEXTS,
    published=st.none() | st.just("2025-01-02"),
)
PRODUCERS = st.builds(Producer, st.sampled_from(["1.0", "2.0"]), st.sampled_from(["m", "ñ"]), st.just("k"))


def imported(ledger: Ledger, lines: list[str]) -> list[Outcome]:
    told: list[Outcome] = []
    raw: Any = io.BytesIO("".join(f"{line}\n" for line in lines).encode())
    stream = io.BufferedReader(raw)
    import_lines(ledger, read_objects(stream, "ledger.jsonl", 10_000_000), told.append)
    return told


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(DOCUMENTS, PRODUCERS, st.none() | st.just("/news/a.txt")), max_size=6))
def test_a_ledger_comes_back_identical(empty: Empty, stored: list[tuple[Document, Producer, str | None]]) -> None:
    with opened_ledger(empty()) as one:
        for document, producer, origin in stored:
            one.store(reading_of(document), producer, origin)
        lines = [*exported(one.versions())]
        with opened_ledger(empty()) as two:
            told = imported(two, lines)
            assert [*exported(two.versions())] == lines
            assert [outcome.became for outcome in imported(two, lines)] == ["known"] * len(lines)
            before, after = one.status(), two.status()
    assert [outcome.became for outcome in told].count("refused") == 0
    assert (before.articles, before.versions, before.claims) == (after.articles, after.versions, after.claims)


def test_an_export_goes_from_one_database_to_another(ledger: Ledger, tmp_path: object) -> None:
    ledger.store(article(outlet="The Orlec Post"), PRODUCER, "/news/a.txt")
    ledger.store(article(text=article().document.text + " It rained.", outlet="The Orlec Post"), PRODUCER)
    lines = [*exported(ledger.versions())]
    with opened_ledger(f"{tmp_path}/other.sqlite", create=True) as other:
        imported(other, lines)
        assert [*exported(other.versions())] == lines


def test_the_lines_meet_the_schema(ledger: Ledger) -> None:
    ledger.store(article(), PRODUCER)
    (line,) = exported(ledger.versions())
    jsonschema.validate(json.loads(line), schema())


def test_records_from_elsewhere_are_taken_and_count_as_out_of_date(ledger: Ledger) -> None:
    assert [outcome.became for outcome in imported(ledger, [dump(article())])] == ["added"]
    assert ledger.status(PRODUCER).stale == 1


def test_lines_that_are_no_records_are_named_and_the_rest_is_taken(ledger: Ledger) -> None:
    good = dump(article())
    kept = json.dumps({**json.loads(good), "id": "b", "ledger": {"producer": {"who": "me"}}})
    told = imported(ledger, ["{", '{"id": "a"}', "[]", kept, kept.replace('{"producer": {"who": "me"}}', "7"), good])
    assert [outcome.became for outcome in told] == ["refused"] * 5 + ["added"]
    assert "line 2 of ledger.jsonl is no ledger record" in told[1].what
    assert ledger.status().articles == 1


def test_attributions_that_were_given_stay_when_a_program_reads_again(ledger: Ledger) -> None:
    read = article(id="dam")
    ledger.store(read, PRODUCER)
    given = replace(read, claims=read.claims[:1], relations=())
    told: list[Outcome] = []
    for _ in range(2):
        import_attributed(ledger, [Attributed(given), Attributed(article(id="b"))], "brat", told.append)
    assert [outcome.became for outcome in told] == ["reread", "added", "known", "known"]
    [version] = ledger.versions("dam")
    assert (version.reading, version.producer) == (given, Producer.imported("brat"))
    assert [*ledger.stale(PRODUCER)] == []
    assert [document.id for document in ledger.stale(PRODUCER, ("dam",))] == ["dam"]
    assert ledger.status(PRODUCER).stale == 0


def test_the_newest_version_of_each_article_is_given_out(ledger: Ledger) -> None:
    for number in range(70):
        ledger.store(article(id=f"a{number}"), PRODUCER)
    longer = article(id="a3", text=article().document.text + " It rained.")
    ledger.store(longer, PRODUCER)
    found = [*ledger.newest()]
    assert [reading.document.id for reading in found] == [f"a{number}" for number in range(70)]
    assert found[3] == longer
    assert [*ledger.newest(("a3",))] == [longer]
