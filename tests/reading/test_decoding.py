"""Encodings: what is read right, and what is refused rather than guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import NotText
from counterclaim.reading.decoding import decode

SAMPLES = {
    "en": "The minister said on Tuesday that the ferry to Brålund had not been "
    "“hit by anything”, and that the crew’s café was shut. ",
    "fr": "Le préfet a déclaré mardi que la digue n’avait pas cédé, "
    "contrairement à ce qu’affirmait l’éleveur. Où est la vérité ? ",
    "de": "Der Bürgermeister erklärte am Dienstag, die Brücke müsse für größere "
    "Lastwagen gesperrt bleiben; „das wäre töricht“. ",
    "es": "El alcalde dijo el martes que la inundación no había dañado el "
    "puente, según el señor Núñez. ¿Quién miente? ",
    "pl": "Burmistrz powiedział we wtorek, że most nie został uszkodzony, a "
    "mieszkańcy twierdzą coś wręcz przeciwnego. ",
    "cs": "Starosta v úterý řekl, že most nebyl poškozen, zatímco obyvatelé "
    "tvrdí něco úplně jiného než před týdnem. ",
    "ru": "Министр заявил во вторник, что паром не был поврежден, а экипаж «РФ» утверждает обратное. ",
    "el": "Ο υπουργός δήλωσε την Τρίτη ότι το πλοίο δεν υπέστη ζημιά, αλλά το πλήρωμα το αρνείται. ",
    "ar": "قال الوزير يوم الثلاثاء إن العبارة لم تتضرر وإن الطاقم ينفي ذلك تماما. ",
    "he": "השר אמר ביום שלישי כי המעבורת לא נפגעה, אך הצוות מכחיש זאת. ",
    "ja": "大臣は火曜日、フェリーは損傷していないと述べたが、乗組員はこれを否定した。",
    "zh": "部长星期二表示，渡轮没有受损，但船员否认了这一说法。",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "codec"),
    [("en", "cp1252"), ("fr", "cp1252"), ("fr", "mac_roman"), ("de", "cp1252"), ("es", "cp1252"), ("pl", "cp1250"),
     ("pl", "iso8859_2"), ("cs", "cp1250"), ("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "cp866"), ("el", "cp1253"),
     ("ar", "cp1256"), ("he", "cp1255"), ("ja", "cp932"), ("ja", "euc_jp"), ("zh", "gb18030")],
)  # fmt: skip
def test_legacy_encodings_are_told_apart(language: str, codec: str) -> None:
    data = (SAMPLES[language] * 4).encode(codec, "ignore")
    assert decode(data, "story.txt") == data.decode(codec)


@pytest.mark.parametrize(
    "text",
    ["He said “no” and left.", "The café was shut.", "Prices rose £5.", "Ms Håkansson said it – twice.",
     "“We left,” he said. It’s over — Núñez agreed; the €5 fee stays. " + "And so on it went all day. " * 40,
     "The lake covers 40 km² at 20°C, Müller said."],
)  # fmt: skip
def test_english_with_a_few_characters_beyond_ascii_is_cp1252(text: str) -> None:
    assert decode(text.encode("cp1252"), "story.txt") == text


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_with_and_without_a_mark(codec: str) -> None:
    text = SAMPLES["en"] + "🔔\r\n"
    assert decode(text.encode(codec), "story.txt") == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff\ufffe")))
def test_utf_8_is_read_exactly(text: str) -> None:
    assert decode(text.encode(), "story.txt") == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (SAMPLES["fr"].encode() + b"caf\xe9", "is UTF-8 except for one byte, the first at byte 138"),
        (SAMPLES["fr"].encode() + (SAMPLES["fr"] * 3).encode("cp1252"), "mixes UTF-8 with another"),
        (SAMPLES["ru"].encode() + (SAMPLES["ru"] * 4).encode("cp1251"), "mixes UTF-8 with another"),
        (b"\xef\xbb\xbfcaf\xe9 noir", "begins as UTF-8 but breaks it at byte 6"),
        ("Brålund".encode("utf-16") + b"\x00", "begins as UTF-16 but breaks it"),
        (b"words\x00and\x00more\x00\x00", "NUL bytes"),
    ],
)
def test_a_broken_or_mixed_encoding_is_refused_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(NotText, match=said):
        decode(data, "story.txt")


def test_what_is_declared_goes_before_the_guess_but_after_utf_8() -> None:
    polish = "Rektor zażółcił gęślą jaźń."
    page = f'<html><head><meta charset="iso-8859-2"></head><p>{polish}'
    assert polish in decode(page.encode("iso8859-2"), "page", html=True)
    assert polish in decode(page.encode(), "page", html=True)
    assert decode(polish.encode("iso8859-2"), "page", declared="ISO-8859-2") == polish
    http_equiv = '<META http-equiv=Content-Type content="text/html; charset=windows-1251">' + "Паром цел."
    assert "Паром цел." in decode(http_equiv.encode("cp1251"), "page", html=True)


@pytest.mark.parametrize("label", ["utf-8", "no-such-encoding", "rot13", "utf-7", "base64", ""])
def test_a_false_or_foolish_declaration_is_passed_over(label: str) -> None:
    assert decode(b"The caf\xe9 was shut, she said.", "page", declared=label) == "The café was shut, she said."


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decode(b"\x93No,\x94 he said.", "page", declared="iso-8859-1") == "“No,” he said."
