"""The system's dictionaries are found by language; none at all is no misfortune."""

import sys
from collections.abc import Iterator

import pytest

from readnotes.outside import dictionaries
from readnotes.outside.dictionaries import choose_tag, find_dictionary, list_languages


@pytest.fixture
def no_enchant(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system on which the library behind Enchant is missing."""
    monkeypatch.setitem(sys.modules, "enchant", None)
    dictionaries._broker.cache_clear()
    yield
    monkeypatch.undo()
    dictionaries._broker.cache_clear()


@pytest.mark.usefixtures("no_enchant")
def test_without_enchant_there_are_no_languages_and_no_trouble() -> None:
    assert list_languages() == ()
    assert find_dictionary("en") is None


def test_a_language_nobody_has_a_dictionary_of_is_not_found() -> None:
    assert find_dictionary("qqq") is None


def test_every_dictionary_that_is_there_can_be_asked() -> None:
    for language in list_languages():
        found = find_dictionary(language)
        assert found is not None
        assert not found.knows("qqxqzz")
        assert isinstance(found.suggest("qqxqzz"), list)


def test_the_readers_own_country_comes_before_the_usual_one() -> None:
    there = ["en_AU", "en_GB", "en_US", "pt_PT"]
    assert choose_tag("en", there, "en_GB.UTF-8") == "en_GB"
    assert choose_tag("en-AU", there, "en_GB") == "en_AU"
    assert choose_tag("en", there, "") == "en_US"
    assert choose_tag("pt", there, "") == "pt_PT"
    assert choose_tag("", there, "en_GB") == ""
