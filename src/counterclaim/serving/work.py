"""Articles are added one order after the other, in a thread of its own: the model is loaded once and kept."""

import io
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from queue import Full, Queue
from threading import Lock, Thread
from typing import Literal

from counterclaim.errors import CounterclaimError
from counterclaim.ledger import Adding, Ledger, Outcome, Producer, Summary
from counterclaim.ledger.adding import Reader
from counterclaim.reading import PUBLIC, Gathering, Given, Network
from counterclaim.serving.audit import Audit
from counterclaim.settings import Settings

State = Literal["waiting", "working", "done", "failed"]
_WAITING = 32
_REMEMBERED = 200


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


@dataclass(slots=True)
class Job:
    """An order and what has become of it so far."""

    id: str
    order: Order
    who: str
    state: State = "waiting"
    outcomes: list[Outcome] = field(default_factory=list)
    said: str = ""
    """The sum of it, once it is done, or why it failed."""


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
        self._queue: Queue[Job | None] = Queue(_WAITING)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()
        self._thread = Thread(target=self._work, name="adding", daemon=True)
        self._thread.start()

    def take(self, order: Order, who: str) -> Job:
        """Note *order* in the log, put it last in the queue and return its job.

        Raises:
            Busy: too many wait already.
            OSError: it cannot be noted.
        """
        job = Job(secrets.token_hex(8), order, who)
        if self._queue.full():
            raise Busy("Too much waits to be read already; try again in a minute")
        self._audit.note("add", who, job=job.id, what=order.what, bytes=len(order.data or b""), url=order.url)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _REMEMBERED:
                self._jobs.popitem(last=False)
        try:
            self._queue.put_nowait(job)
        except Full:
            raise Busy("Too much waits to be read already; try again in a minute") from None
        return job

    def job(self, id: str) -> Job | None:
        """Return the job called *id*; ``None`` where there is none, or none any more."""
        with self._lock:
            return self._jobs.get(id)

    def close(self) -> None:
        """End when what is being read is in the ledger; what waits is not begun."""
        while not self._queue.empty():
            self._queue.get_nowait()
        self._queue.put(None)
        self._thread.join(timeout=30)

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            job.state = "working"
            try:
                self._carry_out(job)
                job.state = "done"
            except CounterclaimError as error:
                job.said, job.state = str(error), "failed"
            except Exception as error:  # the thread must outlive whatever one article meets
                job.said = f"A fault in Counterclaim ({type(error).__name__}); please report it"
                job.state = "failed"
            self._note_end(job)

    def _carry_out(self, job: Job) -> None:
        order, summary = job.order, Summary()

        def tell(outcome: Outcome) -> None:
            if outcome.became == "refused":
                outcome = replace(outcome, what=outcome.what.replace("standard input", order.what))
            summary.tell(outcome)
            job.outcomes.append(outcome)

        gathering = Gathering(self._settings, order.given, io.BytesIO(order.data or b""), self._network)
        found = gathering.all([order.url or "-"])
        Adding(self._ledger, self._loaded, Producer.present(self._settings), tell).add(found)
        job.said = summary.sentence()

    def _loaded(self) -> Reader:
        if self._reader is None:
            self._reader = self._load()
        return self._reader

    def _note_end(self, job: Job) -> None:
        became = [{"became": one.became, "what": one.what} for one in job.outcomes]
        try:
            self._audit.note("added", job.who, job=job.id, state=job.state, said=job.said, became=became)
        except OSError:
            job.said += " The log of writes cannot be written; check the disk."
