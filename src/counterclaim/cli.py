"""The command line: one short function a verb. What is slow to import is imported inside the verb.

Exit codes: 0 all was read; 1 the reader of a pipe went away; 2 something could not be read or done, said in
one sentence on standard error; 130 interrupted.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

import typer

from counterclaim import ledger_verbs, review_verbs, serving_verbs
from counterclaim.console import collect_seldom, complain, destination, with_progress
from counterclaim.errors import CounterclaimError, InputError, OptionError
from counterclaim.settings import Settings

if TYPE_CHECKING:
    from counterclaim.reading import GivenArticle, Question
    from counterclaim.records import Document, Reading
    from counterclaim.steps import Answer

Input = TypeVar("Input")

app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings={"max_content_width": 100})
knowledge = typer.Typer(rich_markup_mode=None)
app.add_typer(knowledge, name="knowledge")
ledger_verbs.register(app)
review_verbs.register(app)
serving_verbs.register(app)

Sources = Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, http(s) URLs, or - for standard input.")]
Source = Annotated[str, typer.Argument(metavar="SOURCE", help="A file, an http(s) URL, or - for standard input.")]
Lines = Annotated[
    str, typer.Argument(metavar="SOURCE", help="JSON Lines: a file, an http(s) URL, or - for standard input.")
]
Date = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="When it was published.")]
Title = Annotated[str | None, typer.Option("--title", help="Its title.")]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Who published it.")]
OwnVoice = Annotated[bool, typer.Option("--own-voice", help="List the article's own statements too.")]
Threads = Annotated[int | None, typer.Option("--threads", min=1, help="Processor threads for the model.")]
FormatName = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="terminal|jsonl|html|…", help="By default as FILE's name ends."),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there; all of it or nothing.")
]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; *arguments* are the process's own by default."""
    collect_seldom()
    # Typer once stood on the installed Click and now carries its own; this base is the error of both.
    usage_error = cast(type[Exception], typer.BadParameter.__mro__[2])
    try:
        code = app(args=arguments, prog_name="counterclaim", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except CounterclaimError as error:
        return complain(str(error))
    except usage_error as error:
        message = cast(Any, error).format_message()
        return complain(message.rstrip(".")) if message else 2
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return complain(f"{where}{error.strerror or error}")
    return code if isinstance(code, int) else 0


@app.command()
def read(
    sources: Sources,
    format: FormatName = None,
    output: Output = None,
    date: Date = None,
    title: Title = None,
    outlet: Outlet = None,
    own_voice: OwnVoice = False,
    threads: Threads = None,
) -> None:
    """Show who claims what in articles.

    They may be plain text, HTML pages, or JSON Lines with an article a line.
    """
    from counterclaim.exchange import Format, write

    form = Format.chosen(format, output)
    articles = _Articles(sources, _settings(threads), date, title, outlet)
    with destination(output) as stream:
        readings = articles.readings(own_voice)
        if form is Format.JSONL and (output or not sys.stdout.isatty()):
            readings = with_progress(readings, "articles")
        if not write(readings, form, stream) and articles.unread:
            raise typer.Exit(2)  # leaves the with block by its error path: no empty file replaces a good one
    if articles.unread:
        raise typer.Exit(2)


@app.command()
def explain(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE|ARTICLE#ID", help="As for read; or an article of the ledger and the id.")
    ],
    id: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Of a claim (c3), an entity (e1), place (p1) or event (v1)."),
    ] = None,
    at: ledger_verbs.At = None,
    date: Date = None,
    title: Title = None,
    outlet: Outlet = None,
    own_voice: OwnVoice = False,
    threads: Threads = None,
) -> None:
    """Show what one claim, entity, place or event was read from.

    Each of its cells is shown with its words and their offsets, what they were resolved to, and why. One argument
    names a part of an article in the ledger, as for show.
    """
    from counterclaim.exchange import cells, console_on, holds, show_explanation

    if id is None:
        if "#" not in source:
            raise OptionError(f"Say what of {source} is to be explained: an id such as c1, or ARTICLE#c1 in the ledger")
        ledger_verbs.show_kept(source, at, version=None, own_voice=own_voice, in_json=False)
        return
    articles = _Articles([source], _settings(threads), date, title, outlet)
    readings = list(articles.readings(own_voice))
    holders = [reading for reading in readings if holds(reading, id)]
    with destination(None) as stream:
        for reading in holders:
            show_explanation(reading, id, console_on(stream))
    if readings and not holders:
        cells(readings[0], id)  # says which there are
    if articles.unread:
        raise typer.Exit(2)


@app.command()
def resolve(source: Lines = "-", output: Output = None) -> None:
    """Say where given place names are and when given times are.

    Each line gives a "text", "published" where that is known, and "toponyms" or "times" or both: lists of
    [start, end] in code points. It comes back with "places" and "times": one for each that was given, in their order,
    null where it is not resolved.
    """
    from counterclaim.steps import TIMES, TOPONYMS, resolved

    questions = _Questions(source, Settings(), many=(TOPONYMS, TIMES))
    _answer(questions, resolved(questions.all()), output)


@app.command()
def code(source: Lines = "-", output: Output = None, threads: Threads = None) -> None:
    """Say in PLOVER's codes what one party does to another.

    Each line gives a "text" and in it a "source" and a "target": [[start, end]] in code points. It comes back with
    "type" and "mode" of what the source does to the target, null where no word tells of an act.
    """
    from counterclaim.language.encoder import Encoder
    from counterclaim.steps import SOURCE, TARGET, coded

    questions = _Questions(source, _settings(threads), one=(SOURCE, TARGET))
    _answer(questions, coded(questions.all(), Encoder(), threads=questions.settings.threads), output)


@app.command()
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


@knowledge.command("add")
def knowledge_add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table in CSV, or lines of a Wikidata JSON dump.")],
) -> None:
    """Add a file's people, bodies, countries and places to your own knowledge.

    They count before what ships with the program. A table's first line names its columns: "name" and any of type,
    country, aliases, role, of, start, end, wikidata, source. What cannot be taken is said line by line, the rest is
    taken.
    """
    from counterclaim.knowledge.adding import add

    done = add(file, Settings().knowledge)
    for sentence in done.refused:
        complain(sentence)
    typer.echo(done.sentence())
    if done.refused:
        raise typer.Exit(2)


@knowledge.command("show")
def knowledge_show() -> None:
    """Show what has been added and where it is from, as a table that "knowledge add" takes."""
    from counterclaim.knowledge.adding import table

    with destination(None) as stream:
        stream.write(table(Settings().knowledge))


@knowledge.callback(invoke_without_command=True)
def _knowledge(context: typer.Context) -> None:
    """Add to what is known of people, bodies, countries and places."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.callback(invoke_without_command=True)
def _program(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Read the news and keep a ledger of who claims what, and who says otherwise."""
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"counterclaim {installed('counterclaim')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@dataclass(slots=True)
class _Inputs:
    """Inputs of which one that cannot be read is reported, and the others are read."""

    unread: int = field(default=0, init=False)

    def _read(self, found: Iterator["Input | InputError"]) -> Iterator["Input"]:
        try:
            for one in found:
                if isinstance(one, InputError):
                    self._refuse(one)
                else:
                    yield one
        except InputError as error:
            self._refuse(error)

    def _refuse(self, error: InputError) -> None:
        self.unread += 1
        complain(str(error))


@dataclass(slots=True)
class _Articles(_Inputs):
    """The articles of all sources."""

    sources: Sequence[str]
    settings: Settings
    published: str | None
    title: str | None
    outlet: str | None

    def readings(self, own_voice: bool) -> Iterator["Reading"]:
        from counterclaim.pipeline import Pipeline

        return Pipeline.load(self.settings).read(self._documents(), own_voice=own_voice)

    def _documents(self) -> Iterator["Document"]:
        from counterclaim.reading import read_documents

        for source in self.sources:
            yield from self._read(
                read_documents(
                    source, settings=self.settings, published=self.published, title=self.title, outlet=self.outlet
                )
            )


@dataclass(slots=True)
class _Questions(_Inputs):
    """The questions of JSON Lines that give a text and places in it."""

    source: str
    settings: Settings
    many: Sequence[str] = ()
    one: Sequence[str] = ()

    def all(self) -> Iterator["Question"]:
        from counterclaim.reading import read_questions

        for question in self._read(read_questions(self.source, many=self.many, one=self.one, settings=self.settings)):
            if question.note:
                complain(question.note)
            yield question


@dataclass(slots=True)
class _Given(_Inputs):
    """The articles of JSON Lines that give a text and its claims."""

    source: str
    settings: Settings

    def all(self) -> Iterator["GivenArticle"]:
        from counterclaim.reading import read_given

        yield from self._read(read_given(self.source, settings=self.settings))


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


def _settings(threads: int | None) -> Settings:
    return Settings() if threads is None else Settings(threads=threads)
