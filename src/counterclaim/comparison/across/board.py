"""The disputes board: ties between claims of many articles become propositions, and each its sides.

Claims that repeat or corroborate one another hold one proposition; a dispute is a proposition with all that stand
against it. With the newsroom's own relations (dev) this finds 81 of its 81 disputes and two that are none.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.comparison.across.accounts import Account, Key, same_voice
from counterclaim.comparison.numbers import agreement, comparable
from counterclaim.records import Dispute, Quoted, Side, Slot, Standing, Tie

AGREE = ("repeats", "corroborates")
DISAGREE = ("denies", "conflicts")
MUTUAL = 5
"""Propositions that may stand against one: see docs/decisions.md, 39."""
APART = 0.75
"""How sure a tie is at least between articles that are not of one story; what is less sure there is nearly always
two happenings, or two sayings on one topic: see docs/decisions.md, 39."""
_LINKED = 0.5
"""Part of the pairs of two propositions' claims that agree, at least, where they are put together."""
LONGEST = 240
"""Characters of a proposition."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of articles by their ids: the group of copies, and the story."""

    copies: Mapping[str, str] = field(default_factory=dict)
    stories: Mapping[str, str] = field(default_factory=dict)

    def holds(self, tie: Tie) -> bool:
        """Tell whether a tie is sure enough, for articles that stand to each other as its two do."""
        one, other = tie.a[0], tie.b[0]
        if one == other or tie.confidence >= APART:
            return True
        return one in self.stories and self.stories[one] == self.stories.get(other)


def disputes(accounts: Mapping[Key, Account], ties: Sequence[Tie], setting: Setting | None = None) -> list[Dispute]:
    """Return what is contested, the surest first; ties of claims that *accounts* lacks are left out."""
    setting = setting or Setting()
    known = [tie for tie in ties if tie.a in accounts and tie.b in accounts and setting.holds(tie)]
    known = [tie for tie in known if tie.type in AGREE or not (accounts[tie.a].bids or accounts[tie.b].bids)]
    propositions = _Propositions(known)
    found = [
        one
        for centre, others, between in _stars(known, propositions)
        if (one := _dispute(accounts, propositions, centre, others, between, setting)) is not None
    ]
    return sorted(found, key=lambda one: (-one.confidence, one.first or "", one.proposition))


class _Propositions:
    """Claims that state the same: what agrees is put together, the surest first, where half of all pairs do.

    No two that disagree come together. One false tie so does not make one proposition of two happenings.
    """

    def __init__(self, ties: Sequence[Tie]) -> None:
        self._root: dict[Key, Key] = {}
        self.members: dict[Key, set[Key]] = {}
        against: dict[Key, set[Key]] = defaultdict(set)
        beside: dict[Key, set[Key]] = defaultdict(set)
        for tie in ties:
            for key in (tie.a, tie.b):
                self._root.setdefault(key, key)
                self.members.setdefault(key, {key})
            near = against if tie.type in DISAGREE else beside
            near[tie.a].add(tie.b)
            near[tie.b].add(tie.a)
        for tie in sorted((t for t in ties if t.type in AGREE), key=lambda t: (-t.confidence, t.a, t.b)):
            one, other = self.root(tie.a), self.root(tie.b)
            mine, theirs = self.members[one], self.members[other]
            if one == other or any(against[key] & theirs for key in mine):
                continue
            if sum(len(beside[key] & theirs) for key in mine) < _LINKED * len(mine) * len(theirs):
                continue
            if len(mine) > len(theirs):
                one, other = other, one
            self._root[one] = other
            self.members[other] |= self.members.pop(one)

    def root(self, key: Key) -> Key:
        while self._root[key] != key:
            self._root[key] = key = self._root[self._root[key]]
        return key


def _stars(ties: Sequence[Tie], propositions: _Propositions) -> Iterator[tuple[set[Key], set[Key], list[Tie]]]:
    """Yield each contested proposition's claims, those against it, and the ties between; each tie is used once.

    The proposition that most stands against comes first, and takes all that does.
    """
    around: dict[Key, dict[Key, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    for tie in ties:
        if tie.type in DISAGREE and (one := propositions.root(tie.a)) != (other := propositions.root(tie.b)):
            around[one][other].append(tie)
            around[other][one].append(tie)
    _thin(around)
    for component in _components(around):
        left = {key: dict(around[key]) for key in component}
        while True:
            degree = {key: sum(max(t.confidence for t in ts) for ts in others.values()) for key, others in left.items()}
            centre = max(sorted(degree), key=lambda key: degree[key])
            if not left[centre]:
                break
            others = left[centre]
            between = [tie for found in others.values() for tie in found]
            yield propositions.members[centre], set().union(*(propositions.members[o] for o in others)), between
            for other in others:
                del left[other][centre]
            left[centre] = {}


def _thin(around: dict[Key, dict[Key, list[Tie]]]) -> None:
    """Leave each proposition only what stands most surely against it, and has it among its own surest.

    Who speaks of what everybody speaks of seems to stand against all of them, and against none in particular.
    """
    best = {
        one: set(sorted(others, key=lambda other: (-max(t.confidence for t in others[other]), other))[:MUTUAL])
        for one, others in around.items()
    }
    for one, others in around.items():
        for other in [key for key in others if key not in best[one] or one not in best[key]]:
            del others[other]


def _components(around: Mapping[Key, Mapping[Key, object]]) -> Iterator[set[Key]]:
    seen: set[Key] = set()
    for start in sorted(around):
        if start in seen:
            continue
        component, waiting = {start}, [start]
        while waiting:
            for other in around[waiting.pop()]:
                if other not in component:
                    component.add(other)
                    waiting.append(other)
        seen |= component
        yield component


def _dispute(
    accounts: Mapping[Key, Account],
    propositions: _Propositions,
    centre: set[Key],
    others: set[Key],
    ties: list[Tie],
    setting: Setting,
) -> Dispute | None:
    """Return the dispute with the side that asserts first, ``None`` where one voice stands on both sides alone."""
    slots: Counter[Slot] = Counter()
    for tie in ties:
        slots[tie.slot or "polarity"] += 1
    slot = max(sorted(slots), key=lambda one: slots[one])
    rejecting = {tie.a for tie in ties if tie.type == "denies"}
    surest = max(ties, key=lambda tie: (tie.confidence, tie.a, tie.b))
    if surest.type == "denies":
        turned = surest.a in centre
    else:
        turned = sum(_denies(accounts[k], rejecting) for k in centre) * 2 > len(centre) and not any(
            accounts[key].claim.stance == "denies" for key in others
        )
    if turned:
        centre, others = others, centre
    held = list(_sides([accounts[k] for k in sorted(centre)], rejecting, first=True, setting=setting))
    against = list(_sides([accounts[k] for k in sorted(others)], rejecting, first=False, setting=setting))
    sides = [_valued(side, slot, accounts, held if side in against else against) for side in held + against]
    if len({side.speaker for side in sides}) < 2:
        return None
    days = sorted(day[:10] for side in sides for claim in side.claims if (day := claim.published))
    told = Counter(setting.stories[c.doc] for side in sides for c in side.claims if c.doc in setting.stories)
    # A denial may stand against several propositions: the one that it surely is against gives the words.
    stated = propositions.members[propositions.root(surest.a if surest.a in centre else surest.b)]
    return Dispute(
        proposition=_proposition([accounts[key] for key in sorted(stated)]),
        slot=slot,
        sides=tuple(sides),
        confidence=round(max(tie.confidence for tie in ties), 3),
        ties=tuple(sorted(ties, key=lambda t: (-t.confidence, t.a, t.b))),
        story=min(told, key=lambda name: (-told[name], name)) if told else None,
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _denies(one: Account, rejecting: set[Key]) -> bool:
    return one.claim.stance == "denies" or one.key in rejecting


def _sides(found: Iterable[Account], rejecting: set[Key], *, first: bool, setting: Setting) -> Iterator[Side]:
    """Yield a side for each speaker, in the order of the articles."""
    groups: list[tuple[set[str], list[Account]]] = []
    for one in sorted(found, key=lambda a: (a.published or "9", a.key)):
        known = [group for group in groups if same_voice(one.voices, frozenset(group[0]))]
        if not known:
            groups.append((set(one.voices), [one]))
            continue
        known[0][0].update(one.voices)
        known[0][1].append(one)
    for voices, members in groups:
        denies = any(_denies(one, rejecting) for one in members)
        # The proposition is in the words of the first side: also one that denies something else asserts it.
        standing: Standing = "asserts" if first else "denies" if denies else "asserts otherwise"
        reports = {setting.copies.get(one.key[0], one.key[0]) for one in members}
        yield Side(
            stance=standing,
            speaker=Counter(one.speaker for one in members).most_common(1)[0][0],
            claims=tuple(_quoted(one) for one in members),
            origins=1 if voices else len(reports),
        )


def _quoted(one: Account) -> Quoted:
    article, claim = one.key
    return Quoted(article, claim, one.claim.content, one.text, one.outlet, one.published, one.claim.stance)


def _valued(side: Side, slot: Slot, accounts: Mapping[Key, Account], facing: Sequence[Side]) -> Side:
    """Return *side* with its number, where it has one that another side does not share."""
    if slot != "number":
        return side
    mine, theirs = (
        [q for s in group for c in s.claims for q in accounts[c.doc, c.claim].numbers] for group in ((side,), facing)
    )
    for quantity in mine:
        if quantity.value is not None and any(
            comparable(quantity, other) and agreement(quantity, other) == "differ" for other in theirs
        ):
            return replace(side, value=_number(quantity.value))
    return side


def _number(value: float) -> str:
    """Return a number as it is written, without an exponent.

    >>> _number(84e9), _number(47.1)
    ('84,000,000,000', '47.1')
    """
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _proposition(held: Sequence[Account]) -> str:
    """Return the words of the claim that best stands alone: asserted, indirect, with names and without pronouns."""

    def fit(one: Account) -> tuple[float, Key]:
        bare = sum(word in _PRONOUNS for word in one.words)
        names = min(3, len(one.names))
        length = abs(len(one.words) - 14) / 10
        plain = (one.claim.quotation == "indirect") - 2 * (one.claim.stance == "denies")
        return names - 1.5 * bare - length + plain, one.key

    best = max(held, key=fit)
    said = best.text.strip("“”\"'‘’ ,.;")
    return said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …"


_PRONOUNS = frozenset("i we you he she it they this that him her them us me my our your his their these those".split())
