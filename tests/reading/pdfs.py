"""PDF files made by hand: lines of text where they are wanted (ISO 32000-1, 7.5 and 9.4)."""

from collections.abc import Sequence

Line = tuple[float, float, float, str]
"""x, y from below, size of the type, and the words."""


def pdf(*pages: Sequence[Line], title: str = "", author: str = "") -> bytes:
    """Return a file of *pages*, each with its lines in Helvetica, in the order given."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        content = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(words)}) Tj ET" for x, y, size, words in lines
        )
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {resources} /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    objects.append(f"<< /Title ({_escaped(title)}) /Author ({_escaped(author)}) >>")
    return _file(objects)


def column(*lines: str, x: float = 72, top: float = 700, size: float = 10, leading: float = 12) -> list[Line]:
    """Return *lines* one below the other; an empty one leaves room between paragraphs."""
    return [(x, top - leading * number, size, line) for number, line in enumerate(lines) if line]


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()
