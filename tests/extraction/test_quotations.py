import pytest

from counterclaim.extraction.quotations import quotation


@pytest.mark.parametrize(
    ("text", "quoted", "kind"),
    [("“We left,”", 1.0, "direct"), ("that they left", 0.0, "indirect"), ("that they “fled”", 0.5, "mixed")],
)
def test_kinds_of_quotation(text: str, quoted: float, kind: str) -> None:
    assert quotation(text, ((0, len(text)),), quoted) == kind
