"""The types of an article's names, corrected by what the whole of it shows."""

from dataclasses import dataclass, field, replace

from counterclaim.extraction import wording
from counterclaim.extraction.naming import bare, without_titles
from counterclaim.knowledge.nouns import noun
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run
from counterclaim.language.names import Name

_NAMED = {"organization": "organization", "government": "organization", "group": "organization", "place": "place"}
"""Types of names that end in a common noun, by its kind."""


def settled(annotation: Annotation) -> tuple[Name, ...]:
    """Correct the types of names by what the whole article shows.

    A person who matters is named in full or with a title somewhere. A lone name that never is belongs to a body that
    begins with it (“Halden”, “Halden Home”), or to a place where it only ever stands as one (“in Velmar”).
    """
    shown = _shown(annotation)

    def corrected(name: Name) -> Name:
        words, text = _lower(annotation, name.run), annotation.words(name.run)
        if name.type != "person" and _somebody(text, name, shown):
            return replace(name, type="person")
        article = "the" in {words[0], *_lower(annotation, (max(0, name.run[0] - 1), name.run[0]))}
        if name.type == "person" and article and (last := noun([words[-1]])) and not last.ambiguous:
            return replace(name, type=_NAMED.get(last.kind, "other"))  # “the Affordable Shelter Act”
        if " " in text or words[0] in shown.full or name.type == "organization":
            return name
        if words[0] in shown.bodies:
            return replace(name, type="organization")
        return replace(name, type="place") if " ".join(words) in shown.placed and name.type == "person" else name

    return tuple(map(corrected, annotation.names))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What an article shows of its names, in lower case."""

    people: frozenset[Run]
    """Those that the mention head takes for people."""
    full: set[str] = field(default_factory=set)
    """First and last words of people named in full or with a title."""
    titled: set[str] = field(default_factory=set)
    """Last words of people named with a title."""
    bodies: set[str] = field(default_factory=set)
    """First words of bodies."""
    placed: set[str] = field(default_factory=set)
    """Lone names behind “in”, “near” and the like."""


def _shown(annotation: Annotation) -> _Shown:
    shown = _Shown(frozenset(m.run for m in annotation.mentions if m.named and m.type == "person"))
    for name in annotation.names:
        words, text = _lower(annotation, name.run), annotation.words(name.run)
        before = set(_lower(annotation, (max(0, name.run[0] - 1), name.run[0])))
        titled = without_titles(text) != text or bool(before & wording.TITLES)
        if name.type == "person" and (" " in text or titled):
            shown.full.update((words[0], words[-1]))
            if titled:
                shown.titled.add(_family(text))
        elif name.type == "organization" and len(words) > 1:
            shown.bodies.add(words[0])
        if " " not in text and before & wording.PLACED:
            shown.placed.add(" ".join(words))
    return shown


def _somebody(text: str, name: Name, shown: _Shown) -> bool:
    """Tell whether a name is a person's: it has a title, or is “Ada Roon”, who is “Ms. Roon” elsewhere."""
    return without_titles(text) != text or (" " in text and (_family(text) in shown.titled or name.run in shown.people))


def _family(text: str) -> str:
    return bare(without_titles(text)).split(" ")[-1]


def _lower(annotation: Annotation, run: Run) -> tuple[str, ...]:
    return tuple(annotation.plain[run[0] : run[1]])
