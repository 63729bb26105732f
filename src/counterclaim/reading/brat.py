"""brat standoff (brat.nlplab.org/standoff.html) becomes a reading: who says what, as somebody has marked it.

Sources, cues, contents and channels are text-bound annotations whose labels say so, in any case; what ties them is
relations of any name between a content and the others, or events with a cue as their trigger.
``exchange/formats/brat.py`` writes it so, with stances, speakers and relations between claims beside it; all of these
may be missing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, cast

from counterclaim.errors import BadLine
from counterclaim.reading.decoding import decode
from counterclaim.reading.grounding import grounded
from counterclaim.reading.metadata import Given, checked_date
from counterclaim.reading.naming import shown
from counterclaim.reading.plain import headline
from counterclaim.records import STANCES, Claim, Document, Entity, Reading, Relation, RelationType, Spans

_CELLS = ("source", "cue", "channel")
_RELATIONS: Mapping[str, RelationType] = {
    "denies": "denies", "conflicts": "conflicts", "corroborates": "corroborates", "repeats": "repeats",
    "updates": "updates", "refines": "refines",
}  # fmt: skip
_QUOTATIONS = ("direct", "indirect", "mixed")
_SPEAKER = "speaker:"


@dataclass(slots=True)
class _Marked:
    """What an ``.ann`` holds: places by their marks, ties between these, values and notes."""

    kinds: dict[str, str] = field(default_factory=dict)
    places: dict[str, Spans] = field(default_factory=dict)
    ties: list[tuple[str, str, str]] = field(default_factory=list)
    values: list[tuple[str, str, str]] = field(default_factory=list)
    speakers: dict[str, str] = field(default_factory=dict)


def read_brat(
    text: bytes, annotations: bytes, name: str, about: Mapping[str, Any] | None = None
) -> tuple[Reading, Sequence[BadLine]]:
    r"""Return the article with the claims that are marked in it, and what is wrong with single lines.

    Args:
        text: the ``.txt``.
        annotations: the ``.ann``.
        name: what messages call the latter.
        about: ``id``, ``title``, ``url``, ``outlet``, ``byline``, ``language``, ``published`` where they are known.

    Raises:
        NotText: one of the two is of an encoding that cannot be told.

    >>> marks = b"T1\tContent 9 11\tso\nT2\tCue 4 8\tsaid\nR1\tOf Arg1:T2 Arg2:T1"
    >>> [(claim.content, claim.cue) for claim in read_brat(b"Ada said so.", marks, "a.ann")[0].claims]
    [(((9, 11),), ((4, 8),))]
    """
    document = _document(decode(text, name), about or {})
    marked = _Marked()
    errors: list[BadLine] = []
    # Text-bound annotations may stand below what names them.
    lines = [*enumerate(decode(annotations, name).splitlines() if annotations.strip() else (), 1)]
    for number, line in sorted(lines, key=lambda one: not one[1].startswith("T")):
        try:
            _take(marked, document.text, line)
        except (ValueError, IndexError, KeyError):
            errors.append(
                BadLine(f"line {number} of {name} ({shown(line[:60])}) is not what stands in the text; left aside")
            )
    return _reading(document, marked), errors


def _document(text: str, about: Mapping[str, Any]) -> Document:
    def string(field: str) -> str | None:
        value = about.get(field)
        return value if isinstance(value, str) and value.strip() else None

    document = Document(
        id=string("id") or "",
        text=text,
        title=string("title") if about else headline(text),
        url=string("url"),
        outlet=string("outlet"),
        byline=string("byline"),
        language=string("language"),
        published=checked_date(string("published") or ""),
    )
    return Given().complete(document)


def _take(marked: _Marked, text: str, line: str) -> None:
    """Add a line to *marked*.

    Raises:
        ValueError, IndexError, KeyError: it is none, or its words are not in the text.
    """
    mark, _, rest = line.partition("\t")
    if line.startswith("T"):
        head, _, said = rest.partition("\t")
        label, _, offsets = head.partition(" ")
        pieces = tuple((int(start), int(end)) for start, end in (piece.split() for piece in offsets.split(";")))
        place = grounded(text, pieces, said)
        if place is None:
            raise ValueError(offsets)
        marked.kinds[mark], marked.places[mark] = label.casefold(), place
    elif line.startswith("R"):
        label, one, other = rest.split()[:3]
        marked.ties.append((label.casefold(), _known(marked, one), _known(marked, other)))
    elif line.startswith("E"):
        first, *others = rest.split()
        trigger = _known(marked, first)
        marked.ties += [("of", trigger, _known(marked, other)) for other in others]
    elif line.startswith(("A", "M")):
        label, of, *value = rest.split()
        marked.values.append((label.casefold(), of, value[0] if value else label))
    elif line.startswith("#"):
        head, _, note = rest.partition("\t")
        if note.casefold().startswith(_SPEAKER):
            marked.speakers[head.split()[1]] = note[len(_SPEAKER) :].strip()


def _known(marked: _Marked, argument: str) -> str:
    """Return the mark of an argument (``Arg1:T3``), which must be there."""
    mark = argument.partition(":")[2] or argument
    if mark not in marked.places:
        raise KeyError(mark)
    return mark


def _reading(document: Document, marked: _Marked) -> Reading:
    contents = [mark for mark, kind in marked.kinds.items() if kind == "content"]
    ids = {mark: f"c{number}" for number, mark in enumerate(contents, 1)}
    tied = _tied(marked)
    claims = [Claim(ids[mark], marked.places[mark], **_cells(marked, tied.get(mark, ()))) for mark in contents]
    said = {**dict.fromkeys(ids.values(), "")} | {
        ids[mark]: name for mark, name in _speakers(marked, tied) if mark in ids
    }
    entities = _entities(claims, said)
    claims = [_valued(claim, contents[number], marked, ids) for number, claim in enumerate(claims)]
    by_name = {entity.name: entity.id for entity in entities}
    claims = [replace(claim, speaker=by_name.get(said[claim.id])) for claim in claims]
    return Reading(document, entities, tuple(claims), relations=tuple(_relations(marked, ids)))


def _tied(marked: _Marked) -> Mapping[str, list[str]]:
    """Return for each content what is tied to it: directly, or by an event's trigger, which is its cue."""
    beside: dict[str, list[str]] = {}
    for _, one, other in marked.ties:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    found: dict[str, list[str]] = {}
    for mark, kind in marked.kinds.items():
        if kind == "content":
            near = [other for other in beside.get(mark, ()) if marked.kinds[other] != "content"]
            far = (other for cue in near if marked.kinds[cue] == "cue" for other in beside[cue])
            found[mark] = list(dict.fromkeys(chain(near, (o for o in far if marked.kinds[o] in ("source", "channel")))))
    return found


def _cells(marked: _Marked, tied: Sequence[str]) -> Mapping[str, Any]:
    cells: dict[str, Spans] = {}
    for mark in tied:
        kind = marked.kinds[mark]
        if kind in _CELLS and kind not in cells:
            cells[kind] = marked.places[mark]
    return cells


def _speakers(marked: _Marked, tied: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield contents with the names of their speakers, noted at the content or at its source."""
    for content, others in tied.items():
        for mark in (*others, content):
            if mark in marked.speakers:
                yield content, marked.speakers[mark]


def _entities(claims: Sequence[Claim], said: Mapping[str, str]) -> tuple[Entity, ...]:
    mentions: dict[str, list[Spans]] = {}
    for claim in claims:
        if said[claim.id]:
            places = mentions.setdefault(said[claim.id], [])
            if claim.source and claim.source not in places:
                places.append(claim.source)
    return tuple(
        Entity(f"e{number}", "other", name, tuple(sorted(places)), why="named by whoever marked the claims")
        for number, (name, places) in enumerate(mentions.items(), 1)
    )


def _valued(claim: Claim, mark: str, marked: _Marked, ids: Mapping[str, str]) -> Claim:
    for label, of, value in marked.values:
        if of == mark and label == "stance" and value in STANCES:
            claim = replace(claim, stance=cast(Any, value))
        elif of == mark and label == "quotation" and value in _QUOTATIONS:
            claim = replace(claim, quotation=cast(Any, value))
    for label, one, other in marked.ties:
        if one == mark and other in ids and label == "within":
            claim = replace(claim, within=ids[other])
        elif one == mark and other in ids and label == "refersto":
            claim = replace(claim, refers=ids[other])
    return claim


def _relations(marked: _Marked, ids: Mapping[str, str]) -> Iterator[Relation]:
    for label, one, other in marked.ties:
        if label in _RELATIONS and one in ids and other in ids:
            yield Relation(_RELATIONS[label], ids[one], ids[other])
