"""The verbs of the ledger, with a reader that costs nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from counterclaim.cli import main
from counterclaim.exchange import Format
from counterclaim.exchange.formats import FORMS
from counterclaim.reading import Gathering, Network
from counterclaim.records import Document, Reading
from counterclaim.settings import Settings
from tests.conftest import heeding_interrupts
from tests.ledger.conftest import FakeReader
from tests.reading.test_fetching import page

TEXT = "Ada Brandt said the dam above Orlec held through the night. Ilse Tove denied that it was ever in danger."


class FakePipeline(FakeReader):
    @classmethod
    def load(cls, _: Settings) -> "FakePipeline":
        return cls()


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    module = ModuleType("counterclaim.pipeline")
    module.Pipeline = FakePipeline  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "counterclaim.pipeline", module)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("COUNTERCLAIM_LEDGER", str(tmp_path / "news.sqlite"))


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    articles = [
        {"id": "dam", "text": TEXT, "outlet": "The Orlec Post", "published": "2025-01-02", "title": "Dam holds"},
        {"id": "late", "text": TEXT, "published": "20245-01-02"},
        {"id": "wire", "text": "Pell Adarro said no ship left.", "outlet": "Sundmark Wire", "published": "2025-02-03"},
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in articles))
    return path


Printed = pytest.CaptureFixture[str]


def test_what_cannot_be_read_is_listed_at_the_end_and_the_rest_is_there(lines: Path, capsys: Printed) -> None:
    assert main(["add", str(lines), "no-such.txt"]) == 2
    printed = capsys.readouterr()
    assert printed.out == "Added 2 articles; 2 could not be read.\n"
    complaints = printed.err.splitlines()
    assert ["is not a date" in complaints[0], "does not exist" in complaints[1]] == [True, True]
    assert main(["add", str(lines)]) == 2
    assert capsys.readouterr().out == "Added 0 articles; 2 were there already; 1 could not be read.\n"


def test_a_ledger_goes_out_and_comes_in_identical(lines: Path, capsys: Printed, tmp_path: Path) -> None:
    main(["add", str(lines)])
    first, second, other = tmp_path / "one.jsonl", tmp_path / "two.jsonl", str(tmp_path / "other.sqlite")
    assert main(["export", "-o", str(first)]) == 0
    assert main(["import", str(first), "--ledger", other]) == 0
    assert main(["export", "--ledger", other, "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    capsys.readouterr()
    assert main(["export", "--format", "papyrus"]) == 2


@pytest.mark.parametrize("form", [form for form in Format if form not in ("terminal", "jsonl")])
def test_a_ledger_goes_out_in_every_form(form: Format, lines: Path, capsys: Printed, tmp_path: Path) -> None:
    main(["add", str(lines)])
    suffix = FORMS[form].suffix if form in FORMS else f".{form}"
    named, out = tmp_path / f"news{suffix}", tmp_path / "out"
    assert main(["export", "-o", str(named)]) == 0
    assert main(["export", "dam", "--format", form, "-o", str(out)]) == 0
    assert out.stat().st_size > 0
    assert named.stat().st_size >= out.stat().st_size
    capsys.readouterr()


def test_what_an_export_cannot_do_is_one_sentence(lines: Path, capsys: Printed, tmp_path: Path) -> None:
    main(["add", str(lines)])
    capsys.readouterr()
    for wrong in (["-f", "terminal"], ["nothing"], ["-f", "pdf"], ["-o", str(tmp_path / "no" / "x.csv")]):
        assert main(["export", *wrong]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_marks_of_brats_come_in_and_stay(lines: Path, capsys: Printed, tmp_path: Path) -> None:
    main(["add", str(lines)])
    archive = tmp_path / "news.brat.zip"
    main(["export", "dam", "-o", str(archive)])
    capsys.readouterr()
    assert main(["import", str(archive)]) == 0
    assert "Read 1 article again" in capsys.readouterr().out
    main(["show", "dam"])
    assert "attributions imported from brat" in capsys.readouterr().out
    main(["reprocess"])
    assert "dam" not in capsys.readouterr().out
    assert main(["import", str(archive), "--format", "papyrus"]) == 2
    assert main(["import", str(tmp_path / "none.json")]) == 2
    assert "there are jsonl, brat, citron" in capsys.readouterr().err


Serve = Callable[[dict[str, Callable[[Any], None]]], int]


@pytest.fixture
def feed(serve: Serve, loopback: Network, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a feed with an article that it carries and one that is gone."""
    monkeypatch.setattr("counterclaim.reading.Gathering", partial(Gathering, network=loopback))
    whole = f"<description>x</description><content:encoded><![CDATA[<p>{TEXT * 8}</p>]]></content:encoded>"
    body = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>P</title>'
        f"<item><link>https://post.example/dam</link><title>Dam</title>{whole}</item>"
        "<item><link>http://post.test:9/gone</link></item></channel></rss>"
    )
    return f"http://post.test:{serve({'/feed': page(body.encode(), 'text/xml')})}/feed"


def test_a_feed_is_watched_once_and_not_twice_within_minutes(feed: str, capsys: Printed) -> None:
    assert main(["watch", feed, "--once"]) == 0
    printed = capsys.readouterr()
    assert f"{feed}: Added 1 article." in printed.out
    assert printed.err == "Stopped. Added 1 article.\n"
    assert main(["watch", feed, "--once"]) == 0
    assert capsys.readouterr().err == "Stopped. Added 0 articles.\n"
    assert main(["watch", feed, "--every", "1"]) == 2
    assert "--every" in capsys.readouterr().err
    assert main(["watch", "none.opml"]) == 2


def test_watching_goes_on_until_it_is_interrupted(feed: str, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def due(_: object, feeds: list[str]) -> Iterator[str]:
        for _ in range(3):
            asked.append(feeds[0])
            yield feeds[0]
        raise KeyboardInterrupt

    monkeypatch.setattr("counterclaim.reading.watching.Watch.due", due)
    assert main(["watch", feed]) == 0
    assert len(asked) == 3
    assert capsys.readouterr().err.endswith("Stopped. Added 1 article.\n")


def test_old_readings_are_brought_up_to_date(lines: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["add", str(lines)])
    monkeypatch.setattr("counterclaim.ledger.producer.version", lambda _: "9.9")
    capsys.readouterr()
    assert main(["reprocess", "wire"]) == 0
    assert capsys.readouterr().out == "Read 1 article again.\n"
    assert main(["reprocess"]) == 0
    main(["show", "dam"])
    assert "counterclaim 9.9" in capsys.readouterr().out


@pytest.mark.parametrize("verb", [["show", "dam"], ["search", "dam"], ["status"], ["export"], ["reprocess"]])
def test_without_a_ledger_it_is_told_how_to_make_one(verb: list[str], capsys: Printed, tmp_path: Path) -> None:
    assert main(verb) == 2
    assert "make one with: counterclaim add SOURCE" in capsys.readouterr().err
    assert not (tmp_path / "news.sqlite").exists()


def test_an_interruption_says_how_to_go_on(lines: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_: object, documents: Iterable[Document], *, own_voice: bool) -> Iterator[Reading]:
        yield from FakeReader().read([next(iter(documents))], own_voice=own_voice)
        raise KeyboardInterrupt

    monkeypatch.setattr(FakePipeline, "read", read)
    assert main(["add", str(lines)]) == 130
    assert "Interrupted. Added 1 article. The same command goes on from here." in capsys.readouterr().err
    monkeypatch.undo()


RUN = """
import sys, time
from types import ModuleType
from tests.ledger.conftest import FakeReader
from tests.reading.test_fetching import page
class Slow(FakeReader):
    load = classmethod(lambda cls, settings: cls())
    def read(self, documents, *, own_voice=False):
        for reading in super().read(documents, own_voice=own_voice):
            time.sleep(0.05)
            yield reading
module = ModuleType("counterclaim.pipeline"); module.Pipeline = Slow
sys.modules["counterclaim.pipeline"] = module
from counterclaim.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_ctrl_c_leaves_a_whole_ledger_and_the_same_command_goes_on(tmp_path: Path, capsys: Printed) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"id": f"n{n}", "text": f"Ada Brandt said {n}."}) + "\n" for n in range(60)))
    command = [sys.executable, "-c", RUN, "add", str(many)]
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        command, cwd=root, stderr=subprocess.PIPE, text=True, env=dict(os.environ), preexec_fn=heeding_interrupts
    ) as process:
        ledger = tmp_path / "news.sqlite-wal"
        while not ledger.exists() and process.poll() is None:
            time.sleep(0.05)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate()
    assert process.returncode == 130, error
    assert "Interrupted." in error
    assert main(["add", str(many)]) == 0
    main(["status", "--format", "json"])
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["articles"] == 60
