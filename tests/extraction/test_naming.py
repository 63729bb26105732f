import pytest

from counterclaim.extraction.naming import Naming, bare, without_titles


@pytest.mark.parametrize(
    ("known", "given", "kind", "fits"),
    [
        ("Mohammad Jafar Asadi", "Asadi", "person", True),
        ("Ilse Brandt", "I. Brandt", "person", True),
        ("Ilse Brandt", "Karl Brandt", "person", False),
        ("Ilse Brandt", "Ms. Brandt", "person", True),
        ("Halden Home", "Halden", "organization", True),
        ("Border Rescue Service", "BRS", "organization", True),
        ("Border Rescue Service", "Rescue Line", "organization", False),
        ("Brandt Shipping", "Brandt", "person", False),
    ],
)
def test_which_names_belong_together(known: str, given: str, kind: str, fits: bool) -> None:
    naming = Naming()
    naming.add(known, "organization" if "Shipping" in known or kind == "organization" else "person")
    assert naming.fits(given, kind) is fits


def test_the_fullest_name_has_no_title_and_no_article() -> None:
    naming = Naming()
    for name in ("Brandt", "Captain Ilse Brandt", "Brandt"):
        naming.add(name, "person")
    assert naming.fullest == "Ilse Brandt"
    assert without_titles("Dr") == "Dr"
    assert bare("the Âgency’s") == "agency"
