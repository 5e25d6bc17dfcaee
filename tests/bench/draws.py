"""How the queries of each class are drawn: endless rows of questions from passages and words."""

import random
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path

from readnotes.text.folding import GAP, fold_words
from tests.bench.asked import Asked, Group, Has, Phrase, Question, Without, Word, together
from tests.bench.passages import speakers, tag_names
from tests.bench.words import COMMON, english

MANY = 240
"""So many queries a class has at most; the rarer kinds of worst cases have fewer."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote of the library, to take questions from: its folded words, key and page."""

    words: tuple[str, ...]
    key: str
    page: int

    def some(self, chance: random.Random, count: int) -> tuple[str, ...]:
        """So many words of it that stand side by side, none across an omission; perhaps fewer."""
        start = chance.randrange(max(1, len(self.words) - count))
        return tuple(takewhile(lambda word: word != GAP, self.words[start : start + count]))


def load_passages(path: Path, count: int = 2000) -> list[Passage]:
    """Some quotes of a library, spread over all of it, always the same."""
    chance = random.Random(21)
    statement = (
        "SELECT quotes.text, sources.key, quotes.locator FROM quotes"
        " JOIN sources ON sources.number = quotes.source WHERE quotes.number = ?"
    )
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        [last] = connection.execute("SELECT max(number) FROM quotes").fetchone()
        numbers = chance.sample(range(1, last + 1), min(count, last))
        rows = [connection.execute(statement, (number,)).fetchone() for number in numbers]
    connection.close()
    return [
        Passage(tuple(fold_words(text)), key, int(found[0]) if found else 9)
        for text, key, locator in rows
        for found in [re.search(r"\d+", locator)]
    ]


def _ranks_between(least: float, below: float) -> range:
    """The ranks of the words that stand in such a part of the passages."""
    vocabulary = english()
    ranks = range(len(vocabulary.words))
    parts = (vocabulary.part_of_passages(rank) for rank in ranks)
    higher = lower = 0
    for part in parts:
        if part < least:
            break
        lower += 1
        higher += part >= below
    return range(higher, min(lower, 400_000))


def words_of_band(least: float, below: float, chance: random.Random) -> Iterator[Question]:
    ranks = _ranks_between(least, below)
    for rank in chance.sample(ranks, min(MANY, len(ranks))):
        yield Question(Word(english().words[rank]))


def absent(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    del passages
    while True:
        yield Question(Word("".join(chance.choices("bcdfgjkpqvxz", k=7))))


def several_words(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    while True:
        words = chance.choice(passages).words
        some = chance.sample(words, min(len(words), chance.randint(2, 3)))
        yield Question(together(*map(Word, some)), typing=chance.random() < 0.5)


def prefixes(
    letters: int, passages: Sequence[Passage], chance: random.Random
) -> Iterator[Question]:
    """Beginnings of words as they are used, half of them with a star, half just typed."""
    while True:
        word = chance.choice(chance.choice(passages).words)
        if len(word) > letters:
            yield Question(Word(word[:letters], begun=True), typing=chance.random() < 0.5)


def prefixes_after_a_word(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    while True:
        first, *rest = chance.choice(passages).some(chance, 2) or ("a",)
        if rest and len(rest[0]) > 2:
            begun = Word(rest[0][: chance.randint(1, 3)], begun=True)
            yield Question(together(Word(first), begun), typing=True)


def phrases(length: int, passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    least = 4 if length == 5 else length
    while True:
        words = chance.choice(passages).some(chance, chance.randint(least, length))
        if len(words) >= least:
            yield Question(Phrase(words))


def _pages_around(chance: random.Random, passage: Passage) -> Has:
    first = max(1, passage.page - chance.randint(0, 8))
    return Has("page", f"{first}-{first + 10}")


def page_and_book(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    while True:
        passage = chance.choice(passages)
        where = (_pages_around(chance, passage), Has("book", passage.key))
        words = chance.sample(passage.words, chance.randint(0, 2))
        yield Question(together(*where, *map(Word, words)))


def page_and_words(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    while True:
        passage = chance.choice(passages)
        where = chance.choice((Has("page", str(passage.page)), _pages_around(chance, passage)))
        words = chance.sample(passage.words, chance.randint(0, 2))
        yield Question(together(where, *map(Word, words)))


def tags(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    while True:
        words = chance.sample(chance.choice(passages).words, chance.randint(0, 2))
        yield Question(together(Has("tag", chance.choice(tag_names())), *map(Word, words)))


def kinds(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    kinds = ("quotation", "paraphrase", "summary", "comment", "question", "image")
    while True:
        words = chance.sample(chance.choice(passages).words, chance.randint(1, 2))
        yield Question(together(Has("kind", chance.choice(kinds)), *map(Word, words)))


def without(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    while True:
        wanted = chance.sample(chance.choice(passages).words, chance.randint(1, 2))
        unwanted = chance.choice(chance.choice(passages).words)
        yield Question(together(*map(Word, wanted), Without(Word(unwanted))))


def other_fields(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    states = ("is:used", "is:unchecked", "is:checked", "is:essential", "has:comment", "no:page")
    while True:
        passage = chance.choice(passages)
        year = chance.randint(1900, 2019)
        field = chance.choice(
            (
                Has("author", re.split(r"\d", passage.key)[0]),
                Has("year", f"{year}-{year + chance.randint(0, 20)}"),
                Has("speaker", chance.choice(speakers()).split()[1].lower()),
                Has("lang", "ar"),
                Has("comment", chance.choice(passage.words)),
                Has(*chance.choice(states).split(":")),
            )
        )
        words = chance.sample(passage.words, chance.randint(0, 1))
        yield Question(together(field, *map(Word, words)))


def common_phrases(chance: random.Random) -> Iterator[Question]:
    while True:
        yield Question(Phrase(tuple(chance.choices(COMMON[:10], k=chance.randint(2, 10)))))


def hitless(chance: random.Random) -> Iterator[Question]:
    """So many words, each in one to twenty passages of a hundred, that none has them all."""
    some = [english().words[rank] for rank in _ranks_between(0.01, 0.2)]
    while True:
        yield Question(together(*map(Word, chance.sample(some, chance.randint(6, 10)))))


def without_common(chance: random.Random) -> Iterator[Question]:
    some = [english().words[rank] for rank in _ranks_between(0.05, 1.0)]
    while True:
        without: Asked = Without(Word(chance.choice(some)))
        others = [Word(each) for each in chance.sample(COMMON, chance.randint(0, 1))]
        yield Question(together(*others, without) if others else without)


def thousand(chance: random.Random) -> Iterator[Question]:
    while True:
        words = dict.fromkeys(english().draw(chance, 6000))
        yield Question(Group("any", tuple(Word(each) for each in islice(words, 1000))))
