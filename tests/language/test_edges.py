import numpy as np
import pytest

from counterclaim.language.attribution import Attribution, Run
from counterclaim.language.edges import grown, subject, tidy, trimmed
from counterclaim.language.encoding import encode
from counterclaim.language.frames import Argument, Frame
from counterclaim.language.mentions import Mention


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("Roon said “we left” today", "we left", "“we left”"),
        ("Roon said “we left today.” Then", "“we left today.", "“we left today.”"),
        ("they had left, Roon said", "they had left,", "they had left"),
        ("she called it odd: nobody came", "it odd:", "it odd"),
        ("“They had left,” Roon said", "“They had left,”", "“They had left,”"),
        ("Roon said they left and Velde stayed", "they left and", "they left"),
        ("Roon denied it", "it", "it"),
        ("and", "and", "and"),
    ],
)
def test_marks_belong_and_commas_do_not(text: str, given: str, expected: str) -> None:
    e = encode(text)
    at = text.index(given)
    run = (
        next(i for i in range(len(e)) if e.start[i] == at),
        next(i + 1 for i in range(len(e)) if e.end[i] == at + len(given)),
    )
    begin, end = tidy(run, text, e)
    assert text[int(e.start[begin]) : int(e.end[end - 1])] == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Ada Roon, who", "Ada Roon"),
        ("the mayor of", "the mayor"),
        ("the", "the"),
        ("who", "who"),
        ("Juror A", "Juror A"),
        ("juror a", "juror"),
    ],
)
def test_a_source_does_not_end_in_a_word_that_only_opens_something(given: str, expected: str) -> None:
    e = encode(given)
    begin, end = trimmed((0, len(e)), given, e)
    assert given[int(e.start[begin]) : int(e.end[end - 1])] == expected


@pytest.mark.parametrize(
    ("source", "mentions", "expected"),
    [
        ((0, 1), [(0, 2), (0, 5)], (0, 5)),  # “the mayor of the port”
        ((0, 1), [(0, 1), (0, 2), (0, 7)], (0, 2)),  # not over its cue
        ((0, 1), [(0, 1), (1, 2), (3, 5)], None),
        ((3, 4), [(0, 5), (3, 5)], (3, 5)),
        ((0, 2), [(0, 5)], (0, 2)),  # more than an article
        ((1, 2), [(0, 2)], (1, 2)),
        (None, [(0, 2)], None),
    ],
)
def test_a_lone_article_grows_to_its_mention_or_is_nobody(
    source: Run | None, mentions: list[Run], expected: Run | None
) -> None:
    words = "the mayor of the port said it closed".split()
    found = Attribution((5, 6), source, ((6, 8),), False, np.zeros(7, np.float32), ())
    made = grown(found, words, [Mention(run, "person", False, 1.0) for run in mentions])
    assert (made.source, made.cue, made.content) == (expected, (5, 6), ((6, 8),))


def test_a_content_that_is_a_lone_article_grows_to_its_mention_or_stays() -> None:
    words = "roon mourns the port".split()
    found = Attribution((1, 2), (0, 1), ((2, 3),), False, np.zeros(7, np.float32), ())
    assert grown(found, words, [Mention((2, 4), "place", False, 1.0)]).content == ((2, 4),)
    assert grown(found, words, []).content == ((2, 3),)


def framed(words: list[str], **frames: dict[str, str]) -> dict[int, Frame]:
    """Return frames by their predicates; arguments as the words that they are."""

    def argument(role: str, text: str) -> Argument:
        part = text.split()
        at = next(i for i in range(len(words)) if words[i : i + len(part)] == part)
        return Argument(role, (at, at + len(part)), (0.0, 0.0, 0.0))

    return {
        words.index(verb): Frame(words.index(verb), 9.0, tuple(argument(role, text) for role, text in found.items()))
        for verb, found in frames.items()
    }


@pytest.mark.parametrize(
    ("text", "source", "cue", "frames", "mentions", "expected"),
    [
        # A clause is cut down to who does what the cue says, or to its subject.
        (
            "roon saw two guards accusing her", "roon saw two guards", "accusing",
            {"saw": {"ARG0": "roon"}, "accusing": {"ARG0": "two guards"}}, [], "two guards",
        ),
        (
            "roon was a witness and told us so", "roon was a witness", "told",
            {"was": {"ARG1": "roon"}, "told": {"ARG0": "a witness"}}, [], "roon",
        ),
        ("roon left and said so", "roon left", "said", {"left": {"ARG0": "roon"}}, [], "roon left"),
        # What only says more of a noun is no clause.
        (
            "roon , who saw two guards , said so", "roon , who saw two guards", "said",
            {"saw": {"ARG0": "roon"}, "said": {"ARG0": "two guards"}}, [], "roon , who saw two guards",
        ),
        # What breaks off grows to its end, and not over the cue.
        (
            "roon , who lost her boat , said so", "roon , who lost", "said",
            {"lost": {"ARG1": "her boat"}}, [], "roon , who lost her boat",
        ),
        (
            "roon , who lost her boat on monday , said so", "roon , who lost", "said",
            {"lost": {"ARG1": "her boat"}, "said": {"ARG0": "roon , who lost her boat on monday"}}, [],
            "roon , who lost her boat on monday",
        ),
        ("the head of the port office said so", "the head of the port", "said", {}, [(3, 6)],
         "the head of the port office"),
        ("the head of the port said so", "the head of the", "said", {}, [(3, 7)], "the head of the"),
        ("roon said so", "roon", "said", {"said": {"ARG0": "roon"}}, [], "roon"),
    ],
)  # fmt: skip
def test_a_source_is_a_phrase(
    text: str, source: str, cue: str, frames: dict[str, dict[str, str]], mentions: list[Run], expected: str
) -> None:
    words = text.split()
    at = words.index(cue)
    found = Attribution(
        (at, at + 1), (0, len(source.split())), ((at + 1, len(words)),), False, np.zeros(7, np.float32), ()
    )
    made = subject(found, words, framed(words, **frames), [Mention(run, "person", False, 1.0) for run in mentions])
    assert made.source is not None
    assert " ".join(words[slice(*made.source)]) == expected


def test_nobody_is_nobody() -> None:
    found = Attribution((0, 1), None, ((1, 2),), False, np.zeros(7, np.float32), ())
    assert subject(found, ["said", "so"], {}, []) == found
