"""The command line: one short function a verb. What is slow to import is imported inside the verb.

Exit codes: 0 all was read; 1 the reader of a pipe went away; 2 something could not be read or done, said in
one sentence on standard error; 130 interrupted.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO, cast

import typer

from counterclaim.errors import CounterclaimError, InputError
from counterclaim.settings import Settings

if TYPE_CHECKING:
    from counterclaim.records import Document, Reading

app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings={"max_content_width": 100})

Sources = Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, http(s) URLs, or - for standard input.")]
Source = Annotated[str, typer.Argument(metavar="SOURCE", help="A file, an http(s) URL, or - for standard input.")]
Date = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="When it was published.")]
Title = Annotated[str | None, typer.Option("--title", help="Its title.")]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Who published it.")]
OwnVoice = Annotated[bool, typer.Option("--own-voice", help="List the article's own statements too.")]
Threads = Annotated[int | None, typer.Option("--threads", min=1, help="Processor threads for the model.")]
FormatName = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="terminal|jsonl|html", help="By default as FILE's name ends."),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there; all of it or nothing.")
]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; *arguments* are the process's own by default."""
    # Typer once stood on the installed Click and now carries its own; this base is the error of both.
    usage_error = cast(type[Exception], typer.BadParameter.__mro__[2])
    try:
        code = app(args=arguments, prog_name="counterclaim", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except CounterclaimError as error:
        return _complain(str(error))
    except usage_error as error:
        message = cast(Any, error).format_message()
        return _complain(message.rstrip(".")) if message else 2
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _complain(f"{where}{error.strerror or error}")
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
    with _destination(output) as stream:
        readings = articles.readings(own_voice)
        if form is Format.JSONL and (output or not sys.stdout.isatty()):
            readings = _with_progress(readings)
        if not write(readings, form, stream) and articles.unread:
            raise typer.Exit(2)  # leaves the with block by its error path: no empty file replaces a good one
    if articles.unread:
        raise typer.Exit(2)


@app.command()
def explain(
    source: Source,
    claim_id: Annotated[str, typer.Argument(metavar="CLAIM_ID", help="For example c3.")],
    date: Date = None,
    title: Title = None,
    outlet: Outlet = None,
    own_voice: OwnVoice = False,
    threads: Threads = None,
) -> None:
    """Show what one claim was read from.

    Each of its cells is shown with its words and their offsets, or with what it was inferred from.
    """
    from counterclaim.exchange import cells, console_on, show_explanation

    articles = _Articles([source], _settings(threads), date, title, outlet)
    readings = list(articles.readings(own_voice))
    holders = [reading for reading in readings if any(claim.id == claim_id for claim in reading.claims)]
    with _destination(None) as stream:
        for reading in holders:
            show_explanation(reading, claim_id, console_on(stream))
    if readings and not holders:
        cells(readings[0], claim_id)  # says which claims there are
    if articles.unread:
        raise typer.Exit(2)


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
class _Articles:
    """The articles of all sources; one that cannot be read is reported, and the others are read."""

    sources: Sequence[str]
    settings: Settings
    published: str | None
    title: str | None
    outlet: str | None
    unread: int = field(default=0, init=False)

    def readings(self, own_voice: bool) -> Iterator["Reading"]:
        from counterclaim.pipeline import Pipeline

        return Pipeline.load(self.settings).read(self._documents(), own_voice=own_voice)

    def _documents(self) -> Iterator["Document"]:
        for source in self.sources:
            for found in self._found(source):
                if isinstance(found, InputError):
                    self.unread += 1
                    _complain(str(found))
                else:
                    yield found

    def _found(self, source: str) -> Iterator["Document | InputError"]:
        from counterclaim.reading import read_documents

        try:
            yield from read_documents(
                source, settings=self.settings, published=self.published, title=self.title, outlet=self.outlet
            )
        except InputError as error:
            yield error


def _settings(threads: int | None) -> Settings:
    return Settings() if threads is None else Settings(threads=threads)


def _complain(message: str) -> int:
    """Print *message* as one line on standard error and return the exit code that goes with it."""
    from counterclaim.exchange import harmless

    print("counterclaim:", " ".join(harmless(message).split()), file=sys.stderr)
    return 2


def _destination(output: Path | None) -> AbstractContextManager[TextIO]:
    from counterclaim.exchange import written

    return written(output) if output else _standard_output()


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    """Yield standard output; whoever reads it may go away (``| head``) without anyone hearing of it."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more when it ends; what is left then goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None


def _with_progress(readings: Iterator["Reading"]) -> Iterator["Reading"]:
    """Yield *readings*, counting them on standard error where a person looks at that."""
    if not sys.stderr.isatty():
        yield from readings
        return
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.completed:,} articles"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("reading", total=None)
        for reading in readings:
            yield reading
            progress.advance(task)
