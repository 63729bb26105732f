"""What a phrase speaks of: a place, somebody who can act, an event, or a clause of its own."""

from counterclaim.extraction.events.predicates import Text
from counterclaim.knowledge.nouns import noun
from counterclaim.language.attribution import Run

PLACE_ADVERBS = frozenset({"there", "here", "home", "abroad", "away", "back"})
_PRONOUNS = frozenset("he she they we i you him her them us me who it whom himself themselves".split())
_ANYBODY = frozenset("anyone anybody someone somebody everyone everybody nobody those whoever".split())
_PARTIES = frozenset({"person", "organization"})


class Kinds:
    """Tells the kinds of one text's phrases: by the head noun where the list knows it, else by the encoder."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._ending: dict[int, list[tuple[int, str]]] = {}
        """By the last word of mentions: their first words and types, longer ones first."""
        self._opening: dict[int, str] = {}
        """By the first word of mentions: the type of the longest."""
        self._seen: dict[Run, tuple[str, str]] = {}
        for mention in text.annotation.mentions:
            first, last = mention.run
            self._opening.setdefault(first, mention.type)
            self._ending.setdefault(last - 1, []).append((first, mention.type))
        for name in text.annotation.names:
            if name.type == "place":  # the mention head overlooks a few
                self._opening.setdefault(name.run[0], "place")
                self._ending.setdefault(name.run[1] - 1, []).append((name.run[0], "place"))

    def opens_place(self, at: int) -> bool:
        """Tell whether a place begins at a word, or after it."""
        return any(self._opening.get(a) == "place" for a in (at, at + 1)) or self._text.words[at] in PLACE_ADVERBS

    def ends_time(self, at: int) -> bool:
        """Tell whether a mention of a time ends with a word."""
        return any(kind == "time" for _, kind in self._ending.get(at, ()))

    def clause(self, run: Run) -> bool:
        """Tell whether a verb stands in the first phrase: “Russia transport its units”, “to flee the country”."""
        first, last = self._text.chunk(run)
        for at in range(first, last):
            p = self._text.at.get(at)
            if p is not None and (
                at == run[0] or any(first <= a.run[0] < at for a in p.frame.arguments if a.role == "ARG0")
            ):
                return p.verb or not p.noun
        return False

    def place(self, run: Run) -> bool:
        """Tell whether it is a place or a facility."""
        if run[1] - run[0] == 1 and self._text.words[run[0]] in PLACE_ADVERBS:
            return True
        kind = self._noun(run)
        return kind in {"place", "facility"} if kind else self._type(run) == "place"

    def party(self, run: Run) -> bool:
        """Tell whether it is somebody who can act: a person, a body, a group."""
        first = self._text.words[run[0]]
        if first in _ANYBODY or (run[1] - run[0] == 1 and first in _PRONOUNS):
            return True
        kind = self._noun(run)
        return kind in {"government", "group", "organization"} if kind else self._type(run) in _PARTIES

    def event(self, run: Run) -> bool:
        """Tell whether it is an event or a thought."""
        return self._noun(run) == "event" or self._type(run) in {"event", "abstract"}

    def _noun(self, run: Run) -> str:
        return self._look(run)[0]

    def _type(self, run: Run) -> str:
        return self._look(run)[1]

    def _look(self, run: Run) -> tuple[str, str]:
        """Return the kind of the head noun and the type of the mention, empty where there is none; looked up once."""
        found = self._seen.get(run)
        if found is None:
            first, last = self._text.head(run)
            listed = noun(self._text.words[first:last])
            found = self._seen[run] = (listed.kind if listed else "", self._mentioned(run, first, last))
        return found

    def _mentioned(self, run: Run, first: int, last: int) -> str:
        for at in (last - 1, run[1] - 1):
            found = self._ending.get(at)
            if found:  # of those that fit the longest, else the shortest
                return next((kind for start, kind in found if start >= first), found[-1][1])
        return ""
