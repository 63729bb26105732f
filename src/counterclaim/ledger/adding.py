"""Articles into the ledger: what is there is skipped before it costs anything, and nothing stops the rest."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, Protocol

from counterclaim.errors import InputError
from counterclaim.ledger.producer import Producer
from counterclaim.ledger.repository import Became, Ledger
from counterclaim.reading import Gathered
from counterclaim.reading.naming import shown
from counterclaim.records import Document, Reading


class Reader(Protocol):
    """What reads articles: ``pipeline.Pipeline``, or a fake one in tests."""

    def read(self, documents: Iterable[Document], *, own_voice: bool = False) -> Iterator[Reading]:
        """Yield a reading for each of *documents*, in their order."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article, or of what should have been one."""

    became: Literal[Became, "refused", "reread", "judged"]
    what: str
    """Its id; of what was refused, why."""


Tell = Callable[[Outcome], None]
_FAULTS = (RuntimeError, ValueError, LookupError, ArithmeticError, TypeError, AttributeError)
"""What code that is wrong raises; all else, of memory or the disk, would meet the next article as well."""


@dataclass(slots=True)
class Summary:
    """How many became what, and why some could not be read."""

    became: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)

    def tell(self, outcome: Outcome) -> None:
        """Count *outcome*."""
        self.became[outcome.became] += 1
        if outcome.became == "refused":
            self.refused.append(outcome.what)

    def clear(self) -> None:
        """Forget all."""
        self.became.clear()
        self.refused.clear()

    def sentence(self) -> str:
        """Return what was done, in one line for a person.

        >>> Summary(Counter(added=2, known=1), ["…"]).sentence()
        'Added 2 articles; 1 was there already; 1 could not be read.'
        """
        new, changed, known = (self.became[name] for name in ("added", "changed", "known"))
        parts = [f"added {_counted(new, 'article')}"] if new or not self.became["reread"] else []
        if changed:
            parts.append(f"{_counted(changed, 'article')} in a new version")
        if again := self.became["reread"]:
            parts.append(f"read {_counted(again, 'article')} again")
        if judged := self.became["judged"]:
            parts.append(f"took over {_counted(judged, 'review')} and decisions")
        if known:
            parts.append(f"{known:,} {'was' if known == 1 else 'were'} there already")
        if refused := self.became["refused"] or len(self.refused):
            parts.append(f"{refused:,} could not be read")
        said = "; ".join(parts) + "."
        return said[0].upper() + said[1:]


class Adding:
    """Adds articles to a ledger.

    What reads them is loaded when the first new one comes, so that a run that only finds what is there takes no time.

    Args:
        ledger: where they go.
        load: returns what reads them.
        producer: the versions of that.
        tell: hears what became of each article, when that is so: once it is told that one was added, it is in the
            ledger, whatever happens next.
    """

    def __init__(self, ledger: Ledger, load: Callable[[], Reader], producer: Producer, tell: Tell) -> None:
        self._ledger = ledger
        self._load = load
        self._reader: Reader | None = None
        self._producer = producer
        self._tell = tell

    def add(self, found: Iterable[Gathered | InputError]) -> None:
        """Add what is *found*. Adding the same again skips what is there, by its content.

        Raises:
            LedgerError: the ledger cannot be written; what was added before stays.
        """
        for gathered, reading in self._read(self._fresh(found)):
            try:
                became = self._ledger.store(reading, self._producer, gathered.origin)
                self._tell(Outcome(became, reading.document.id))
            except InputError as error:
                self._tell(Outcome("refused", str(error)))

    def reread(self, names: tuple[str, ...] = ()) -> None:
        """Read again what other versions of the program have read.

        Args:
            names: ids of articles; all, where none is given.
        """
        old = (Gathered(document) for document in self._ledger.stale(self._producer, names))
        for _, reading in self._read(old):
            self._ledger.reread(reading, self._producer)
            self._tell(Outcome("reread", reading.document.id))

    def _fresh(self, found: Iterable[Gathered | InputError]) -> Iterator[Gathered]:
        for one in found:
            try:
                if isinstance(one, InputError):
                    raise one
                if not self._ledger.known(one.document, one.origin):
                    yield one
                    continue
                self._tell(Outcome("known", one.document.id))
            except InputError as error:
                self._tell(Outcome("refused", str(error)))

    def _read(self, fresh: Iterator[Gathered]) -> Iterator[tuple[Gathered, Reading]]:
        """Yield each of *fresh* with its reading; a fault of ours loses the one article that shows it."""
        first = next(fresh, None)
        if first is None:
            return
        reader = self._reader = self._reader or self._load()
        rest = chain((first,), fresh)
        held: deque[Gathered] = deque()

        def documents() -> Iterator[Document]:
            for one in rest:
                held.append(one)
                yield one.document

        while True:
            try:
                for reading in reader.read(documents(), own_voice=True):
                    yield held.popleft(), reading
                return
            except _FAULTS as error:
                if not held:
                    raise
                yield from self._one_by_one(reader, held, error)

    def _one_by_one(
        self, reader: Reader, held: deque[Gathered], error: Exception
    ) -> Iterator[tuple[Gathered, Reading]]:
        """Read those that were in work when *error* came, each alone."""
        found = False
        while held:
            one = held.popleft()
            try:
                reading = next(iter(reader.read([one.document], own_voice=True)))
            except _FAULTS as fault:
                found = True
                what = shown(" ".join(f"{type(fault).__name__}: {fault}".split()))
                name = shown(one.document.id)
                self._tell(Outcome("refused", f"“{name}” meets a fault in Counterclaim ({what}); please report it"))
            else:
                yield one, reading
        if not found:
            raise error  # it was none of them


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
