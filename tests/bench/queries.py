"""The fixed set of queries, by class; made from the vocabulary and from passages of the library.

Every class is drawn with a seed of its own, so that one can grow without changing the others.
"""

import random
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, takewhile
from pathlib import Path

from readnotes.text.folding import GAP, fold_words
from tests.bench.asked import Asked, Group, Has, Phrase, Question, Without, Word, together
from tests.bench.passages import speakers, tag_names
from tests.bench.words import COMMON, english

MANY = 240
"""So many queries a class has at most; the rarer kinds of worst cases have fewer."""

#: In which part of the passages the words of a band stand, from and below.
BANDS = {
    "over 25 %": (0.25, 1.0),
    "5–25 %": (0.05, 0.25),
    "1–5 %": (0.01, 0.05),
    "0.1–1 %": (0.001, 0.01),
    "0.01–0.1 %": (0.0001, 0.001),
    "rarer": (0.0, 0.0001),
}
ORDINARY = (16.0, 50.0)
WORST = (150.0, None)


@dataclass(frozen=True, slots=True)
class QueryClass:
    """Queries of one kind.

    Attributes:
        name: What kind.
        questions: What is asked.
        at_most: What p95 and p99 may be, in milliseconds; None where nothing is asked of it.
    """

    name: str
    questions: tuple[Question, ...]
    at_most: tuple[float, float | None]


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


def make_classes(path: Path) -> list[QueryClass]:
    """All classes for a library."""
    passages = load_passages(path)
    classes = [
        QueryClass(f"words: {band}", _drawn(band, partial(_words_of_band, *limits)), ORDINARY)
        for band, limits in BANDS.items()
    ]
    ordinary: dict[str, Callable[[Sequence[Passage], random.Random], Iterator[Question]]] = {
        "words: absent": _absent,
        "words: two or three": _several_words,
        "prefix: one letter": partial(_prefixes, 1),
        "prefix: two letters": partial(_prefixes, 2),
        "prefix: three letters": partial(_prefixes, 3),
        "prefix: after a word": _prefixes_after_a_word,
        "phrase: two words": partial(_phrases, 2),
        "phrase: three words": partial(_phrases, 3),
        "phrase: four or five words": partial(_phrases, 5),
        "field: page, book, words": _page_and_book,
        "field: page, words": _page_and_words,
        "field: tag": _tags,
        "field: kind": _kinds,
        "field: -word": _without,
        "field: others": _other_fields,
    }
    worst = {
        "worst: phrase of common words": (_common_phrases, 120),
        "worst: hitless conjunction": (_hitless, 120),
        "worst: NOT of a common word": (_without_common, 120),
        "worst: 1,000 OR-ed words": (_thousand, 40),
    }
    for name, make in ordinary.items():
        classes.append(QueryClass(name, _drawn(name, partial(make, passages)), ORDINARY))
    for name, (draw, count) in worst.items():
        classes.append(QueryClass(name, _drawn(name, draw, count), WORST))
    return classes


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


def misspelt_words(count: int = 200) -> list[str]:
    """Words of the vocabulary with one slip of the hand, which are no words of it themselves."""
    chance = random.Random(22)
    known = frozenset(english().words)
    some = [word for word in english().words[200:30_000] if len(word) > 4]
    found: dict[str, None] = {}
    while len(found) < count:
        word = chance.choice(some)
        at = chance.randrange(1, len(word) - 1)
        letter = chance.choice("etaoinsrhl")
        slip = chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )
        if slip not in known:
            found[slip] = None
    return list(found)


def typed_lines(count: int) -> list[str]:
    """Queries of 40 characters, as somebody types them."""
    chance = random.Random(23)
    lines: list[str] = []
    while len(lines) < count:
        words = [*english().draw(chance, 8), chance.choice(("page:94", "tag:prison", "-italy"))]
        chance.shuffle(words)
        lines.append(" ".join(words)[:40].ljust(40, "e"))
    return lines


def _drawn(
    name: str, make: Callable[[random.Random], Iterator[Question]], count: int = MANY
) -> tuple[Question, ...]:
    """The first different questions of an endless row, or of one that ends."""
    made = make(random.Random(name))
    return tuple(islice(dict.fromkeys(islice(made, count * 20)), count))


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


def _words_of_band(least: float, below: float, chance: random.Random) -> Iterator[Question]:
    ranks = _ranks_between(least, below)
    for rank in chance.sample(ranks, min(MANY, len(ranks))):
        yield Question(Word(english().words[rank]))


def _absent(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    del passages
    while True:
        yield Question(Word("".join(chance.choices("bcdfgjkpqvxz", k=7))))


def _several_words(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    while True:
        words = chance.choice(passages).words
        some = chance.sample(words, min(len(words), chance.randint(2, 3)))
        yield Question(together(*map(Word, some)), typing=chance.random() < 0.5)


def _prefixes(
    letters: int, passages: Sequence[Passage], chance: random.Random
) -> Iterator[Question]:
    """Beginnings of words as they are used, half of them with a star, half just typed."""
    while True:
        word = chance.choice(chance.choice(passages).words)
        if len(word) > letters:
            yield Question(Word(word[:letters], begun=True), typing=chance.random() < 0.5)


def _prefixes_after_a_word(
    passages: Sequence[Passage], chance: random.Random
) -> Iterator[Question]:
    while True:
        first, *rest = chance.choice(passages).some(chance, 2) or ("a",)
        if rest and len(rest[0]) > 2:
            begun = Word(rest[0][: chance.randint(1, 3)], begun=True)
            yield Question(together(Word(first), begun), typing=True)


def _phrases(length: int, passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    least = 4 if length == 5 else length
    while True:
        words = chance.choice(passages).some(chance, chance.randint(least, length))
        if len(words) >= least:
            yield Question(Phrase(words))


def _pages_around(chance: random.Random, passage: Passage) -> Has:
    first = max(1, passage.page - chance.randint(0, 8))
    return Has("page", f"{first}-{first + 10}")


def _page_and_book(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    while True:
        passage = chance.choice(passages)
        where = (_pages_around(chance, passage), Has("book", passage.key))
        words = chance.sample(passage.words, chance.randint(0, 2))
        yield Question(together(*where, *map(Word, words)))


def _page_and_words(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    while True:
        passage = chance.choice(passages)
        where = chance.choice((Has("page", str(passage.page)), _pages_around(chance, passage)))
        words = chance.sample(passage.words, chance.randint(0, 2))
        yield Question(together(where, *map(Word, words)))


def _tags(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    while True:
        words = chance.sample(chance.choice(passages).words, chance.randint(0, 2))
        yield Question(together(Has("tag", chance.choice(tag_names())), *map(Word, words)))


def _kinds(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    kinds = ("quotation", "paraphrase", "summary", "comment", "question", "image")
    while True:
        words = chance.sample(chance.choice(passages).words, chance.randint(1, 2))
        yield Question(together(Has("kind", chance.choice(kinds)), *map(Word, words)))


def _without(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
    while True:
        wanted = chance.sample(chance.choice(passages).words, chance.randint(1, 2))
        unwanted = chance.choice(chance.choice(passages).words)
        yield Question(together(*map(Word, wanted), Without(Word(unwanted))))


def _other_fields(passages: Sequence[Passage], chance: random.Random) -> Iterator[Question]:
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


def _common_phrases(chance: random.Random) -> Iterator[Question]:
    while True:
        yield Question(Phrase(tuple(chance.choices(COMMON[:10], k=chance.randint(2, 10)))))


def _hitless(chance: random.Random) -> Iterator[Question]:
    """So many words, each in one to twenty passages of a hundred, that none has them all."""
    some = [english().words[rank] for rank in _ranks_between(0.01, 0.2)]
    while True:
        yield Question(together(*map(Word, chance.sample(some, chance.randint(6, 10)))))


def _without_common(chance: random.Random) -> Iterator[Question]:
    some = [english().words[rank] for rank in _ranks_between(0.05, 1.0)]
    while True:
        without: Asked = Without(Word(chance.choice(some)))
        others = [Word(each) for each in chance.sample(COMMON, chance.randint(0, 1))]
        yield Question(together(*others, without) if others else without)


def _thousand(chance: random.Random) -> Iterator[Question]:
    while True:
        words = dict.fromkeys(english().draw(chance, 6000))
        yield Question(Group("any", tuple(Word(each) for each in islice(words, 1000))))
