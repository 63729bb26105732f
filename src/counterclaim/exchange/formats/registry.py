"""All forms for other programs, in one place: to add one, write its module and name it here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from counterclaim.exchange.formats.annotations import write_annotations
from counterclaim.exchange.formats.brat import write_brat
from counterclaim.exchange.formats.csv_table import write_csv
from counterclaim.exchange.formats.followthemoney import write_followthemoney
from counterclaim.exchange.formats.geojson import write_geojson
from counterclaim.exchange.formats.gexf import write_gexf
from counterclaim.exchange.formats.parquet import write_parquet
from counterclaim.exchange.formats.schema_org import write_schema_org
from counterclaim.exchange.formats.xlsx import write_xlsx
from counterclaim.records import Reading


@dataclass(frozen=True, slots=True)
class Form:
    """One form: how files of it end, and what writes it, as characters or as bytes."""

    suffix: str
    text: Callable[[Iterable[Reading], TextIO], int] | None = None
    binary: Callable[[Iterable[Reading], BinaryIO], int] | None = None

    def write(self, readings: Iterable[Reading], stream: TextIO) -> int:
        """Write *readings* to *stream*, bytes to what lies below it, and return how many there were.

        Raises:
            OptionError: a library is not installed, or they do not fit the form.
        """
        if self.text:
            return self.text(readings, stream)
        stream.flush()
        return self.binary(readings, stream.buffer) if self.binary else 0


FORMS: Mapping[str, Form] = {
    "csv": Form(".csv", text=write_csv),
    "xlsx": Form(".xlsx", binary=write_xlsx),
    "parquet": Form(".parquet", binary=write_parquet),
    "webannotation": Form(".anno.jsonld", text=write_annotations),
    "jsonld": Form(".jsonld", text=write_schema_org),
    "brat": Form(".brat.zip", binary=write_brat),
    "ftm": Form(".ftm.json", text=write_followthemoney),
    "geojson": Form(".geojson", text=write_geojson),
    "gexf": Form(".gexf", text=write_gexf),
}


def form_of(path: Path) -> str | None:
    """Return the name of the form whose files end as *path* does, the longest ending first.

    >>> form_of(Path("news.anno.jsonld")), form_of(Path("news.txt"))
    ('webannotation', None)
    """
    ends = sorted(FORMS, key=lambda name: -len(FORMS[name].suffix))
    return next((name for name in ends if path.name.lower().endswith(FORMS[name].suffix)), None)
