"""Who, whom, what, how many, from where, to where, where and when: the slots of an event, as words of the text.

PropBank numbers a predicate's arguments by its own roles; what they are in an event is told here by the number, the
preposition and what is spoken of: “*from* Syria” is an origin, “*to* Tehran” a destination and “to the rebels” a
recipient. Places, times and numbers keep their words; what they come to is for the modules that resolve them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.extraction.events.amounts import counted, dated
from counterclaim.extraction.events.coding import Coded
from counterclaim.extraction.events.kinds import PLACE_ADVERBS, Kinds
from counterclaim.extraction.events.phrases import PREPOSITIONS
from counterclaim.extraction.events.predicates import Predicate, Text
from counterclaim.knowledge.plover import ontology
from counterclaim.language.attribution import Run


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FROM = _set("from")
_TO = _set("to into onto toward towards")
_FOR = _set("for")
_AT = _set("in at on near inside outside within around across throughout along off over")
_PARTNERS = _set("with to against for between among on upon at of from")
_STRIPPED = (
    _FROM
    | _TO
    | _FOR
    | _AT
    | _PARTNERS
    | _set("by about that as under , . ; : ' ’ ‘ “ ” \" ( ) - – — out and but directly only even")
)
_TAIL = _set(', . ; : “ ” " ) ( – — ‘ and himself herself themselves ourselves itself')
_OPENERS = PREPOSITIONS | _set("of a an the - ‑")
"""No phrase ends in one of these; the encoder's arguments now and then do."""
_CLITICS = _set("s re m ve ll d t")
_CALLS = {"call": {"on", "upon", "for"}, "appeal": {"to", "for"}}
"""Verbs that ask by their particles: “called *on* them to withdraw”."""
_LEAVING_FOR = frozenset({"leave", "depart", "head", "bind"})
_OTHER = _set("ARGM-MOD ARGM-NEG ARGM-TMP ARGM-LVB ARG0")
_SPLIT = _set("ARG1 ARG2 ARG3 ARG4 ARGM-DIR ARGM-GOL ARGM-LOC ARGM-ADV")
_TOLD = _set("ARG1 ARG2 ARG3 ARG4 ARGM-GOL ARGM-DIR ARGM-COM C-ARG1")


_TO_SOMEBODY = frozenset("ACCUSE AGREE AID CONCEDE CONSULT COOPERATE PROTEST REQUEST SUPPORT THREATEN".split())
"""Types of PLOVER that are done to somebody, by whom others know of it: no force is used."""


@dataclass(frozen=True)
class Slots:
    """Runs of words by slot, ``None`` where the text does not say."""

    actor: Run | None = None
    recipient: Run | None = None
    object: Run | None = None
    quantity: Run | None = None
    unit: Run | None = None
    """The noun that the quantity counts."""
    origin: Run | None = None
    destination: Run | None = None
    location: Run | None = None
    time: Run | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """An argument, or the piece of one that a preposition opens."""

    role: str
    lead: str
    """Its preposition, empty where it has none."""
    run: Run


class Slotter:
    """Reads the slots of one text's predicates."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._kinds = Kinds(text)
        self._movement = ontology().movement
        self._ends: dict[int, list[int]] = {}
        """By their first words: where mentions end."""
        for mention in text.annotation.mentions:
            self._ends.setdefault(mention.run[0], []).append(mention.run[1])

    def slots(self, p: Predicate, coded: Coded | None) -> Slots:
        """Return the slots of *p*; where it governs the event noun of its code, also what stands with the noun."""
        found = self._own(p, coded)
        if coded is not None and coded.through is not None:
            inner = self._own(self._text.predicates[coded.through], coded)
            more = {name: run for name, run in vars(inner).items() if run and name not in {"object", "actor"}}
            if inner.object:
                more.setdefault("recipient", inner.object)
            found = replace(found, **{name: run for name, run in more.items() if getattr(found, name) is None})
        return found

    def between(self, slots: Slots, coded: Coded) -> bool:
        """Tell whether what is done can be what the code says: who asks, helps or backs does so to somebody.

        “It *pressed* the snow” asks nobody for anything. What is done with force may be done to things, and where more
        than the bare word has told its sense, that is believed.
        """
        target = slots.recipient or slots.object
        if coded.conditional or coded.code.type not in _TO_SOMEBODY or target is None:
            return True
        kinds = self._kinds
        return any(tells(target) for tells in (kinds.party, kinds.place, kinds.event, kinds.clause))

    def _own(self, p: Predicate, coded: Coded | None) -> Slots:
        moves = p.base in self._movement["verbs"] or (not p.verb and p.form in self._movement["nouns"])
        itself = self._itself(p)
        out: dict[str, Run | None] = {"actor": self._actor(p) or itself or self._inherited(p)}
        for part in self._parts(p, moves):
            slot = self._slot(p, coded, part, moves)
            if slot is not None and out.get(slot) is None and part.run not in (out["actor"], itself):
                out[slot] = part.run
        out["time"] = dated(self._text, self._kinds, (a.run for a in p.frame.arguments if a.role == "ARGM-TMP"))
        for name in ("object", "recipient", "actor"):
            run = out.get(name)
            found = counted(self._text, run) if run else None
            if found is not None:
                out["quantity"], out["unit"] = found[:2]
                out[name] = (self._trimmed(found[2]) if found[2] else None) or run
                break
        return Slots(**out)

    # ── who does it ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _actor(self, p: Predicate) -> Run | None:
        """Return ARG0; of several before the word the nearest, “They asked *us* to withdraw”."""
        runs = [a.run for a in p.frame.arguments if a.role == "ARG0"]
        before = [run for run in runs if run[1] <= p.word]
        chosen = before[-1:] or runs[:1]
        return self._trimmed(chosen[0]) if chosen else None

    def _itself(self, p: Predicate) -> Run | None:
        """Return who moves, dies or is, PropBank's ARG1 before a verb without ARG0: “*troops* left”."""
        known = p.base in self._movement["selfmoving"] or p.base in self._movement["verbs"] or p.base == "be"
        if not known or p.passive or p.frame.first("ARG0") is not None:
            return None
        runs = (a.run for a in p.frame.arguments if a.role == "ARG1" and a.run[1] <= p.word)
        return next((self._trimmed(run) for run in runs), None)

    def _inherited(self, p: Predicate) -> Run | None:
        """Return who is to do what an infinitive says: the object of a verb of asking, of others the subject."""
        parent = self._text.parents[p.number]
        if parent is None or p.passive or p.word < 1 or self._text.words[p.word - 1] != "to":
            return None
        outer, governors = self._text.predicates[parent], ontology().governors
        asks = outer.base in _CALLS and self._text.words[outer.word + 1] in _CALLS[outer.base]
        if asks or outer.form in governors["asks"] or outer.form in governors["allows"]:
            for argument in outer.frame.arguments:
                if argument.role in {"ARG1", "ARG2"} and outer.word < argument.run[0] and argument.run[1] < p.word:
                    return self._trimmed(argument.run)
        return self._actor(outer)

    # ── whom, what, where ────────────────────────────────────────────────────────────────────────────────────────────

    def _parts(self, p: Predicate, moves: bool) -> Iterator[_Part]:
        """Yield the arguments but the actor; of movements, what “from” and “to” open is split off."""
        words = self._text.words
        ways = _FROM | _TO | (_FOR if p.base in _LEAVING_FOR else frozenset())
        for argument in p.frame.arguments:
            role, (first, last) = argument.role, argument.run
            if role in _OTHER or role.startswith("R-"):
                continue
            cuts = [first]
            if moves and role in _SPLIT:
                inner = range(first + 1, last - 1)
                cuts += [at for at in inner if words[at] in ways and self._kinds.opens_place(at + 1)]
            for at, end in zip(cuts, [*cuts[1:], last], strict=True):
                stop = self._text.chunk((at, end))[1]
                if at == first and not self._controls((at, stop)):
                    stop = end
                run = self._trimmed((at, stop))
                if run is not None:
                    lead = words[at] if words[at] in _STRIPPED else ""
                    yield _Part(role if at == first else "ARGM-DIR", lead, run)

    def _controls(self, run: Run) -> bool:
        """Tell whether somebody stands before an infinitive: of “urged *Halden* to leave” only Halden is urged."""
        stop = run[1]
        infinitive = self._text.words[stop : stop + 1] == ["to"] and stop + 1 in self._text.verbs
        return infinitive and self._kinds.party(run)

    def _slot(self, p: Predicate, coded: Coded | None, part: _Part, moves: bool) -> str | None:
        """Return the slot that a part fills, ``None`` where it fills none."""
        clause = self._kinds.clause(part.run)
        place = not clause and self._kinds.place(part.run)
        way = self._way(p, part, place, moves)
        if way is not None or part.role not in _TOLD:
            return way
        if clause or p.base == "be":
            return "object" if part.role in {"ARG1", "ARG2", "C-ARG1"} else None
        party = self._kinds.party(part.run)
        directed = coded is not None and (coded.code.type == "AID" or ontology().types[coded.code.type].directed)
        if part.role == "ARG1":
            to_whom = directed and not moves and (party or place) and not self._kinds.event(part.run)
            return "recipient" if to_whom else "object"
        if (party or place) and (part.lead in _PARTNERS or part.role in {"ARG2", "ARGM-COM"}):
            return "location" if place and not (party or directed) and part.lead in _AT else "recipient"
        return "object" if part.role in {"ARG2", "ARG3"} and not moves else None

    def _way(self, p: Predicate, part: _Part, place: bool, moves: bool) -> str | None:
        """Return origin, destination or location where a part is one."""
        role, lead = part.role, part.lead
        first = self._text.words[part.run[0]]
        if role == "ARGM-LOC":
            if lead in _FROM:
                return "origin"
            return "location" if (place or lead in _AT) and not first[0].isdigit() else None  # “at 9 p.m.” is a time
        if lead in _FROM and (place or moves):
            return "origin"
        goes = lead in _TO or (lead in _FOR and p.base in _LEAVING_FOR) or role == "ARGM-GOL"
        if (goes and place and (moves or role in {"ARGM-GOL", "ARGM-DIR"})) or (moves and first in PLACE_ADVERBS):
            return "destination"
        if role == "ARG1" and place:
            leaving, reaching = p.base in self._movement["leaving"], p.base in self._movement["reaching"]
            return "origin" if leaving else "destination" if reaching else None
        return None

    def _trimmed(self, run: Run) -> Run | None:
        """Return the run without the preposition before and the stops around it, cut in no phrase."""
        words = self._text.words
        first, last = run
        if first and words[first - 1] in {"'", "’"} and words[first] in _CLITICS:
            first += 1
        while first < last and words[first] in _STRIPPED and not (words[first] == "that" and last - first == 1):
            first += 1
        while first < last and words[last - 1] in _TAIL and not self._abbreviates(last - 1):
            last -= 1
        if first < last and words[last - 1] in _OPENERS:
            last = self._mention_end(first, last)
        while first < last and words[last - 1] in _OPENERS:
            last -= 1
        return (first, last) if first < last else None

    def _abbreviates(self, at: int) -> bool:
        """Tell whether a stop belongs to the letter before it: “U.S.”."""
        return self._text.words[at] == "." and at > 0 and len(self._text.words[at - 1]) == 1

    def _mention_end(self, first: int, last: int) -> int:
        """Return where the shortest mention ends that begins with a run and goes on behind it: “people with *keys*”."""
        return min((end for end in self._ends.get(first, ()) if end > last), default=last)
