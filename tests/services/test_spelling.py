"""Words are looked up in the dictionary of their language; names and own words are known."""

import pytest

from readnotes.domain.contributors import Contributor
from readnotes.domain.sources import Source
from readnotes.drafting.parse import parse_draft
from readnotes.services import spelling
from readnotes.services.spelling import Spelling, check_spelling

KNOWN = {"en": {"She", "writes", "about", "in", "and"}, "de": {"Schnee"}}


class Words:
    def __init__(self, language: str) -> None:
        self.language = language

    def knows(self, word: str) -> bool:
        return word in KNOWN[self.language]

    def suggest(self, word: str) -> list[str]:
        return [word.title()]


@pytest.fixture(autouse=True)
def two_dictionaries(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(language: str) -> Words | None:
        return Words(language) if language in KNOWN else None

    monkeypatch.setattr(spelling, "find_dictionary", find)


def check(body: str, language: str | None = None) -> Spelling:
    doe = (Contributor(family="Žalobin", given="Anna"),)
    weiss = Source("weiss", "Der Schnee", language="de", contributors=doe)
    sources = {"weiss": weiss, "marc": Source("marc", "La Neige", language="fr")}
    return check_spelling(body, parse_draft(body), language, sources, {"Raqqa"})


def test_unknown_words_are_told_names_and_own_words_are_not() -> None:
    found = check("She wriets about Žalobin’s Raqqa and Schnee")
    assert found == Spelling(frozenset({"wriets"}), ())


def test_quotations_are_looked_up_in_their_own_language() -> None:
    body = "She writes “Schnee Schnnee” [@weiss, S. 9] and “neige” [@marc, p. 1]"
    found = check(body)
    assert found.unknown == {"Schnnee"}
    assert found.missing == ("fr",)


def test_a_review_in_a_language_without_dictionary_has_no_mistakes() -> None:
    assert check("qqq xxx", "tlh") == Spelling(frozenset(), ("tlh",))
    assert spelling.suggest("qqq", "tlh") == []
    assert spelling.suggest("qqq", None) == ["Qqq"]
