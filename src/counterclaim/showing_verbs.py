"""The verbs of the command line that show what a ledger holds."""

import json
import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.console import destination
from counterclaim.errors import OptionError
from counterclaim.ledger_verbs import At, Json, Limit, as_json_asked, opened, settings_at, write_found

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.tie_reviewing import Place

OwnVoice = Annotated[bool, typer.Option("--own-voice", help="List the articles' own statements too.")]


def register(app: typer.Typer) -> None:
    """Give *app* the verbs."""
    for verb in (show, search, stories, disputes, timeline, status):
        app.command()(verb)


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
    speaker: Annotated[str, typer.Option("--speaker", help="Who takes a side.")] = "",
    place: Annotated[str, typer.Option("--place", help="Where what a side tells of happens: place or country.")] = "",
    outlet: Annotated[str, typer.Option("--outlet", help="Who reports a side.")] = "",
    since: Annotated[str, typer.Option("--since", metavar="YYYY[-MM[-DD]]", help="Gone on then or later.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="YYYY[-MM[-DD]]", help="Begun by then.")] = "",
    across: Annotated[bool, typer.Option("--across", help="Only those with sides in several articles.")] = False,
    format: Json = "terminal",
) -> None:
    """Show what is contested: each proposition, who asserts it, who denies it, on how many independent origins."""
    from counterclaim.exchange import console_on, dump_board, show_board
    from counterclaim.ledger import Asked

    in_json, asked = as_json_asked(format), Asked(about, since, story, across, speaker, place, until, outlet)
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


def timeline(
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ACTOR|WORDS]...", help="An actor's number or name, or words of claims."),
    ] = None,
    at: At = None,
    story: Annotated[str, typer.Option("--story", help="Only of this story: its id, or words of its name.")] = "",
    since: Annotated[str, typer.Option("--since", metavar="YYYY[-MM[-DD]]", help="From then on.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="YYYY[-MM[-DD]]", help="Until then.")] = "",
    limit: Limit = 50,
    format: Json = "terminal",
) -> None:
    """Show claims in the order of time: who claimed, who denied, who changed what.

    Of an actor what it claims and what others answer; of words the claims that hold them; of a story alone all of it.
    """
    from counterclaim.ledger.actors import speaker
    from counterclaim.ledger.groups import story_meant
    from counterclaim.ledger.listing import show_timeline
    from counterclaim.ledger.timeline import Span, of_actor, of_story, of_words

    in_json, span, words = as_json_asked(format), Span(since, until), " ".join(what or ())
    if not words and not story:
        raise OptionError("Say whose timeline: an actor, words of claims, or --story")
    with opened(settings_at(at)) as ledger, ledger.reading() as connection:
        number = story_meant(connection, story) if story else None
        actor = speaker(connection, words) if words else None
        if actor is not None:
            found = of_actor(connection, actor, span, limit, number)
        elif words:
            found = of_words(connection, words, span, limit, f"s{number}" if number else "")
        elif number is not None:
            found = of_story(connection, number, span, limit)
    write_found(found, show_timeline, in_json)


def show_kept(what: str, at: str | None, *, version: int | None, own_voice: bool, in_json: bool) -> None:
    """Write an article of the ledger as people have it, or what one part of it was read from."""
    from counterclaim.exchange import cells, console_on, dump, show_explanation
    from counterclaim.ledger.listing import show_speaker
    from counterclaim.ledger.reviewing import kept
    from counterclaim.ledger.reviews import with_reviews
    from counterclaim.ledger.telling import part_record, show_article, show_chain, show_producer

    with opened(settings_at(at)) as ledger:
        name, part = ledger.meant(what)
        if "-" in part:
            one, _, other = part.partition("-")
            _show_relation(ledger, (name, one), (name, other), in_json)
            return
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
            show_producer(versions[-1], console_on(stream))
        else:
            show_article(versions, console_on(stream), standing=standing, own_voice=own_voice, reviews=reviews)


def show_tie(one: str, other: str, at: str | None) -> None:
    """Write why the ledger has a relation between two claims, each given as ARTICLE#c1."""
    with opened(settings_at(at)) as ledger:
        places = [ledger.meant(given) for given in (one, other)]
        for given, (_, part) in zip((one, other), places, strict=True):
            if not part:
                raise OptionError(f"Say which claim of {given} is meant, as {given}#c1; show it to see which there are")
        _show_relation(ledger, places[0], places[1], in_json=False)


def _show_relation(ledger: "Ledger", one: "Place", other: "Place", in_json: bool) -> None:
    from counterclaim.exchange import console_on
    from counterclaim.ledger.explaining import explained, show_relation

    found = explained(ledger, one, other)
    with destination(None) as stream:
        if in_json:
            stream.write(f"{json.dumps(asdict(found), ensure_ascii=False)}\n")
        else:
            show_relation(found, console_on(stream))
