import pytest

from counterclaim.records import Time
from evaluation.dates import document, found, right

CONLLU = """# newdoc id = invented
# meta::dateCreated = 2020-03-05
# newpar
1\tAda\tAda\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tcame\tcome\tVERB\tVBD\t_\t0\troot\t_\t_
3\tin\tin\tADP\tIN\t_\t4\tcase\t_\t_
4\tMay\tMay\tPROPN\tNNP\t_\t2\tobl\t_\tXML=<hi><date when:::"2019-05">
5\t2019\t2019\tNUM\tCD\t_\t4\tnmod\t_\tSpaceAfter=No|XML=</date></hi>
6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


def time(value: str, start: str | None = None, end: str | None = None) -> Time:
    return Time(value, "date", start, end, ((0, 1),))


def test_dates_are_read_with_their_places() -> None:
    read = document("invented", CONLLU)
    (date,) = read.dates
    assert read.published == "2020-03-05"
    assert read.text[slice(*date.span)] == "May 2019"
    assert date.attributes == {"when": "2019-05"}


@pytest.mark.parametrize(
    ("said", "gold", "is_right"),
    [
        (time("2019-05"), {"when": "2019-05"}, True),
        (time("2019"), {"when": "2019-05"}, False),
        (time("2019-05-01"), {"when": "2019-05"}, False),
        (time("2019", "2019-12-31", "2019-12-31"), {"when": "2019-12-31"}, True),
        (time("2019-05-06TMO"), {"when": "2019-05-06"}, True),
        (time("193"), {"from": "1930-01-01", "to": "1939-12-31"}, True),
        (time("2012-SU"), {"from": "2012-06", "to": "2012-09"}, True),
        (time("P3Y", "2016-01-05", "2019-01-05"), {"notBefore": "2016", "notAfter": "2019-01-05"}, True),
        (time("P3Y", "2016-01-05", "2019-01-05"), {"notBefore": "2017"}, False),
        (time("PAST_REF", None, "2019-01-05"), {"notAfter": "2019-01-05"}, True),
        (time("PAST_REF", None, None), {"notAfter": "2019-01-05"}, False),
        (time("XXXX-10"), {"when": "--10"}, True),
        (time("XXXX-10"), {"when": "--09"}, False),
        (time("2019-10"), {"when": "--10"}, False),
        (time("XXXX-SP"), {"from": "--03", "to": "--06"}, True),
        (time("BC0594"), {"when": "-0594"}, True),
        (time("BC0594"), {"when": "0594"}, False),
        (time("BC05"), {"from": "-0600", "to": "-0501"}, True),
        (time("2016-09-04T22:30", "2016-09-04T22:30", "x"), {"when": "2016-09-04T22:30:00"}, True),
        (time("2016-09-04T21:30", "2016-09-04T21:30", "x"), {"when": "2016-09-04T22:30:00"}, False),
        (None, {"when": "2019"}, False),
    ],
)
def test_a_value_is_right_where_its_days_are(said: Time | None, gold: dict[str, str], is_right: bool) -> None:
    assert right(said, gold) is is_right


def test_the_time_that_overlaps_most_counts() -> None:
    read = document("invented", CONLLU)
    start, end = read.dates[0].span
    near = Time("2019-05", "date", None, None, ((start, end),))
    far = Time("2019", "date", None, None, ((end - 4, end),))
    assert found(read, [far, near]) == [near]
    assert found(read, []) == [None]
