import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import BadTable, KnowledgeError
from counterclaim.knowledge.adding import add, table
from counterclaim.knowledge.world import World, own_rows
from counterclaim.settings import Settings, data_directory

TABLE = """# invented
name,type,country,aliases,role,of,start,end
Ada Roon,person,SYR,A. Roon;Lady Roon,President,,2031-02-01,
Harbour Rescue League,organization,Norway,HRL,,,,
Stone House,seat,NOR,,,,,
"""


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_are_taken_and_found(tmp_path: Path) -> None:
    store = tmp_path / "data" / "knowledge.jsonl"
    done = add(written(tmp_path / "own.csv", TABLE), store)
    assert done.refused == []
    assert dict(done.taken) == {"person": 1, "organization": 1, "seat": 1}
    assert str(store) in done.sentence()
    known = World.load(store)
    found = known.holder("SYR", "president", "2031-03-01")
    assert found is not None
    assert found.name == "Ada Roon"
    assert known.candidates("HRL")[0].country == "NOR"
    assert known.candidates("the Stone House")[0].of == "Norwegian government"
    assert "own.csv" in found.source


def test_what_is_stored_is_not_stored_twice(tmp_path: Path) -> None:
    store, own = tmp_path / "knowledge.jsonl", written(tmp_path / "own.csv", TABLE)
    add(own, store)
    before = store.read_text("utf-8")
    again = add(own, store)
    assert (again.taken.total(), again.held, again.stored) == (3, 3, None)
    assert "3 of them there already" in again.sentence()
    assert store.read_text("utf-8") == before


def test_what_is_shown_is_a_table_that_can_be_added(tmp_path: Path) -> None:
    store, other = tmp_path / "knowledge.jsonl", tmp_path / "other.jsonl"
    add(written(tmp_path / "own.csv", TABLE), store)
    shown = table(store)
    assert shown.splitlines()[0] == f"# 3 rows in {store}"
    assert "Ada Roon,person,SYR,A. Roon;Lady Roon,President,SYR,2031-02-01,,,added by the user from own.csv" in shown
    assert add(written(tmp_path / "shown.csv", shown), other).refused == []
    assert own_rows(other) == own_rows(store)


def test_nothing_added_is_an_empty_table(tmp_path: Path) -> None:
    head, columns = table(tmp_path / "none.jsonl").splitlines()
    assert head.startswith("# 0 rows in ")
    assert columns.startswith("name,type,")


@pytest.mark.parametrize("line", ["x", "[1]", "{}", "7", '["a", "person"]'])
def test_a_damaged_store_is_said_with_its_line(tmp_path: Path, line: str) -> None:
    store, own = tmp_path / "knowledge.jsonl", written(tmp_path / "own.csv", TABLE)
    add(own, store)
    with store.open("a", encoding="utf-8") as lines:
        lines.write(line)
    for reads in (lambda: World.load(store), lambda: table(store), lambda: add(own, store)):
        with pytest.raises(KnowledgeError, match=r"line 4 of .*knowledge\.jsonl is damaged"):
            reads()


def test_a_store_without_a_last_line_end_is_added_to(tmp_path: Path) -> None:
    store = tmp_path / "knowledge.jsonl"
    add(written(tmp_path / "own.csv", TABLE), store)
    store.write_text(store.read_text("utf-8").rstrip("\n"), encoding="utf-8")
    add(written(tmp_path / "more.csv", "name,type,country\nBo Tarn,person,NOR\n"), store)
    assert [row.name for row in own_rows(store)] == ["Ada Roon", "Harbour Rescue League", "Stone House", "Bo Tarn"]


def test_a_cell_over_lines_is_stored_on_one(tmp_path: Path) -> None:
    store = tmp_path / "knowledge.jsonl"
    add(written(tmp_path / "own.csv", 'name,type\n"Ada\u2028Roon\x85of\nVelmar",person\n'), store)
    assert [row.name for row in own_rows(store)] == ["Ada Roon of Velmar"]


def test_a_users_rows_come_first(tmp_path: Path) -> None:
    store = tmp_path / "knowledge.jsonl"
    add(written(tmp_path / "own.csv", "name,type,country\nHamas,organization,NOR\n"), store)
    assert World.load(store).candidates("Hamas")[0].country == "NOR"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",person,,,,,,", "no name"),
        ("Ada Roon,wizard,,,,,,", "“wizard” is no type"),
        ("Ada Roon,person,Velmar,,,,,", "“Velmar” is no country"),
        ("Ada Roon,person,NOR,,Queen,,yesterday,", "“yesterday” in “start”"),
        ("Ada Roon,person,NOR,,Queen,,2020,2019", "before it starts"),
        ("Ada Roon,person,NOR,,Queen,,2024-99-99,", "“2024-99-99” in “start”"),
        ("Ada Roon,person,NOR,,Queen,,,2023-02-29", "“2023-02-29” in “end”"),
        ("Ada Roon,person,NOR,,Queen,,0000,", "“0000” in “start”"),
        ("The,organization,NOR,,,,,", "“The” is a word of every text"),
        ("Roon League,organization,NOR,RL;the who,,,,", "“the who” is a word of every text"),
        ("Stone House,seat,,,,,,", "must stand for somebody"),
        ("Ada Roon,person", "has not 8 columns"),
    ],
)
def test_a_bad_row_is_refused_with_one_sentence_that_says_where(tmp_path: Path, row: str, why: str) -> None:
    text = f"name,type,country,aliases,role,of,start,end\nBo Tarn,person,NOR,,,,,\n{row}\n"
    done = add(written(tmp_path / "own.csv", text), tmp_path / "store.jsonl")
    assert done.taken.total() == 1
    (sentence,) = done.refused
    assert sentence.startswith("line 3 of own.csv: ")
    assert why in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("text", ["person,country\nAda,NOR\n", "name,colour\nAda,red\n", ""])
def test_what_is_no_table_is_refused_as_a_whole(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadTable, match="column"):
        add(written(tmp_path / "own.csv", text), tmp_path / "store.jsonl")


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_bytes(b"name\n\xff\xfe\n")
    with pytest.raises(BadTable, match="cannot be read"):
        add(tmp_path / "own.csv", tmp_path / "store.jsonl")
    with pytest.raises(BadTable, match="cannot be read"):
        add(tmp_path / "missing.csv", tmp_path / "store.jsonl")


def item(id: str, label: str, **claims: list[dict[str, Any]]) -> str:
    return json.dumps(
        {"id": id, "labels": {"en": {"value": label}}, "aliases": {"en": [{"value": f"{label} II"}]}, "claims": claims}
    )


def entity(id: str, **qualifiers: Any) -> dict[str, Any]:
    return {"mainsnak": {"datavalue": {"value": {"id": id}}}, "rank": "normal", "qualifiers": qualifiers}


def day(value: str, precision: int) -> list[dict[str, Any]]:
    return [{"datavalue": {"value": {"time": f"+{value}T00:00:00Z", "precision": precision}}}]


def test_lines_of_a_wikidata_dump_are_taken(tmp_path: Path) -> None:
    lines = [
        "[",
        item("Q900001", "Queen of Norway") + ",",
        item("Q900002", "Ada Roon", P31=[entity("Q5")], P27=[entity("Q900003")],
             P39=[entity("Q900001", P580=day("2031-02-01", 11), P582=day("2040-00-00", 9))]) + ",",
        item("Q900003", "Kingdom of Norway", P298=[{"mainsnak": {"datavalue": {"value": "NOR"}}}]) + ",",
        item("Q900004", "Harbour Rescue League", P31=[entity("Q43229")], P17=[entity("Q159")]) + ",",
        item("Q900005", "a feeling", P31=[entity("Q9415")]) + ",",
        "{broken",
        "]",
    ]  # fmt: skip
    store = tmp_path / "store.jsonl"
    done = add(written(tmp_path / "dump.json", "\n".join(lines)), store)
    assert dict(done.taken) == {"person": 1, "country": 1, "organization": 1}
    assert [sentence.split(":")[0] for sentence in done.refused] == [f"line {n} of dump.json" for n in (2, 6, 7)]
    known = World.load(store)
    found = known.holder("NOR", "queen", "2035-01-01")
    assert found is not None
    assert (found.name, found.wikidata, found.start, found.end) == ("Ada Roon", "Q900002", "2031-02-01", "2040")
    assert known.candidates("Harbour Rescue League II")[0].country == "RUS"


@pytest.mark.parametrize(
    "line",
    [
        "[1]",
        "7",
        '{"id": 7}',
        '{"id": "Q1", "labels": [], "claims": []}',
        '{"id": "Q1", "labels": {"en": {"value": "Ada Roon"}}, "claims": {"P31": [7, {"mainsnak": []}]}}',
        '{"id": "Q1", "labels": {"en": {"value": "\\ud800"}}, "claims": {"P298": [{"mainsnak": {"datavalue": '
        '{"value": "NOR"}}}]}}',
        "[" * 9000,
    ],
)
def test_an_odd_line_of_a_dump_is_refused_and_the_others_are_taken(tmp_path: Path, line: str) -> None:
    good = item("Q900004", "Harbour Rescue League", P31=[entity("Q43229")], P17=[entity("Q159")])
    done = add(written(tmp_path / "dump.json", f"{good}\n{line}\n"), tmp_path / "store.jsonl")
    assert done.taken.total() == 1
    (sentence,) = done.refused
    assert sentence.startswith("line 2 of dump.json: ")


@pytest.mark.parametrize("alias", ["WHO", "IS", "An Roon"])
def test_capitals_are_no_function_word(tmp_path: Path, alias: str) -> None:
    own = written(tmp_path / "own.csv", f"name,type,aliases\nIlvar Roon Society,organization,{alias}\n")
    assert add(own, tmp_path / "store.jsonl").refused == []


def test_a_country_of_a_dump_has_a_code_that_is_known(tmp_path: Path) -> None:
    velmar = item("Q900003", "Velmar", P298=[{"mainsnak": {"datavalue": {"value": "VLM"}}}])
    ada = item("Q900002", "Ada Roon", P31=[entity("Q5")], P27=[entity("Q900003")])
    done = add(written(tmp_path / "dump.json", f"{velmar}\n{ada}\n"), tmp_path / "store.jsonl")
    assert dict(done.taken) == {"person": 1}
    (sentence,) = done.refused
    assert sentence.startswith("line 1 of dump.json: “VLM” (P298) is no ISO 3166-1 alpha-3 code")


def test_the_store_lies_in_the_users_data_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_directory() == tmp_path / "counterclaim"
    assert Settings().knowledge == tmp_path / "counterclaim" / "knowledge.jsonl"
