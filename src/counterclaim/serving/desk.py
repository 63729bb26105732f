"""What pages, REST and tools ask of the ledger: answers are kept until anybody changes it."""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from hashlib import sha256
from threading import Lock
from typing import TypeVar, cast

from sqlalchemy import Connection

from counterclaim.errors import OptionError
from counterclaim.ledger import Asked, Facets, Heard, Hit, Ledger, Listed, Standing, Status, Story, Tally, Watch
from counterclaim.ledger.actors import Actor, listed
from counterclaim.ledger.board import tallied
from counterclaim.ledger.reviewing import Doubt, queue
from counterclaim.ledger.scenes import Scene, heads, scene
from counterclaim.ledger.statements import Profile, Statement, Which, called, of_actor, of_words, profile
from counterclaim.ledger.storing import Version
from counterclaim.ledger.tie_reviewing import DoubtfulTie, doubtful_ties
from counterclaim.reading.naming import shown
from counterclaim.records import Dispute

Answer = TypeVar("Answer")
STORY = re.compile(r"s[1-9][0-9]{0,8}")
"""What the id of a story looks like."""
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

    def has_users(self) -> bool:
        """Tell whether the ledger has users."""
        return self._kept("users", lambda: bool(self.ledger.users.listed()))

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

    def doubts(self, limit: int) -> list[Doubt]:
        """Return what nobody has reviewed, the least sure first."""

        def ask() -> list[Doubt]:
            with self.ledger.reading() as connection:
                found = [*queue(connection, limit), *map(_between, doubtful_ties(connection, limit))]
            return sorted(found, key=lambda one: one.confidence)[:limit]

        return self._kept(("doubts", limit), ask)

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

    def heads(self, offset: int, limit: int) -> tuple[int, list[Story]]:
        """Return how many stories of several articles there are, and some of them, the newest first."""
        return self._kept(("heads", offset, limit), lambda: self._reading(lambda at: heads(at, offset, limit)))

    def scene(self, id: str) -> Scene:
        """Return the story with this id and what is told in it; it is large, so what is made of it is kept instead.

        Raises:
            Missing: there is none.
        """

        def ask(at: Connection) -> Scene | None:
            try:
                return scene(at, id) if STORY.fullmatch(id) else None
            except OptionError:
                return None

        if (found := self._reading(ask)) is None:
            raise Missing(f"There is no story “{shown(id)}” in the ledger; articles that come may have made it another")
        return found

    def standing(self, id: str) -> Standing:
        """Return how an article that is there stands to the others: whose copy it is, in which story."""
        return self._kept(("standing", id), lambda: self.ledger.standing(id))

    def members(self, id: str) -> dict[str, int]:
        """Return which actor of the ledger each entity of an article is."""
        return self._kept(("members", id), lambda: self.ledger.members(id))

    def actors(self, words: str, limit: int) -> list[Actor]:
        """Return the actors whose names have all of *words*, those of most articles first."""
        return self._kept(("actors", words, limit), lambda: self._reading(lambda at: listed(at, words, limit)))

    def called(self, name: str) -> list[int]:
        """Return the actors that articles call *name* where they speak, the most frequent first."""
        return self._kept(("called", name), lambda: self._reading(lambda at: called(at, name)))

    def profile(self, actor: int) -> Profile:
        """Return who an actor is.

        Raises:
            Missing: there is none of that number, or no article names them any more.
        """
        if (found := self._kept(("profile", actor), lambda: self._reading(lambda at: profile(at, actor)))) is None:
            raise Missing(f"There is no actor {actor} in the ledger; look for a part of the name")
        return found

    def statements(self, actor: int, which: Which, offset: int, limit: int) -> list[Statement]:
        """Return what an actor states, the oldest first."""
        asked = ("statements", actor, which, offset, limit)
        return self._kept(asked, lambda: self._reading(lambda at: of_actor(at, actor, which, offset, limit)))

    def told_of(self, words: str, facets: Facets) -> list[Statement]:
        """Return the claims that hold *words* and meet *facets*, the oldest first."""
        return self._kept(("told", words, facets), lambda: self._reading(lambda at: of_words(at, words, facets)))

    def drawn(self, what: Hashable, draw: Callable[[], Answer]) -> Answer:
        """Return what *draw* makes of the ledger, kept as answers are."""
        return self._kept(("drawn", what), draw)

    def _reading(self, ask: Callable[[Connection], Answer]) -> Answer:
        with self.ledger.reading() as connection:
            return ask(connection)

    def disputes(self, asked: Asked) -> tuple[Dispute, ...]:
        """Return what is contested, the surest first."""
        return self._kept(("disputes", asked), lambda: tuple(self.ledger.disputes(asked)))

    def disputes_tally(self, asked: Asked) -> Tally:
        """Return how many those are, by story, speaker and outlet."""

        def ask() -> Tally:
            with self.ledger.reading() as connection:
                return tallied(connection, self.disputes(asked))

        return self._kept(("disputes tally", asked), ask)

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


def _between(one: DoubtfulTie) -> Doubt:
    """Return a relation between two articles as one inside an article is listed."""
    tie = one.tie
    about = (tie.type, one.text, one.speaker, one.stance, one.other_text)
    return Doubt(tie.a[0], tie.a[1], one.confidence, *about, to="#".join(tie.b))


def dispute_id(dispute: Dispute) -> str:
    """Return what a dispute is called on pages and in answers: the same as long as its first claim leads it."""
    claims = [f"{claim.doc}#{claim.claim}" for side in dispute.sides for claim in side.claims]
    return sha256((claims[0] if claims else dispute.proposition).encode()).hexdigest()[:10]
