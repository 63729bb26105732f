"""The verbs with which people judge what a ledger holds."""

import json
import re
from pathlib import Path

import pytest

from counterclaim.cli import main
from counterclaim.exchange import dump
from tests.ledger.conftest import article

TEXT = "Ada Brandt said the dam above Orlec held. Ilse Tove denied that it was ever in danger."
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _ledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Printed) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("COUNTERCLAIM_LEDGER", str(tmp_path / "news.sqlite"))
    monkeypatch.setenv("LOGNAME", "ivo")
    records = tmp_path / "news.jsonl"
    dam = article("dam", TEXT, outlet="The Orlec Post", published="2025-01-02", title="Dam holds")
    later = article("later", "Ada Brandt said the dam broke.", published="2025-02-03")
    other = article("other", "Ada Brandt said it rained.", published="2024-02-03")
    records.write_text("".join(f"{dump(one)}\n" for one in (dam, later, other)))
    assert main(["import", str(records)]) == 0
    capsys.readouterr()


def out(capsys: Printed, *arguments: str, code: int = 0) -> str:
    assert main([*arguments]) == code
    printed = capsys.readouterr()
    if code:
        assert printed.err.startswith("counterclaim: ")
        assert printed.err.count("\n") == 1
        return printed.err
    return printed.out


def test_actors_are_listed_split_and_merged(capsys: Printed) -> None:
    lines = out(capsys, "actors").splitlines()
    assert re.fullmatch(r" +1  Ada Brandt  person · 3 articles, 3 claims", lines[0])
    assert [json.loads(line)["name"] for line in out(capsys, "actors", "tove", "-f", "json").splitlines()] == [
        "Ilse Tove"
    ]
    said = out(capsys, "split", "ada brandt", "other", "--as", "Mara")
    number = re.fullmatch(r"Ada Brandt \((\d+)\) is another than Ada Brandt \(1\)\.\n", said)
    assert number
    assert "give the number" in out(capsys, "merge", "Ada Brandt", "Ilse Tove", code=2)
    assert out(capsys, "merge", "1", number[1]) == f"Ada Brandt ({number[1]}) is now Ada Brandt (1), in 3 articles.\n"
    assert "one actor already" in out(capsys, "merge", "1", number[1], code=2)
    assert "all articles" in out(capsys, "split", "Ilse Tove", "dam", code=2)


def test_cells_are_reviewed_and_shown_as_people_have_them(capsys: Printed) -> None:
    assert "c1 stance: doubts, was asserts · corrected by Mara" in out(
        capsys, "review", "dam#c1", "stance", "--to", "doubts", "--as", "Mara"
    )
    shown = out(capsys, "show", "dam")
    assert "c1 stance: doubts, was asserts · corrected by Mara" in shown
    for verb in ("show", "explain"):
        explained = out(capsys, verb, "dam#c1")
        assert "because: corrected by Mara" in explained
        assert "actor       1, everywhere: counterclaim timeline 1" in explained
    assert json.loads(out(capsys, "show", "dam", "-f", "json"))["claims"][0]["stance"] == "doubts"
    assert "stance corrected" in out(capsys, "search", "dam", "--stance", "doubts")
    assert "dam#c1" in out(capsys, "review")
    (line,) = out(capsys, "review", "--format", "json").splitlines()
    assert (json.loads(line)["part"], json.loads(line)["who"]) == ("c1", "Mara")
    assert out(capsys, "review", "--gone") == ""
    out(capsys, "review", "dam#c2", "--reject")
    assert "no claim c2" in out(capsys, "show", "dam#c2", code=2)
    assert out(capsys, "review", "dam#c2", "--withdraw") == "Forgot 1 review of dam#c2.\n"
    assert "Ilse Tove" in out(capsys, "show", "dam#c2")


def test_relations_between_articles_are_reviewed_and_listed(capsys: Printed) -> None:
    said = out(capsys, "review", "dam#c1", "later#c1", "--to", "conflicts")
    assert said.startswith("dam#c1 conflicts later#c1, was repeats · corrected by ivo, ")
    assert out(capsys, "review").startswith("dam#c1 conflicts later#c1, was repeats")
    (line,) = out(capsys, "review", "--format", "json").splitlines()
    record = json.loads(line)
    assert (record["article"], record["part"], record["with"], record["now"]) == (
        "dam",
        "c1",
        ["later", "c1"],
        "conflicts",
    )
    assert "no relation" in out(capsys, "review", "dam#c2", "other#c1", "--reject", code=2)
    out(capsys, "review", "dam#c1", "later#c1", "--to", "updates")
    assert out(capsys, "review", "later#c1", "dam#c1", "--withdraw") == "Forgot 1 review of later#c1 and dam#c1.\n"
    assert "Say which claim of dam" in out(capsys, "review", "dam", "later#c1", "--accept", code=2)


def test_the_queue_lists_what_is_least_sure(capsys: Printed) -> None:
    first = out(capsys, "review", "--queue", "--limit", "1")
    assert "dam#c1 later#c1" in first, "a relation between articles is less sure than claims that are certain"
    waiting = [json.loads(line) for line in out(capsys, "review", "--queue", "-f", "json").splitlines()]
    assert sum("tie" not in one for one in waiting) == 5
    out(capsys, "review", "dam#c1", "later#c1", "--accept")
    assert "1.00" in out(capsys, "review", "--queue", "--limit", "1")


def test_a_timeline_is_of_an_actor_or_of_words(capsys: Printed) -> None:
    shown = out(capsys, "timeline", "ada", "brandt")
    assert re.findall(r"^\d{4}-\d\d-\d\d$", shown, re.MULTILINE) == ["2024-02-03", "2025-01-02", "2025-02-03"]
    assert "Ada Brandt asserts: the dam broke\n    later#c1 · published that day" in shown
    entries = [
        json.loads(line) for line in out(capsys, "timeline", "1", "--since", "2025-02", "-f", "json").splitlines()
    ]
    assert [one["article"] for one in entries] == ["later"]
    assert out(capsys, "timeline", "dam", "broke").count("#c") == 1
    assert out(capsys, "timeline", "nothing of the sort") == ""


def test_places_and_days_narrow_a_search(capsys: Printed) -> None:
    assert out(capsys, "search", "--place", "orlec", "--until", "2025-01-02", "--since", "2025").count("dam#c") == 2
    assert out(capsys, "search", "dam", "--place", "Norway", "--until", "2025").count("dam#c1") == 1
    assert out(capsys, "search", "dam", "--place", "Sundmark") == ""
    assert out(capsys, "search", "--articles", "--place", "orlec", "--until", "2024").count("other") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["actors", "-f", "xml"], "no format 'xml'"),
        (["merge", "nobody", "1"], "no actor “nobody”"),
        (["merge", "1", "2", "--as", " "], "--as NAME"),
        (["split", "1", "nowhere"], "no article “nowhere”"),
        (["review", "dam#c1"], "Say one thing of dam#c1"),
        (["review", "dam#c1", "--accept", "--reject"], "Say one thing of dam#c1"),
        (["review", "dam", "--accept"], "Say which part of dam"),
        (["review", "--accept"], "Either name a part"),
        (["review", "dam#c1", "--queue"], "Either name a part"),
        (["review", "dam#c1", "--withdraw"], "Nobody has reviewed"),
        (["timeline", "99"], "no actor 99"),
        (["timeline", "dam", "--until", "20245"], "not a date"),
        (["search", "--since", "2025", "--until", "2024-12"], "turn them round"),
        (["explain", "dam"], "ARTICLE#c1"),
        (["explain", "dam#c9"], "no claim c9"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(arguments: list[str], message: str, capsys: Printed) -> None:
    assert message in out(capsys, *arguments, code=2)


@pytest.mark.parametrize("verb", ["actors", "merge", "split", "review", "timeline", "search", "explain"])
def test_every_option_is_in_the_reference(verb: str, capsys: Printed) -> None:
    options = set(re.findall(r"--[a-z-]+", out(capsys, verb, "--help")))
    reference = (Path(__file__).parents[1] / "docs" / "reference-cli.md").read_text(encoding="utf-8")
    assert re.search(rf"## .*`counterclaim {verb}[ `]", reference)
    assert {option for option in options if f"`{option}`" not in reference} <= {"--help"}
