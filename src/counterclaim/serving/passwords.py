"""Passwords are kept as Argon2id hashes (RFC 9106), and checked in a time that does not tell whose name exists."""

import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from counterclaim.errors import OptionError

SHORTEST = 12
"""Characters; NIST SP 800-63B asks for length and for nothing else."""
LONGEST = 200
_HASHER = PasswordHasher()
_AT_ONCE = BoundedSemaphore(2)
"""Each takes 64 MiB while it is made: a crowd at the door must not take all there is."""


def hashed(password: str) -> str:
    """Return what is kept of *password*.

    Raises:
        OptionError: it is too short or too long.

    >>> hashed("a mill by the river").startswith("$argon2id$")
    True
    """
    plain = _plain(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise OptionError(f"A password has {SHORTEST} to {LONGEST} characters, of any kind; take some words")
    with _AT_ONCE:
        return _HASHER.hash(plain)


def matches(kept: str | None, password: str) -> bool:
    """Tell whether *password* is the one of which *kept* is kept; with ``None`` it takes as long to say no.

    >>> kept = hashed("a mill by the river")
    >>> matches(kept, "a mill by the river"), matches(kept, "a mill by the sea"), matches(None, "a mill by the river")
    (True, False, False)
    """
    with _AT_ONCE:
        try:
            _HASHER.verify(_NOBODY if kept is None else kept, _plain(password)[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def _plain(password: str) -> str:
    """Return *password* the same however a keyboard composes it."""
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode())


_NOBODY = _HASHER.hash("nobody's password")
