"""Annotations made by hand against gold made by hand."""

import numpy as np

from counterclaim.language.annotation import Annotation
from counterclaim.language.coreference import Link
from counterclaim.language.encoding import encode
from counterclaim.language.frames import Argument, Frame
from counterclaim.language.mentions import Mention
from evaluation import gold, heads

TEXT = "Ada Roon left. She waved."


def annotation(**made: object) -> Annotation:
    e = encode(TEXT)
    ends = np.isin(e.end, [14, 25])
    return Annotation(TEXT, e, (), (), ends, np.zeros((len(e), 1), np.float16), **made)  # type: ignore[arg-type]


def document(kind: str = "person") -> gold.MentionsDocument:
    roon, she = gold.Mention(0, 8, kind, 1, True), gold.Mention(15, 18, kind, 1, False)
    return gold.MentionsDocument("d", TEXT, (14, 25), (roon, she))


def mention(first: int, last: int, kind: str = "person", named: bool = False) -> Mention:
    return Mention((first, last + 1), kind, named, 1.0)


def test_arguments_are_judged_by_predicate_label_and_words() -> None:
    frame = gold.Frame((9, 13), (("ARG0", 0, 8),))
    d = gold.RolesDocument("d", TEXT, (14, 25), (frame,), ())
    evidence = (-0.1, -0.1, 1.0)
    right, wrong = Argument("ARG0", (0, 2), evidence), Argument("ARG0", (0, 1), evidence)
    a = annotation(frames=(Frame(2, 1.0, (right, wrong)),))
    assert heads.judged_arguments(d, a) == [(evidence, True), (evidence, False)]
    silent = gold.RolesDocument("d", TEXT, (14, 25), (), ((0, 14),))
    assert heads.judged_arguments(silent, a) == []


def test_links_are_judged_by_the_gold_chain_and_rules_are_left_out() -> None:
    a = annotation(mentions=(mention(0, 1), mention(4, 4)), links=(Link(1, 0, (2.0, 1.0)),))
    assert heads.judged_links(document(), a) == [((2.0, 1.0), True)]
    off = annotation(mentions=(mention(0, 0), mention(4, 4)), links=(Link(1, 0, (2.0, 1.0)),))
    assert heads.judged_links(document(), off) == [((2.0, 1.0), False)]
    ruled = annotation(mentions=(mention(0, 1), mention(4, 4)), links=(Link(1, 0, rule="so it is"),))
    assert heads.judged_links(document(), ruled) == []


def test_types_that_the_encoder_does_not_tell_apart_are_one() -> None:
    a = annotation(mentions=(mention(0, 1, "other", named=True), mention(4, 4)))
    assert heads.mention_counts(document("animal"), a)["other", "right"] == 1
    assert heads.mention_counts(document("person"), a)["person", "right"] == 0


def test_all_right_is_a_hundred() -> None:
    a = annotation(mentions=(mention(0, 1), mention(4, 4)), links=(Link(1, 0),))
    counts = heads.chain_counts(document(), a)
    assert (counts[:, 0] == counts[:, 1]).all()
    assert heads.ends_f1([(document(), a)]) == 100
