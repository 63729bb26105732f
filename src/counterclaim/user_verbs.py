"""The verbs of the command line for the people who may use a served ledger."""

import getpass
import sys
from typing import Annotated

import typer

from counterclaim.errors import OptionError
from counterclaim.ledger_verbs import At, Json, as_json_asked, opened, settings_at
from counterclaim.review_verbs import As, who_decides

Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name; case does not matter.")]
Role = Annotated[
    str, typer.Option("--role", metavar="reader|reviewer|admin", help="What it may do; the first one must be an admin.")
]
_EXTRA = "This needs more than is installed; install it: pip install 'counterclaim[serve]'"

users = typer.Typer(rich_markup_mode=None, help="Say who may use the ledger where it is served.")


def register(app: typer.Typer) -> None:
    """Give *app* the verbs."""
    for verb in (add, list_, remove, role, password):
        users.command(verb.__name__.rstrip("_"))(verb)
    app.add_typer(users, name="users")


def add(name: Name, role: Role = "reader", at: At = None, by: As = None) -> None:
    """Add a user; the password is asked for, or is the first line of standard input.

    A reader sees everything, a reviewer also reviews and adds, an admin also manages users and sees the log of changes.
    """
    from counterclaim.ledger.users import check_role

    wanted, who = check_role(role), who_decides(by)
    with opened(settings_at(at), create=True) as ledger:
        made = ledger.users.add(name, wanted, _hash_of_given(), who)
    typer.echo(f"Added {made.name}, {made.role}.")


def list_(at: At = None, format: Json = "terminal") -> None:
    """List the users."""
    import json
    from dataclasses import asdict

    in_json = as_json_asked(format)
    with opened(settings_at(at)) as ledger:
        found = ledger.users.listed()
    for one in found:
        typer.echo(json.dumps(asdict(one)) if in_json else f"{one.name}  {one.role} since {one.made[:10]}")
    if not found and not in_json:
        print("There are no users.", file=sys.stderr)


def remove(name: Name, at: At = None, by: As = None) -> None:
    """Remove a user and end its sessions. What it has said of the ledger stays."""
    who = who_decides(by)
    with opened(settings_at(at)) as ledger:
        ledger.users.remove(name, who)
    typer.echo(f"Removed {name}.")


def role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, reviewer or admin.")],
    at: At = None,
    by: As = None,
) -> None:
    """Give a user another role; it holds at once."""
    from counterclaim.ledger.users import check_role

    wanted, who = check_role(role), who_decides(by)
    with opened(settings_at(at)) as ledger:
        ledger.users.give_role(name, wanted, who)
    typer.echo(f"{name} is now {wanted}.")


def password(name: Name, at: At = None, by: As = None) -> None:
    """Give a user another password, which is asked for, or is the first line of standard input; ends its sessions."""
    who = who_decides(by)
    with opened(settings_at(at)) as ledger:
        if ledger.users.found(name) is None:
            raise OptionError(f"There is no user called “{name}”; see: counterclaim users list")
        ledger.users.give_password(name, _hash_of_given(), who)
    typer.echo(f"{name} has another password.")


def _hash_of_given() -> str:
    """Return what is kept of the password that is typed, twice, or comes by standard input."""
    try:
        from counterclaim.serving.passwords import hashed
    except ModuleNotFoundError as error:
        raise OptionError(_EXTRA) from error
    if not sys.stdin.isatty():
        return hashed(sys.stdin.readline().rstrip("\r\n"))
    given = getpass.getpass("Password: ")
    if given != getpass.getpass("The same again: "):
        raise OptionError("These are two passwords; nothing was done")
    return hashed(given)
