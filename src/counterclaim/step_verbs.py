"""The verbs of the command line that take one step of the way for what is given by hand, to measure it."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.console import Inputs, complain, destination, with_progress
from counterclaim.settings import Settings

if TYPE_CHECKING:
    from counterclaim.reading import GivenArticle, Question
    from counterclaim.steps import Answer

Lines = Annotated[
    str, typer.Argument(metavar="SOURCE", help="JSON Lines: a file, an http(s) URL, or - for standard input.")
]
Threads = Annotated[int | None, typer.Option("--threads", min=1, help="Processor threads for the model.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there; all of it or nothing.")
]


def register(app: typer.Typer) -> None:
    """Give *app* the verbs."""
    for verb in (resolve, code, relate):
        app.command()(verb)


def resolve(source: Lines = "-", output: Output = None) -> None:
    """Say where given place names are and when given times are.

    Each line gives a "text", "published" where that is known, and "toponyms" or "times" or both: lists of
    [start, end] in code points. It comes back with "places" and "times": one for each that was given, in their order,
    null where it is not resolved.
    """
    from counterclaim.steps import TIMES, TOPONYMS, resolved

    questions = _Questions(source, Settings(), many=(TOPONYMS, TIMES))
    _answer(questions, resolved(questions.all()), output)


def code(source: Lines = "-", output: Output = None, threads: Threads = None) -> None:
    """Say in PLOVER's codes what one party does to another.

    Each line gives a "text" and in it a "source" and a "target": [[start, end]] in code points. It comes back with
    "type" and "mode" of what the source does to the target, null where no word tells of an act.
    """
    from counterclaim.language.encoder import Encoder
    from counterclaim.steps import SOURCE, TARGET, coded

    questions = _Questions(source, Settings() if threads is None else Settings(threads=threads), one=(SOURCE, TARGET))
    _answer(questions, coded(questions.all(), Encoder(), threads=questions.settings.threads), output)


def relate(source: Lines = "-", output: Output = None) -> None:
    """Say how given claims stand to one another.

    Each line gives a "text" and "claims" or "attributions": each with "id", "source", "cue" and "content", lists of
    [start, end] in code points. It comes back with "relations" over these ids and each claim's "stance".
    """
    from counterclaim.exchange import dump_related, write_lines
    from counterclaim.language.encoder import Encoder
    from counterclaim.steps import related

    given = _Given(source, Settings())
    found = related(given.all(), Encoder())
    if output or not sys.stdout.isatty():
        found = with_progress(found, "lines")
    with destination(output) as stream:
        lines = (dump_related(one.article.given, one.relations, one.stances, one.refers) for one in found)
        if not write_lines(lines, stream) and given.unread:
            raise typer.Exit(2)  # leaves the with block by its error path: no empty file replaces a good one
    if given.unread:
        raise typer.Exit(2)


@dataclass(slots=True)
class _Questions(Inputs):
    """The questions of JSON Lines that give a text and places in it."""

    source: str
    settings: Settings
    many: Sequence[str] = ()
    one: Sequence[str] = ()

    def all(self) -> Iterator["Question"]:
        from counterclaim.reading import read_questions

        for question in self.read(read_questions(self.source, many=self.many, one=self.one, settings=self.settings)):
            if question.note:
                complain(question.note)
            yield question


@dataclass(slots=True)
class _Given(Inputs):
    """The articles of JSON Lines that give a text and its claims."""

    source: str
    settings: Settings

    def all(self) -> Iterator["GivenArticle"]:
        from counterclaim.reading import read_given

        yield from self.read(read_given(self.source, settings=self.settings))


def _answer(questions: _Questions, answers: Iterator["Answer"], output: Path | None) -> None:
    """Write a line of JSON an answer; the exit code says whether all lines could be read."""
    from counterclaim.exchange import dump_answer, write_lines

    if output or not sys.stdout.isatty():
        answers = with_progress(answers, "lines")
    with destination(output) as stream:
        lines = (dump_answer(answer.question.given, answer.adds) for answer in answers)
        if not write_lines(lines, stream) and questions.unread:
            raise typer.Exit(2)  # leaves the with block by its error path: no empty file replaces a good one
    if questions.unread:
        raise typer.Exit(2)
