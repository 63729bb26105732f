"""The verbs of the command line that keep articles in a ledger and look into it."""

import signal
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.console import complain, destination, progress, with_progress
from counterclaim.errors import CounterclaimError, OptionError
from counterclaim.settings import Settings

if TYPE_CHECKING:
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
OwnVoice = Annotated[bool, typer.Option("--own-voice", help="List the articles' own statements too.")]
Threads = Annotated[int | None, typer.Option("--threads", min=1, help="Processor threads for the model.")]
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
    for verb in (add, watch, show, search, stories, disputes, status, reprocess, export):
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


def show(
    what: Annotated[str, typer.Argument(metavar="ARTICLE[#CLAIM]", help="An article's id, its beginning, or its URL.")],
    at: At = None,
    version: Annotated[int | None, typer.Option("--version", min=1, help="An earlier version of it.")] = None,
    own_voice: OwnVoice = False,
    format: Json = "terminal",
) -> None:
    """Show an article of the ledger and what became of it, or one of its claims (or c3, e1, p1, v1)."""
    show_kept(what, at, version=version, own_voice=own_voice, in_json=as_json_asked(format))


def search(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]...", help="All must occur.")] = None,
    at: At = None,
    speaker: Annotated[str, typer.Option("--speaker", help="Who says it.")] = "",
    stance: Annotated[str, typer.Option("--stance", help="asserts, denies, doubts, asks, demands, …")] = "",
    outlet: Annotated[str, typer.Option("--outlet", help="Who published it.")] = "",
    since: Annotated[str, typer.Option("--since", metavar="YYYY[-MM[-DD]]", help="Published then or later.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="YYYY[-MM[-DD]]", help="Published by then.")] = "",
    place: Annotated[str, typer.Option("--place", help="Where what it tells of happens: a place or a country.")] = "",
    story: Annotated[str, typer.Option("--story", help="A story's id, or words of its name.")] = "",
    articles: Annotated[bool, typer.Option("--articles", help="Look for articles, not for claims.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
    format: Json = "terminal",
) -> None:
    """Find claims, or articles, that hold all the words."""
    from counterclaim.exchange import console_on
    from counterclaim.ledger import Facets
    from counterclaim.ledger.telling import as_json, show_hits

    in_json = as_json_asked(format)
    facets = Facets(speaker, stance, outlet, since, until, place, articles, limit, story)
    # The shell takes away the quotation marks of “"two words"”; words that come as one argument stay together.
    asked = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words or ())
    with opened(settings_at(at)) as ledger:
        hits = ledger.search(asked, facets)
    with destination(None) as stream:
        if in_json:
            stream.writelines(f"{line}\n" for line in as_json(*hits))
        else:
            show_hits(hits, console_on(stream))
    if not hits and not in_json:
        print("Nothing found.", file=sys.stderr)


def stories(
    story: Annotated[str | None, typer.Argument(metavar="[STORY]", help="Its id, or words of its name.")] = None,
    at: At = None,
    format: Json = "terminal",
) -> None:
    """List the stories that more than one article tells, or all articles of one."""
    from counterclaim.exchange import console_on
    from counterclaim.ledger.telling import as_json, show_stories

    in_json = as_json_asked(format)
    with opened(settings_at(at)) as ledger:
        found = ledger.stories(story)
    with destination(None) as stream:
        if in_json:
            stream.writelines(f"{line}\n" for line in as_json(*found))
        else:
            show_stories(found, console_on(stream), whole=story is not None)
    if not found and not in_json:
        print("No story has more than one article yet.", file=sys.stderr)


def disputes(
    at: At = None,
    about: Annotated[str, typer.Option("--about", help="Words of a speaker's name or of what is contested.")] = "",
    story: Annotated[str, typer.Option("--story", help="Only of this story.")] = "",
    since: Annotated[str, typer.Option("--since", metavar="YYYY[-MM[-DD]]", help="Gone on then or later.")] = "",
    across: Annotated[bool, typer.Option("--across", help="Only those with sides in several articles.")] = False,
    format: Json = "terminal",
) -> None:
    """Show what is contested: each proposition, who asserts it, who denies it, on how many independent origins."""
    from counterclaim.exchange import console_on, dump_board, show_board
    from counterclaim.ledger import Asked

    in_json, asked = as_json_asked(format), Asked(about, since, story, across)
    with opened(settings_at(at)) as ledger:
        found = ledger.disputes(asked)
        copies = [group.articles for group in ledger.copies()] if in_json else []
        told = [story.outline() for story in ledger.stories()] if in_json else []
    with destination(None) as stream:
        if in_json:
            stream.write(f"{dump_board(found, copies, told)}\n")
        else:
            show_board(found, console_on(stream))
    if not found and not in_json:
        print("Nothing is contested there, as far as Counterclaim is sure.", file=sys.stderr)


def status(at: At = None, format: Json = "terminal") -> None:
    """Show what the ledger holds."""
    from counterclaim.exchange import console_on
    from counterclaim.ledger import Producer
    from counterclaim.ledger.telling import as_json, show_status

    settings, in_json = settings_at(at), as_json_asked(format)
    with opened(settings) as ledger:
        found = ledger.status(Producer.present(settings))
    with destination(None) as stream:
        if in_json:
            stream.writelines(f"{line}\n" for line in as_json(found))
        else:
            show_status(found, console_on(stream))


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


def show_kept(what: str, at: str | None, *, version: int | None, own_voice: bool, in_json: bool) -> None:
    """Write an article of the ledger as people have it, or what one part of it was read from."""
    from counterclaim.exchange import cells, console_on, dump, show_explanation
    from counterclaim.ledger.listing import show_speaker
    from counterclaim.ledger.reviewing import kept
    from counterclaim.ledger.reviews import with_reviews
    from counterclaim.ledger.telling import part_record, show_article, show_chain

    with opened(settings_at(at)) as ledger:
        name, part = ledger.meant(what)
        versions = list(ledger.versions(name))
        with ledger.reading() as connection:
            reviews = kept(connection, name)
        actors, standing = ledger.members(name), ledger.standing(name)
        if version is None or version >= len(versions):
            corrected = with_reviews(versions[-1].reading, (one.review for one in reviews))
            versions[-1] = replace(versions[-1], reading=corrected)
        else:
            versions, reviews, actors = versions[:version], [], {}
        reading = versions[-1].reading
        if part:
            cells(reading, part)  # says which there are, where there is none
        claim = next((claim for claim in reading.claims if claim.id == part), None)
        steps = ledger.chain(reading, claim) if claim else ()
    with destination(None) as stream:
        if in_json:
            stream.write(f"{part_record(reading, part) if part else dump(reading)}\n")
        elif part:
            show_explanation(reading, part, console_on(stream))
            show_speaker(reading, part, actors, console_on(stream))
            show_chain(steps, console_on(stream))
        else:
            show_article(versions, console_on(stream), standing=standing, own_voice=own_voice, reviews=reviews)


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
