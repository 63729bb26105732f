import socket
from pathlib import Path

import pytest

from counterclaim.errors import OptionError
from counterclaim.ledger import Ledger
from counterclaim.serving import running
from counterclaim.serving.app import opened_app
from counterclaim.settings import Settings
from tests.ledger.conftest import FakeReader


def test_the_page_comes_and_the_server_ends(ledger: Ledger, tmp_path: Path) -> None:
    with opened_app(ledger, Settings(data=tmp_path), FakeReader) as app, running.listening("127.0.0.1", None) as found:
        assert running.check(app, found, running.address_of("127.0.0.1", found)) == "Articles – Counterclaim"


def test_a_port_that_is_taken_is_said() -> None:
    with running.listening("127.0.0.1", None) as one, pytest.raises(OptionError, match="give another --port"):
        running.listening("127.0.0.1", one.getsockname()[1])


def test_without_a_port_a_free_one_is_found() -> None:
    with running.listening("127.0.0.1", None) as one, running.listening("127.0.0.1", None) as other:
        assert one.getsockname() != other.getsockname()


def test_the_address_can_be_opened() -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
        assert running.address_of("0.0.0.0", found) == f"http://localhost:{port}/"
        assert running.address_of("::1", found) == f"http://[::1]:{port}/"
