"""Who it is that asks, and what they may do: a user of the ledger, whoever has the token, or whoever is here."""

import getpass
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from counterclaim.ledger import ROLES, Role
from counterclaim.serving.access import SESSION, Access
from counterclaim.serving.desk import Desk
from counterclaim.serving.passwords import matches

_DAYS = 14
"""How long a session lasts."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks for something."""

    name: str
    """As what they do is noted."""
    role: Role
    user: bool = False
    """Whether this is a user of the ledger, not whoever has the token or is at this machine."""
    session: bool = False
    """Whether there is a session to end."""

    def may(self, role: Role) -> bool:
        """Tell whether what needs *role* is allowed.

        >>> Visitor("ada", "reviewer").may("reader"), Visitor("ada", "reviewer").may("admin")
        (True, False)
        """
        return ROLES.index(self.role) >= ROLES.index(role)


class Entering:
    """Tells who comes, and lets users in and out.

    As soon as the ledger has a user, pages ask for a name and password, also on this machine: a server before this one
    may make it everybody's. The token then is for programs.
    """

    def __init__(self, desk: Desk, access: Access) -> None:
        self._desk = desk
        self._access = access
        self._users = desk.ledger.users

    @property
    def asked(self) -> str:
        """What people are asked for: “password”, “token”, or nothing."""
        if self._desk.has_users():
            return "password"
        return "token" if self._access.token or not self._access.alone else ""

    def visitor(self, headers: Mapping[str, str], cookies: Mapping[str, str], address: str) -> Visitor | None:
        """Return who sends these *headers* and *cookies* from *address*; ``None`` where they may not come in."""
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return Visitor(f"token from {address}", "reviewer") if self._access.holds(given.strip()) else None
        asked, cookie = self.asked, cookies.get(SESSION, "")
        if asked == "password":
            user = self._users.of_session(_mark(cookie)) if cookie else None
            return Visitor(user.name, user.role, user=True, session=True) if user else None
        if asked == "token":
            known = self._access.remembers(cookie)
            return Visitor(f"token from {address}", "reviewer", session=True) if known else None
        return Visitor(_local(), "admin")

    def let_in(self, name: str, password: str) -> str | None:
        """Return the cookie of a new session, ``None`` where name and password do not go together."""
        found = self._users.found(name)
        if not matches(found[1] if found else None, password) or found is None:
            return None
        cookie = secrets.token_urlsafe(32)
        ends = datetime.now(UTC) + timedelta(days=_DAYS)
        self._users.begin(found[0].name, _mark(cookie), ends.isoformat(timespec="seconds").replace("+00:00", "Z"))
        return cookie

    def let_out(self, cookie: str) -> None:
        """End a session."""
        if self.asked == "password":
            self._users.end(_mark(cookie))


def _mark(cookie: str) -> str:
    """Return under what a session is kept: whoever reads the ledger cannot come in with it."""
    return sha256(cookie.encode("utf-8", "replace")).hexdigest()


def _local() -> str:
    """Return the name of the user of this machine, as the command line notes it."""
    try:
        return " ".join(getpass.getuser().split()) or "somebody here"
    except (OSError, KeyError, ImportError):
        return "somebody here"
