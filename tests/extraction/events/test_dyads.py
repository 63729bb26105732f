import pytest

from counterclaim.extraction.events.dyads import dyad
from counterclaim.knowledge.plover import Code
from tests.extraction.conftest import Framed


def told(framed: Framed, text: str, frames: dict[str, str], source: str | None, target: str | None) -> Code | None:
    spans = [(text.index(part), text.index(part) + len(part)) if part else None for part in (source, target)]
    return dyad(framed(text, frames), *spans)


@pytest.mark.parametrize(
    ("text", "frames", "code"),
    [
        ("Velmar praised Halden.", {"praised": "ARG0 Velmar|ARG1 Halden"}, "SUPPORT"),
        ("Halden was praised by Velmar.", {"praised": "ARG1 Halden|ARG0 by Velmar"}, "SUPPORT"),
        ("Velmar will praise Halden.", {"praise": "ARG0 Velmar|ARGM-MOD will|ARG1 Halden"}, "AGREE"),
        ("Velmar did not help Halden.", {"help": "ARG0 Velmar|ARGM-NEG not|ARG1 Halden"}, "REJECT assist"),
        ("Velmar will attack Halden.", {"attack": "ARG0 Velmar|ARGM-MOD will|ARG1 Halden"}, "THREATEN violence"),
        (
            "Velmar refused to help Halden.",
            {"refused": "ARG0 Velmar|ARG1 to help Halden", "help": "ARG0 Velmar|ARG1 Halden"},
            "REJECT assist",
        ),
        (
            "Velmar said Halden must leave.",
            {"said": "ARG0 Velmar|ARG1 Halden must leave", "leave": "ARG0 Halden|ARGM-MOD must"},
            "REQUEST change",
        ),
        (
            "Velmar imposed sanctions on Halden.",
            {"imposed": "ARG0 Velmar|ARG1 sanctions|ARG2 on Halden"},
            "COERCE restrict",
        ),
        (
            "Velmar said it will free the hostages of Halden.",
            {
                "said": "ARG0 Velmar|ARG1 it will free the hostages of Halden",
                "free": "ARG0 it|ARGM-MOD will|ARG1 the hostages of Halden",
            },
            "AGREE",
        ),
    ],
)
def test_what_one_does_to_the_other(framed: Framed, text: str, frames: dict[str, str], code: str) -> None:
    assert told(framed, text, frames, "Velmar", "Halden") == Code.of(code)


def test_the_act_of_the_source_counts(framed: Framed) -> None:
    text = "Halden, which raided the port, was condemned by Velmar."
    frames = {
        "raided": "ARG0 Halden|R-ARG0 which|ARG1 the port",
        "condemned": "ARG1 Halden, which raided the port|ARG0 by Velmar",
    }
    assert told(framed, text, frames, "Velmar", "Halden") == Code("ACCUSE", "disapprove")


def test_a_missing_party(framed: Framed) -> None:
    frames = {"arrested": "ARG1 Halden"}
    assert told(framed, "Halden was arrested.", frames, None, "Halden") == Code("COERCE", "arrest")
    assert told(framed, "Velmar protested.", {"protested": "ARG0 Velmar"}, "Velmar", None) == Code("PROTEST", "demo")


def test_no_act(framed: Framed) -> None:
    assert (
        told(framed, "Velmar lies near Halden.", {"lies": "ARG1 Velmar|ARG2 near Halden"}, "Velmar", "Halden") is None
    )
    assert dyad(framed("Velmar.", {}), None, None) is None
