"""Types that readers of news ask for, from the encoder's types of mentions and the nouns that head them."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from counterclaim.extraction import wording
from counterclaim.knowledge.governments import government
from counterclaim.knowledge.nouns import Noun, NounKind, noun, plural, prefix, sign, singulars
from counterclaim.knowledge.world import World
from counterclaim.language.annotation import Annotation
from counterclaim.language.mentions import Mention

NewsType = Literal[
    "person", "organization", "government", "group", "place", "facility", "weapon", "vehicle", "event", "quantity",
    "time", "other",
]  # fmt: skip

Words = tuple[str, ...]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PLAIN: dict[str, NewsType] = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "event": "event",
    "time": "time",
}
"""The encoder's types (``labels.MENTION_TYPES``) that are news types too; things and thoughts are “other”."""

_NEWS: dict[NounKind, NewsType] = {
    "government": "government",
    "group": "group",
    "organization": "organization",
    "facility": "facility",
    "weapon": "weapon",
    "vehicle": "vehicle",
    "event": "event",
    "place": "place",
    "object": "other",
}

# A noun has more than one sense, and the encoder has read the sentence: “a strike” hits or stops work. So each kind of
# noun corrects only the types that it may be taken for.
_CORRECTS: dict[NounKind, frozenset[str]] = {
    "government": _set("organization place person object other abstract"),
    "group": _set("organization person place object other abstract"),
    "organization": _set("organization person object other abstract"),
    "facility": _set("place organization object other abstract"),
    "weapon": _set("object other abstract person place organization"),
    "vehicle": _set("object other abstract person place organization"),
    "event": _set("object other abstract person time"),  # “yesterday's attack”
    "place": _set("object other abstract"),
    "object": _set("object other abstract place organization"),
}
_AMBIGUOUS: dict[NounKind, frozenset[str]] = {
    "group": _set("organization person place"),
    "facility": _set("place object"),
}
# People are called after things, “Ada Bridge”, and so are firms and places: “Halden Rifle”.
_NAMES: dict[NounKind, frozenset[str]] = _CORRECTS | {
    "weapon": _set("object other abstract"),
    "vehicle": _set("object other abstract"),
    "event": _set("object other abstract"),
    "object": frozenset(),
}

_NUMBERS = _set(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen
    hundreds thousands millions billions trillions dozens scores tens m bn
    """
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SEVERAL = _set("many several few both all most these those various countless numerous")
# What may stand before a number or a phrase and leaves its head where it is: “more than 300 men”, “some of the men”.
_BEFORE = _set(
    """
    more less fewer than over about around up to at least almost nearly some as much approximately roughly close under
    only just an estimated the a
    """
)
# Before “of” these count what comes behind it.
_MEASURES = _set(
    """
    number numbers lot lots handful majority minority rest remainder part parts portion half range variety kind kinds
    type types sort sorts pair couple series any none one each either neither
    """
)
_STOPS = (
    (wording.GOVERNORS - {"and"})
    | wording.RELATIVE
    | _set(
        """
        where when while as through during after before since until within without towards toward into onto upon
        outside off down despite amid per via along throughout beyond because if ( ) [ : ; – — “ ” "
        """
    )
)
_JOINS = _set("and or & ,")
_THE = _set("the The")
_DETERMINERS = wording.POSSESSIVES | _set("a an the this that these those")
_LINKS = _STOPS | _JOINS | _DETERMINERS | {"s"}
# Behind a noun: “bridges destroyed”, “forces loyal to the king”, “the minister himself”.
_PARTICIPLE = re.compile(r"\w+(?:ed|en)")
_AFTER = _set(
    """
    held built hit sent left brought shot run made set known led fought caught seen sought bought familiar loyal close
    opposed able unable willing ready responsible capable present available here there itself himself herself
    themselves alone alike abroad elsewhere overnight today yesterday
    """
)
_TRAILING = _AFTER | _set("s ' ’ . ,")
_PEOPLE = _set("dead wounded injured poor elderly displaced sick missing unemployed homeless disabled")
"""Adjectives that stand for people behind “the”."""
_MANY = _set("we us our ours ourselves they them their theirs themselves these those")
_SINGLE = _set("i me my mine myself you your yours yourself he she him her his hers himself herself")
_SUBJECTS = _set("i we they he she it you")
"""A mention that goes on after one of these is a clause, “we met rebels”."""
_NATION = re.compile(r"\w+(?:ians|eans|icans)")


def news_types(annotation: Annotation, world: World | None = None) -> list[NewsType]:
    """Return the types of all mentions of an article, in their order; names of the same words count as one name.

    Which type the encoder sees in a name depends on the sentence; most of its sentences are right. Where it sees a
    thing or a thought it has often only not understood what the name stands for, so that counts half.
    """
    votes: dict[str, Counter[str]] = {}
    keys = [_plain(annotation.words(m.run)) if m.named else "" for m in annotation.mentions]
    for mention, key in zip(annotation.mentions, keys, strict=True):
        votes.setdefault(key, Counter())[mention.type] += 2 if mention.type in _PLAIN else 1
    out = []
    for mention, key in zip(annotation.mentions, keys, strict=True):
        (most, times), own = votes[key].most_common(1)[0], votes[key][mention.type]
        settled = replace(mention, type=most) if key and times > own else mention
        out.append(news_type(settled, annotation, world))
    return out


def _plain(name: str) -> str:
    """Return a name in lower case without its article and its possessive ending."""
    return re.sub(r"^the |['’]s?$", "", name.lower())


def news_type(mention: Mention, annotation: Annotation, world: World | None = None) -> NewsType:
    """Return what readers of news would call *mention*, as far as it shows alone; ``news_types`` sees the article.

    The head noun decides where it says more than the encoder's type; names keep theirs unless they end in such a noun
    (“Velmar Air Base”) or have it before “of” (“Ministry of Trade”). Several people are a group, an amount with its
    unit is a quantity, and a country that acts is its government.
    """
    cased = tuple(annotation.tokens[slice(*mention.run)])
    words = tuple(word.lower() for word in cased)
    if len(words) == 1 and _YEAR.fullmatch(words[0]):
        return "time"
    if len(words) == 1 and words[0] in _SINGLE:
        return "person"
    if len(words) == 1 and words[0] in _MANY:
        return "group" if mention.type == "person" else _PLAIN.get(mention.type, "other")
    if mention.type != "time" and _amount(words, mention.type):
        return "quantity"
    begin, end = _head(words)
    found = noun(words[begin:end])
    # A name's head has a capital; the encoder now and then calls a description named that only holds a name.
    name = cased[end - 1][:1].isupper()
    clause = len(words) > 1 and words[0] in _SUBJECTS
    if clause or (name and _opens_another(cased, end, mention.type)):
        found = None
    if mention.named and name:
        return _named(mention, annotation, cased, end, found, world)
    if found and mention.type in (_AMBIGUOUS if found.ambiguous else _CORRECTS).get(found.kind, ()):
        thought = found.kind == "group" and mention.type == "abstract" and len(words) == 1  # “in opposition to”
        people = found.kind == "organization" and mention.type == "person" and plural(words[end - 1])  # “publishers”
        if not (thought or people):
            return _NEWS[found.kind]
    if mention.type == "person" and _several(words, end):
        return "group"
    return _PLAIN.get(mention.type, "other")


def _named(
    mention: Mention, annotation: Annotation, cased: Words, end: int, found: Noun | None, world: World | None
) -> NewsType:
    """Return the type of a name whose head ends before *end*."""
    kind = mention.type
    if found and not found.ambiguous and kind in _NAMES.get(found.kind, ()):
        return _NEWS[found.kind]
    for i, (word, after) in enumerate(pairwise(cased[:end])):
        # “the frigate HMS Tern”: a ship's prefix settles it wherever it stands.
        if (opened := prefix(word)) and not after.islower() and (opened == "vehicle" or i <= (cased[0] in _THE)):
            return _NEWS[opened]
    if (kind == "person" and (_nation(cased, end, world) or _joined(cased))) or (
        kind == "place" and _countrymen(cased[-1], world)
    ):
        return "group"
    if government(" ".join(cased), world):
        if kind == "person":  # some are called Chad, no thing is
            return "person"
        return "government" if kind == "organization" or mention.run in annotation.agents else "place"
    return _PLAIN.get(kind, "other")


def _opens_another(cased: Words, end: int, kind: str) -> bool:
    """Tell whether the name whose head ends before *end* only opens a phrase about something else.

    “Ministry of Trade officers” are people, “the Department of Trade's website” is a thing.
    """
    owns = any(pair in {("'", "s"), ("’", "s")} for pair in pairwise(cased[end + 1 : -1]))
    small = any(word.islower() and word not in _LINKS for word in cased[end:])
    return owns or (kind == "person" and small)


def _nation(cased: Words, end: int, world: World | None) -> bool:
    """Tell whether a name stands for people by where they come from: “the Velmaris”, “Velmarians”.

    Without a word before it only the commonest endings are safe: “Davis” and “Evans” are one person each.
    """
    *before, last = (word.lower() for word in cased[:end])
    if before:
        return last.endswith("s") and all(word in _BEFORE | _SEVERAL or _numeric(word) for word in before)
    single = next((word for word in singulars(last) if word != last), "")
    # “Ministers met”: the capital only opens a sentence.
    return bool(_NATION.fullmatch(last)) or _countrymen(last, world) or single in wording.TITLES


def _countrymen(word: str, world: World | None) -> bool:
    """Tell whether *word* is a country's name with the ending of its people, “Omanis”."""
    return word.endswith("is") and government(word[:-2], world) is not None


def _joined(cased: Words) -> bool:
    """Tell whether names are joined: “Ada Roon and Ilvar Tenn”."""
    stop = _stop(tuple(word.lower() for word in cased), 0)
    return any(cased[i] in {"and", "&"} and cased[i + 1][:1].isupper() for i in range(1, stop - 1))


def _several(words: Words, end: int) -> bool:
    """Tell whether a description of people, its head before *end*, means more than one."""
    if any(pair in {("one", "of"), ("each", "of"), ("either", "of")} for pair in pairwise(words[:end])):
        return False
    head, before = words[end - 1], words[end - 2] if end > 1 else ""
    if plural(head) or head in _PEOPLE or head in _NUMBERS or words[0] in _SEVERAL:
        return True
    if before and _numeric(before) and before != "1":
        return True
    return any(words[i] == "and" and words[i + 1] in _DETERMINERS for i in range(1, _stop(words, 0) - 1))


def _amount(words: Words, kind: str) -> bool:
    """Tell whether the words are a number with a unit, or nothing but a number: “some 40 miles”, “$3 million”."""
    rest = words[_skipped(words) :]
    numbers = next((i for i, w in enumerate(rest) if not (_numeric(w) or sign(w) or w in {",", ".", "and"})), len(rest))
    if not any(map(_numeric, rest[:numbers])):
        return False
    if numbers == len(rest) or (rest[numbers] in _STOPS and rest[numbers] != "of"):
        return kind not in {"person", "place", "organization"}  # “four were killed”, a road called “61”
    if rest[numbers] == "of" and any(sign(word[0]) for word in rest[:numbers]):
        return True
    begin, end = _head(rest)
    found = noun(rest[begin:end])
    return found is not None and found.kind == "unit"


def _head(words: Words) -> tuple[int, int]:
    """Return where the phrase up to its head noun begins and ends.

    The head is the last word before a preposition, a comma, a relative clause or what else tells more of it. Words that
    only count are passed over: “hundreds *of fighters*”. Of coordinated heads the first counts that is known: “homes
    and *schools*”, “fighter, bomber and transport *aircraft*”.
    """
    begin = _skipped(words)
    stop = _stop(words, begin)
    while stop < len(words) - 1 and words[stop] == "of" and _counts(words[begin:stop]):
        begin = stop + 1 + _skipped(words[stop + 1 :])
        stop = _stop(words, begin)
    cuts = [i for i in range(begin + 1, stop) if words[i] in _JOINS and not _inside_number(words, i)]
    if all(words[i] == "," for i in cuts):  # “the driver, a resident”: one and the same
        return begin, _bare(words, begin, min([*cuts, stop]))
    heads = []
    for cut in (*cuts, stop):
        end = _bare(words, begin, cut)
        # In “bus and train drivers” a singular without an article behind it is no head.
        if cut == stop or plural(words[end - 1]) or set(words[cut + 1 : cut + 2]) & _DETERMINERS:
            heads.append((begin, end))
        begin = min(cut + 1, len(words) - 1)
    return next((head for head in heads if noun(words[slice(*head)])), heads[0])


def _skipped(words: Words) -> int:
    """Return how many words at the start only open the phrase; one at least is left."""
    skipped = 0
    while skipped < len(words) - 1 and (words[skipped] in _BEFORE or (words[skipped] == "of" and skipped)):
        skipped += 1
    return skipped


def _stop(words: Words, begin: int) -> int:
    """Return where what tells more of a head begins: a preposition, a relative, “men *carrying* flags”."""
    for i in range(begin + 1, len(words)):
        if words[i] in _STOPS:
            return i
        if words[i].endswith("ing") and (plural(words[i - 1]) or set(words[i + 1 : i + 2]) & _DETERMINERS):
            return i
    return len(words)


def _counts(words: Words) -> bool:
    """Tell whether what stands before “of” only counts what stands behind."""
    return words[-1] in _MEASURES | _SEVERAL or all(map(_numeric, words))


def _inside_number(words: Words, i: int) -> bool:
    return i + 1 < len(words) and _numeric(words[i - 1]) and _numeric(words[i + 1])


def _bare(words: Words, begin: int, end: int) -> int:
    """Return the end of a phrase without possessive endings, numbers (“Camp 4”) and participles behind its head."""
    while end - begin > 1:
        last, before = words[end - 1], words[end - 2]
        participle = _PARTICIPLE.fullmatch(last) and not plural(last)
        if not (
            last in _TRAILING
            or (last.isdigit() and before.isalpha() and not _numeric(before))
            or (participle and (plural(before) or noun(words[begin : end - 1])))
        ):
            break
        end -= 1
    return end


def _numeric(word: str) -> bool:
    """Tell whether a word is a number, also with a sign or a unit in one with it: “£3”, “40km”."""
    return word[sign(word[0]) :][:1].isdigit() or word in _NUMBERS
