"""The verbs of the command line with which people judge what a ledger holds, and see who said what when."""

import getpass
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.console import destination
from counterclaim.errors import OptionError
from counterclaim.ledger_verbs import At, Json, as_json_asked, opened, settings_at

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.ledger.reviews import Verdict

As = Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who decides; else the user's name.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many.")]
_ACTOR = 'An actor\'s number or name: see "actors".'


def register(app: typer.Typer) -> None:
    """Give *app* the verbs."""
    for verb in (actors, merge, split, review, timeline):
        app.command()(verb)


def actors(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]...", help="Words of the name.")] = None,
    at: At = None,
    limit: Limit = 20,
    format: Json = "terminal",
) -> None:
    """List people, bodies and places, each once for all articles, those that most articles name first."""
    from counterclaim.ledger.actors import listed
    from counterclaim.ledger.listing import show_actors

    in_json = as_json_asked(format)
    with opened(settings_at(at)) as ledger, ledger.reading() as connection:
        found = listed(connection, " ".join(words or ()), limit)
    _write(found, show_actors, in_json)


def merge(
    one: Annotated[str, typer.Argument(metavar="ACTOR", help=_ACTOR)],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The one that it is the same as.")],
    at: At = None,
    by: As = None,
) -> None:
    """Say that two actors are one; later articles, and articles read again, keep to it."""
    from counterclaim.exchange import harmless
    from counterclaim.ledger.actors import actor_of
    from counterclaim.ledger.actors import merge as merged

    who = _who(by)
    with opened(settings_at(at)) as ledger, ledger.writing() as connection:
        kept, gone = actor_of(connection, one), actor_of(connection, other)
        merged(connection, kept, gone, who, _now())
        now = actor_of(connection, str(kept.id))
    typer.echo(f"{harmless(gone.name)} ({gone.id}) is now {harmless(now.name)} ({now.id}), in {now.articles} articles.")


def split(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help=_ACTOR)],
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Those that mean somebody else.")],
    at: At = None,
    by: As = None,
) -> None:
    """Say that some articles mean another actor of the name; articles that are read again keep to it."""
    from counterclaim.exchange import harmless
    from counterclaim.ledger.actors import actor_of
    from counterclaim.ledger.actors import split as apart

    who = _who(by)
    with opened(settings_at(at)) as ledger:
        names = [ledger.name_of(article) for article in articles]
        with ledger.writing() as connection:
            old = actor_of(connection, actor)
            number = apart(connection, old, names, who, _now())
            new = actor_of(connection, str(number))
    typer.echo(f"{harmless(new.name)} ({new.id}) is another than {harmless(old.name)} ({old.id}).")


def review(
    what: Annotated[
        str | None,
        typer.Argument(metavar="[ARTICLE#PART]", help="A claim (c3), an event (v1), a relation (c3-c1)."),
    ] = None,
    cell: Annotated[
        str, typer.Argument(metavar="[CELL]", help="speaker, stance or content of a claim; a slot of an event.")
    ] = "",
    accept: Annotated[bool, typer.Option("--accept", help="It is right.")] = False,
    to: Annotated[str | None, typer.Option("--to", metavar="VALUE", help="It is this instead.")] = None,
    reject: Annotated[bool, typer.Option("--reject", help="It is wrong, and there is nothing in its place.")] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Forget what was said of it.")] = False,
    queue: Annotated[
        bool, typer.Option("--queue", help="List what nobody has reviewed, the least sure first.")
    ] = False,
    gone: Annotated[bool, typer.Option("--gone", help="List only reviews of what is gone from its article.")] = False,
    at: At = None,
    by: As = None,
    limit: Limit = 20,
    format: Json = "terminal",
) -> None:
    """Accept, correct or reject a cell or a relation; without one, list the reviews.

    What is said outlives new versions of the article and new readings of it, as long as the claim is there.
    """
    in_json = as_json_asked(format)
    asked = {"--accept": accept, "--to": to is not None, "--reject": reject, "--withdraw": withdraw}
    said = [name for name, is_said in asked.items() if is_said]
    if what is None or queue or gone:
        if said or what is not None or (queue and gone):
            raise OptionError(
                "Either name a part and say what of it, or list with --queue, with --gone or with neither"
            )
        _list_reviews(at, queue, gone, limit, in_json)
        return
    if len(said) != 1:
        raise OptionError(f"Say one thing of {what}: {', '.join(asked)}")
    verdict: Verdict = "accepted" if accept else "corrected" if to is not None else "rejected"
    _review(what, cell, None if withdraw else verdict, to, at, by)


def timeline(
    what: Annotated[
        list[str], typer.Argument(metavar="ACTOR|WORDS...", help="An actor's number or name, or words of claims.")
    ],
    at: At = None,
    since: Annotated[str, typer.Option("--since", metavar="YYYY[-MM[-DD]]", help="From then on.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="YYYY[-MM[-DD]]", help="Until then.")] = "",
    limit: Limit = 50,
    format: Json = "terminal",
) -> None:
    """Show claims in the order of time: who claimed, who denied, who changed what.

    Of an actor what it claims and what others answer; of words the claims that hold them.
    """
    from counterclaim.ledger.actors import speaker
    from counterclaim.ledger.listing import show_timeline
    from counterclaim.ledger.timeline import Span, of_actor, of_words

    in_json, span, words = as_json_asked(format), Span(since, until), " ".join(what)
    with opened(settings_at(at)) as ledger, ledger.reading() as connection:
        actor = speaker(connection, words)
        if actor is not None:
            found = of_actor(connection, actor, span, limit)
        else:
            found = of_words(connection, words, span, limit)
    _write(found, show_timeline, in_json)


def _list_reviews(at: str | None, queue: bool, gone: bool, limit: int, in_json: bool) -> None:
    from counterclaim.ledger.listing import show_doubts, show_reviews
    from counterclaim.ledger.reviewing import kept
    from counterclaim.ledger.reviewing import queue as waiting

    with opened(settings_at(at)) as ledger, ledger.reading() as connection:
        if queue:
            doubts = waiting(connection, limit)
        else:
            reviews = [one for one in kept(connection) if not gone or one.part is None][-limit:]
    if queue:
        _write(doubts, show_doubts, in_json)
    else:
        _write(reviews, show_reviews, in_json)


def _review(what: str, cell: str, verdict: "Verdict | None", to: str | None, at: str | None, by: str | None) -> None:
    from counterclaim.exchange import harmless
    from counterclaim.ledger.listing import review_lines
    from counterclaim.ledger.reviewing import review as say
    from counterclaim.ledger.reviewing import withdraw as forget
    from counterclaim.ledger.reviews import Kept

    who = _who(by)
    with opened(settings_at(at)) as ledger:
        name, part = ledger.meant(what)
        if not part:
            raise OptionError(f"Say which part of {what} is meant, as {what}#c1; show it to see which there are")
        if verdict is None:
            number = forget(ledger, name, part, cell)
            typer.echo(f"Forgot {number} review{'s' * (number != 1)} of {harmless(name)}#{part}.")
            return
        made = say(ledger, name, part, cell, verdict, to, who, _now())
    for line in review_lines([Kept(name, made, part)]):
        typer.echo(harmless(f"{name}#{line}"))


def _write(found: Sequence[Any], show: "Callable[[Sequence[Any], Console], None]", in_json: bool) -> None:
    from counterclaim.exchange import console_on
    from counterclaim.ledger.listing import as_json

    with destination(None) as stream:
        if in_json:
            stream.writelines(f"{line}\n" for line in as_json(found))
        else:
            show(found, console_on(stream))
    if not found and not in_json:
        print("Nothing found.", file=sys.stderr)


def _who(by: str | None) -> str:
    """Return who decides, in one line."""
    if by is None:
        try:
            by = getpass.getuser()
        except (OSError, KeyError, ImportError):
            by = ""
    name = " ".join(by.split())
    if not name or len(name) > 200 or not name.isprintable():
        raise OptionError("Say who you are: --as NAME, in at most 200 characters")
    return name


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
