"""Articles are added one order after the other, in a thread of its own: the model is loaded once and kept.

What becomes of an order is kept in the ledger (``ledger/jobs.py``): it can be told after the server has stopped.
"""

import io
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from queue import Empty, Full, Queue
from threading import Event, Thread

from counterclaim.errors import CounterclaimError, LedgerError
from counterclaim.ledger import Adding, Job, Jobs, Ledger, Outcome, Producer, Summary
from counterclaim.ledger.adding import Reader
from counterclaim.ledger.jobs import SILENCE
from counterclaim.reading import PUBLIC, Gathering, Given, Network
from counterclaim.serving.audit import Audit
from counterclaim.settings import Settings

_WAITING = 32


class Busy(CounterclaimError):
    """Too many orders wait already."""


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants to be added: the bytes of a text or a file, or an address to fetch."""

    what: str
    """What messages call it."""
    given: Given
    data: bytes | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Taken:
    id: str
    order: Order
    who: str


class Work:
    """Takes orders and carries them out, one at a time.

    Args:
        load: returns what reads articles; called when the first one comes.
        network: where addresses are fetched; only public ones, unless a test says otherwise.
    """

    def __init__(
        self,
        ledger: Ledger,
        settings: Settings,
        load: Callable[[], Reader],
        audit: Audit,
        network: Network = PUBLIC,
    ) -> None:
        self._ledger = ledger
        self._settings = settings
        self._load = load
        self._audit = audit
        self._network = network
        self._reader: Reader | None = None
        self._jobs = Jobs(ledger, secrets.token_hex(8))
        self._queue: Queue[_Taken | None] = Queue(_WAITING)
        self._busy, self._stopped = Event(), Event()
        self._threads = [Thread(target=one, name="adding", daemon=True) for one in (self._work, self._live)]
        for thread in self._threads:
            thread.start()

    def take(self, order: Order, who: str, address: str) -> str:
        """Note *order* in the log and the ledger, put it last in the queue and return its job's id.

        Args:
            who: who wants it.
            address: where they are.

        Raises:
            Busy: too many wait already.
            OSError, LedgerError: it cannot be noted.
        """
        taken = _Taken(secrets.token_hex(8), order, who)
        if self._queue.full():
            raise Busy("Too much waits to be read already; try again in a minute")
        size = len(order.data or b"")
        cells = {"job": taken.id, "from": address, "what": order.what, "bytes": size, "url": order.url}
        self._audit.note("add", who, **cells)
        self._jobs.take(taken.id, who, order.what)
        try:
            self._queue.put_nowait(taken)
        except Full:
            self._jobs.become(taken.id, "failed", "Too much waited to be read; nothing of it was added.")
            raise Busy("Too much waits to be read already; try again in a minute") from None
        return taken.id

    def job(self, id: str, last: int | None = 200) -> Job | None:
        """Return the job called *id* with the *last* of its outcomes; ``None`` where there is none."""
        return self._jobs.found(id, last)

    def newest(self, limit: int) -> list[Job]:
        """Return the last jobs, the newest first."""
        return self._jobs.newest(limit)

    def close(self) -> None:
        """End when what is being read is in the ledger; what waits is not begun, and its jobs say so."""
        with suppress(Empty):
            while True:
                self._queue.get_nowait()
        self._queue.put(None)
        self._stopped.set()
        for thread in self._threads:
            thread.join(timeout=30)
        with suppress(LedgerError):  # what is open then is taken for interrupted when the run has been silent
            self._jobs.interrupt()

    def _live(self) -> None:
        """Say that this run is alive as long as it has something to do."""
        while not self._stopped.wait(SILENCE / 3):
            if self._busy.is_set() or not self._queue.empty():
                with suppress(LedgerError):
                    self._jobs.live()

    def _work(self) -> None:
        while (taken := self._queue.get()) is not None:
            self._busy.set()
            summary = Summary()
            try:
                self._jobs.become(taken.id, "working")
                self._carry_out(taken, summary)
                state, said = "done", summary.sentence()
            except CounterclaimError as error:
                state, said = "failed", _with(summary, str(error))
            except Exception as error:  # the thread must outlive whatever one article meets
                fault = f"A fault in Counterclaim ({type(error).__name__}); please report it"
                state, said = "failed", _with(summary, fault)
            self._end(taken, state, said, summary)
            self._busy.clear()

    def _carry_out(self, taken: _Taken, summary: Summary) -> None:
        order = taken.order

        def tell(outcome: Outcome) -> None:
            if outcome.became == "refused":
                outcome = replace(outcome, what=outcome.what.replace("standard input", order.what))
            self._jobs.tell(taken.id, summary.became.total(), outcome)
            summary.tell(outcome)

        gathering = Gathering(self._settings, order.given, io.BytesIO(order.data or b""), self._network)
        found = gathering.all([order.url or "-"])
        Adding(self._ledger, self._loaded, Producer.present(self._settings), tell).add(found)

    def _loaded(self) -> Reader:
        if self._reader is None:
            self._reader = self._load()
        return self._reader

    def _end(self, taken: _Taken, state: str, said: str, summary: Summary) -> None:
        try:
            became = dict(summary.became)
            self._audit.note("added", taken.who, job=taken.id, state=state, said=said, became=became)
        except OSError:
            said += " The log of writes cannot be written; check the disk."
        with suppress(LedgerError):  # as in ``close``
            self._jobs.become(taken.id, "done" if state == "done" else "failed", said)


def _with(summary: Summary, said: str) -> str:
    """Return why a job failed, and what of it is in the ledger all the same."""
    sentence = f"{said.rstrip('.')}."
    return f"{sentence} Before that: {summary.sentence()}" if summary.became else f"{sentence} Nothing of it was added."
