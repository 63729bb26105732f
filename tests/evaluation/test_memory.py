"""The memory of a program is its own."""

import subprocess
import sys

import pytest

from evaluation.memory import peak

ASKED = "from evaluation.memory import peak; print(peak())"


def test_what_is_taken_is_counted() -> None:
    before = peak()
    held = bytearray(b"x" * 50_000_000)
    assert peak() >= max(before, 50)
    del held


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process begins with its parent's figure")
def test_what_the_parent_had_is_not() -> None:
    held = bytearray(b"x" * 200_000_000)
    # With something to do before the program is loaded, it is a copy of this process that becomes the new one.
    started = subprocess.run(
        [sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, preexec_fn=lambda: None
    )
    assert int(started.stdout) < 100 < peak()
    del held
