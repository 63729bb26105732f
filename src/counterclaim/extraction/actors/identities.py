"""Which mentions are one: an identity for each, by its own words where they tell it, else by what it goes with."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterclaim.extraction import wording
from counterclaim.extraction.actors.called import fullest, untitled
from counterclaim.extraction.actors.known import PLACES, Hit, Names
from counterclaim.extraction.actors.metonymy import Roles
from counterclaim.extraction.actors.people import person
from counterclaim.extraction.actors.references import LEADING, Identity, Reference
from counterclaim.extraction.actors.titles import Meaning, described
from counterclaim.knowledge.nouns import noun, plural
from counterclaim.knowledge.spelling import PARTICLES, fold, key
from counterclaim.knowledge.world import Known
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run
from counterclaim.records import Entity


def resolve(annotation: Annotation, names: Names, references: Sequence[Reference], old: Mapping[str, Entity]) -> None:
    """Give every reference an identity: of its own words where they tell it, else of its cluster."""
    placed = [h.run for h in names.hits if h.kind(*PLACES)]
    roles = Roles(annotation, placed, names.lower)
    country: str | None = None
    for reference in references:  # in the order of the text: “the country” is the last one named
        if not reference.pronoun:
            _by_words(names, roles, reference, old.get(reference.old or ""), country)
        hit = names.by_run.get(reference.bare)
        if hit is not None and hit.kind("country") and hit.country:
            country = hit.country
    _by_head(names, references)
    _homes(names, references)
    clusters: dict[str, list[Reference]] = {}
    for reference in references:
        clusters.setdefault(reference.cluster, []).append(reference)
    for cluster, members in clusters.items():
        _by_cluster(names, cluster, members, old.get(cluster))
    _by_same_name(names, references)
    _by_last_noun(names, references)
    _by_shorter_names(references)
    _by_acronym(names, references)
    _by_owner(references)


def _homes(names: Names, references: Sequence[Reference]) -> None:
    """Note the countries of those whom the article names in full: “Harris” beside “Donald Trump” is an American."""
    for reference in references:
        if reference.kind == "person" and not reference.pronoun and reference.identity[:1] in {(), ("person",)}:
            whose = _full_name(names, reference.bare)
            country = whose[0].country if whose else reference.known.country if reference.known else None
            names.homes |= {country} if country else set()


def _by_head(names: Names, references: Sequence[Reference]) -> None:
    """Put “Halden, Velmar” with “Halden”, whatever coreference has: what stands behind the comma is where it is."""
    first = {r.bare: r for r in references}
    for reference in references:
        at, end = reference.bare
        comma = next((i for i in range(at + 1, end) if names.lower[i] == ","), end)
        if reference.identity or not reference.named or reference.kind != "place" or comma == end:
            continue
        if all(names.cased[i][:1].isupper() or names.lower[i] == "," for i in range(comma, end)):
            head = first.get((at, comma))
            reference.cluster = head.cluster if head else f"name {key(names.words((at, comma)))}"
            reference.old = head.old if head else None


def _by_same_name(names: Names, references: Sequence[Reference]) -> None:
    """Put mentions of one name together that coreference has put with others."""
    first: dict[str, Reference] = {}
    for reference in references:
        if reference.named and reference.bare[1] - reference.bare[0] > 1 and reference.identity[:1] == ("cluster",):
            same = first.setdefault(key(names.words(reference.bare)), reference)
            reference.identity = same.identity


def _by_last_noun(names: Names, references: Sequence[Reference]) -> None:
    """Put “the society” with the one name before it that ends so: “the Blue Lantern Society”."""
    ending: dict[str, dict[Identity, Reference]] = {}
    for reference in references:
        first, last = reference.bare
        last = next((i for i in range(first + 1, last) if names.lower[i] in {",", *wording.RELATIVE}), last)
        word, capital = names.lower[last - 1], names.cased[last - 1][:1].isupper()
        if reference.named and last - first > 1 and capital:
            ending.setdefault(word, {})[reference.identity] = reference
        elif last - first == 1 and not capital and names.lower[reference.run[0]] == "the":
            same = [one for one in ending.get(word, {}).values() if one.kind != "person"]
            if len(same) == 1:
                reference.identity, reference.known, reference.kind = same[0].identity, same[0].known, same[0].kind
                reference.why = f"“{word}” is the last word of “{names.words(same[0].bare)}”"


def _by_shorter_names(references: Sequence[Reference]) -> None:
    """Put a person's shorter name with the one fuller name that has it: “Roon Talvik”, “Ada Roon Talvik”."""
    full = {r.identity[1] for r in references if r.identity[0] == "named"}
    for reference in references:
        if reference.identity[0] == "named":
            own = reference.identity[1]
            fuller = [name for name in full if name.endswith(f" {own}") or name.startswith(f"{own} ")]
            if len(fuller) == 1:
                reference.identity = ("named", fuller[0])


def _by_owner(references: Sequence[Reference]) -> None:
    """Give what a known person possesses the person's country: “Roon’s regime”."""
    owners = {r.run[0]: r for r in references if r.identity[:1] == ("person",) and r.known is not None}
    for reference in references:
        if reference.meaning is not None or reference.kind == "person" or reference.pronoun:
            continue
        first, last = reference.bare
        owner = owners.get(first)
        if owner is None or owner is reference or owner.bare[1] >= last or not owner.known:
            continue
        if owner.known.country:
            reference.meaning = Meaning((), owner.known.country, why=f"of {owner.known.name}")
            reference.why = f"{reference.why}; {reference.meaning.why}"


def _by_words(names: Names, roles: Roles, reference: Reference, entity: Entity | None, country: str | None) -> None:
    bare = reference.bare
    hit = names.by_run.get(bare)
    if hit is not None:
        _by_name(names, roles, reference, hit)
        return
    around = names.at.get(bare[0])
    if around is not None and around.run[0] <= bare[0] and bare[1] <= around.run[1]:
        _by_name(names, roles, reference, around)  # a piece of a name
        return
    if names.lower[slice(*bare)] == ["country"]:
        reference.cluster, reference.old = f"country {bare[0]}", None  # a city, as coreference may have it, is none
        return
    inside = names.inside(bare)
    led = country if names.lower[bare[0] : bare[0] + 2] in (["country", "'"], ["country", "’"]) else None
    if not inside and led is None:
        return
    head = next((h for h in inside if h.run[0] == bare[0] and h.kind(*PLACES, "body")), None)
    if head is not None and names.lower[head.run[1]] in LEADING | {",", "which"}:  # “Russia, which intervened …”
        _by_name(names, roles, reference, head)
        return
    meaning = described(names, bare, led)
    if meaning is None:
        return
    if entity is not None and entity.type == "person" and meaning.identity[:1] not in {("person",), ()}:
        return
    if reference.kind == "person" and not meaning.identity and (whose := _full_name(names, bare)):
        meaning = replace(meaning, identity=("person", whose[0].name), known=whose[0], why=whose[1], role="")
        reference.named = True  # what it is put together with does not change whom it names
    if reference.kind == "person" and meaning.identity[:1] == ("words",):
        meaning = replace(meaning, identity=(), name="")  # “the first woman in the Senate” is no senate
    reference.meaning = meaning
    reference.identity, reference.known, reference.why = meaning.identity, meaning.known, meaning.why


def _full_name(names: Names, run: Run) -> tuple[Known, str] | None:
    """Return the known person whose full name a description ends with: “ousted Syrian leader *Bashar al-Assad*”."""
    first, last = names.ending(run)
    for at in range(first, last):  # a capital word before may be a title that nobody lists
        name = names.words((at, last))
        if names.cased[at][:1].isupper() and len(name.split()) > 1:
            found, why = person(names, name)
            if found is not None:
                return found, why
    return None


def _by_name(names: Names, roles: Roles, reference: Reference, hit: Hit) -> None:
    """Resolve a mention that is a known name and nothing else."""
    body, place = hit.kind("body"), hit.kind(*PLACES)
    others = ", ".join(f"{row.name} ({row.kind})" for row in hit.rows[1:])
    also = f"; also known: {others}" if others else ""
    if place is not None and (body is None or hit.rows[0] is place):
        standing = roles.standing(hit.run, place.kind)
        if standing.sense == "government" and place.kind != "region":
            code, name, stands = _government(names, hit, place)
            reference.identity = ("body", stands.name) if stands else ("government", code) if code else ("named", name)
            reference.known = stands
            reference.meaning = Meaning(reference.identity, code, name)
            reference.kind = "government" if stands is None else stands.type
        else:
            reference.identity = ("place", place.name)
            reference.meaning = Meaning(reference.identity, place.country, place.name)
            reference.kind = "place"
        reference.known = reference.known or place
        reference.why = f"“{names.words(hit.run)}” is the {place.kind} {place.name}: {standing.why}{also}"
    elif body is not None:
        reference.identity, reference.known = ("body", body.name), body
        reference.meaning = Meaning(reference.identity, body.country, body.name, known=body)
        reference.why = f"“{names.words(hit.run)}” is known as {body.name}{also}"
    elif (people := hit.kind("people", "adjective")) is not None:
        reference.meaning = Meaning((), people.country, why=f"people of {people.country}")
        reference.why = reference.meaning.why
        if people.country and names.lower[hit.run[1] - 1].endswith("s"):
            reference.identity, reference.kind = ("people", people.country), "group"


def _government(names: Names, hit: Hit, place: Known) -> tuple[str | None, str, Known | None]:
    """Return country, name and body of whom a place stands for; of several seats that of the country in the text."""
    nations = [row for row in hit.rows if row.kind != "seat" and row.country]
    if place.kind == "seat" and nations:
        home = sum(1 for h in names.hits if h.rows != hit.rows and h.country == nations[0].country)
        if home > sum(1 for h in names.hits if h.rows[0].name == place.of):
            place = nations[0]
    nation = names.world.countries.get(place.country or "")
    if place.kind == "seat":
        if nation is not None and place.of in {nation.government, f"{nation.code} administration", "US administration"}:
            return nation.code, nation.government, None
        body_row = next((r for r in names.world.candidates(place.of) if r.kind == "body"), None)
        return place.country, place.of, body_row
    return place.country, nation.government if nation else place.name, None


def _by_cluster(names: Names, cluster: str, members: Sequence[Reference], entity: Entity | None) -> None:
    """Resolve the rest of a cluster: by its fullest name, or by what its mentions before came to."""
    if entity is not None:
        is_person = entity.type == "person"
    else:
        kinds = [m.kind for m in members if not m.pronoun]
        is_person = bool(kinds) and max(kinds, key=kinds.count) == "person"
    own, known, why = _own(names, cluster, members, entity, is_person=is_person)
    is_person = is_person or own[0] == "person"
    for member in members if is_person else ():
        if not member.identity and _nobody(names, member):
            member.identity, member.why = ("cluster", f"{cluster} {member.run[0]}"), "no person by its words"
    for member in members if own[0] in {"person", "named"} else ():
        _another(names, member, own)
        member.known = member.known or known
    told = [m for m in members if m.identity]
    last = told[0] if told and not is_person else None
    for member in members:
        if member.identity and not (is_person and not member.named and member.identity[0] == "person"):
            last = member
        elif last is not None and last.identity[0] == "place" and _acts(names, member):
            member.identity, member.why = ("cluster", f"{cluster} {member.run[0]}"), "no place by its words"
        elif is_person or member.named or not told or last is None:
            member.identity, member.why = own, member.why or why
        else:
            member.identity, member.known, member.why = last.identity, last.known, "coreference"
            member.kind = last.kind if member.pronoun else member.kind


def _acts(names: Names, member: Reference) -> bool:
    """Tell whether a mention without a name is of a body or group, “the society”, and not “the town”."""
    if member.pronoun or member.named:
        return False
    listed = noun(names.lower[slice(*member.bare)])
    return listed is not None and not listed.ambiguous and listed.kind in {"organization", "government", "group"}


def _nobody(names: Names, member: Reference) -> bool:
    """Tell whether a mention without a name is no person, whatever coreference has: “the ditch”, “people with keys”."""
    if member.pronoun or member.named:
        return False
    first, last = member.bare
    last = next((i for i in range(first + 1, last) if names.lower[i] in {",", *wording.RELATIVE, *LEADING, "of"}), last)
    if names.cased[last - 1][:1].isupper():
        return False
    listed = noun(names.lower[first:last])
    return plural(names.lower[last - 1]) or (listed is not None and not listed.ambiguous)


def _own(
    names: Names, cluster: str, members: Sequence[Reference], entity: Entity | None, *, is_person: bool
) -> tuple[Identity, Known | None, str]:
    """Return what a cluster is as a whole, and why."""
    name = fullest(names, members, entity)
    elsewhere = any(m.identity and m.identity[0] != "person" and m.named for m in members)
    if name and (is_person or " " not in name) and not elsewhere:
        found, why = person(names, name, " ".join(entity.roles) if entity else "")
        if found is not None:
            return ("person", found.name), found, why
    if is_person and (titled := next((m for m in members if m.identity[:1] == ("person",)), None)) is not None:
        return titled.identity, titled.known, titled.why
    if is_person and len(name.split()) > 1:
        return ("named", key(name)), None, f"called {name} in full; nobody known by that name"
    return ("cluster", cluster), None, "one by its words and by coreference"


def _another(names: Names, member: Reference, own: Identity) -> None:
    """Give a mention to whom its own name means, where that is not the person of its cluster."""
    if member.identity or member.pronoun:
        return
    ending = (
        names.words(names.ending(member.bare)) if names.ending(member.bare)[0] < names.ending(member.bare)[1] else ""
    )
    name = ending or (untitled(names.words(member.bare)) if member.named else "")
    words = name.split()
    if not member.named and len(words) < 2:
        return
    if not words or not all(word[:1].isupper() or word.split("-")[0] in PARTICLES for word in words):
        return
    shared = {fold(word) for word in words} & {fold(word) for word in own[1].split()}
    if len(words) == 1 and (shared or words[0].casefold() in wording.TITLES):
        return
    found, why = person(names, name)
    if found is not None and found.name != own[1]:
        member.identity, member.known, member.why = ("person", found.name), found, why
    elif found is None and not shared and len(words) > 1 and member.kind == "person":
        member.identity, member.why = ("named", key(name)), f"{name} is somebody else than {own[1]}"


def _by_acronym(names: Names, references: Sequence[Reference]) -> None:
    """Put short forms in brackets with what they stand for: “the Harbour Rescue League (HRL)”, later “the HRL”."""
    cased = names.cased
    full: dict[str, Reference] = {}
    for reference in references:
        end = reference.run[1]
        if not reference.named or cased[end : end + 1] != ["("] or cased[end + 2 : end + 3] != [")"]:
            continue
        short = cased[end + 1].upper()
        initials = "".join(word[0] for word in cased[slice(*reference.run)] if word[:1].isupper())
        if 1 < len(short) <= 8 and short in {initials, initials[-len(short) :]}:
            full.setdefault(key(cased[end + 1]), reference)
    now: dict[Identity, Reference] = {}
    for reference in references if full else ():
        stands = full.get(key(names.words(reference.bare)))
        if stands is not None and reference.identity[0] in {"cluster", "named"}:
            now[reference.identity] = stands
    for reference in references if now else ():
        if (stands := now.get(reference.identity)) is not None and stands.identity != reference.identity:
            reference.identity, reference.known, reference.kind = stands.identity, stands.known, stands.kind
            reference.why = f"short for “{names.words(stands.run)}”, as the text says"
