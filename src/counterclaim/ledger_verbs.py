"""The verbs of the command line that bring articles into a ledger and out of it, and what all of its verbs share."""

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.console import complain, destination, progress, with_progress
from counterclaim.errors import CounterclaimError, OptionError
from counterclaim.settings import Settings

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.ledger import Adding, Ledger
    from counterclaim.ledger.adding import Reader, Tell

At = Annotated[
    str | None,
    typer.Option("--ledger", "-l", metavar="PATH|URL", help="The ledger; else $COUNTERCLAIM_LEDGER, or your own one."),
]
Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="Files, folders, patterns, URLs, archives, feeds, or - for standard input."),
]
Date = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="When it was published.")]
Title = Annotated[str | None, typer.Option("--title", help="Its title.")]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Who published it.")]
Threads = Annotated[int | None, typer.Option("--threads", min=1, help="Processor threads for the model.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many.")]
Json = Annotated[str, typer.Option("--format", "-f", metavar="terminal|json", help="How it is written.")]
ExportFormat = Annotated[
    str | None, typer.Option("--format", "-f", metavar="NAME", help="By default as FILE's name ends, else jsonl.")
]
ImportFormat = Annotated[
    str | None, typer.Option("--format", "-f", metavar="jsonl|brat|citron", help="By default as it looks.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there; all of it or nothing.")
]


def register(app: typer.Typer) -> None:
    """Give *app* the verbs of the ledger."""
    for verb in (add, watch, reprocess, export):
        app.command()(verb)
    app.command("import")(import_)


def add(
    sources: Sources,
    at: At = None,
    date: Date = None,
    title: Title = None,
    outlet: Outlet = None,
    threads: Threads = None,
) -> None:
    """Add articles to the ledger.

    They may be whatever "read" takes, and folders, patterns, zip and WARC archives, feeds and OPML lists of them. What
    is there already is skipped, so the same command goes on where it was interrupted; what cannot be read is listed at
    the end.
    """
    from counterclaim.reading import Gathering, Given

    settings = settings_at(at, threads)
    found = Gathering(settings, Given.checked(date, title, outlet)).all(sources)
    with opened(settings, create=True) as ledger, _summed("articles") as tell:
        _adding(ledger, settings, tell).add(found)


def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="Addresses of feeds, and OPML lists of them.")],
    at: At = None,
    every: Annotated[
        float, typer.Option("--every", min=5, max=10_080, metavar="MINUTES", help="Time between two questions.")
    ] = 30,
    once: Annotated[bool, typer.Option("--once", help="Ask each feed once and end, as for cron.")] = False,
    outlet: Outlet = None,
    threads: Threads = None,
) -> None:
    """Ask feeds again and again and add what is new in them, until Ctrl-C.

    A feed is asked whether it has changed and sends nothing where it has not; robots.txt counts, and sites are given
    pauses. One that fails is asked less and less often. How far each was read is kept in the ledger.
    """
    from counterclaim.ledger import Outcome, Summary
    from counterclaim.reading import Gathering, Given, Visitor, Watch, listed_feeds

    settings = settings_at(at, threads)
    gathering = Gathering(settings, Given.checked(None, None, outlet))
    urls = listed_feeds(feeds, gathering)
    news, all_news = Summary(), Summary()

    def tell(outcome: Outcome) -> None:
        news.tell(outcome)
        if outcome.became == "refused":
            complain(outcome.what)

    with opened(settings, create=True) as ledger, _stopped_by_signals():
        watching = Watch(gathering, ledger.feeds, every * 60, Visitor(settings, gathering.network))
        adding = _adding(ledger, settings, tell)
        try:
            for url in watching.due_now(urls) if once else watching.due(urls):
                for found in watching.poll(url):
                    adding.add(found)
                if news.became:
                    typer.echo(f"{datetime.now():%Y-%m-%d %H:%M} {url}: {news.sentence()}")
                all_news.became += news.became
                news.clear()
        except KeyboardInterrupt:
            all_news.became += news.became
    print(f"Stopped. {all_news.sentence()}", file=sys.stderr)
    if once and all_news.became["refused"]:
        raise typer.Exit(2)


def reprocess(
    articles: Annotated[list[str] | None, typer.Argument(metavar="[ARTICLE]...", help="Ids; all without any.")] = None,
    at: At = None,
    threads: Threads = None,
) -> None:
    """Read again what another version of the program, the model or the knowledge has read."""
    settings = settings_at(at, threads)
    with opened(settings) as ledger, _summed("articles") as tell:
        _adding(ledger, settings, tell).reread(tuple(map(ledger.name_of, articles or ())))


def export(
    articles: Annotated[list[str] | None, typer.Argument(metavar="[ARTICLE]...", help="Ids; all without any.")] = None,
    at: At = None,
    output: Output = None,
    format: ExportFormat = None,
) -> None:
    """Write what the ledger holds for other programs.

    As JSON Lines it is the whole ledger with every version, from which "import" makes the same one. All other forms
    hold the newest version of each article; their names, or how a file of theirs ends: csv, xlsx, parquet,
    webannotation (.anno.jsonld), jsonld, brat (.brat.zip), ftm (.ftm.json), geojson, gexf, html.
    """
    from counterclaim.exchange import Format, write, write_lines
    from counterclaim.ledger.transfer import exported, exported_judgements

    form = Format.chosen(format, output)
    if form is Format.TERMINAL and format is None:
        form = Format.JSONL  # whatever the file is called
    if form is Format.TERMINAL:
        raise OptionError(f"A ledger is not written for a terminal; there are {', '.join(list(Format)[1:])}")
    with opened(settings_at(at)) as ledger, destination(output) as stream:
        names = tuple(map(ledger.name_of, articles or ()))
        if form is Format.JSONL:
            versions = chain.from_iterable(map(ledger.versions, names or (None,)))
            lines = exported(versions) if names else chain(exported(versions), exported_judgements(ledger))
            write_lines(with_progress(lines, "versions"), stream)
        else:
            write(with_progress(ledger.newest(names), "articles"), form, stream)


def import_(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A file, a folder, a URL, or - for standard input.")],
    at: At = None,
    format: ImportFormat = None,
) -> None:
    """Take what "export" wrote into the ledger, records of "read --format jsonl", or articles with attributions given.

    These are brat's .txt and .ann, in a folder or a ZIP archive, and JSON of Citron's. Their attributions take the
    place of what was read from the same article, and "reprocess" leaves them alone.
    """
    from counterclaim.ledger.transfer import import_attributed, import_lines
    from counterclaim.reading import FORMATS, format_of, read_attributed, read_json_lines

    form = format or format_of(source) or "jsonl"
    if form not in (*FORMATS, "jsonl"):
        raise OptionError(f"There is no format {form!r} for this; there are jsonl, {', '.join(FORMATS)}")
    settings = settings_at(at)
    with opened(settings, create=True) as ledger:
        if form == "jsonl":
            with _summed("versions") as tell:
                import_lines(ledger, read_json_lines(source, settings=settings), tell)
        else:
            with _summed("articles") as tell:
                import_attributed(ledger, read_attributed(source, form, settings=settings), form, tell)


def write_found(found: Sequence[Any], show: "Callable[[Sequence[Any], Console], None]", in_json: bool) -> None:
    """Write what was *found* as JSON, or let *show* do it; say so where it is nothing."""
    from counterclaim.exchange import console_on
    from counterclaim.ledger.listing import as_json

    with destination(None) as stream:
        if in_json:
            stream.writelines(f"{line}\n" for line in as_json(found))
        else:
            show(found, console_on(stream))
    if not found and not in_json:
        print("Nothing found.", file=sys.stderr)


def settings_at(at: str | None, threads: int | None = None) -> Settings:
    """Return the settings with what the options say of the ledger and the threads."""
    settings = Settings() if threads is None else Settings(threads=threads)
    return settings if at is None else replace(settings, ledger=at)


def opened(settings: Settings, *, create: bool = False) -> AbstractContextManager["Ledger"]:
    """Return the open ledger that *settings* name."""
    from counterclaim.ledger import opened_ledger

    return opened_ledger(settings.ledger_location, create=create)


def _adding(ledger: "Ledger", settings: Settings, tell: "Tell") -> "Adding":
    from counterclaim.ledger import Adding, Producer

    def load() -> "Reader":
        from counterclaim.pipeline import Pipeline

        return Pipeline.load(settings)

    return Adding(ledger, load, Producer.present(settings), tell)


@contextmanager
def _summed(noun: str) -> Iterator["Tell"]:
    """Yield what hears of each article; at the end, also an early one, say what was done and what could not be read."""
    from counterclaim.ledger import Outcome, Summary

    summary = Summary()
    try:
        with progress(noun) as advance:

            def tell(outcome: Outcome) -> None:
                summary.tell(outcome)
                advance()

            yield tell
    except KeyboardInterrupt:
        print(f"Interrupted. {summary.sentence()} The same command goes on from here.", file=sys.stderr)
        raise
    except CounterclaimError:
        print(summary.sentence(), file=sys.stderr)
        raise
    for sentence in summary.refused:
        complain(sentence)
    typer.echo(summary.sentence())
    if summary.refused:
        raise typer.Exit(2)


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Let a service manager's SIGTERM stop the program as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def as_json_asked(format: str) -> bool:
    """Tell whether ``--format`` asks for JSON.

    Raises:
        OptionError: it is neither that nor the terminal's.
    """
    if format not in ("terminal", "json"):
        raise OptionError(f"There is no format {format!r} for this; there are terminal, json")
    return format == "json"
