"""How well the acts between two parties are coded in PLOVER: ``python -m evaluation.coding PLV_train.tsv``.

Macro-F1 over the root codes: for each code that the gold has, F1 of “this code or not” over all sentences; the mean of
these, every code counting the same however rare. The data (Hu et al. 2024, “Leveraging codebook knowledge with NLI and
ChatGPT for zero-shot political relation classification”) has 15 codes: CONCEDE and RETREAT are one there, YIELD. A
sentence that the coder leaves without a code counts as missed for its gold code and as nobody's false alarm.

No parameter of the shipped coder is learnt from these sentences. Half of them, by a hash of the sentence, were read
while it was written (``design``); of the other half only scores were seen (``unseen``, docs/decisions.md, 17). The
design half's figure, and that of all, flatter.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.extraction.events.dyads import dyad
from counterclaim.knowledge.plover import Code
from counterclaim.language.annotating import Reader, annotate_all
from counterclaim.language.encoder import Encoder
from counterclaim.records import Span
from evaluation.gold import DATA

_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with its two parties marked, and the root code of what the one does to the other."""

    text: str
    source: Span | None
    """``None`` where no actor is marked."""
    target: Span | None
    """``None`` where no recipient is marked."""
    gold: str

    @property
    def design(self) -> bool:
        """Whether it belongs to the half that was looked at."""
        return hashlib.md5(self.text.encode(), usedforsecurity=False).digest()[0] % 2 == 0


def cases(path: Path) -> Iterator[Case]:
    """Read the sentences of a PLV file (tab-separated, with ``marked_sentence`` and ``gold_root``)."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield case(row["marked_sentence"], row["gold_root"])


def case(marked: str, gold: str) -> Case:
    """Return the case of a sentence with ``<s>source</s>`` and ``<t>target</t>``.

    >>> case("<s>Velmar</s> sued <t>Halden</t>.", "ACCUSE")
    Case(text='Velmar sued Halden.', source=(0, 6), target=(12, 18), gold='ACCUSE')
    """
    places: dict[str, int] = {}
    text = ""
    for part in re.split(r"(</?[st]>)", marked):
        if re.fullmatch(r"</?[st]>", part):
            places.setdefault(part, len(text))
        else:
            text += part
    source, target = ((places[f"<{x}>"], places[f"</{x}>"]) if f"<{x}>" in places else None for x in "st")
    return Case(text, source, target, gold)


def root(code: Code | None) -> str | None:
    """Return the code as PLV has it: CONCEDE and RETREAT are YIELD."""
    return _YIELD.get(code.type, code.type) if code else None


def macro_f1(gold: Sequence[str], predicted: Sequence[str | None]) -> float:
    """Return the mean of the codes' F1, in percent.

    >>> macro_f1(["AID", "AID", "ACCUSE"], ["AID", "ACCUSE", "ACCUSE"])
    66.66666666666667
    """
    scores = by_code(gold, predicted)
    return sum(f1 for _, _, f1, _ in scores.values()) / len(scores) if scores else 0.0


def by_code(gold: Sequence[str], predicted: Sequence[str | None]) -> dict[str, tuple[float, float, float, int]]:
    """Return for each gold code precision, recall, F1 (percent) and how often it is gold.

    Raises:
        ValueError: the two have different lengths.
    """
    right = Counter(g for g, p in zip(gold, predicted, strict=True) if g == p)
    there, said = Counter(gold), Counter(p for p in predicted if p)
    out = {}
    for code in sorted(there):
        precision = 100 * right[code] / said[code] if said[code] else 0.0
        recall = 100 * right[code] / there[code]
        out[code] = precision, recall, 200 * right[code] / (there[code] + said[code]), there[code]
    return out


def figures(reader: Reader) -> dict[str, float]:
    """Return what ``evaluate.py`` lists: percentages."""
    rows = list(cases(DATA / "plover" / "PLV_train.tsv"))
    predicted = coded(rows, reader)
    unseen = [(r.gold, p) for r, p in zip(rows, predicted, strict=True) if not r.design]
    return {
        "PLV root codes, unseen half, macro-F1": round(macro_f1([g for g, _ in unseen], [p for _, p in unseen]), 1),
        "PLV root codes, all, macro-F1": round(macro_f1([r.gold for r in rows], predicted), 1),
    }


def coded(rows: Sequence[Case], reader: Reader) -> list[str | None]:
    """Return the code that the program gives each sentence."""
    read = annotate_all((row.text for row in rows), reader)
    return [root(dyad(a, row.source, row.target)) for a, row in zip(read, rows, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    rows = list(cases(parser.parse_args().path))
    report(rows, coded(rows, Encoder()))


def report(rows: Sequence[Case], predicted: Sequence[str | None]) -> None:
    """Print macro-F1 and accuracy of the design half, the unseen half and all, and each code's figures over all."""
    parts = {"design": [r.design for r in rows], "unseen": [not r.design for r in rows], "all": [True] * len(rows)}
    for name, keep in parts.items():
        gold = [r.gold for r, k in zip(rows, keep, strict=True) if k]
        said = [p for p, k in zip(predicted, keep, strict=True) if k]
        right = sum(g == p for g, p in zip(gold, said, strict=True))
        none = sum(p is None for p in said)
        print(f"{name:7} macro-F1 {macro_f1(gold, said):5.1f}  accuracy {100 * right / len(gold):5.1f}"
              f"  sentences {len(gold)}, without a code {none}")  # fmt: skip
    for code, (precision, recall, f1, count) in by_code([r.gold for r in rows], predicted).items():
        print(f"  {code:10} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}  of {count}")


if __name__ == "__main__":
    main()
