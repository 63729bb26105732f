"""What was ordered to be added through a server, and what became of it: it outlives the server.

A job belongs to the run of the server that took it. A run says again and again that it is alive; what a run has left
open when it no longer does is interrupted: what it had told of is in the ledger, and nothing else of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, cast

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)

from counterclaim.ledger.acts import now
from counterclaim.ledger.adding import Outcome, Summary
from counterclaim.ledger.repository import Ledger
from counterclaim.ledger.rows import storable
from counterclaim.ledger.schema import metadata

State = Literal["waiting", "working", "done", "failed", "interrupted"]
OVER: tuple[State, ...] = ("done", "failed", "interrupted")
"""States that a job does not leave."""
SILENCE = 90.0
"""Seconds after which a run that has not said that it is alive is taken for dead; three of its words."""
_KEPT_DAYS = 90
_SHOWN = 200

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("run", String(32), nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("said", Text, nullable=False),
    Column("made", String(32), nullable=False),  # ISO 8601, UTC
    Column("seen", String(32), nullable=False),  # when its run was last alive
    Index("jobs_by_age", "made"),
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("job", String(32), ForeignKey("jobs.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("became", String(16), nullable=False),
    Column("what", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Job:
    """An order and what has become of it so far."""

    id: str
    who: str
    what: str
    state: State
    said: str
    """The sum of it, once it is over."""
    made: str
    outcomes: tuple[Outcome, ...] = ()
    """The last of them, in their order."""
    count: int = 0
    """How many there are."""

    @property
    def over(self) -> bool:
        """Whether nothing more becomes of it."""
        return self.state in OVER


class Jobs:
    """The jobs of one ledger, as one run of a server writes them and any reads them.

    Args:
        run: what tells this run from all others.
    """

    def __init__(self, ledger: Ledger, run: str) -> None:
        self._ledger = ledger
        self._run = run

    def take(self, id: str, who: str, what: str) -> None:
        """Keep a job that waits; those of three months ago are forgotten."""
        made, old = now(), _moment(-_KEPT_DAYS * 86_400.0)
        cells = {"id": id, "run": self._run, "who": storable(who), "what": storable(what), "state": "waiting"}
        with self._ledger.writing() as connection:
            gone = select(jobs.c.id).where(jobs.c.made < old)
            connection.execute(delete(outcomes).where(outcomes.c.job.in_(gone)))
            connection.execute(delete(jobs).where(jobs.c.made < old))
            connection.execute(insert(jobs), [{**cells, "said": "", "made": made, "seen": made}])

    def become(self, id: str, state: State, said: str = "") -> None:
        """Say what state a job is in now."""
        with self._ledger.writing() as connection:
            values = {"state": state, "said": storable(said), "seen": now()}
            connection.execute(update(jobs).where(jobs.c.id == id).values(values))

    def tell(self, id: str, number: int, outcome: Outcome) -> None:
        """Keep what became of the job's article of this number."""
        row = {"job": id, "number": number, "became": outcome.became, "what": storable(outcome.what)}
        with self._ledger.writing() as connection:
            connection.execute(insert(outcomes), [row])

    def live(self) -> None:
        """Say that this run is alive."""
        with self._ledger.writing() as connection:
            mine = update(jobs).where(jobs.c.run == self._run, jobs.c.state.not_in(OVER))
            connection.execute(mine.values(seen=now()))

    def interrupt(self) -> None:
        """Mark all that this run leaves open, at its end."""
        with self._ledger.writing() as connection:
            mine = select(jobs).where(jobs.c.run == self._run, jobs.c.state.not_in(OVER))
            for row in connection.execute(mine).all():
                _interrupt(connection, row)

    def found(self, id: str, last: int | None = _SHOWN) -> Job | None:
        """Return a job with its *last* outcomes (all, where that is ``None``); ``None`` where there is no such job."""
        with self._ledger.writing() if self._silent(id) else self._ledger.reading() as connection:
            row = connection.execute(select(jobs).where(jobs.c.id == id)).first()
            if row is not None and _lost(row):
                _interrupt(connection, row)
                row = connection.execute(select(jobs).where(jobs.c.id == id)).one()
            if row is None:
                return None
            count = connection.execute(select(func.count()).where(outcomes.c.job == id)).scalar_one()
            told = reversed(list(_told(connection, id, last)))
            return Job(*_cells(row), outcomes=tuple(told), count=int(count))

    def newest(self, limit: int = 20) -> list[Job]:
        """Return the last jobs, the newest first, without their outcomes."""
        with self._ledger.reading() as connection:
            rows = connection.execute(select(jobs).order_by(jobs.c.made.desc(), jobs.c.id).limit(limit)).all()
            found = []
            for row in rows:
                count = connection.execute(select(func.count()).where(outcomes.c.job == row.id)).scalar_one()
                job = Job(*_cells(row), count=int(count))
                found.append(job if not _lost(row) else Job(job.id, job.who, job.what, "interrupted", "", job.made))
            return found

    def _silent(self, id: str) -> bool:
        with self._ledger.reading() as connection:
            row = connection.execute(select(jobs).where(jobs.c.id == id)).first()
        return row is not None and _lost(row)


def _cells(row: Row[Any]) -> tuple[str, str, str, State, str, str]:
    return row.id, row.who, row.what, cast(State, row.state), row.said, row.made


def _told(connection: Connection, id: str, last: int | None) -> Iterator[Outcome]:
    query = select(outcomes).where(outcomes.c.job == id).order_by(outcomes.c.number.desc())
    for row in connection.execute(query if last is None else query.limit(last)):
        yield Outcome(row.became, row.what)


def _moment(seconds: float) -> str:
    moment = datetime.now(UTC) + timedelta(seconds=seconds)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _lost(row: Row[Any]) -> bool:
    return row.state not in OVER and row.seen < _moment(-SILENCE)


def _interrupt(connection: Connection, row: Row[Any]) -> None:
    """Mark a job as interrupted and say what of it is in the ledger."""
    summary = Summary()
    for outcome in _told(connection, row.id, None):
        summary.tell(outcome)
    had = summary.sentence() if summary.became else "Nothing of it was added."
    said = f"The server stopped before this was done. {had} Send it again: what is in the ledger is skipped."
    connection.execute(update(jobs).where(jobs.c.id == row.id).values(state="interrupted", said=said))
