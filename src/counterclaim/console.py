"""What all verbs share: where their output goes, what they say when something is wrong, and how far they are."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO, TypeVar

import typer

from counterclaim.errors import InputError

Given = TypeVar("Given")


def collect_seldom() -> None:
    """Let Python look for circles of objects seldom: reading makes many objects and hardly a circle among them.

    It looks through all that a record is made of again and again, a tenth of a run. For programs, not for libraries:
    it holds for the whole process.
    """
    gc.set_threshold(20_000, 20, 100)


def complain(message: str) -> int:
    """Print *message* as one line on standard error and return the exit code that goes with it."""
    from counterclaim.exchange import harmless

    print("counterclaim:", " ".join(harmless(message).split()), file=sys.stderr)
    return 2


def destination(output: Path | None) -> AbstractContextManager[TextIO]:
    """Return where to write: the file *output*, all of it or nothing, or standard output."""
    from counterclaim.exchange import written

    return written(output) if output else _standard_output()


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    """Yield standard output; whoever reads it may go away (``| head``) without anyone hearing of it."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more when it ends; what is left then goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None


def with_progress(found: Iterator[Given], noun: str) -> Iterator[Given]:
    """Yield what is found, counting it on standard error where a person looks at that."""
    with progress(noun) as advance:
        for one in found:
            yield one
            advance()


@contextmanager
def progress(noun: str) -> Iterator[Callable[[], None]]:
    """Yield what to call for each thing done; their number stands on standard error where a person looks at that."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.completed:,} " + noun), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as shown:
        task = shown.add_task("reading", total=None)
        yield lambda: shown.advance(task)


@dataclass(slots=True)
class Inputs:
    """Inputs of which one that cannot be read is reported, and the others are read."""

    unread: int = field(default=0, init=False)

    def read(self, found: Iterator[Given | InputError]) -> Iterator[Given]:
        """Yield what could be read."""
        try:
            for one in found:
                if isinstance(one, InputError):
                    self.refuse(one)
                else:
                    yield one
        except InputError as error:
            self.refuse(error)

    def refuse(self, error: InputError) -> None:
        """Say what could not be read, and go on."""
        self.unread += 1
        complain(str(error))
