"""Output that is whole or not there, in the form that was asked for."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.errors import OptionError
from counterclaim.exchange import Format, write, written
from counterclaim.records import Document, Reading


@pytest.mark.parametrize(
    ("name", "path", "form"),
    [
        (None, None, Format.TERMINAL),
        (None, "a.txt", Format.TERMINAL),
        (None, "a.HTM", Format.HTML),
        (None, "a.jsonl", Format.JSONL),
        ("jsonl", "a.html", Format.JSONL),
        ("HTML", None, Format.HTML),
    ],
)
def test_the_form_is_what_was_named_or_what_the_file_is_called(
    name: str | None, path: str | None, form: Format
) -> None:
    assert Format.chosen(name, Path(path) if path else None) is form


def test_an_unknown_form_is_answered_with_those_there_are() -> None:
    with pytest.raises(OptionError, match="There is no format 'pdf'; there are terminal, jsonl, html"):
        Format.chosen("pdf", None)


def test_lines_are_written_as_they_come() -> None:
    stream = io.StringIO()

    def readings() -> Iterator[Reading]:
        for number in range(3):
            assert len(stream.getvalue().splitlines()) == number
            yield Reading(Document(f"d{number}", "x"))

    assert write(readings(), Format.JSONL, stream) == 3
    assert [json.loads(line)["id"] for line in stream.getvalue().splitlines()] == ["d0", "d1", "d2"]


def test_several_ledgers_stand_apart_on_the_terminal() -> None:
    stream = io.StringIO()
    readings = [Reading(Document("a", "x", "One")), Reading(Document("b", "x", "Two"))]
    assert write(readings, Format.TERMINAL, stream) == 2
    assert "no claims found\n\n\nTwo\n" in stream.getvalue()


def test_a_page_without_readings_is_not_written() -> None:
    stream = io.StringIO()
    assert write([], Format.HTML, stream) == 0
    assert stream.getvalue() == ""


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    path.chmod(0o640)
    with written(path) as stream:
        stream.write("new – ü")
        assert path.read_text() == "old"
    assert path.read_text(encoding="utf-8") == "new – ü"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_what_goes_wrong_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def _interrupted(path: Path) -> None:
    with written(path) as stream:
        stream.write("half")
        raise KeyboardInterrupt


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with written(tmp_path / "link") as stream:
        stream.write("x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "x"


def test_a_new_file_has_the_permissions_of_new_files(tmp_path: Path) -> None:
    with written(tmp_path / "ours"):
        pass
    (tmp_path / "theirs").touch()
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "theirs").stat().st_mode


def test_a_device_is_written_to_directly() -> None:
    with written(Path(os.devnull)) as stream:
        stream.write("x")
    assert not Path(os.devnull).is_file()


def test_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="is a directory; name a file in it"), written(tmp_path):
        pass
    with (
        pytest.raises(OptionError, match="cannot be written: No such file or directory"),
        written(tmp_path / "no" / "file"),
    ):
        pass
