"""Originals and independent origins."""

from counterclaim.comparison.copies import Member, credited, independent, original

GAZETTE = Member(5, "Orlec Gazette", "2025-04-09", group=1)
POST = Member(2, "Ketterby Post", "2025-04-08", wholly=("Orlec Gazette",), group=1)
STAR = Member(3, "Valley Star", "2025-04-08", group=1)


def origins(*members: Member) -> list[list[int]]:
    return [[member.article for member in group] for group in independent(members)]


def test_a_credit_goes_before_a_date_and_a_date_before_the_order_of_coming() -> None:
    assert original([POST, STAR, GAZETTE]) is GAZETTE
    assert original([STAR, Member(1, "Dale Mirror", "2025-04-10")]) is STAR
    assert original([STAR, Member(1, "Dale Mirror", "2025-04-08")]).article == 1
    assert original([STAR, Member(1, "Dale Mirror")]) is STAR


def test_whom_a_group_credits() -> None:
    assert credited([POST, STAR]) == "Orlec Gazette"
    assert credited([GAZETTE, STAR]) is None
    assert credited([Member(1, "Reuters", wholly=("Reuters",))]) is None


def test_five_sites_with_one_wire_text_are_one_origin() -> None:
    sites = [Member(number, f"Site {number}", group=7) for number in range(5)]
    assert len(origins(*sites)) == 1


def test_texts_of_one_agency_are_one_origin_and_what_a_site_writes_itself_another() -> None:
    assert origins(
        Member(1, "Orlec Gazette", wholly=("Reuters",)),
        Member(2, "Ketterby Post", wholly=("Reuters",)),
        Member(3, "Orlec Gazette"),
    ) == [[1, 2], [3]]


def test_articles_of_one_outlet_are_one_origin_and_those_of_unknown_ones_each_their_own() -> None:
    assert origins(Member(1, "Orlec Gazette"), Member(2, "Orlec Gazette"), Member(3), Member(4)) == [[1, 2], [3], [4]]


def test_quoting_an_outlet_makes_no_copy() -> None:
    assert origins(Member(1, "Orlec Gazette"), Member(2, "Ketterby Post", partly=("Orlec Gazette",))) == [[1], [2]]
