"""All mentions of an article that may be somebody or somewhere, put together as far as coreference and words do."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.extraction import wording
from counterclaim.extraction.actors.known import PLACES, Hit, Names
from counterclaim.extraction.actors.titles import Meaning
from counterclaim.extraction.types import NewsType
from counterclaim.knowledge.nouns import noun
from counterclaim.knowledge.spelling import ARTICLES, PARTICLES, key
from counterclaim.knowledge.verbs import base
from counterclaim.knowledge.world import Known
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run
from counterclaim.records import Entity, EntityType

ACTORS: dict[NewsType, EntityType] = {
    "person": "person",
    "organization": "organization",
    "government": "government",
    "group": "group",
    "place": "place",
    "facility": "facility",
}
"""Types of mentions that become entities; things, times and events do not."""
_DEICTIC = wording.PRONOUNS | frozenset(
    "this that these those there here you your yours one ones each both all some most many others another such".split()
)
"""Words that name nobody by themselves."""
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
"""Inside quotations these are told by who speaks (``sides.py``), whatever they are linked to."""
_ONE = wording.MALE | wording.FEMALE | frozenset("i me my mine".split())
_FUNCTION = (
    wording.GOVERNORS
    | wording.RELATIVE
    | frozenset(
        "is are was were be been has have had do does did will would can could may might must should not".split()
    )
    | frozenset(
        "also again still now then when while where if because since after before as or but so too only".split()
    )
)
"""Words behind a name that do not make it tell which of something."""
_AUXILIARIES = frozenset("to will would can could may might must should shall do does did not".split())
"""Words before a verb."""
_TIES = wording.GOVERNORS | wording.RELATIVE | {"'", "’", ",", "("}
"""Words between two names that make them two."""
_LISTS = {",", "and", "or", "the", "nor", "neither", "either", "both"}
_FINITE = _AUXILIARIES - {"to"} | frozenset("is are was were has have had".split())
"""Words that make a clause of a noun and the verb behind them."""
_PARTS = PARTICLES | {"-", "."}
LEADING = wording.GOVERNORS - {"of", "and"}
Identity = tuple[str, ...]
"""``("government", country)``, ``("place", name)``, ``("body", name)``, ``("person", name)``, ``("people", country)``,
``("named", key)``, ``("words", country, what)``, ``("cluster", number)``: references of one identity are one entity."""


@dataclass(slots=True)
class Reference:
    """One mention with what it comes to."""

    run: Run
    bare: Run
    """Without an article before and a possessive ending behind."""
    kind: NewsType
    named: bool
    cluster: str
    """What the mentions were put together by before: an entity's id, a chain of the encoder, a name."""
    old: str | None = None
    pronoun: bool = False
    identity: Identity = ()
    meaning: Meaning | None = None
    known: Known | None = None
    why: str = ""


class References:
    """All mentions of an article that may be actors or places, each with its cluster."""

    def __init__(
        self, annotation: Annotation, names: Names, entities: Sequence[Entity], kinds: Sequence[NewsType]
    ) -> None:
        self._annotation = annotation
        self._names = names
        self._kinds = {m.run: kind for m, kind in zip(annotation.mentions, kinds, strict=True)}
        self._named = {m.run: m.named for m in annotation.mentions}
        self._entities = entities
        self._of: dict[Run, str] = {}
        """The cluster of runs that have one, without articles and endings."""
        self._made: dict[Run, Reference] = {}
        self._by_bare: dict[Run, Reference] = {}

    def all(self) -> list[Reference]:
        """Return them in the order of the text, longer ones first."""
        frames = self._annotation.frames
        self._clauses = {(x.run[0], f.predicate) for f in frames for x in f.arguments}
        self._predicates = {f.predicate for f in frames}
        self._taken = {hit.run for hit in self._names.hits if self._modifies(hit)}
        sources = {a.source for a in self._annotation.attributions}
        self._cues = {i for a in self._annotation.attributions for i in range(*a.cue)}
        like = {self._names.bare(run): kind for run, kind in self._kinds.items()} if self._entities else {}
        for entity in self._entities:
            for ((start, end),) in entity.mentions:
                run = self._names.run((start, end))
                if run not in sources and self._none(run):
                    continue
                kind = self._kinds.get(run) or like.get(self._names.bare(run)) or entity.type
                if run not in sources and kind not in {*ACTORS, "other"}:
                    continue  # “June 17”, as coreference may have it
                capital = any(w[:1].isupper() for w in self._names.cased[slice(*self._names.bare(run))])
                self._add(run, kind, self._named.get(run, capital), entity.id, entity.id)
        self._marked()
        for hit in self._names.hits:
            if hit.rows[0].kind in {*PLACES, "body", "people"} and not (
                hit.run in self._by_bare or hit.run in self._taken
            ):
                self._add(hit.run, hit.rows[0].type, True, f"name {key(self._names.words(hit.run))}", None)
        self._nations()
        self._pieces()
        return sorted(self._made.values(), key=lambda r: (r.run[0], -r.run[1]))

    def _pieces(self) -> None:
        """Give the piece of a name to whom the whole name has: “Ada” in “Ada Roon”, “Roon” in “Ada al-Roon”."""
        self._behind_articles()
        whole = [r for r in self._made.values() if r.named and 1 < r.run[1] - r.run[0] <= 6]
        starts = {(r.run[0], "first"): r for r in whole} | {(r.run[1], "last"): r for r in whole}
        for one in self._made.values():
            for at in ((one.run[0], "first"), (one.run[1], "last")):
                other = starts.get(at)
                if other is None or other.run == one.run or other.kind != one.kind or one.pronoun or not one.named:
                    continue
                rest = {*range(*other.run)} - {*range(*one.run)}
                proper = all(self._names.cased[i][:1].isupper() or self._names.lower[i] in _PARTS for i in rest)
                if rest and proper and one.run[1] - one.run[0] < 3:
                    one.cluster = other.cluster

    def _behind_articles(self) -> None:
        """Join names cut at an Arabic article: “Ada al” and “Roon”, or the name that ends so and “Roon”."""
        cased, lower = self._names.cased, self._names.lower
        people = [r for r in self._made.values() if r.kind == "person" and not r.pronoun]
        for one in people:
            at = one.run[0] + (cased[one.run[0]] == "-")
            if not (one.named and at > 2 and cased[at - 1] == "-" and lower[at - 2] in ARTICLES):
                continue
            if not cased[at - 3][:1].isupper():
                continue
            for other in people:
                before = at - 3 < other.run[1] <= at and other.run[0] < at - 2
                if before or (other is not one and other.run[0] < at - 2 and self._ends(other.run, at, one.run[1])):
                    one.cluster = other.cluster
                    break

    def _ends(self, run: Run, at: int, end: int) -> bool:
        """Tell whether the name that a mention ends with has the words *at* to *end*."""
        first, last = self._names.ending(run)
        return first < at and end == last

    def _nations(self) -> None:
        """Add people and bodies told by their country that the encoder has missed: “4,000 *Velmarian soldiers*”."""
        covered = {i for run in self._made if run[1] - run[0] < 7 for i in range(*run)}
        lower = self._names.lower
        for hit in self._names.hits:
            at = hit.run[1]
            if hit.rows[0].kind == "body" and not (hit.country and lower[at : at + 1] != ["-"]):
                continue
            last = at
            while last < len(lower) and last - at < 3 and lower[last].isalpha() and last not in covered:
                last += 1
                found = noun(lower[at:last])
                if found and found.kind in {"group", "government", "organization"} and not found.ambiguous:
                    self._add((hit.run[0], last), found.kind, False, f"mention {hit.run[0]}", None)
                    covered |= set(range(hit.run[0], last))
                    break

    def _marked(self) -> None:
        """Add the encoder's mentions."""
        mentions = self._annotation.mentions
        chained = {i: chain for chain in self._annotation.chains for i in chain}
        for i, mention in enumerate(mentions):
            run, kind, chain = mention.run, self._kinds[mention.run], chained.get(i, (i,))
            if kind not in ACTORS or self._names.bare(run) in self._by_bare:
                continue
            first = self._names.lower[run[0]]
            pronoun = run[1] - run[0] == 1 and first in _DEICTIC
            if self._none(run):
                continue
            cluster = f"chain {chain[0]}" if len(chain) > 1 else f"mention {i}"
            if pronoun:
                near = (self._by_bare.get(self._names.bare(mentions[j].run)) for j in reversed(chain) if j < i)
                found = next((r for r in near if r and (r.kind == "person") == (first in _ONE)), None)
                if found is not None:
                    cluster = found.cluster
                elif first not in WE or not self._annotation.encoding.quoted[run[0]]:
                    continue
            elif mention.named:
                cluster = self._inner(run) or f"name {key(self._names.words(self._names.bare(run)))}"
            self._add(run, kind, mention.named, cluster, None, pronoun=pronoun)

    def _add(
        self, run: Run, kind: NewsType, named: bool, cluster: str, old: str | None, *, pronoun: bool = False
    ) -> None:
        if run[0] >= run[1] or run in self._made or not any(w[:1].isalnum() for w in self._names.cased[slice(*run)]):
            return
        pronoun = pronoun or (run[1] - run[0] == 1 and self._names.lower[run[0]] in _DEICTIC)
        bare = self._names.bare(run)
        self._made[run] = self._by_bare[bare] = Reference(run, bare, kind, named, cluster, old, pronoun)
        if old is not None:
            self._of[bare] = cluster

    def _inner(self, run: Run) -> str | None:
        """Return the cluster of a name that *run* only says more of: “*President Bashar* al-Assad”."""
        first, last = self._names.bare(run)
        last = next((i for i in range(first + 1, last) if self._names.lower[i] in {",", "(", *wording.RELATIVE}), last)
        for length in range(last - first, 0, -1):
            for part in ((first, first + length), (last - length, last)):
                if (cluster := self._of.get(part)) is None:
                    continue
                rest = [*self._names.lower[first : part[0]], *self._names.lower[part[1] : last]]
                if not _TIES & set(rest) and (length > 1 or part[1] == last or self._kinds.get(run) == "person"):
                    return cluster
        return None

    def _none(self, run: Run) -> bool:
        """Tell whether a mention is nobody: a clause, what tells which of something, a piece of a name, a verb."""
        word = self._names.lower[run[0]]
        bent = not word.endswith("s") and base(word) != word
        led = run[0] > 0 and self._names.lower[run[0] - 1] in _AUXILIARIES
        verb = run[1] - run[0] == 1 and run[0] in self._predicates and (bent or led)
        return self._clause(run) or run in self._taken or self._piece(run) or run[0] in self._cues or verb

    def _clause(self, run: Run) -> bool:
        """Tell whether a mention is none: “Velmar depended on Tollen”, “some for Tollen”, “Velmar, Tollen”."""
        if run[1] - run[0] == 1:
            return False
        if self._names.lower[run[0]] in _DEICTIC and self._names.lower[run[0] + 1] in LEADING:
            return True
        if any(word in {"“", "”", '"'} for word in self._names.cased[run[0] + 1 : run[1] - 1]):
            return True
        hits = self._names.inside(run)
        named = {i for hit in hits for i in range(*hit.run)}
        if len(hits) > 1 and all(i in named or self._names.lower[i] in _LISTS for i in range(*run)):
            return True
        stops = wording.RELATIVE | {",", "(", "–", "—"}
        end = next((i for i in range(run[0] + 1, run[1]) if self._names.lower[i] in stops), run[1])
        verbs = [i for i in range(run[0] + 1, end) if (run[0], i) in self._clauses]
        if self._names.cased[run[0]][:1].isupper() and verbs:
            return True
        # “the council has not met”, unlike “the council seated in Velmar”.
        return any(word in _FINITE for i in verbs for word in self._names.lower[max(run[0] + 1, i - 4) : i])

    def _piece(self, run: Run) -> bool:
        """Tell whether a mention is a piece of a known name: “States”, “U.S” of “U.S.”."""
        hit = self._names.at.get(run[0])
        whole = hit.run if hit else (0, 0)
        return whole[0] <= run[0] and run[1] <= whole[1] and self._names.bare(whole) != self._names.bare(run)

    def _modifies(self, hit: Hit) -> bool:
        """Tell whether a name only tells which of something: “*U.S.* officials”, “*IRGC*-provided drones”."""
        at = hit.run[1]
        after = self._names.cased[at] if at < len(self._names.cased) else ""
        if after == "-" or not after[:1].isalpha():
            return after == "-"
        if hit.rows[0].kind == "people" or (first := hit.kind("adjective")) is None:
            return hit.rows[0].kind == "people"
        if self._annotation.encoding.opens[at] or first is None or self._names.lower[at] in _FUNCTION:
            return False
        return after[:1].isupper() or at not in self._predicates or noun([self._names.lower[at]]) is not None
