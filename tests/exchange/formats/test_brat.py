"""brat's standoff: offsets that hold the words given, no line ends in them, and the way back."""

import io
import re
import zipfile
from pathlib import Path

from counterclaim.exchange.formats.brat import write_brat
from counterclaim.reading import Attributed, read_attributed
from counterclaim.records import Reading
from counterclaim.settings import Settings


def archive(*readings: Reading) -> zipfile.ZipFile:
    out = io.BytesIO()
    assert write_brat(readings, out) == len(readings)
    return zipfile.ZipFile(out)


def test_each_text_bound_annotation_holds_what_stands_there(contested: Reading, bare: Reading) -> None:
    files = archive(contested, bare)
    names = [name for name in files.namelist() if name.endswith(".ann")]
    assert names == ["000001-a-1.ann", "000002-bare.ann"]
    for name in names:
        text = files.read(name.replace(".ann", ".txt")).decode()
        marks = [line.split("\t") for line in files.read(name).decode().split("\n") if line.startswith("T")]
        assert marks
        for _, place, words in marks:
            pieces = [[int(edge) for edge in piece.split()] for piece in place.split(" ", 1)[1].split(";")]
            assert " ".join(text[start:end] for start, end in pieces) == words
            assert not re.search("[\r\n]", words)


def test_labels_are_those_of_the_configuration(contested: Reading) -> None:
    files = archive(contested)
    known = set(re.findall(r"^([A-Za-z]+)", files.read("annotation.conf").decode(), re.MULTILINE))
    for line in files.read("000001-a-1.ann").decode().splitlines():
        if line[0] in "TRA":
            assert line.split("\t")[1].split()[0] in known


def test_what_goes_out_comes_in_again(contested: Reading, courier: Reading, tmp_path: Path) -> None:
    with (tmp_path / "news.brat.zip").open("wb") as file:
        write_brat([contested, courier], file)
    found = [*read_attributed(str(tmp_path / "news.brat.zip"), "brat", settings=Settings())]
    for one, before in zip(found, (contested, courier), strict=True):
        assert isinstance(one, Attributed)
        after = one.reading
        assert after.document == before.document
        names = [{entity.id: entity.name for entity in reading.entities} for reading in (before, after)]
        for a, b in zip(before.claims, after.claims, strict=True):
            assert (a.id, a.content, a.cue, a.source, a.channel) == (b.id, b.content, b.cue, b.source, b.channel)
            assert (a.stance, a.quotation, a.within, a.refers) == (b.stance, b.quotation, b.within, b.refers)
            assert names[0].get(a.speaker or "") == names[1].get(b.speaker or "")
        assert [(r.type, r.a, r.b) for r in after.relations] == [(r.type, r.a, r.b) for r in before.relations]
