"""Words are asked for in the language they are in, and only words."""

from readnotes.drafting.parse import parse_draft
from readnotes.drafting.spelling import spelt_words, words_by_language


def words(text: str) -> list[str]:
    return [word for _start, _end, word in spelt_words(text)]


def test_names_in_capitals_numbers_and_broken_words_are_not_asked_for() -> None:
    assert words("NATO and eBay in 1990s, p2p, [D]espite {B}ased wor[l]d I") == ["and", "in"]


def test_places_are_where_the_words_stand() -> None:
    line = "Café didn’t naïve e\u0301tude"
    assert [line[start:end] for start, end, _word in spelt_words(line)] == line.split()
    assert "didn't" in words(line)


def test_code_citations_addresses_and_what_is_set_aside_are_not_asked_for() -> None:
    body = (
        "Well `codd` [@harkim2015, p. 9] https://exampel.org/xyzz\n\n<!-- set aside\nasidde\n-->\n"
        "![altt](attachment:ab)"
    )
    assert words_by_language(body, parse_draft(body), "en", {}) == {"en": {"Well"}}


def test_a_quotation_is_in_the_language_of_its_source() -> None:
    body = "He writes:\n\n> Sie wissen das nicht\n> [@weiss1975, S. 9]\n\nand “so it” [@doe, p. 1]."
    found = words_by_language(body, parse_draft(body), "en", {"weiss1975": "de", "doe": "en-GB"})
    assert found["de"] == {"Sie", "wissen", "das", "nicht"}
    assert found["en"] == {"He", "writes", "and", "so", "it"}


def test_words_in_another_script_are_left_out() -> None:
    body = "The word الزمان and слово."
    assert words_by_language(body, parse_draft(body), "en", {})["en"] == {"The", "word", "and"}
    assert words_by_language(body, parse_draft(body), "ar", {})["ar"] == {"الزمان"}
