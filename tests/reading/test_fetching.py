"""Fetching: what is refused, what is limited, and what comes through."""

import gzip
import http.server
import socket
import threading
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.errors import FetchError, NotText, TooLarge
from counterclaim.reading import Network, read_documents
from counterclaim.reading.fetching import fetch
from counterclaim.records import Document
from counterclaim.settings import Settings

Handler = http.server.BaseHTTPRequestHandler
Serve = Callable[[dict[str, Callable[[Handler], None]]], int]
RawServe = Callable[[Callable[[socket.socket], None]], int]
SMALL = Settings(max_bytes=50_000, fetch_seconds=10, max_redirects=3)
HURRIED = Settings(fetch_seconds=0.6)


def page(body: bytes, content_type: str = "text/html; charset=utf-8", **headers: str) -> Callable[[Handler], None]:
    def route(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", content_type)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return route


def redirect(location: str, status: int = 302) -> Callable[[Handler], None]:
    def route(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Location", location)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return route


def test_a_page_is_fetched_and_read(serve: Serve, loopback: Network, pages: Path) -> None:
    port = serve({"/ferry": page((pages / "modern.html").read_bytes())})
    url = f"http://courier.test:{port}/ferry"
    [document] = read_documents(url, settings=SMALL, network=loopback)
    assert isinstance(document, Document)
    assert (document.url, document.outlet, document.published) == (url, "The Skerry Courier", "2023-03-14")


def test_plain_text_is_read_by_the_charset_of_its_header(serve: Serve, loopback: Network) -> None:
    body = "Rektor twierdzi, że zażółcił gęślą jaźń.".encode("iso8859-2")
    port = serve({"/": page(body, "text/plain; charset=iso-8859-2")})
    [document] = read_documents(f"http://uczelnia.test:{port}/", settings=SMALL, network=loopback)
    assert isinstance(document, Document)
    assert document.text == "Rektor twierdzi, że zażółcił gęślą jaźń."


def test_json_lines_are_read_from_a_url(serve: Serve, loopback: Network) -> None:
    port = serve({"/a.jsonl": page(b'{"id": "1", "text": "The dam held."}\n{"id"\n', "application/x-ndjson")})
    first, second = read_documents(f"http://dam.test:{port}/a.jsonl", settings=SMALL, network=loopback)
    assert isinstance(first, Document)
    assert "line 2" in str(second)


def test_the_name_goes_into_the_host_header_and_the_fragment_stays_here(serve: Serve, loopback: Network) -> None:
    asked: list[str] = []

    def route(handler: Handler) -> None:
        asked.append(f"{handler.path} {handler.headers['Host']}")
        page(b"<p>Hello")(handler)

    port = serve({"/a?b=c": route})
    assert fetch(f"http://courier.test:{port}/a?b=c#d", SMALL, loopback).url.endswith("/a?b=c")
    assert asked == [f"/a?b=c courier.test:{port}"]


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "10.1.2.3", "169.254.169.254", "192.168.0.1", "[::ffff:127.0.0.1]",
     "0.0.0.0", "2130706433", "0x7f000001", "[fe80::1]", "[64:ff9b::7f00:1]", "224.0.0.1"],
)  # fmt: skip
def test_a_private_address_is_refused(host: str) -> None:
    with pytest.raises(FetchError, match="not a public address"):
        fetch(f"http://{host}:1/", SMALL)


def test_a_name_with_one_private_address_is_refused() -> None:
    network = Network(lambda _host, _port: ["93.184.216.34", "10.0.0.5"])
    with pytest.raises(FetchError, match=r"two\.test leads to 10\.0\.0\.5, which is not a public address"):
        fetch("http://two.test/", SMALL, network)


@pytest.mark.parametrize("target", ["http://10.0.0.5/", "//[::1]/", "https://169.254.169.254/latest/meta-data"])
def test_a_redirect_to_a_private_address_is_refused(serve: Serve, loopback: Network, target: str) -> None:
    port = serve({"/": redirect(target)})
    with pytest.raises(FetchError, match=r"courier\.test.* → .*not a public address"):
        fetch(f"http://courier.test:{port}/", SMALL, loopback)


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(serve: Serve) -> None:
    port = serve({"/": page(b"<p>Checked")})
    answers = iter([["127.0.0.1"], ["10.0.0.5"]])
    checked: list[str] = []

    def allowed(address: str) -> bool:
        checked.append(address)
        return True

    found = fetch(f"http://rebinding.test:{port}/", SMALL, Network(lambda _host, _port: next(answers), allowed))
    assert found.data == b"<p>Checked"
    assert checked == ["127.0.0.1"]


def test_tls_names_the_host_not_the_address(raw_server: RawServe, loopback: Network) -> None:
    hello: list[bytes] = []
    port = raw_server(lambda connection: hello.append(connection.recv(4096)))
    with pytest.raises(FetchError, match="no connection"):
        fetch(f"https://secure-courier.test:{port}/", SMALL, loopback)
    assert b"secure-courier.test" in hello[0]


def test_redirects_are_followed_up_to_the_limit(serve: Serve, loopback: Network) -> None:
    port = serve({
        "/1": redirect("/2", 301), "/2": redirect("3", 307), "/3": redirect("/end", 308), "/end": page(b"<p>Here"),
        "/round": redirect("/round"),
    })  # fmt: skip
    assert fetch(f"http://a.test:{port}/1", SMALL, loopback).url == f"http://a.test:{port}/end"
    with pytest.raises(FetchError, match="more than 3 times"):
        fetch(f"http://a.test:{port}/round", SMALL, loopback)


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://a.test/", "javascript:alert(1)", "http://a.test:door/"]
)
def test_a_redirect_to_anything_but_the_web_is_refused(serve: Serve, loopback: Network, target: str) -> None:
    port = serve({"/": redirect(target)})
    with pytest.raises(FetchError, match=r"only http and https|no address"):
        fetch(f"http://a.test:{port}/", SMALL, loopback)


def test_a_password_in_a_url_is_refused(loopback: Network) -> None:
    with pytest.raises(FetchError, match="password"):
        fetch("http://ann:secret@a.test/", SMALL, loopback)


def test_the_environment_s_proxy_is_left_aside(
    serve: Serve, loopback: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    port = serve({"/": page(b"<p>Direct")})
    assert fetch(f"http://a.test:{port}/", SMALL, loopback).data == b"<p>Direct"


def silent(connection: socket.socket) -> None:
    connection.settimeout(3)
    while connection.recv(4096):
        pass


def dripping_head(connection: socket.socket) -> None:
    for _ in range(60):
        connection.sendall(b"H")
        time.sleep(0.05)


def dripping_body(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(60):
        connection.sendall(b"<p>drip")
        time.sleep(0.05)


@pytest.mark.parametrize("talk", [silent, dripping_head, dripping_body])
def test_a_server_that_hangs_or_drips_runs_into_the_time_limit(
    raw_server: RawServe, loopback: Network, talk: Callable[[socket.socket], None]
) -> None:
    port = raw_server(talk)
    start = time.monotonic()
    with pytest.raises(FetchError, match=r"no full answer came within 0\.6 seconds"):
        fetch(f"http://slow.test:{port}/", HURRIED, loopback)
    assert time.monotonic() - start < 2.5


def test_a_name_server_that_hangs_runs_into_the_time_limit() -> None:
    hold = threading.Event()

    def resolve(_host: str, _port: int) -> list[str]:
        hold.wait(5)
        return []

    with pytest.raises(FetchError, match="no name server answered"):
        fetch("http://slow.test/", HURRIED, Network(resolve))
    hold.set()


def test_an_unknown_host_is_named() -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(FetchError, match=r"the host nowhere\.test was not found"):
        fetch("http://nowhere.test/", SMALL, Network(resolve))


def test_a_closed_port_is_no_connection(loopback: Network) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(FetchError, match="no connection"):
        fetch(f"http://a.test:{port}/", SMALL, loopback)


def test_endless_data_runs_into_the_size_limit(raw_server: RawServe, loopback: Network) -> None:
    def endless(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            connection.sendall(b"<p>more" * 1000)

    port = raw_server(endless)
    with pytest.raises(TooLarge, match="more than 50 kB"):
        fetch(f"http://a.test:{port}/", SMALL, loopback)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_compressed_page_is_unpacked_and_a_bomb_is_not(serve: Serve, loopback: Network, encoding: str) -> None:
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    port = serve({
        "/page": page(pack(b"<p>Packed"), Content_Encoding=encoding),
        "/bomb": page(pack(b"0" * 20_000_000), Content_Encoding=encoding),
        "/cut": page(pack(b"<p>Packed")[:-6], Content_Encoding=encoding),
        "/other": page(b"<p>", Content_Encoding="br"),
        "/twice": page(pack(pack(b"0" * 10_000_000)), Content_Encoding=f"{encoding}, {encoding}"),
    })  # fmt: skip
    assert fetch(f"http://a.test:{port}/page", SMALL, loopback).data == b"<p>Packed"
    with pytest.raises(TooLarge, match="more than 50 kB"):
        fetch(f"http://a.test:{port}/bomb", SMALL, loopback)
    with pytest.raises(FetchError, match="damaged"):
        fetch(f"http://a.test:{port}/cut", SMALL, loopback)
    for path in ("other", "twice"):
        with pytest.raises(FetchError, match="not asked for"):
            fetch(f"http://a.test:{port}/{path}", SMALL, loopback)


@pytest.mark.parametrize(
    ("status", "said"),
    [(404, "404 Not Found; check the address"), (403, "403 Forbidden; save the page"),
     (503, "503 Service Unavailable; try again later"), (304, "304 Not Modified"), (299, "299;")],
)  # fmt: skip
def test_an_error_of_the_server_is_told(serve: Serve, loopback: Network, status: int, said: str) -> None:
    def route(handler: Handler) -> None:
        handler.send_response_only(status)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    port = serve({"/": route})
    with pytest.raises(FetchError, match=said):
        fetch(f"http://a.test:{port}/", SMALL, loopback)


@pytest.mark.parametrize("content_type", ["application/msword", "image/png", "video/mp4"])
def test_what_is_no_text_is_refused_by_its_type(serve: Serve, loopback: Network, content_type: str) -> None:
    port = serve({"/": page(b"%PDF-1.7", content_type)})
    with pytest.raises(NotText, match=content_type):
        fetch(f"http://a.test:{port}/", SMALL, loopback)


def test_an_image_that_calls_itself_html_is_refused_by_its_content(serve: Serve, loopback: Network) -> None:
    port = serve({"/": page(b"GIF89a ...", "text/html")})
    with pytest.raises(NotText, match="a GIF image"):
        list(read_documents(f"http://a.test:{port}/", settings=SMALL, network=loopback))


def test_a_server_that_speaks_no_http_is_told(raw_server: RawServe, loopback: Network) -> None:
    def talk(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(b"220 mail.test ESMTP\r\n")

    port = raw_server(talk)
    with pytest.raises(FetchError, match="does not speak HTTP"):
        fetch(f"http://a.test:{port}/", SMALL, loopback)
