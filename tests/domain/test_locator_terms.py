"""The words that name a place."""

from readnotes.domain.locator_terms import COLON_TERMS, NUMBERLESS, PART_RANK, WHOLE_NUMBERS
from readnotes.domain.locators import parse_locator


def test_the_terms_that_have_rules_of_their_own_exist() -> None:
    assert PART_RANK.keys() >= COLON_TERMS | NUMBERLESS | WHOLE_NUMBERS


def test_every_term_is_found_by_its_full_name() -> None:
    for term in PART_RANK:
        assert parse_locator(f"{term.removesuffix('-locator')} 3").term == term
