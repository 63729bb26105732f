"""All forms in one place: each is chosen by its name or its file's, and each is in the docs."""

import io
import re
from pathlib import Path

import pytest

from counterclaim.errors import OptionError
from counterclaim.exchange import Format, html_page, write, written
from counterclaim.exchange.formats import FORMS, form_of
from counterclaim.exchange.writing import MOST_ON_A_PAGE
from counterclaim.records import Document, Reading


@pytest.mark.parametrize("name", FORMS)
def test_a_file_is_written_whole_and_its_name_tells_the_form(
    name: str, tmp_path: Path, contested: Reading, bare: Reading
) -> None:
    path = tmp_path / f"out{FORMS[name].suffix}"
    form = Format.chosen(None, path)
    assert form == name == form_of(path)
    with written(path) as stream:
        assert write([contested, bare], form, stream) == 2
        assert not path.exists()
    assert path.stat().st_size > 100


@pytest.mark.parametrize("name", FORMS)
def test_no_article_is_a_valid_file_as_well(name: str, tmp_path: Path) -> None:
    with written(tmp_path / "out") as stream:
        assert write([], Format(name), stream) == 0


@pytest.mark.parametrize("name", FORMS)
def test_what_goes_wrong_half_way_leaves_the_old_file(name: str, tmp_path: Path, contested: Reading) -> None:
    path = tmp_path / "out"
    path.write_text("old")

    def half() -> None:
        with written(path) as stream:
            write((contested if number == 0 else 1 / 0 for number in range(2)), Format(name), stream)  # type: ignore[misc]

    with pytest.raises(ZeroDivisionError):
        half()
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_every_form_and_column_is_in_the_reference() -> None:
    docs = Path(__file__).parents[3] / "docs"
    formats = (docs / "reference-formats.md").read_text(encoding="utf-8")
    assert all(re.search(rf"^## .*`{name}`", formats, re.MULTILINE) for name in Format if name != "terminal")


def test_bytes_are_not_for_a_terminal() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    with pytest.raises(OptionError, match="xlsx is no text for a terminal; name a file with --output"):
        write([], Format.XLSX, Terminal())


def test_a_page_has_its_limit() -> None:
    readings = (Reading(Document(str(number), "x")) for number in range(MOST_ON_A_PAGE + 1))
    with pytest.raises(OptionError, match="at most 500 articles"):
        write(readings, Format.HTML, io.StringIO())


def test_a_page_of_several_says_what_they_come_to(contested: Reading, courier: Reading) -> None:
    page = html_page([contested, courier, contested])
    assert "Who stands against whom" in page
    assert 'href="#a1c2"' in page
    assert "2 claims in 2 articles" in page
    assert "Who speaks" not in html_page([contested])
