"""The terminal's ledger: what is shown, how wide, and that an article cannot command the terminal."""

import io

import pytest
from rich.console import Console

from counterclaim.exchange import harmless, show
from counterclaim.records import Claim, Document, Entity, Reading


def shown(reading: Reading, width: int = 80, colour: bool = False) -> str:
    stream = io.StringIO()
    show(reading, Console(file=stream, width=width, force_terminal=colour, color_system="standard" if colour else None))
    return stream.getvalue()


def test_each_speaker_has_their_claims_beneath_them(courier: Reading) -> None:
    text = shown(courier)
    assert text.startswith("Karvea shipped 2,600 Dorrenese marines out of Ostrel, minister says\nThe Tollen Courier")
    veddel = text[text.index("Jorun Veddel") : text.index("unnamed source")]
    assert "! demands    the ships' logs be published" in veddel
    assert "c13 · “told” · quoted" in veddel
    assert text.index("unnamed source") < text.index("weapons went aboard")
    assert "The Tollen Courier  in its own voice" in text
    assert "16 claims · 6 speakers · 4 denials" in text


def test_a_claim_within_a_claim_is_indented_and_names_its_speaker(courier: Reading) -> None:
    lines = shown(courier).splitlines()
    inner = next(line for line in lines if "They all: the station should stay" in line)
    assert inner.startswith("    ↳ says")


def test_a_denial_shows_without_colour_and_with_it(courier: Reading) -> None:
    assert "✗ DENIES     “Not one of my marines" in shown(courier)
    assert "\x1b" not in shown(courier)
    assert "\x1b[1;31m✗ DENIES\x1b[0m" in shown(courier, colour=True)


def test_doubtful_claims_are_marked(courier: Reading) -> None:
    assert "✗ DENIES?    He had not yet spoken" in shown(courier)
    assert "? marks a claim" in shown(courier)


@pytest.mark.parametrize(("width", "columns"), [(20, 60), (60, 60), (97, 97), (400, 120)])
def test_lines_keep_within_the_width_and_hang(courier: Reading, width: int, columns: int) -> None:
    lines = shown(courier, width).splitlines()
    assert max(map(len, lines)) == columns  # the closing rule
    assert all(line == line.rstrip() for line in lines)


def test_the_lines_of_a_claim_hang_beneath_its_words(courier: Reading) -> None:
    lines = shown(courier, 60).splitlines()
    first = next(number for number, line in enumerate(lines) if "Karvea's navy took" in line)
    assert lines[first].index("Karvea's") == 15
    assert all(line[:15].isspace() and not line[15].isspace() for line in lines[first + 1 : first + 4])


def test_an_article_cannot_command_the_terminal() -> None:
    evil = "\x1b]0;owned\x07 \x1b[2J [bold red]x[/] :smile: \x9b31m \u202egnorw\u202c \r back"
    text = f"{evil} he said"
    reading = Reading(
        Document(evil, text, title=evil, outlet=evil, byline=evil),
        (Entity("e1", "person", evil, roles=(evil,)),),
        (Claim("c1", ((0, len(evil)),), ((0, len(evil)),), ((0, 3),), "e1", channel=((0, len(evil)),)),),
    )
    output = shown(reading)
    assert not set(output) & {"\x1b", "\x07", "\x9b", "\r", "\u202e"}
    assert "[bold red]x[/] :smile:" in output


def test_harmless_leaves_words_alone() -> None:
    assert harmless("“Día” – مرحبا 😀 👩‍👧") == "“Día” – مرحبا 😀 👩‍👧"
    assert harmless("a\tb\nc\ud800\x7f") == "a b c\ufffd\ufffd"


def test_an_article_without_claims_says_so() -> None:
    assert "no claims found" in shown(Reading(Document("d", "Rain.")))
    assert "Untitled article" in shown(Reading(Document("d", "Rain.")))


def test_events_stand_beneath_their_claim(voyage: Reading) -> None:
    lines = shown(voyage, 80).splitlines()
    at = next(number for number, line in enumerate(lines) if "c1 · “said”" in line)
    assert [line.strip() for line in lines[at + 1 : at + 3]] == [
        "▸ RETREAT · withdraw  Karth → 4,000 Dorrenese soldiers · from",
        "Ostrel to Velmora air base · ten years ago (2015)",
    ]
    assert "▸ sell · NOT · planned  We [Government of Karth] → them: one of the ships" in shown(voyage, 120)


def test_events_that_are_left_out_are_counted(voyage: Reading) -> None:
    text = shown(voyage)
    assert "c2 · +2 events" in text
    assert "counterclaim explain SOURCE CLAIM_ID has them" in text
    assert "explain" not in shown(Reading(voyage.document, voyage.entities, voyage.claims[:1], voyage.events))
