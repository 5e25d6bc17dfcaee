"""How many planted errors the check finds, and how often it speaks where nothing is wrong."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.drafting.precision.cases import Case, read_cases, tally
from tests.drafting.precision.generator import right_cases, wrong_cases

HANDWRITTEN = tuple(read_cases(Path(__file__).parent / "handwritten.txt"))
MADE = (*right_cases(), *wrong_cases())


def test_the_set_is_large_enough() -> None:
    assert len(HANDWRITTEN) >= 100
    assert len(HANDWRITTEN) + len(MADE) >= 300


@pytest.mark.parametrize("cases", [HANDWRITTEN, MADE], ids=["handwritten", "made"])
def test_the_check_finds_what_is_wrong_and_nothing_else(cases: Sequence[Case]) -> None:
    result = tally(cases)
    told = "\n".join(result.trouble)
    assert result.found >= 0.99 * result.planted, told
    assert result.alarmed <= 0.01 * result.sentences, told
