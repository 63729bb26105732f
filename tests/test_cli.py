"""The verbs, with a pipeline that finds one claim in every article."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from counterclaim.cli import main
from counterclaim.exchange import schema
from counterclaim.records import Claim, Document, Reading
from counterclaim.settings import Settings
from tests.conftest import heeding_interrupts

STORY = Path(__file__).parents[1] / "samples" / "harbour-story"
LINES = STORY / "harbour-story.jsonl"


class FakePipeline:
    """Takes the first three letters for the source and the next four for what it says."""

    settings: Settings
    own_voice = False
    raises: BaseException | None = None

    @classmethod
    def load(cls, settings: Settings) -> "FakePipeline":
        cls.settings = settings
        return cls()

    def read(self, documents: Iterable[Document], *, own_voice: bool = False) -> Iterator[Reading]:
        FakePipeline.own_voice = own_voice
        for document in documents:
            if self.raises:
                raise self.raises
            yield Reading(document, claims=(Claim("c1", ((4, 8),), source=((0, 3),), cue=((3, 4),)),))


@pytest.fixture(autouse=True)
def _fake_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("counterclaim.pipeline")
    module.Pipeline = FakePipeline  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "counterclaim.pipeline", module)
    monkeypatch.setattr(FakePipeline, "raises", None)
    monkeypatch.setenv("COLUMNS", "80")


def records(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one sentence on standard error, after checking that it is one."""
    error = capsys.readouterr().err
    assert error.startswith("counterclaim: ")
    assert error.count("\n") == 1
    assert error[:-1].isprintable()
    return error


def test_lines_go_in_and_records_that_meet_the_schema_come_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(LINES), "--format", "jsonl"]) == 0
    found = records(capsys.readouterr().out)
    assert [record["id"] for record in found] == ["tollen-courier", "sundmark-wire", "ferrow-post"]
    for record, line in zip(found, LINES.read_text(encoding="utf-8").splitlines(), strict=True):
        Draft202012Validator(schema()).validate(record)
        assert record["text"] == json.loads(line)["text"]


def test_the_sample_page_and_text_hold_the_same_articles_as_the_lines(capsys: pytest.CaptureFixture[str]) -> None:
    page, text = STORY / "tollen-courier.html", STORY / "sundmark-wire.txt"
    assert main(["read", str(page), str(text), "--format", "jsonl"]) == 0
    courier, wire = records(capsys.readouterr().out)
    lines = records(LINES.read_text(encoding="utf-8"))
    assert courier["text"].split() == lines[0]["text"].split()
    for field in ("title", "outlet", "byline"):
        assert courier[field] == lines[0][field]
    assert courier["published"].startswith("2025-03-13")
    assert wire["text"].split() == (lines[1]["title"] + " " + lines[1]["text"]).split()


def test_the_terminal_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(STORY / "sundmark-wire.txt"), "--title", "A title", "--date", "2025-03-14"]) == 0
    output = capsys.readouterr().out
    assert output.startswith("A title\n2025-03-14\n")
    assert "1 claim · 1 speaker · 0 denials" in output
    assert "\x1b" not in output


def test_a_file_is_written_in_the_form_that_its_name_asks_for(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert main(["read", str(LINES), "-o", str(page), "--own-voice", "--threads", "2"]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert FakePipeline.own_voice
    assert FakePipeline.settings.threads == 2


def test_one_claim_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(STORY / "sundmark-wire.txt"), "c1"]) == 0
    assert "content     [4, 8)         " in capsys.readouterr().out


def test_an_unknown_claim_is_said_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(LINES), "c7"]) == 2
    assert "There is no claim c7 in tollen-courier; its claims are: c1" in complaint(capsys)
    assert main(["explain", str(LINES), "v1"]) == 2
    assert "There is no event v1 in tollen-courier; its events are: none" in complaint(capsys)
    assert main(["explain", str(LINES), "the navy"]) == 2
    assert "There is nothing called the navy in tollen-courier; give an id such as c1" in complaint(capsys)


def test_a_broken_line_is_reported_and_the_others_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = LINES.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "some.jsonl"
    path.write_text(f"{good[0]}\n{{broken\n{good[1]}\n", encoding="utf-8")
    assert main(["read", str(path), "--format", "jsonl"]) == 2
    captured = capsys.readouterr()
    assert [record["id"] for record in records(captured.out)] == ["tollen-courier", "sundmark-wire"]
    assert captured.err.startswith("counterclaim: ")
    assert "2" in captured.err


def test_one_missing_file_does_not_keep_the_others_from_being_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(tmp_path / "none.txt"), str(LINES), "-f", "jsonl"]) == 2
    captured = capsys.readouterr()
    assert len(records(captured.out)) == 3
    assert "none.txt" in captured.err


def test_a_page_is_not_replaced_by_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    page.write_text("old")
    assert main(["read", str(tmp_path / "none.txt"), "-o", str(page)]) == 2
    assert page.read_text() == "old"
    assert "none.txt" in complaint(capsys)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["read", str(LINES), "--format", "pdf"], "There is no format 'pdf'; there are terminal, jsonl, html"),
        (["read", str(LINES), "--date", "yesterday"], "yesterday"),
        (["read", str(LINES), "-o", "."], "is a directory"),
        (["read", str(LINES), "-o", "/nowhere/at/all"], "cannot be written: No such file or directory"),
        (["read", str(LINES), "--threads", "0"], "--threads"),
        (["read", str(LINES), "--colour"], "No such option: --colour"),
        (["read"], "Missing argument"),
        (["rede"], "No such command 'rede'"),
        (["read", "no\x1b[2Jwhere.txt"], "[2Jwhere.txt does not exist"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert sentence in complaint(capsys)


def test_an_interruption_has_its_own_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakePipeline, "raises", KeyboardInterrupt())
    assert main(["read", str(LINES), "-o", str(tmp_path / "out.jsonl")]) == 130
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(FakePipeline, "raises", OSError(28, "No space left on device"))
    assert main(["read", str(LINES)]) == 2
    assert "No space left on device; make room on the disk" in complaint(capsys)


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("counterclaim ")
    assert main([]) == 0
    assert main(["read", "--help"]) == 0
    assert "--own-voice" in capsys.readouterr().out


def lines(path: Path, *rows: object) -> str:
    path.write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_knowledge_is_added_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    table = lines(tmp_path / "own.csv", "name,type,country\nAda Roon,person,NOR\n")
    assert main(["knowledge", "add", table]) == 0
    assert capsys.readouterr().out.startswith(f"Took 1 row (1 person) into {tmp_path / 'counterclaim'}")
    assert main(["knowledge", "show"]) == 0
    assert "Ada Roon,person,NOR,,,,,,,added by the user from own.csv\n" in capsys.readouterr().out


def test_a_row_that_is_not_taken_is_said_and_the_others_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    table = lines(tmp_path / "own.csv", "name,type\nAda Roon,wizard\nBo Tarn,person\n")
    assert main(["knowledge", "add", table]) == 2
    captured = capsys.readouterr()
    assert captured.out.startswith("Took 1 row (1 person)")
    assert captured.out.endswith("refused 1.\n")
    assert captured.err.startswith("counterclaim: line 2 of own.csv: “wizard” is no type")


def test_what_is_no_table_of_knowledge_leaves_no_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert main(["knowledge", "add", str(STORY / "sundmark-wire.txt")]) == 2
    assert "has no column “name”" in complaint(capsys)
    assert main(["knowledge", "add", str(tmp_path / "none.csv")]) == 2
    assert "none.csv cannot be read (No such file or directory)" in complaint(capsys)
    assert not list(tmp_path.iterdir())
    assert main(["knowledge"]) == 0
    assert "add" in capsys.readouterr().out


@pytest.mark.parametrize(
    "verb",
    [
        "read",
        "explain",
        "resolve",
        "code",
        "relate",
        "knowledge add",
        "knowledge show",
        "add",
        "watch",
        "show",
        "search",
        "disputes",
        "status",
        "reprocess",
        "export",
        "import",
        "serve",
        "users add",
        "users list",
        "users remove",
        "users role",
        "users password",
    ],
)
def test_every_option_is_in_the_reference(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*verb.split(), "--help"]) == 0
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    reference = (Path(__file__).parents[1] / "docs" / "reference-cli.md").read_text(encoding="utf-8")
    assert re.search(rf"^## .*`counterclaim {verb}[ `]", reference, re.MULTILINE)
    assert {option for option in options if f"`{option}`" not in reference} <= {"--help"}


ENDLESS = """
import sys, types
from counterclaim.records import Reading, Document
class Pipeline:
    load = classmethod(lambda cls, settings: cls())
    def read(self, documents, *, own_voice=False):
        while True:
            yield Reading(Document("d", "x" * 1000))
module = types.ModuleType("counterclaim.pipeline")
module.Pipeline = Pipeline
sys.modules["counterclaim.pipeline"] = module
from counterclaim.cli import main
sys.exit(main(["read", "-", "-f", "jsonl"]))
"""


def test_a_reader_that_goes_away_is_not_spoken_of() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    ) as program:
        assert program.stdout
        assert program.stderr
        assert program.stdout.readline().startswith(b'{"id": "d"')
        program.stdout.close()
        assert program.wait(20) == 1
        assert program.stderr.read() == b""


def test_an_interrupted_program_leaves_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        preexec_fn=heeding_interrupts,
    ) as program:
        assert program.stdout
        program.stdout.readline()
        os.kill(program.pid, signal.SIGINT)
        time.sleep(0.1)
        _, error = program.communicate(timeout=20)
        assert program.returncode == 130
        assert b"Traceback" not in error
