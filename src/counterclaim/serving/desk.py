"""What pages, REST and tools ask of the ledger: answers are kept until anybody changes it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from hashlib import sha256
from threading import Lock
from typing import TypeVar, cast

from counterclaim.errors import OptionError
from counterclaim.ledger import Asked, Facets, Heard, Hit, Ledger, Listed, Status, Tally, Watch
from counterclaim.ledger.storing import Version
from counterclaim.reading.naming import shown
from counterclaim.records import Dispute

Answer = TypeVar("Answer")
_KEPT = 256
"""Answers; the largest, an article with all its versions, is some 200 kB."""


class Missing(OptionError):
    """Nothing is called so."""


class Desk:
    """Answers questions about one ledger, the same question twice only where the ledger has changed between."""

    def __init__(self, ledger: Ledger, watch: Watch) -> None:
        self.ledger = ledger
        self._watch = watch
        self._lock = Lock()
        self._state = ""
        self._answers: OrderedDict[Hashable, object] = OrderedDict()

    def state(self) -> str:
        """Return what differs after each change of the ledger."""
        return self._watch.state()

    def status(self) -> Status:
        """Return what the ledger holds."""
        return self._kept("status", self.ledger.status)

    def articles(self, offset: int, limit: int) -> list[Listed]:
        """Return articles, the last published first."""
        return self._kept(("articles", offset, limit), lambda: self.ledger.articles(offset, limit))

    def search(self, words: str, facets: Facets) -> list[Hit]:
        """Return what holds *words* and meets *facets*."""
        return self._kept(("search", words, facets), lambda: self.ledger.search(words, facets))

    def tally(self, words: str, facets: Facets) -> Tally:
        """Return how many those are in all, and with which values of the facets."""
        return self._kept(("tally", words, facets), lambda: self.ledger.tally(words, facets))

    def heard(self, name: str) -> Heard:
        """Return the speaker called *name*.

        Raises:
            Missing: nobody is called so.
        """
        if (found := self._kept(("heard", name), lambda: self.ledger.heard(name))) is None:
            raise Missing(f"Nobody called “{shown(name)}” speaks in the ledger; look for a part of the name")
        return found

    def said(self, name: str, stance: str, offset: int, limit: int) -> list[Hit]:
        """Return what the speaker called *name* said."""
        return self._kept(("said", name, stance, offset, limit), lambda: self.ledger.said(name, stance, offset, limit))

    def versions(self, id: str) -> tuple[Version, ...]:
        """Return the versions of an article, the newest last, with what people have corrected in it.

        Raises:
            Missing: no article has that id.
        """
        found = self._kept(("versions", id), lambda: self._versions(id))
        if not found:
            raise Missing(f"There is no article “{shown(id)}” in the ledger; search for words of its title")
        return found

    def _versions(self, id: str) -> tuple[Version, ...]:
        found = tuple(self.ledger.versions(id))
        if not found:
            return ()
        newest = replace(found[-1], reading=next(self.ledger.newest((id,)), found[-1].reading))
        return *found[:-1], newest

    def version(self, id: str, number: int | None = None) -> Version:
        """Return one version of an article, the newest where no *number* is given.

        Raises:
            Missing: there is none.
        """
        versions = self.versions(id)
        found = versions[-1] if number is None else next((one for one in versions if one.number == number), None)
        if found is None:
            raise Missing(f"The article “{shown(id)}” has no version {number}; it has {len(versions)}")
        return found

    def disputes(self, asked: Asked) -> tuple[Dispute, ...]:
        """Return what is contested, the surest first."""
        return self._kept(("disputes", asked), lambda: tuple(self.ledger.disputes(asked)))

    def _kept(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        state = self.state()  # before asking: what is kept is never newer than its state says
        with self._lock:
            if state != self._state:
                self._answers.clear()
                self._state = state
            if question in self._answers:
                self._answers.move_to_end(question)
                return cast(Answer, self._answers[question])
        answer = ask()
        with self._lock:
            if state == self._state:
                self._answers[question] = answer
                if len(self._answers) > _KEPT:
                    self._answers.popitem(last=False)
        return answer


def dispute_id(dispute: Dispute) -> str:
    """Return what a dispute is called on pages and in answers: the same as long as its first claim leads it."""
    claims = [f"{claim.doc}#{claim.claim}" for side in dispute.sides for claim in side.claims]
    return sha256((claims[0] if claims else dispute.proposition).encode()).hexdigest()[:10]
