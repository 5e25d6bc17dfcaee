"""How many planted errors the check finds, and how often it speaks where nothing is wrong."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.drafting.precision.cases import Case, read_cases, read_further_cases, tally
from tests.drafting.precision.further.records import records_of
from tests.drafting.precision.generator import right_cases, wrong_cases

HERE = Path(__file__).parent
HANDWRITTEN = tuple(read_cases(HERE / "handwritten.txt"))
MADE = (*right_cases(), *wrong_cases())
# Each was written before the check was tried on it, by the habits of other reviewers and the
# books of other shelves.
FURTHER = [
    tuple(read_further_cases(path, records_of)) for path in sorted((HERE / "further").glob("*.txt"))
]


def test_the_set_is_large_enough() -> None:
    assert len(HANDWRITTEN) >= 100
    assert len(HANDWRITTEN) + len(MADE) >= 300
    assert sum(map(len, FURTHER)) >= 1_000


@pytest.mark.parametrize(
    "cases",
    [HANDWRITTEN, MADE, *FURTHER],
    ids=["handwritten", "made", *(f"further {number + 1}" for number in range(len(FURTHER)))],
)
def test_the_check_finds_what_is_wrong_and_nothing_else(cases: Sequence[Case]) -> None:
    result = tally(cases)
    told = "\n".join(result.trouble)
    assert result.found >= 0.99 * result.planted, told
    assert result.alarmed <= 0.01 * result.sentences, told
