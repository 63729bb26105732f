"""Groups of copies: which articles are one text, which of them came first, and how many origins articles have."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Member:
    """What decides which article of a group is the original."""

    article: int
    """Its number in the order of coming."""
    outlet: str | None = None
    published: str | None = None
    """ISO 8601."""
    wholly: tuple[str, ...] = ()
    """Whom it credits for all of its text: agencies and outlets."""
    partly: tuple[str, ...] = ()
    """Whom it credits for a part."""
    group: int | None = None
    """Of copies; ``None`` where it has none."""


def components(nodes: Iterable[Node], pairs: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """Return the groups that *pairs* tie *nodes* to, each in the order of *nodes*.

    >>> components([1, 2, 3, 4], [(1, 3), (3, 4)])
    [[1, 3, 4], [2]]
    """
    held = {node: node for node in nodes}

    def root(node: Node) -> Node:
        while held[node] != node:
            held[node] = held[held[node]]
            node = held[node]
        return node

    for one, other in pairs:
        held[root(other)] = root(one)
    groups: dict[Node, list[Node]] = {}
    for node in held:
        groups.setdefault(root(node), []).append(node)
    return [*groups.values()]


def same_house(outlet: str | None, credited: str) -> bool:
    """Tell whether a credit names *outlet*: “Gazette” for “The Ketterby Gazette”.

    >>> same_house("The Ketterby Gazette", "Gazette"), same_house("Ketterby Post", "Gazette")
    (True, False)
    """
    house, name = (f" {(words or '').casefold().strip()} " for words in (outlet, credited))
    return bool(outlet and credited.strip()) and (name in house or house in name)


def original(members: Sequence[Member]) -> Member:
    """Return the member that the others are copies of: the one they credit, else the earliest, else the first to come.

    A text that is credited to somebody else comes after one that is not. The date counts to the day.

    >>> gazette, post = Member(2, "Ketterby Gazette", "2025-04-08"), Member(1, "Orlec Post", wholly=("Gazette",))
    >>> original([post, gazette]).outlet
    'Ketterby Gazette'
    """
    named = {name for member in members for name in member.wholly}
    half = {name for member in members for name in member.partly}

    def rank(member: Member) -> tuple[object, ...]:
        foreign = any(not same_house(member.outlet, name) for name in member.wholly)
        return (
            not any(same_house(member.outlet, name) for name in named),
            foreign,
            not any(same_house(member.outlet, name) for name in half),
            (member.published or "9999")[:10],
            member.article,
        )

    return min(members, key=rank)


def credited(members: Iterable[Member]) -> str | None:
    """Return whom a group credits for its text, the one named most; ``None`` where that is nobody else."""
    counts: dict[str, int] = {}
    for member in members:
        for name in member.wholly:
            if not same_house(member.outlet, name):
                counts[name] = counts.get(name, 0) + 1
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def independent(members: Sequence[Member]) -> list[list[Member]]:
    """Return *members*, articles on one happening, by their origin.

    Copies of one text are one, and so is what comes from one house: from the agency or outlet that an article credits
    for all of its text, else from its own outlet. What an article merely quotes from another outlet leaves it an origin
    of its own; so does what its outlet has printed of others.

    >>> wire = Member(1, "A", wholly=("Reuters",), group=1), Member(2, "B", group=1)
    >>> members = [*wire, Member(3, "C", wholly=("Reuters",)), Member(4, "B")]
    >>> [[member.article for member in origin] for origin in independent(members)]
    [[1, 2, 3], [4]]
    """
    texts: dict[int, list[Member]] = {}
    for member in members:
        if member.group is not None:
            texts.setdefault(member.group, []).append(member)
    originals = {original(same).article for same in texts.values()}
    first: dict[tuple[str, Hashable], int] = {}
    pairs: list[tuple[int, int]] = []
    for number, member in enumerate(members):
        keys: list[tuple[str, Hashable]] = [("house", name.casefold()) for name in member.wholly]
        if member.outlet and not member.wholly and (member.group is None or member.article in originals):
            keys.append(("house", member.outlet.casefold()))
        if member.group is not None:
            keys.append(("text", member.group))
        pairs += ((first.setdefault(key, number), number) for key in keys)
    return [[members[number] for number in group] for group in components(range(len(members)), pairs)]
