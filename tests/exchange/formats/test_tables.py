"""CSV, XLSX and Parquet: one row a claim, read back by other programs' libraries."""

import csv
import io
import sys
from collections.abc import Iterator

import openpyxl
import pytest
from pyarrow import parquet

from counterclaim.errors import OptionError
from counterclaim.exchange.formats import parquet as parquet_module
from counterclaim.exchange.formats import xlsx
from counterclaim.exchange.formats.csv_table import write_csv
from counterclaim.exchange.formats.flat import harmless_cell
from counterclaim.exchange.formats.parquet import write_parquet
from counterclaim.exchange.formats.rows import COLUMNS
from counterclaim.exchange.formats.xlsx import write_xlsx
from counterclaim.records import Claim, Document, Reading


def test_csv_has_a_row_for_each_claim_and_no_formula(contested: Reading, bare: Reading) -> None:
    out = io.StringIO(newline="")
    assert write_csv([contested, bare], out) == 2
    assert out.getvalue().count("\r\n") == 5
    rows = [*csv.DictReader(io.StringIO(out.getvalue(), newline=""))]
    first, second, third, last = rows
    assert first["content"] == "“We took them,” … “to the coast.”"
    start, end = (int(edge) for edge in first["content_at"].split()[0].split("-"))
    assert contested.document.text[start:end] == "“We took them,”"
    assert (first["speaker"], first["speaker_wikidata"], first["speaker_country"]) == ("Ada Brandt", "Q1", "NOR")
    assert first["relations"] == "denied by c2 on polarity (0.70)"
    assert (second["content"], second["title"]) == ("'=Orlec= denied it", "'=HYPERLINK(1)")
    assert (second["refers"], third["own_voice"], third["speaker"]) == ("c1", "yes", "")
    assert last["speaker"] == "they"
    assert "\ud800" not in out.getvalue()


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx", "  =1", "＝1"])
def test_a_cell_that_could_be_a_formula_is_none(cell: str) -> None:
    assert harmless_cell(cell).startswith("'")


def test_a_workbook_has_the_same_cells_as_text(contested: Reading, bare: Reading) -> None:
    out = io.BytesIO()
    assert write_xlsx([contested, bare], out) == 2
    sheet = openpyxl.load_workbook(out)["claims"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 5
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert rows[1][COLUMNS.index("confidence")] == 0.9
    assert rows[2][COLUMNS.index("content")] == "'=Orlec= denied it"
    assert sheet.auto_filter.ref == "A1:AF5"


def test_a_cell_that_is_too_long_is_cut_and_too_many_rows_are_told(
    contested: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = Reading(Document("l", "😀" * 40_000), claims=(Claim("c1", ((0, 40_000),)),))
    out = io.BytesIO()
    write_xlsx([long], out)
    cut = openpyxl.load_workbook(out)["claims"].cell(2, COLUMNS.index("content") + 1).value
    assert isinstance(cut, str)
    assert cut.endswith("😀…")
    assert len(cut.encode("utf-16-le")) <= 2 * 32_767
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    with pytest.raises(OptionError, match="3 rows, and there are more claims; take --format csv or parquet"):
        write_xlsx([contested], io.BytesIO())


def test_parquet_has_lists_and_offsets_as_they_are(
    contested: Reading, bare: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet_module, "GROUP", 2)
    out = io.BytesIO()
    assert write_parquet([contested, bare], out) == 2
    table = parquet.ParquetFile(io.BytesIO(out.getvalue()))
    assert table.num_row_groups == 2
    rows = table.read().to_pylist()
    claim = contested.claims[0]
    assert [(at["start"], at["end"]) for at in rows[0]["content_at"]] == list(claim.content)
    assert (rows[0]["speaker_roles"], rows[2]["own_voice"], rows[3]["title"]) == (["mayor"], True, None)
    assert rows[1]["content"] == "=Orlec= denied it"


def test_without_pyarrow_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OptionError, match=r"pip install 'counterclaim\[parquet\]'"):
        write_parquet([], io.BytesIO())


def test_rows_go_out_as_articles_come_in(contested: Reading) -> None:
    out = io.StringIO(newline="")

    def readings() -> Iterator[Reading]:
        for number in range(3):
            assert out.getvalue().count("\r\n") == 1 + 3 * number
            yield contested

    assert write_csv(readings(), out) == 3
