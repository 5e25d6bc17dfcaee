"""Stems: what the program takes for one word."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from readnotes.text.stems import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("gangs", "gang"),
        ("kidnapped", "kidnap"),
        ("conspiracies", "conspiraci"),
        ("skies", "sky"),
        ("dying", "die"),
        ("news", "news"),
        ("1990s", "1990s"),
        ("naïves", "naïves"),
        ("السجون", "السجون"),
        ("ꙮ", "ꙮ"),
        ("", ""),
    ],
)
def test_words_have_the_stems_that_english_gives_them(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_threads_do_not_get_each_others_stems() -> None:
    words = ["gangs", "kidnapped", "conspiracies", "lorries"] * 5000
    alone = [stem(word) for word in words]
    with ThreadPoolExecutor(4) as threads:
        for found in threads.map(lambda _turn: [stem(word) for word in words], range(4)):
            assert found == alone
