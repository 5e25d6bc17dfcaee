"""Changing a draft in several places at once."""

from readnotes.exporters.edits import Edit, apply_edits


def test_places_are_those_of_the_draft_as_typed() -> None:
    edits = [Edit(4, 5, "FOUR"), Edit(0, 1, ""), Edit(2, 2, "+")]
    assert apply_edits("012345", edits) == "1+23FOUR5"


def test_no_edits_leave_the_draft_as_it_is() -> None:
    assert apply_edits("012345", []) == "012345"
