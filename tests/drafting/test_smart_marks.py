"""Straight marks become printed ones by place and language."""

import pytest

from readnotes.drafting.smart_marks import smart_mark


def typed(words: str, language: str = "en") -> str:
    done = ""
    for sign in words:
        done += smart_mark(done, sign, language) if sign in "\"'" else sign
    return done


@pytest.mark.parametrize(
    ("language", "words", "printed"),
    [
        ("en", '"It\'s so," he said.', "“It’s so,” he said."),
        ("en", "He said \"they 'knew' it\".", "He said “they ‘knew’ it”."),
        ("en", '("so")—"no"', "(“so”)—“no”"),
        ("en", "the bakers' bread", "the bakers’ bread"),
        ("de", "Er sagte \"so\" und 'so'", "Er sagte „so“ und ‚so‘"),
        ("de", "Hans' Brot", "Hans’ Brot"),
        ("es", 'Dijo "así".', "Dijo «así»."),
        ("en", '`print("so")` and "so"', '`print("so")` and “so”'),
        ("en", '![a](attachment:ab "caption")', '![a](attachment:ab "caption")'),
        ("en", '> "so"', "> “so”"),
    ],
)
def test_marks_are_printed_as_in_a_book(language: str, words: str, printed: str) -> None:
    assert typed(words, language) == printed
