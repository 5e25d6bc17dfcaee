"""What is typed into the picker at the cursor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.drafting.picker_words import PickerWords, read_picker_words


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("bakers", PickerWords("bakers")),
        ("39", PickerWords("39")),
        ("p. 39", PickerWords("p. 39")),
        ("@noon", PickerWords("noon", everywhere=True)),
        ("bakers: 41", PickerWords("bakers", "41")),
        ("bakers : 41", PickerWords("bakers", "41")),
        ("bakers p. 41-2", PickerWords("bakers", "p. 41-2")),
        ("39: 41", PickerWords("39", "41")),
        ("39 : xii", PickerWords("39", "xii")),
        (": 41", PickerWords("", "41")),
        ("@bakers pp. 3, 5", PickerWords("bakers", "pp. 3, 5", everywhere=True)),
        ("tag:prison", PickerWords("tag:prison")),
        ("page:94", PickerWords("page:94")),
        ("tag:prison : 5", PickerWords("tag:prison", "5")),
        ("so: and then", PickerWords("so: and then")),
        ("bakers 41", PickerWords("bakers 41")),
        ("", PickerWords("")),
    ],
)
def test_a_place_at_the_end_is_for_this_use(typed: str, read: PickerWords) -> None:
    assert read_picker_words(typed) == read


@given(st.text(max_size=50))
def test_anything_can_be_typed(typed: str) -> None:
    read = read_picker_words(typed)
    assert read.words in typed
    assert read.locator in typed
