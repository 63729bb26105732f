"""The verbs of the command line with which people judge what a ledger holds."""

import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.errors import OptionError
from counterclaim.ledger_verbs import At, Json, Limit, as_json_asked, opened, settings_at, write_found

if TYPE_CHECKING:
    from counterclaim.ledger.links.judged import KeptTie
    from counterclaim.ledger.reviewing import Doubt
    from counterclaim.ledger.reviews import Kept, Verdict
    from counterclaim.ledger.tie_reviewing import DoubtfulTie

As = Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who decides; else the user's name.")]
_ACTOR = 'An actor\'s number or name: see "actors".'


def register(app: typer.Typer) -> None:
    """Give *app* the verbs."""
    for verb in (actors, merge, split, review):
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
    write_found(found, show_actors, in_json)


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

    who = who_decides(by)
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

    who = who_decides(by)
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
        str,
        typer.Argument(
            metavar="[CELL|ARTICLE#PART]",
            help="speaker, stance or content of a claim; a slot of an event; another article's claim.",
        ),
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

    A relation is one inside an article (dam#c3-c1) or between two (dam#c3 wire#c1). What is said outlives new versions
    of the articles and new readings of them, as long as the claims are there.
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
    (_review_tie if "#" in cell else _review)(what, cell, None if withdraw else verdict, to, at, by)


def _list_reviews(at: str | None, queue: bool, gone: bool, limit: int, in_json: bool) -> None:
    from counterclaim.ledger.links.judged import kept_ties
    from counterclaim.ledger.listing import show_doubts, show_reviews
    from counterclaim.ledger.reviewing import kept
    from counterclaim.ledger.reviewing import queue as waiting
    from counterclaim.ledger.tie_reviewing import doubtful_ties

    with opened(settings_at(at)) as ledger, ledger.reading() as connection:
        if queue:
            doubts: list[Doubt | DoubtfulTie] = [*waiting(connection, limit), *doubtful_ties(connection, limit)]
            doubts = sorted(doubts, key=lambda one: one.confidence)[:limit]
        else:
            reviews: list[Kept | KeptTie] = [*kept(connection), *kept_ties(connection)]
            reviews = sorted(reviews, key=lambda one: one.review.made)
            reviews = [one for one in reviews if not gone or one.gone][-limit:]
    if queue:
        write_found(doubts, show_doubts, in_json)
    else:
        write_found(reviews, show_reviews, in_json)


def _review(what: str, cell: str, verdict: "Verdict | None", to: str | None, at: str | None, by: str | None) -> None:
    from counterclaim.exchange import harmless
    from counterclaim.ledger.listing import review_lines
    from counterclaim.ledger.reviewing import review as say
    from counterclaim.ledger.reviewing import withdraw as forget
    from counterclaim.ledger.reviews import Kept

    who = who_decides(by)
    with opened(settings_at(at)) as ledger:
        name, part = ledger.meant(what)
        if not part:
            raise OptionError(f"Say which part of {what} is meant, as {what}#c1; show it to see which there are")
        if verdict is None:
            number = forget(ledger, name, part, cell, who)
            typer.echo(f"Forgot {number} review{'s' * (number != 1)} of {harmless(name)}#{part}.")
            return
        made = say(ledger, name, part, cell, verdict, to, who, _now())
    for line in review_lines([Kept(name, made, part)]):
        typer.echo(harmless(f"{name}#{line}"))


def _review_tie(
    what: str, other: str, verdict: "Verdict | None", to: str | None, at: str | None, by: str | None
) -> None:
    from counterclaim.exchange import harmless
    from counterclaim.ledger.listing import tie_line
    from counterclaim.ledger.tie_reviewing import review_tie, withdraw_tie

    who = who_decides(by)
    with opened(settings_at(at)) as ledger:
        places = [ledger.meant(place) for place in (what, other)]
        for given, (_, part) in zip((what, other), places, strict=True):
            if not part:
                raise OptionError(f"Say which claim of {given} is meant, as {given}#c1; show it to see which there are")
        if verdict is None:
            number = withdraw_tie(ledger, places[0], places[1], who)
            typer.echo(f"Forgot {number} review{'s' * (number != 1)} of {' and '.join(map(harmless, (what, other)))}.")
            return
        made = review_tie(ledger, places[0], places[1], verdict, to, who, _now())
    ends = dict(places)
    typer.echo(harmless(tie_line(made, ends[made.a.article], ends[made.b.article])))


def who_decides(by: str | None) -> str:
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
