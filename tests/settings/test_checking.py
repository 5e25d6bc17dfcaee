"""What the settings ask of the check."""

import pytest

from readnotes.drafting.findings import CheckOptions
from readnotes.settings.checking import check_options
from readnotes.settings.schema import FEWEST_FOR_BALANCE, MOST_QUOTED, NARROW_PART, Number
from readnotes.settings.store import Settings


def test_the_check_is_asked_as_the_reader_chose() -> None:
    settings = Settings()
    settings.set(MOST_QUOTED, 300)
    settings.set(FEWEST_FOR_BALANCE, 7)
    settings.set(NARROW_PART, 10)
    assert check_options(settings) == CheckOptions(300, 7, 0.1)


def test_the_lowest_numbers_stand_for_no_limit() -> None:
    settings = Settings()
    settings.set(MOST_QUOTED, 0)
    settings.set(FEWEST_FOR_BALANCE, 1)
    assert check_options(settings) == CheckOptions(None, None, 0.25)


@pytest.mark.parametrize("setting", [MOST_QUOTED, FEWEST_FOR_BALANCE, NARROW_PART])
def test_what_no_limit_can_be_is_refused(setting: Number) -> None:
    assert not setting.accepts(setting.low - 1)
    assert not setting.accepts(setting.high + 1)
    assert not setting.accepts("7")
    assert setting.accepts(setting.default)
