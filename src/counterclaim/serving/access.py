"""Who may come in: by which name the server is asked for, with which token, and from which page a form was sent."""

import hmac
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import urlsplit

SESSION = "counterclaim_session"
FORM = "counterclaim_form"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def is_loopback(address: str) -> bool:
    """Tell whether only this machine reaches *address*.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0"), is_loopback("localhost")
    (True, False, True)
    """
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of one server.

    With a token, everybody shows it: as ``Authorization: Bearer …``, or by a cookie that a page sets for who gives it
    once. The cookie holds a hash of it, so that nobody reads the token out of a browser. Users are in ``entering.py``.
    """

    token: str = ""
    """Empty where there is none."""
    alone: bool = True
    """Whether only this machine reaches the server; then it need not ask for anything."""
    names: frozenset[str] = frozenset(_LOOPBACK)
    """What the server may be called in ``Host``; empty for whatever it is called.

    A page elsewhere can make its own name lead to 127.0.0.1 (DNS rebinding); it cannot change the name.
    """
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    """Seals forms."""

    @classmethod
    def to(cls, address: str, token: str, names: Iterable[str] = ()) -> "Access":
        """Return the rules of a server that listens at *address* and is called *names* beside it."""
        if not is_loopback(address) and address in ("0.0.0.0", "::") and not names:
            return cls(token, False, frozenset())  # a cookie belongs to the name, so token or users are enough
        return cls(
            token, is_loopback(address), frozenset((*_LOOPBACK, address.lower(), *(name.lower() for name in names)))
        )

    def knows(self, host: str) -> bool:
        """Tell whether *host*, the header, names this server.

        >>> Access().knows("localhost:8383"), Access().knows("[::1]"), Access().knows("evil.example")
        (True, True, False)
        """
        try:
            name = urlsplit(f"//{host}").hostname
        except ValueError:
            return False
        return not self.names or name in self.names

    def holds(self, given: str) -> bool:
        """Tell whether *given* is the token, in a time that tells nothing of it."""
        return bool(self.token) and _same(given, self.token)

    @property
    def session(self) -> str:
        """The cookie of who has shown the token; the same after the server has started anew."""
        return hmac.new(self.token.encode(), b"session", sha256).hexdigest()

    def remembers(self, cookie: str) -> bool:
        """Tell whether *cookie* is that of who has shown the token."""
        return bool(self.token) and _same(cookie, self.session)

    def seal(self, cookie: str) -> str:
        """Return what a form must hold that is sent with *cookie*."""
        return hmac.new(self.key, cookie.encode(), sha256).hexdigest()

    def sealed(self, cookie: str, given: str) -> bool:
        """Tell whether a form that holds *given* is from one of our pages."""
        return bool(cookie) and _same(given, self.seal(cookie))


def same_site(headers: Mapping[str, str]) -> bool:
    """Tell whether a request that may change something comes from one of our own pages, or from no page at all.

    >>> same_site({"host": "localhost:8383", "origin": "http://evil.example"})
    False
    """
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
