"""The house style of emphasis."""

from readnotes.drafting.emphasis_remarks import REMARKS
from readnotes.settings.schema import EMPHASIS


def test_every_style_that_can_be_chosen_is_one_that_is_written() -> None:
    assert set(EMPHASIS.choices) == set(REMARKS["en"])
    for style, words in EMPHASIS.choices.items():
        assert REMARKS["en"][style][0] == words
