import struct
from pathlib import Path

import pytest

from building.shapes import centres, table


def test_the_centre_of_an_area_is_not_that_of_its_corners(tmp_path: Path) -> None:
    # An L of three squares; its centre lies nearer to the corner in which they meet.
    corners = [(0, 0), (0, 2), (1, 2), (1, 1), (2, 1), (2, 0), (0, 0)]
    points = b"".join(struct.pack("<2d", x, y) for x, y in corners)
    record = struct.pack("<i4d2i", 5, 0, 0, 2, 2, 1, len(corners)) + struct.pack("<i", 0) + points
    path = tmp_path / "l.shp"
    path.write_bytes(b"\0" * 100 + struct.pack(">2i", 1, len(record) // 2) + record)
    assert list(centres(path)) == [pytest.approx((5 / 6, 5 / 6))]


def test_rows_of_a_table(tmp_path: Path) -> None:
    field = b"NAME".ljust(11, b"\0") + b"C" + b"\0" * 4 + bytes([8]) + b"\0" * 15
    head = b"\x03\0\0\0" + struct.pack("<IHH", 2, 32 + 32 + 1, 9) + b"\0" * 20
    path = tmp_path / "t.dbf"
    path.write_bytes(head + field + b"\r" + b" Velmar  " + b" Tollen  ")
    assert list(table(path)) == [{"NAME": "Velmar"}, {"NAME": "Tollen"}]
