"""The command line: one short function a verb. What is slow to import is imported inside the verb.

Exit codes: 0 all was read; 1 the reader of a pipe went away; 2 something could not be read or done, said in
one sentence on standard error; 130 interrupted.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from errno import ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from counterclaim import ledger_verbs, review_verbs, serving_verbs, showing_verbs, step_verbs, user_verbs
from counterclaim.console import Inputs, collect_seldom, complain, destination, with_progress
from counterclaim.errors import CounterclaimError, OptionError
from counterclaim.settings import Settings

if TYPE_CHECKING:
    from counterclaim.records import Document, Reading

app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings={"max_content_width": 100})
knowledge = typer.Typer(rich_markup_mode=None)
app.add_typer(knowledge, name="knowledge")
ledger_verbs.register(app)
showing_verbs.register(app)
review_verbs.register(app)
serving_verbs.register(app)
step_verbs.register(app)
user_verbs.register(app)

Sources = Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, http(s) URLs, or - for standard input.")]
Source = Annotated[str, typer.Argument(metavar="SOURCE", help="A file, an http(s) URL, or - for standard input.")]
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
        room = "; make room on the disk, and give the command again" if error.errno == ENOSPC else ""
        return complain(f"{where}{error.strerror or error}{room}")
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
        typer.Argument(
            metavar="[ID|ARTICLE#ID]",
            help="Of a claim (c3), an entity (e1), place (p1) or event (v1); or another article's claim in the ledger.",
        ),
    ] = None,
    at: ledger_verbs.At = None,
    date: Date = None,
    title: Title = None,
    outlet: Outlet = None,
    own_voice: OwnVoice = False,
    threads: Threads = None,
) -> None:
    """Show what one claim, entity, place or event was read from.

    Each of its cells is shown with its words and their offsets, what they were resolved to, and why. In the ledger one
    argument names a part of an article, as for show, a relation too (dam#c3-c1), and two name claims of two articles.
    """
    from counterclaim.exchange import cells, console_on, holds, show_explanation

    if id is None:
        if "#" not in source:
            raise OptionError(f"Say what of {source} is to be explained: an id such as c1, or ARTICLE#c1 in the ledger")
        showing_verbs.show_kept(source, at, version=None, own_voice=own_voice, in_json=False)
        return
    if "#" in source and "#" in id:
        showing_verbs.show_tie(source, id, at)
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
class _Articles(Inputs):
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
            yield from self.read(
                read_documents(
                    source, settings=self.settings, published=self.published, title=self.title, outlet=self.outlet
                )
            )


def _settings(threads: int | None) -> Settings:
    return Settings() if threads is None else Settings(threads=threads)
