import pytest

from counterclaim.extraction.events.coding import Coder
from counterclaim.extraction.events.predicates import Text
from counterclaim.knowledge.plover import Code
from tests.extraction.conftest import Framed


@pytest.mark.parametrize(
    ("text", "frames", "code"),
    [
        ("Velmar condemned the raid.", {"condemned": "ARG0 Velmar|ARG1 the raid"}, "ACCUSE disapprove"),
        ("Velmar withdrew its troops.", {"withdrew": "ARG0 Velmar|ARG1 its troops"}, "RETREAT withdraw"),
        ("Velmar withdrew its observers.", {"withdrew": "ARG0 Velmar|ARG1 its observers"}, "SANCTION withdraw"),
        ("Velmar pulled its troops out.", {"pulled": "ARG0 Velmar|ARG1 its troops"}, "RETREAT withdraw"),
        ("Velmar imposed sanctions.", {"imposed": "ARG0 Velmar|ARG1 sanctions"}, "SANCTION discontinue"),
        ("Velmar lifted the sanctions.", {"lifted": "ARG0 Velmar|ARG1 the sanctions"}, "RETREAT"),
        ("Velmar lifted the curfew.", {"lifted": "ARG0 Velmar|ARG1 the curfew"}, "CONCEDE"),
        ("Velmar ended the bombing.", {"ended": "ARG0 Velmar|ARG1 the bombing"}, "RETREAT ceasefire"),
        ("Velmar called off the talks.", {"called": "ARG0 Velmar|ARG1 the talks"}, "REJECT meet"),
        ("Velmar called on Halden.", {"called": "ARG0 Velmar|ARG1 on Halden"}, "REQUEST"),
        ("Velmar offered food to Halden.", {"offered": "ARG0 Velmar|ARG1 food|ARG2 to Halden"}, "AID"),
        ("Police detained Ada Brandt.", {"detained": "ARG0 Police|ARG1 Ada Brandt"}, "COERCE arrest"),
        ("Planes bombed the port.", {"bombed": "ARG0 Planes|ARG1 the port"}, "ASSAULT explosives"),
        ("Miners began a strike.", {"began": "ARG0 Miners|ARG1 a strike"}, "PROTEST strike"),
        ("They began a hunger strike.", {"began": "ARG0 They|ARG1 a hunger strike"}, "PROTEST hunger"),
        ("The mayor resigned.", {"resigned": "ARG0 The mayor"}, "RETREAT resign"),
        ("Velmar released the hostages.", {"released": "ARG0 Velmar|ARG1 the hostages"}, "RETREAT release"),
    ],
)
def test_codes(framed: Framed, text: str, frames: dict[str, str], code: str) -> None:
    read = Text(framed(text, frames))
    found = Coder(read).coded(read.predicates[0])
    assert found is not None
    assert found.code == Code.of(code)


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("Velmar released a report.", {"released": "ARG0 Velmar|ARG1 a report"}),
        ("Velmar moved the sheep.", {"moved": "ARG0 Velmar|ARG1 the sheep"}),
        ("The baker is free to leave.", {"free": "ARG1 The baker|ARG2 to leave"}),
    ],
)
def test_no_code(framed: Framed, text: str, frames: dict[str, str]) -> None:
    read = Text(framed(text, frames))
    assert Coder(read).coded(read.predicates[0]) is None


@pytest.mark.parametrize(
    ("text", "frames", "mode"),
    [
        (
            "Velmar urged Halden to withdraw its troops.",
            {"urged": "ARG0 Velmar|ARG1 Halden|ARG2 to withdraw its troops", "withdraw": "ARG0 Halden|ARG1 its troops"},
            "yield",
        ),
        (
            "Velmar refused to meet the mayor.",
            {"refused": "ARG0 Velmar|ARG1 to meet the mayor", "meet": "ARG0 Velmar|ARG1 the mayor"},
            "meet",
        ),
        (
            "Velmar threatened to arrest the mayor.",
            {"threatened": "ARG0 Velmar|ARG1 to arrest the mayor", "arrest": "ARG0 Velmar|ARG1 the mayor"},
            "arrest",
        ),
        (
            "Velmar demanded to change the law.",
            {"demanded": "ARG0 Velmar|ARG1 to change the law", "change": "ARG0 Velmar|ARG1 the law"},
            "change",
        ),
    ],
)
def test_what_it_is_about_decides_the_mode(framed: Framed, text: str, frames: dict[str, str], mode: str) -> None:
    read = Text(framed(text, frames))
    found = Coder(read).coded(read.predicates[0])
    assert found is not None
    assert found.code.mode == mode


def test_verb_and_event_noun_are_one_event(framed: Framed) -> None:
    read = Text(
        framed(
            "Velmar carried out attacks on Halden.",
            {"carried": "ARG0 Velmar|ARG1 attacks on Halden", "attacks": "ARG0 Velmar|ARG1 on Halden"},
        )
    )
    found = Coder(read).coded(read.predicates[0])
    assert found is not None
    assert (found.code, found.through) == (Code("ASSAULT"), 1)
    assert [read.words[w] for w in found.trigger] == ["carried", "out", "attacks"]


@pytest.mark.parametrize(
    ("text", "frames", "why"),
    [
        (
            "Velmar condemned the raid.",
            {"condemned": "ARG0 Velmar|ARG1 the raid"},
            "“condemn” tells of ACCUSE disapprove",
        ),
        (
            "Velmar withdrew its troops.",
            {"withdrew": "ARG0 Velmar|ARG1 its troops"},
            "“withdraw” tells of RETREAT withdraw, as “troops” is among its object's words",
        ),
        (
            "Velmar called off the talks.",
            {"called": "ARG0 Velmar|ARG1 the talks"},
            "“call off” ends “talks”, which tells of CONSULT; that makes it REJECT meet",
        ),
        (
            "Velmar urged Halden to withdraw its troops.",
            {"urged": "ARG0 Velmar|ARG1 Halden|ARG2 to withdraw its troops", "withdraw": "ARG0 Halden|ARG1 its troops"},
            "“urge” tells of REQUEST; “withdraw”, which it is about, makes it yield",
        ),
    ],
)
def test_a_code_says_which_entry_decided_it(framed: Framed, text: str, frames: dict[str, str], why: str) -> None:
    read = Text(framed(text, frames))
    found = Coder(read).coded(read.predicates[0])
    assert found is not None
    assert found.why == why
