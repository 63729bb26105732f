from importlib import import_module

import pytest

from evaluation.gold import MentionsDocument, gum_document

# Form, universal tag, the treebank's own, head, spacing and brackets. To the universal tags the first word of
# a name may be an adjective or a verb.
SENTENCE = """
The DET DT 3 Entity=(1-organization-new
Old ADJ NNP 3 _
Hall PROPN NNP 7 Entity=1)
of ADP IN 6 _
United VERB NNP 6 Entity=(2-place-new
Tarn PROPN NNP 3 Entity=2)
left VERB VBD 0 _
old ADJ JJ 9 Entity=(3-person-new
Roon PROPN NNP 7 Entity=3)
"""


def document() -> MentionsDocument:
    rows = [row.split() for row in SENTENCE.strip().splitlines()]
    lines = [
        "\t".join([str(i), form, form, upos, xpos, "_", head, "_", "_", rest])
        for i, (form, upos, xpos, head, rest) in enumerate(rows, 1)
    ]
    return gum_document("one", "\n".join(lines) + "\n\n")


def test_the_treebanks_own_tags_tell_what_is_part_of_a_name() -> None:
    read = document()
    proper = [read.text[slice(*token.span)] for token in read.tokens if token.proper]
    assert proper == ["Old", "Hall", "United", "Tarn", "Roon"]


def test_names_are_labelled_with_their_first_adjective_or_verb() -> None:
    pytest.importorskip("torch", reason="PyTorch comes with the extra `training`")
    read = document()
    names = import_module("training.corpora")._names(read)
    labelled = [(read.text[start:end], kind) for start, end, kind in names]
    assert labelled == [("Old Hall", "organization"), ("United Tarn", "place"), ("Roon", "person")]
