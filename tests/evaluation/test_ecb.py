"""ECB+ as articles with event mentions."""

from pathlib import Path

import pytest

from evaluation import ecb

XML = """<Document doc_name="1_1ecb.xml"><token t_id="1" sentence="0">http://gazette.example</token>
<token t_id="2" sentence="1">The</token><token t_id="3" sentence="1">ferry</token>
<token t_id="4" sentence="1">sank</token><token t_id="5" sentence="2">It</token>
<token t_id="6" sentence="2">burned</token>
<Markables><ACTION_OCCURRENCE m_id="7"><token_anchor t_id="4"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="8"><token_anchor t_id="6"/></ACTION_OCCURRENCE>
<HUMAN_PART m_id="9"><token_anchor t_id="3"/></HUMAN_PART><ACTION_OCCURRENCE m_id="10" TAG_DESCRIPTOR="t"/></Markables>
<Relations><CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="7"/><target m_id="10"/></CROSS_DOC_COREF></Relations>
</Document>"""


def test_events_of_checked_sentences_have_their_words_and_chain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "1/1_1ecb.xml").write_text(XML, encoding="utf-8")
    rows = "Topic,File,Sentence Number\n1,1ecb,1\n"
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text(rows, encoding="utf-8")
    monkeypatch.setattr(ecb, "FOLDER", tmp_path)
    ecb._checked.cache_clear()
    (article,) = ecb.articles()
    ecb._checked.cache_clear()
    assert (article.text, article.story) == ("The ferry sank\nIt burned", "1ecb")
    (mention,) = article.mentions
    assert (mention.id, mention.chain) == (("1_1ecb", "7"), "ACT1")
    assert [article.text[a:b] for a, b in mention.spans] == ["sank"]
