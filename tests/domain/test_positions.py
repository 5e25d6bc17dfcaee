"""Positions: where a device counted a passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.domain.errors import FieldValueError
from readnotes.domain.positions import POSITION, POSITION_SCALES, Position

_COUNTS = st.one_of(
    st.none(), st.integers(0, 10**6), st.floats(0, 100), st.just("epubcfi(/6/4!/4/2/1:0)")
)


@given(st.sampled_from(POSITION_SCALES), _COUNTS, _COUNTS, _COUNTS)
def test_a_position_comes_back_from_its_json(
    scale: str, first: int | float | str, last: int | float | str, of: int | float | str
) -> None:
    position = Position(scale, first, last, of, {"seen": [1, "two"]})
    data = POSITION.encode(position)
    assert list(data) == ["scale", "first", "last", "of", "seen"]
    assert POSITION.decode(data) == position


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"scale": "parsecs", "first": 1}, "scale"),
        ({"first": 1}, "scale"),
        ({"scale": "time", "first": [1]}, "first"),
        ({"scale": "time", "of": True}, "of"),
    ],
)
def test_a_position_that_cannot_be_names_its_field(data: dict[str, object], field: str) -> None:
    with pytest.raises(FieldValueError) as caught:
        POSITION.decode(data)
    assert caught.value.field == field


def test_positions_can_be_compared_and_gathered() -> None:
    assert len({Position("percent", 45), Position("percent", 45), Position("percent", 46)}) == 2
