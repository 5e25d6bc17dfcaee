"""Quotation marks by language and depth."""

import pytest

from readnotes.drafting.marks import marks_of, switch_inner_marks


@pytest.mark.parametrize(
    ("passage", "language", "switched"),
    [
        ("he said “so”", "en", "he said ‘so’"),
        ('he said "so"', "en", "he said ‘so’"),
        ("“a ‘b’ c”", "en", "‘a “b” c’"),
        ("“a ‘b “c” d’ e”", "en", "‘a “b ‘c’ d” e’"),
        ("‘so’", "en", "‘so’"),
        ("the soldiers’ homes, don’t", "en", "the soldiers’ homes, don’t"),
        ('a 5" pipe', "en", 'a 5" pipe'),
        ("open “ only", "en", "open “ only"),
        ("er sagte „so“", "de", "er sagte ‚so‘"),
        ("il dit « oui »", "en", "il dit ‘oui’"),
        ("il dit “oui”", "fr", "il dit “oui”"),
    ],
)
def test_inner_marks_change_with_depth(passage: str, language: str, switched: str) -> None:
    assert switch_inner_marks(passage, language) == switched


def test_an_unknown_language_has_english_marks() -> None:
    assert marks_of("tlh") == marks_of("en-GB") == marks_of(None)
