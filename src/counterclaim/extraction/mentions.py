"""Sources and names as mentions: what kind each is, whom it names, which role it tells."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.extraction import wording
from counterclaim.extraction.elided import subjects
from counterclaim.extraction.naming import without_titles
from counterclaim.extraction.settled import settled
from counterclaim.knowledge.nouns import plural
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Attribution, Run
from counterclaim.language.names import Name

_WHO = 8
"""Words up to which “who leads the union” tells a role."""
Kind = Literal["name", "pronoun", "description"]
Gender = Literal["male", "female", "thing", "many", ""]


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention in words; ``attribution`` is the number of the claim whose source it is, if it is one."""

    run: Run
    words: tuple[str, ...]
    """Lower case."""
    kind: Kind
    name: str | None = None
    type: str = ""
    """A name's type (``labels.NAME_TYPES``), or what the words show of a description: ``person``, ``organization``."""
    gender: Gender = ""
    head: str = ""
    """The noun that a description is about: “a senior *commander* of the Guards”."""
    roles: tuple[str, ...] = ()
    definite: bool = True
    attribution: int | None = None
    owner: Run | None = None
    """Of a document or an unnamed spokesman: the words for whom it speaks."""


def mentions(annotation: Annotation) -> list[Mention]:
    """Return every name, every source and who acts unnamed, in the order of the text.

    A name that heads a source is one with it.
    """
    annotation = replace(annotation, names=settled(annotation))
    found: list[Mention] = []
    taken: set[Run] = set()
    for number, attribution in enumerate(annotation.attributions):
        if attribution.source is not None:
            mention = source_mention(annotation, attribution.source, number)
        elif (left_out := _left_out(annotation, attribution, number)) is not None:
            mention = left_out
        else:
            continue
        found.append(mention)
        if mention.kind == "name":
            taken.add(_name_run(annotation, mention))
        if mention.owner:
            found.append(source_mention(annotation, mention.owner, None))  # like a source, but nobody's
            taken.add(mention.owner)
    for name in annotation.names:
        # A name of two words that is no person's, body's or place's for the name head may still be somebody's.
        if (name.type != "other" or name.run[1] - name.run[0] > 1) and name.run not in taken:
            found.append(_named(annotation, name, name.run, None))
    found += _acting(annotation, found)
    return sorted(_gendered(found), key=lambda m: (m.run[0], m.run[1], m.attribution is None))


def _left_out(annotation: Annotation, said: Attribution, number: int) -> Mention | None:
    """Return the mention of who says what has no source: the one person or body that its sentence is about."""
    able = (source_mention(annotation, run, number) for run in subjects(annotation, said))
    found = [m for m in able if (m.kind == "name" and m.type != "place") or m.type in {"person", "organization"}]
    return found[0] if len(found) == 1 else None


def _acting(annotation: Annotation, found: list[Mention]) -> list[Mention]:
    """Return the people whom nobody names and who are brought in as doing something.

    “*A digger driver* begged us to keep his name out of it”: from here on “he” is the driver.
    """
    covered = {i for m in found for i in range(*m.run)}
    things = {m.run for m in annotation.mentions if m.type != "person"}
    out = []
    for run in sorted(annotation.agents):
        words = lower(annotation, run)
        if words[0] not in {"a", "an"} or run in things or not covered.isdisjoint(range(*run)):
            continue
        mention = _description(run, words, None, [])
        if mention.type == "person" and mention.owner is None:
            out.append(mention)
            covered |= set(range(*run))
    return out


def _gendered(found: list[Mention]) -> list[Mention]:
    """Give a person's name the gender that a title or role tells anywhere: “Ada Roon said … Ms. Roon”."""
    told: dict[str, set[Gender]] = {}
    for mention in found:
        if mention.name and mention.gender in {"male", "female"}:
            told.setdefault(mention.name.split()[-1], set()).add(mention.gender)
    return [
        replace(mention, gender=next(iter(told[last])))
        if mention.name
        and not mention.gender
        and mention.type in {"person", ""}
        and len(told.get(last := mention.name.split()[-1], ())) == 1
        else mention
        for mention in found
    ]


def source_mention(annotation: Annotation, run: Run, number: int | None) -> Mention:
    """Analyse the words of one source."""
    words = lower(annotation, run)
    if len(words) == 1 and words[0] in wording.PRONOUNS:
        return Mention(run, words, "pronoun", gender=gender_of(words[0]), attribution=number)
    inside = names_in(annotation, run)
    name = _head_name(annotation, run, inside) or _head_name(annotation, run, _unseen(annotation, run, inside))
    if name is not None:
        return _named(annotation, name, run, number)
    return _description(run, words, number, inside)


def _unseen(annotation: Annotation, run: Run, names: list[Name]) -> list[Name]:
    """Return people's names that the name head has missed: two capitals or more at the start or behind a comma."""
    case = annotation.encoding.case
    words = lower(annotation, run)
    taken = {i for name in names for i in range(*name.run)}
    out = []
    for first in range(run[0], run[1] - 1):
        if first > run[0] and words[first - run[0] - 1] != ",":
            continue
        last = first
        while last < run[1] and last not in taken and (case[last] in (1, 3) or words[last - run[0]] in {"-", "."}):
            last += 1
        capitals = [i for i in range(first, last) if case[i] in (1, 3)]
        described = wording.INDEFINITE | {"the"}
        if len(capitals) >= 2 and words[first - run[0]] not in described:
            out.append(Name((first, capitals[-1] + 1), "person"))
    return [n for n in out if not {lower(annotation, n.run)[-1]} & wording.BODIES]


def names_in(annotation: Annotation, run: Run) -> list[Name]:
    """Return the names that lie inside *run*, found by bisection: names are in the order of the text."""
    first = bisect_left(annotation.names, run[0], key=lambda n: n.run[0])
    last = bisect_left(annotation.names, run[1], key=lambda n: n.run[0])
    return [n for n in annotation.names[first:last] if n.run[1] <= run[1]]


def lower(annotation: Annotation, run: Run) -> tuple[str, ...]:
    """Return the words of *run* as ``antecedents.lower`` gives them."""
    return tuple(annotation.plain[run[0] : run[1]])


def gender_of(pronoun: str) -> Gender:
    """Return what a pronoun shows of whom it stands for."""
    sets: tuple[tuple[Gender, frozenset[str]], ...] = (
        ("male", wording.MALE),
        ("female", wording.FEMALE),
        ("thing", wording.THING),
        ("many", wording.MANY),
    )
    return next((gender for gender, words in sets if pronoun in words), "")


def _head_name(annotation: Annotation, run: Run, names: list[Name]) -> Name | None:
    """Return the name that a source is about, not one that only stands in it (“a spokesman for X”, “X's lawyer”)."""
    for name in sorted(names, key=lambda n: (n.type != "person", n.run)):
        before = lower(annotation, (run[0], name.run[0]))
        after = lower(annotation, (name.run[1], run[1]))
        if not set(lower(annotation, name.run)) - wording.TITLES:
            continue
        if (_possessive(after) and len(after) > 2) or (after and after[0] not in wording.FOLLOWERS):
            continue
        # “the governor of the province, Ulan M.”: the preposition before the comma governs something else.
        near = before[len(before) - before[::-1].index(",") :] if "," in before else before
        if (wording.GOVERNORS | wording.RELATIVE) & set(near):
            continue
        if name.type != "person" and wording.SPOKES & set(before):
            continue
        return name
    return None


def _possessive(after: tuple[str, ...]) -> bool:
    return after[:2] in {("’", "s"), ("'", "s")} or after[:1] in {("’",), ("'",)}


def _named(annotation: Annotation, name: Name, run: Run, number: int | None) -> Mention:
    """Build the mention of a source (or a bare name) that a name heads."""
    # Of a bare name the title may stand right before it.
    before = lower(annotation, (run[0] if number is not None else max(0, name.run[0] - 2), name.run[0]))
    text = annotation.words(name.run)
    first = lower(annotation, name.run)[0]
    titles = {*before, first}
    gender: Gender = (
        ("male" if titles & wording.TITLES_MALE else "female" if titles & wording.TITLES_FEMALE else "")
        if name.type in {"person", "other"}
        else "thing"
    )
    roles: list[str] = []
    if name.type == "person":
        roles = _roles(annotation, name, run) if number is not None else _introduction(annotation, name)
        gender = gender or next(filter(None, map(_told, roles)), "")
    # What speaks under a name that is no person's or place's is a body; what only stands there is unknown.
    kind = name.type if name.type != "other" else "organization" if number is not None else ""
    return Mention(
        run,
        lower(annotation, run),
        "name",
        name=text,
        type=kind,
        gender=gender,
        roles=tuple(r for r in roles if r.casefold() not in wording.OPENERS and r),
        attribution=number,
    )


def _roles(annotation: Annotation, name: Name, run: Run) -> list[str]:
    """Return the roles that a source tells of the person it names: “Deputy Minister X, head of the mission”."""
    before, after = lower(annotation, (run[0], name.run[0])), lower(annotation, (name.run[1], run[1]))
    roles = _titles(annotation.words(name.run))
    example = before[-2:] == ("such", "as") or before[-1:] in {("like",), ("including",)}
    if before and before[0] not in wording.TITLES_MALE | wording.TITLES_FEMALE and not example:
        roles.append(annotation.words((run[0], name.run[0])).rstrip(" ,"))
    if any(w.isalpha() for w in after) and after[0] in {",", "(", "of"} and not _digresses(after[1:]):
        skip = 0 if after[0] == "of" else 1
        roles.append(annotation.words((name.run[1] + skip, run[1])).strip(" ,)"))
    return roles


def _titles(name: str) -> list[str]:
    """Return the titles that a name begins with, as one role: “Prime Minister”; none where it is Mr or Ms alone."""
    title = name.removesuffix(without_titles(name)).strip()
    plain = {w.strip(".") for w in title.casefold().split()}
    return [title] if plain - wording.TITLES_MALE - wording.TITLES_FEMALE else []


def _introduction(annotation: Annotation, name: Name) -> list[str]:
    """Return the roles beside a name in running text: “the foreign minister, X,”, “X, head of the mission, left”."""
    total = len(annotation.encoding)
    before = lower(annotation, (max(0, name.run[0] - 6), name.run[0]))
    after = lower(annotation, (name.run[1], min(total, name.run[1] + 14)))
    roles = _titles(annotation.words(name.run))
    if after[:1] == (",",) and len(after) > 2:
        end = next((i for i, w in enumerate(after[1:], 1) if w in {",", ".", ";", "who", "said"}), 0)
        told = after[1:end]
        if end > 2 and _person(told[head_index(told)]) and not _digresses(told):
            roles.append(annotation.words((name.run[1] + 1, name.run[1] + end)))
    back = next((i for i, w in enumerate(reversed(before)) if w in wording.OPENERS), 0)
    told = before[len(before) - back :]
    while told and told[-1] == ",":
        told = told[:-1]
    by = not told or told[-1] in wording.GOVERNORS  # “the latest caper by”
    if not by and _person(told[head_index(told)]) and not _proper(annotation, name.run[0] - back + head_index(told)):
        roles.append(annotation.words((name.run[0] - back, name.run[0])).rstrip(" ,"))
    return roles


def _digresses(words: tuple[str, ...]) -> bool:
    """Tell whether a clause says what happened rather than who somebody is: “whose company closed …”."""
    return words[0] in {"whose", "which", "whom"} or (words[0] == "who" and len(words) > _WHO)


def _proper(annotation: Annotation, word: int) -> bool:
    """Tell whether a noun for people is a name here: “seen by the Courier, Ada Roon said …”."""
    cased = annotation.tokens[word]
    return cased[:1].isupper() and cased.lower() not in wording.TITLES | wording.SPOKES


def _name_run(annotation: Annotation, mention: Mention) -> Run:
    found = (n.run for n in names_in(annotation, mention.run) if annotation.words(n.run) == mention.name)
    return next(found, mention.run)


def _description(run: Run, words: tuple[str, ...], number: int | None, names: list[Name]) -> Mention:
    """Build the mention of a source without a name of its own."""
    at = head_index(words)
    head = words[at] if words else ""
    owner = None
    if head in wording.DOCUMENTS or head in wording.SPOKES:
        owner = _owner(run, words, at, names)
    kind = "organization" if head in wording.BODIES else "person" if _person(head) else ""
    return Mention(
        run,
        words,
        "description",
        type=kind,
        gender="thing" if kind == "organization" else _gender(head) or ("many" if plural(head) else ""),
        head=head,
        definite=bool(words) and words[0] not in wording.INDEFINITE,
        attribution=number,
        owner=owner,
    )


def _told(role: str) -> Gender:
    """Return the gender that the noun of a role tells: “a company *spokeswoman*”."""
    words = tuple(role.casefold().split())
    return _gender(words[head_index(words)].strip(".,")) if words else ""


def _gender(noun: str) -> Gender:
    if noun in wording.WOMEN or noun.endswith("woman"):
        return "female"
    # Many a “chairman” or “spokesman” is a woman to older house styles, so only nouns of kinship count for men.
    return "male" if noun in wording.MEN else ""


def _person(noun: str) -> bool:
    """Tell whether a noun stands for one person, by what it is or how it ends."""
    if noun in wording.DOCUMENTS or noun in wording.NO_PEOPLE:
        return False
    return noun in wording.TITLES | wording.SPOKES | wording.PEOPLE or noun.endswith(wording.AGENTS)


def head_index(words: tuple[str, ...]) -> int:
    """Return the index of the head noun: the last word before a preposition, a comma or a relative clause.

    >>> head_index(("a", "senior", "commander", "of", "the", "guards"))
    2
    """
    stops = (
        wording.GOVERNORS | wording.RELATIVE | {",", "(", "–", "—", ":", "as", "told", "said", "released", "published"}
    )
    for i, word in enumerate(words):
        if i and word in stops:
            return i - 1
    return len(words) - 1


def _owner(run: Run, words: tuple[str, ...], at: int, names: list[Name]) -> Run | None:
    """Return the words for whoever stands behind a document or an unnamed spokesman.

    A body speaks through its spokesman; a person's spokesman is somebody else.
    """
    spokes = words[at] in wording.SPOKES
    if words[0] in wording.POSSESSIVES:
        return (run[0], run[0] + 1) if words[0] in {"its", "their"} or not spokes else None
    ties = {"of", "from", "by", "for"} if spokes else {"by"} if words[at] in wording.POLLS else {"of", "from", "by"}
    tail = at + 1 if at + 1 < len(words) and words[at + 1] in ties else None
    if tail is not None and tail + 1 < len(words):
        inside = [n for n in names if 0 < n.run[0] - (run[0] + tail) <= 3]
        if inside and not _possessive(words[inside[0].run[1] - run[0] :]):
            fits = inside[0].type != "person" if spokes else inside[0].type != "place" or words[tail] != "from"
            return inside[0].run if fits else None
        return run[0] + tail + 1, run[0] + tail + 1 + head_index(words[tail + 1 :]) + 1
    before = [n for n in names if n.run[1] <= run[0] + at]
    if before:
        return None if spokes and before[-1].type == "person" else before[-1].run
    owned = next((i for i in range(1, at) if _possessive(words[i:])), None)
    skip = 1 if words[0] in {"a", "an", "the"} else 0
    if at == skip:
        return None
    if owned is not None and owned > skip:
        return run[0] + skip, run[0] + owned
    # “a company spokesman”, “a ministry bulletin”
    return (run[0] + skip, run[0] + at) if spokes or words[at - 1] in wording.BODIES else None
