"""What every request passes before anything is done for it, and what every answer carries."""

from collections.abc import MutableMapping
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counterclaim.errors import LedgerError
from counterclaim.serving.access import FORM, SESSION, Access, same_site
from counterclaim.serving.desk import Desk
from counterclaim.serving.entering import Entering, Visitor
from counterclaim.serving.problems import Refused, answer, for_programs
from counterclaim.serving.rendering import Templates

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not “no-referrer”: browsers would then send “Origin: null” with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_OPEN = ("/login", "/static/")
"""What anybody may ask for."""
_SAFE = ("GET", "HEAD", "OPTIONS")
_OWN = ("/login", "/logout", "/account")
"""Where everybody who may come in may also send a form."""
_CHANGING = ("/add", "/login", "/account", "/static/", "/jobs", "/api/v1/jobs/")
"""What does not depend on the ledger alone."""


class Guard:
    """Checks name, origin, visitor and size of each request, and answers 304 where nothing has changed."""

    def __init__(
        self, app: ASGIApp, access: Access, entering: Entering, desk: Desk, templates: Templates, limit: int
    ) -> None:
        self._app = app
        self._access = access
        self._entering = entering
        self._desk = desk
        self._templates = templates
        self._limit = limit
        self._program = version("counterclaim")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        tag = ""
        try:
            self._check(request)
            cookies = _cookies(request)
            visitor = self._visitor(request, cookies)
            tag = self._tag(request, visitor, cookies)
            early = self._early(request, tag, visitor)
        except Refused as refused:
            early = answer(self._templates, request, refused)
        guarded = _answering(send, tag)
        if early is not None:
            await early(scope, receive, guarded)
        else:
            await self._app(scope, _Limited(receive, self._limit), guarded)

    def _check(self, request: Request) -> None:
        headers = request.headers
        if not self._access.knows(headers.get("host", "")):
            raise Refused(
                421, "This server is not called so; open it by the address that it printed, or start it with --name"
            )
        if request.method not in _SAFE and not same_site(headers):
            raise Refused(403, "This was sent by a page of another site, so nothing was done")
        if "\x00" in request.url.path or "%00" in request.url.query:
            raise Refused(400, "An address holds no NUL")  # databases differ in what they make of it
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) > self._limit:
            raise Refused(413, f"This is over the limit of {self._limit / 1e6:,.0f} MB; split it")

    def _visitor(self, request: Request, cookies: dict[str, str]) -> Visitor | None:
        """Return who asks, and note it for whoever answers."""
        try:
            address = request.client.host if request.client else "unknown"
            visitor = self._entering.visitor(request.headers, cookies, address)
        except LedgerError as error:
            raise Refused(503, str(error)) from error
        request.state.visitor = visitor
        if visitor and visitor.session:
            request.state.seal = self._access.seal(cookies.get(SESSION, ""))
        return visitor

    def _early(self, request: Request, tag: str, visitor: Visitor | None) -> Response | None:
        """Return the answer to what needs no further thought."""
        path = request.url.path
        if visitor is None and not path.startswith(_OPEN):
            if for_programs(path):
                raise Refused(401, "Show the token: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})
            where = f"{path}?{request.url.query}" if request.url.query else path
            return RedirectResponse(f"/login?next={quote(where, safe='')}", 303)
        if visitor and request.method not in _SAFE and path not in _OWN and not visitor.may("reviewer"):
            raise Refused(403, "A reader changes nothing; ask an admin to make you a reviewer")
        if tag and tag in (
            one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")
        ):
            return Response(status_code=304)
        return None

    def _tag(self, request: Request, visitor: Visitor | None, cookies: dict[str, str]) -> str:
        """Return what the answer is known by until somebody changes the ledger; empty where it has no such thing."""
        if request.method not in ("GET", "HEAD") or request.url.path.startswith(_CHANGING):
            return ""
        try:
            # Pages say who sees them, and hold forms that are sealed to a cookie.
            seen = (visitor.name, visitor.role, cookies.get(SESSION, ""), cookies.get(FORM, "")) if visitor else ()
            mark = sha256("\0".join(seen).encode("utf-8", "replace")).hexdigest()[:8]
            return f'"{self._desk.state()}-{self._program}-{mark}"'
        except LedgerError:
            return ""  # whoever asks the ledger next says why


def _cookies(request: Request) -> dict[str, str]:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(request.headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}


def _answering(send: Send, tag: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=_scope(message))
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "private, no-cache" if tag else "no-store")
            headers.add_vary_header("Cookie, Authorization")
            if tag and message["status"] in (200, 304):
                headers["ETag"] = tag
        await send(message)

    return sending


def _scope(message: Message) -> MutableMapping[str, Any]:
    message.setdefault("headers", [])
    return message


class _Limited:
    """What receives a body and stops where it is over the limit, whatever its header said."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit
        self._limit = limit

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise Refused(413, f"This is over the limit of {self._limit / 1e6:,.0f} MB; split it")
        return message
