"""The schema is a valid one, takes what the program writes and nothing else."""

import copy
from dataclasses import fields
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from counterclaim.exchange import schema, to_record
from counterclaim.records import (
    Alternative,
    Claim,
    Document,
    Entity,
    Event,
    Interval,
    Participant,
    Place,
    PlaceReference,
    Quantity,
    Reading,
    Relation,
    Time,
    TimeReference,
)


def test_the_schema_is_valid_and_takes_the_sample(courier: Reading) -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(to_record(courier))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("claims", 0, "stance"), "shouts"),
        (("claims", 0, "content"), []),
        (("claims", 0, "content"), [[1, 2, 3]]),
        (("claims", 0, "content"), [[-1, 2]]),
        (("claims", 0, "confidence"), 1.5),
        (("claims", 0, "surprise"), 1),
        (("claims", 0, "said", "start"), "yesterday"),
        (("entities", 0, "type"), "ship"),
        (("entities", 0, "country"), "Karvea"),
        (("published",), "March 2025"),
        (("text",), None),
    ],
)
def test_the_schema_is_strict(courier: Reading, path: tuple[Any, ...], value: object) -> None:
    record = copy.deepcopy(to_record(courier))
    at: Any = record
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(ValidationError):
        Draft202012Validator(schema()).validate(record)


@pytest.mark.parametrize(
    "kind",
    [
        Alternative, Claim, Entity, Event, Interval, Participant, Place, PlaceReference, Quantity, Relation, Time,
        TimeReference,
    ],
)  # fmt: skip
def test_the_schema_has_each_field_of_the_records_and_no_other(kind: Any) -> None:
    name = kind.__name__[0].lower() + kind.__name__[1:]
    assert set(schema()["$defs"][name]["properties"]) == {field.name for field in fields(kind)}


def test_the_schema_has_each_part_of_a_reading() -> None:
    parts = {field.name for kind in (Document, Reading) for field in fields(kind)} - {"document"}
    assert set(schema()["properties"]) == parts
