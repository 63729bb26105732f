import numpy as np
import pytest

from counterclaim.language.attribution import Attribution, Run
from counterclaim.language.encoding import encode
from counterclaim.language.frames import Argument, Frame
from counterclaim.language.introduced import EVIDENCE, introduced
from counterclaim.records import STANCES

STATED = "Ada Roon gave a statement: “We left the port on Monday, all of us.” Then rain fell."
QUOTED = "“We left the port on Monday, all of us.”"


def made(text: str, *contents: Run, subject: Run | None = None, verb: int = 2) -> list[tuple[str | None, str, str]]:
    e = encode(text)
    words = [text[int(a) : int(b)].lower() for a, b in zip(e.start, e.end, strict=True)]
    found = [Attribution((0, 1), None, contents, False, np.zeros(len(STANCES), np.float32), ())] if contents else []
    arguments = (Argument("ARG0", subject, (0.0, 0.0, 0.0)),) if subject else ()
    ends = np.array([word == "." for word in words])

    def shown(run: Run) -> str:
        return text[int(e.start[run[0]]) : int(e.end[run[1] - 1])]

    new = introduced(found, [Frame(verb, 9.0, arguments)], words, e, ends)
    assert all(one.evidence == EVIDENCE for one in new)
    return [(shown(one.source) if one.source else None, shown(one.cue), shown(one.content[0])) for one in new]


def test_a_quotation_behind_a_colon_is_said_by_the_subject_before_it() -> None:
    assert made(STATED, subject=(0, 2)) == [("Ada Roon", "gave", QUOTED)]


def test_without_a_subject_the_colon_is_the_cue() -> None:
    assert made(STATED) == [(None, ":", QUOTED)]
    assert made(f"Ada Roon left. Here it is: {QUOTED}", subject=(0, 2)) == [(None, ":", QUOTED)]  # another sentence


def test_it_may_stand_in_a_paragraph_of_its_own() -> None:
    assert made(f"Ada Roon gave a statement:\n\n{QUOTED}", subject=(0, 2)) == [("Ada Roon", "gave", QUOTED)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roon gave a statement: “We left.”",  # too short to be more than a term
        "Ada Roon gave a statement: We left the port on Monday, all of us.",
        "Ada Roon gave a statement: “We left the port on Monday, all of us.",  # never closed
        "“Ada Roon gave: “We left the port on Monday, all of us.””",
        "Ada Roon gave a statement:",
    ],
)
def test_else_there_is_nothing(text: str) -> None:
    assert made(text, subject=(0, 2)) == []


def test_what_is_said_already_is_not_said_again() -> None:
    assert made(STATED, (8, 10), subject=(0, 2)) == []
