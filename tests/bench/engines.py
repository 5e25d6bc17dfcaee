"""What every engine answers, this program as one of them.

All are asked the same questions over the same rows. This program is asked as its window asks: for
fifty quotes in page order with their cards, for the sources and reviews beside them, and for the
highlights of the rows that are painted first. The others give only the numbers of their fifty best,
which is less work.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from readnotes.domain.quotes import QuoteCard
from readnotes.services import find
from readnotes.services.find import SearchOptions
from readnotes.services.opening import open_library
from readnotes.text.folding import fold_words
from tests.bench.asked import Has, Question

LIMIT = 50
ON_SCREEN = 20
"""More quotes than a window shows at once; the others are marked when they come into sight."""
GIVEN_UP = 3.0
"""After so many seconds the others give a question up: a thousand words take some minutes."""
Ask = Callable[[], object]


class Engine(Protocol):
    """An engine with an index of all rows of one library."""

    @property
    def name(self) -> str:
        """What it is called in tables."""

    def prepared(self, question: Question) -> Ask | None:
        """What answers a question when called; None where the engine has no such question."""

    def close(self) -> None:
        """Give everything back."""


class Readnotes:
    """This program."""

    name = "Readnotes"

    def __init__(self, path: Path) -> None:
        self.library = open_library(path, read_only=True)

    def prepared(self, question: Question) -> Ask | None:
        # As the window asks: the whole count is a question of its own.
        options = SearchOptions(limit=LIMIT, typing=question.typing, count_all=False)

        def answer() -> find.First:
            first = find.find_first(self.library, question.text, options)
            for card in first.cards[:ON_SCREEN]:
                for field, words in _marked(card):
                    first.highlight(field, words)
            return first

        return answer

    def close(self) -> None:
        self.library.close()


def _marked(card: QuoteCard) -> Iterator[tuple[str, str]]:
    """The fields of a card in which words are marked, with what stands in them."""
    yield "title", card.source_title
    yield "text", card.text
    yield from (("tag", tag) for tag in card.tags)
    others = {"gist": card.gist, "comment": card.comment, "speaker": card.speaker}
    yield from ((field, words) for field, words in others.items() if words)


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks in the folded rows by which other engines find books and tags.

    Attributes:
        books: By key.
        tags: By name.
        words: The marks of all books and tags in whose title, contributors or name a word stands.
    """

    books: dict[str, str]
    tags: dict[str, str]
    words: dict[str, list[str]]

    @staticmethod
    def of(library: Path) -> "Marks":
        """The marks of a library."""
        with sqlite3.connect(f"file:{library}?mode=ro", uri=True) as connection:
            books = connection.execute("SELECT key, 's' || number FROM sources").fetchall()
            tags = connection.execute("SELECT name, 't' || number FROM tags").fetchall()
            titles = connection.execute(
                "SELECT title, 's' || number FROM sources UNION ALL"
                " SELECT folded, 's' || source FROM contributors"
            ).fetchall()
        connection.close()
        words = defaultdict(list)
        for name, mark in (*titles, *tags):
            for word in set(fold_words(name)):
                words[word].append(mark)
        return Marks(dict(books), dict(tags), dict(words))

    def mark(self, field: Has) -> str | None:
        """The mark that says what a field says, or None."""
        named = {"book": self.books, "tag": self.tags}.get(field.field, {})
        return named.get(field.value)
