"""For whom “we” speaks in a quotation: the speaker's government, body or group."""

from collections.abc import Sequence

from counterclaim.extraction.actors.known import Names
from counterclaim.extraction.actors.references import WE, Identity, Reference
from counterclaim.extraction.actors.titles import Meaning
from counterclaim.knowledge.world import Known
from counterclaim.language.annotation import Annotation


def take_sides(annotation: Annotation, names: Names, references: Sequence[Reference]) -> None:
    """Give each “we” in a quotation the identity of the speaker's side; coreference is a poor guide there.

    The side of who holds an office of a country is its government, that of who belongs to a body the body, and a body
    that speaks is its own side. Where nothing tells it, all “we” of one speaker are one, but nobody that is named.
    """
    ours = {r.run[0]: r for r in references if r.run[1] - r.run[0] == 1 and names.lower[r.run[0]] in WE}
    if not ours:
        return
    quoted = annotation.encoding.quoted
    speakers = _speakers(annotation, references)
    groups: dict[Identity, list[Reference]] = {}
    for reference in references:
        groups.setdefault(reference.identity, []).append(reference)
    for at, reference in ours.items():
        speaker = speakers.get(at)
        if speaker is None or not quoted[at]:
            continue
        identity, known, why = _side(names, speaker, groups.get(speaker.identity, [speaker]))
        nation = names.world.countries.get(identity[1]) if identity[0] == "government" else None
        name = nation.government if nation else known.name if known else ""
        reference.identity, reference.known, reference.why = identity, known, why
        country = known.country if known else nation.code if nation else None
        reference.meaning = Meaning(identity, country, name)
        reference.pronoun, reference.old = True, None


def _speakers(annotation: Annotation, references: Sequence[Reference]) -> dict[int, Reference]:
    """Return by word who says it: the source of the innermost content around it."""
    first: dict[int, Reference] = {}
    for reference in references:  # longer ones come first
        first.setdefault(reference.run[0], reference)
        first.setdefault(reference.bare[0], reference)
    out: dict[int, Reference] = {}
    said = sorted(annotation.attributions, key=lambda a: -sum(end - start for start, end in a.content))
    for one in said:
        source = first.get(one.source[0]) if one.source else None
        if source is not None and source.identity:
            out |= {word: source for run in one.content for word in range(*run)}
    return out


def _side(names: Names, speaker: Reference, said_of: Sequence[Reference]) -> tuple[Identity, Known | None, str]:
    """Return whose side a speaker's is, as identity, row of knowledge and reason."""
    if speaker.identity[0] in {
        "government",
        "body",
        "side",
    }:  # a “we” that is quoted within a “we” has its side already
        return speaker.identity, speaker.known, "“we” of those who speak"
    known = next((r.known for r in said_of if r.known is not None and r.known.kind == "person"), None)
    if known is not None and known.of == known.country and known.holds(names.on):
        return ("government", known.country), None, f"“we” of {known.name}, {known.role}"
    bodies = list(names.world.candidates(known.of)) if known is not None and known.holds(names.on) else []
    for reference in said_of:
        bodies = bodies or [hit.rows[0] for hit in names.inside(reference.run) if hit.kind("body")]
    if bodies and bodies[0].kind == "body":
        return ("body", bodies[0].name), bodies[0], f"“we” of somebody of {bodies[0].name}"
    return ("side", *speaker.identity), None, "“we” of one speaker"
