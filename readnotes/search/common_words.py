"""Which words of a query so many quotes have that they tell none from another.

FTS5's bm25 goes through all places of every word before it scores the first hit, a tenth of a
second for the commonest. These weigh next to nothing beside rarer ones, so they are left out; where
there are no others the quotes are read and the words counted.
"""

from dataclasses import dataclass

from readnotes.search import fts5
from readnotes.search.beginnings import Reader, TooRareError
from readnotes.search.clauses import Clause
from readnotes.search.compile import Compiler
from readnotes.search.fts5 import Match
from readnotes.search.lookups import Lookups
from readnotes.search.pages import EVERY_ROW
from readnotes.search.shelf import NO_LIMIT, Shelf, among_newest
from readnotes.search.targets import ONE_BY_ONE, QUOTES
from readnotes.search.tree import And, Not, Tree, Words
from readnotes.search.wording import words_in

SAMPLE = 2048
"""So many of the newest quotes tell how common words are."""

READ = 256
"""So many where they must be read: beginnings of words."""

COMMON = 0.1
"""Words in more than this share of quotes have too many places."""

FEW_HITS = 6000
"""So many are scored by FTS5 however large their share is."""


@dataclass(frozen=True, slots=True)
class Telling:
    """By what the hits of a query are compared.

    Attributes:
        score: An FTS5 expression; empty where the quotes are to be read.
        words: The words to be counted then.
        begins: Whether nearly every quote has a word that begins as asked: the hits are read, too.
    """

    score: Match
    words: tuple[Words, ...] = ()
    begins: bool = False


def find_telling(
    shelf: Shelf, clause: Clause, tree: Tree | None, lookups: Lookups, columns: tuple[str, ...]
) -> Telling:
    """Return by what the hits of a query are best compared.

    Args:
        shelf: What is searched.
        clause: With a score.
        tree: What it was made from.
        lookups: Of the query.
        columns: Where plain words are looked for; empty for everywhere.
    """
    assert clause.score is not None
    required = tree.parts if isinstance(tree, And) else (tree,)
    where = columns or QUOTES.columns
    compiler = Compiler(QUOTES, lookups, where, joined=not columns)
    wanted = [each for each in required if each is not None and not isinstance(each, Not)]
    common = [
        each
        for each in wanted
        if isinstance(each, Words)
        and is_common(shelf, words_in(QUOTES, where, lookups.expand(each)))
    ]
    if not common:
        return Telling(clause.score)
    begins = any(each.prefix for each in common)
    scores = [compiler.compile(each).score for each in wanted if each not in common]
    telling = [score for score in scores if score is not None]
    if telling:
        return Telling(fts5.any_of(telling), begins=begins)
    return Telling("", lookups.expand(*common), begins)


def is_common(shelf: Shelf, clause: Clause) -> bool:
    """Whether words are in so many quotes that FTS5 would take long to score them."""
    newest = shelf.newest_number()
    if clause.is_nothing or COMMON * newest <= FEW_HITS:
        return False
    match, many = (None, READ) if clause.is_read else (clause.match, SAMPLE)
    expression, first = among_newest(match, newest + 1, many)
    rows = shelf.rows_in(EVERY_ROW, NO_LIMIT, expression)
    if clause.is_read:
        enough = int(COMMON * len(rows)) + 1
        try:
            reader = Reader(shelf.connection, [clause], newest)
            rows, _all = reader.holding(rows, ONE_BY_ONE, enough)
        except TooRareError:
            return False
        return len(rows) >= enough
    share = len(rows) / (newest - first + 1)
    return share > COMMON and share * newest > FEW_HITS
