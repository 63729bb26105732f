"""People who may use a served ledger: name, role, the hash of a password, and the sessions in which they are.

They stand in the ledger because a team may share it: whoever serves it asks the same people. They are never exported.
"""

from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Column, Connection, ForeignKey, Integer, Row, String, Table, delete, func, insert, select, update

from counterclaim.errors import OptionError
from counterclaim.knowledge.spelling import folded
from counterclaim.ledger.acts import note, now
from counterclaim.ledger.feeds import Connecting
from counterclaim.ledger.rows import storable
from counterclaim.ledger.schema import metadata
from counterclaim.reading.naming import shown

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what those before it may."""
_LONGEST = 60

users = Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("name_key", String(200), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("password", String(400), nullable=False),  # its hash: see serving/passwords.py
    Column("made", String(32), nullable=False),  # ISO 8601, UTC
)

sessions = Table(
    "sessions",
    metadata,
    Column("mark", String(64), primary_key=True),  # hash of what the browser holds
    Column("user", Integer, ForeignKey("users.id"), nullable=False, index=True),
    Column("made", String(32), nullable=False),
    Column("ends", String(32), nullable=False),
)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may use the ledger."""

    name: str
    role: Role
    made: str
    """When it was added, ISO 8601 in UTC."""


def check_role(role: str) -> Role:
    """Return *role*.

    Raises:
        OptionError: there is none of this name.
    """
    for one in ROLES:
        if one == role:
            return one
    raise OptionError(f"There is no role “{shown(role)}”; there are {', '.join(ROLES)}")


class Users:
    """The users of one ledger.

    Every change names who made it, and is noted in ``acts``. As long as there are users, one of them is an admin.
    """

    def __init__(self, connected: Connecting) -> None:
        self._connected = connected

    def listed(self) -> list[User]:
        """Return all, in the order of their names."""
        with self._connected() as connection:
            rows = connection.execute(select(users).order_by(users.c.name_key)).all()
        return [User(row.name, row.role, row.made) for row in rows]

    def found(self, name: str) -> tuple[User, str] | None:
        """Return the user called *name*, case aside, with the hash of the password; ``None`` where there is none."""
        with self._connected() as connection:
            row = connection.execute(select(users).where(users.c.name_key == _key(name))).first()
        return None if row is None else (User(row.name, row.role, row.made), row.password)

    def add(self, name: str, role: Role, password: str, by: str) -> User:
        """Add a user.

        Args:
            name: in any case it is the same one.
            role: the first user must be an admin.
            password: the hash of it.
            by: who does it.

        Raises:
            OptionError: there is one of this name, or it is no name.
        """
        called = " ".join(name.split())
        if not _key(called) or len(called) > _LONGEST or not called.isprintable():
            raise OptionError(f"A user needs a name of letters or digits, in at most {_LONGEST} characters")
        made = now()
        with self._connected(writing=True) as connection:
            if connection.execute(select(users.c.id).where(users.c.name_key == _key(called))).first():
                raise OptionError(f"There is a user called “{called}” already; give another name, or remove that one")
            if role != "admin" and not _admins(connection):
                raise OptionError("The first user must be an admin, who can then add others")
            row = {"name": called, "name_key": _key(called), "role": role, "password": password, "made": made}
            connection.execute(insert(users), [row])
            note(connection, by, "added", f"user {called}", {"role": role}, made)
        return User(called, role, made)

    def remove(self, name: str, by: str) -> None:
        """Remove a user and end its sessions.

        Raises:
            OptionError: there is none, or it is the only admin of several users.
        """
        with self._connected(writing=True) as connection:
            row = _row(connection, name)
            if connection.execute(select(func.count(users.c.id))).scalar_one() > 1:
                _check_left(connection, row)
            connection.execute(delete(sessions).where(sessions.c.user == row.id))
            connection.execute(delete(users).where(users.c.id == row.id))
            note(connection, by, "removed", f"user {row.name}", {"role": row.role})

    def give_role(self, name: str, role: Role, by: str) -> None:
        """Give a user another role; it holds at once, also in sessions.

        Raises:
            OptionError: there is no such user, or it is the only admin.
        """
        with self._connected(writing=True) as connection:
            row = _row(connection, name)
            if role != "admin":
                _check_left(connection, row)
            connection.execute(update(users).where(users.c.id == row.id).values(role=role))
            note(connection, by, "role", f"user {row.name}", {"was": row.role, "now": role})

    def give_password(self, name: str, password: str, by: str) -> None:
        """Give a user another password (the hash of it) and end its sessions.

        Raises:
            OptionError: there is no such user.
        """
        with self._connected(writing=True) as connection:
            row = _row(connection, name)
            connection.execute(update(users).where(users.c.id == row.id).values(password=password))
            connection.execute(delete(sessions).where(sessions.c.user == row.id))
            note(connection, by, "password", f"user {row.name}", {})

    def begin(self, name: str, mark: str, ends: str) -> None:
        """Keep a session of a user, under the hash of what the browser holds, until *ends* (ISO 8601, UTC).

        Raises:
            OptionError: the user was removed meanwhile.
        """
        made = now()
        with self._connected(writing=True) as connection:
            row = _row(connection, name)
            connection.execute(delete(sessions).where(sessions.c.ends <= made))
            connection.execute(insert(sessions), [{"mark": mark, "user": row.id, "made": made, "ends": ends}])

    def of_session(self, mark: str) -> User | None:
        """Return whose session is kept under *mark*; ``None`` where there is none, or it is over."""
        query = select(users).join(sessions, sessions.c.user == users.c.id)
        with self._connected() as connection:
            row = connection.execute(query.where(sessions.c.mark == mark, sessions.c.ends > now())).first()
        return None if row is None else User(row.name, row.role, row.made)

    def end(self, mark: str) -> None:
        """Forget a session."""
        with self._connected(writing=True) as connection:
            connection.execute(delete(sessions).where(sessions.c.mark == mark))


def _key(name: str) -> str:
    return folded(storable(name))[:200]


def _row(connection: Connection, name: str) -> Row[Any]:
    row = connection.execute(select(users).where(users.c.name_key == _key(name))).first()
    if row is None:
        raise OptionError(f"There is no user called “{shown(name)}”; see: counterclaim users list")
    return row


def _admins(connection: Connection) -> int:
    return int(connection.execute(select(func.count(users.c.id)).where(users.c.role == "admin")).scalar_one())


def _check_left(connection: Connection, row: Row[Any]) -> None:
    if row.role == "admin" and _admins(connection) == 1:
        raise OptionError(f"“{row.name}” is the only admin; make another user an admin first")
