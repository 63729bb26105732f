"""Gold and annotations made by hand."""

from collections import Counter

import numpy as np

from counterclaim.language.annotation import Annotation
from counterclaim.language.encoding import encode
from counterclaim.language.mentions import Mention
from evaluation.types import ALL, Document, counts, percent

TEXT = "Ada Roon left the harbour at Velde."


def annotation(*mentions: tuple[int, int, str, bool]) -> Annotation:
    e = encode(TEXT)
    found = tuple(Mention((a, b), kind, named, 1.0) for a, b, kind, named in mentions)
    return Annotation(TEXT, e, (), (), np.zeros(len(e), bool), np.zeros((len(e), 1), np.float16), mentions=found)


def document(*entities: tuple[str, str]) -> Document:
    at = {(TEXT.index(words), TEXT.index(words) + len(words)): frozenset({kind}) for words, kind in entities}
    return Document("d", TEXT, at)


def test_a_span_counts_as_found_where_it_equals_a_mention() -> None:
    read = annotation((0, 2, "person", True), (6, 7, "place", True))
    counted = counts(document(("Ada Roon", "person"), ("Velde", "location")), read)
    assert percent(counted) == {
        "re3d spans found, %": 100.0,
        "re3d spans found up to an article, %": 100.0,
        "re3d types right, %": 100.0,
    }


def test_an_article_at_the_start_is_forgiven_in_one_figure_alone() -> None:
    counted = counts(document(("harbour", "location")), annotation((3, 5, "place", False)))
    assert (counted[ALL, "found"], counted[ALL, "loosely found"]) == (0, 1)


def test_a_wrong_type_is_found_but_not_right() -> None:
    counted = counts(document(("Velde", "organisation")), annotation((6, 7, "place", True)))
    assert (counted[ALL, "found"], counted[ALL, "right"]) == (1, 0)
    assert counted["organisation", "gold"] == 1


def test_nothing_counted_divides_by_nothing() -> None:
    assert set(percent(Counter()).values()) == {0.0}
