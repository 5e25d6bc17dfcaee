"""Expressions arranged by how common words are, asked of a real table of FTS5."""

import random
import sqlite3
from collections.abc import Collection, Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readnotes.search import fts5
from readnotes.search.arranging import LEAST, arrange, likely
from readnotes.search.fts5 import Match, write
from readnotes.text.pairs import BETWEEN, pairs_of

WORDS = ["of", "the", "to", "marsh", "salt", "salted"]
COLUMNS = ("text", "comment")

Pages = Mapping[tuple[str, bool], int]


@pytest.fixture(scope="module")
def table() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, comment, derived)")
    chance = random.Random(5)
    for _quote in range(200):
        text, comment = (chance.choices(WORDS, k=chance.randint(0, 7)) for _column in COLUMNS)
        row = (text, comment, [*pairs_of(text), BETWEEN, *pairs_of(comment)])
        connection.execute("INSERT INTO words VALUES (?, ?, ?)", [" ".join(each) for each in row])
    yield connection
    connection.close()


def found(table: sqlite3.Connection, match: Match) -> list[int]:
    rows = table.execute("SELECT rowid FROM words WHERE words MATCH ?", (write(match),))
    return [row[0] for row in rows]


def counted(pages: Mapping[str, int], asked: Collection[tuple[str, bool]]) -> Pages:
    return {(word, begun): pages.get(word, 1) for word, begun in asked}


_phrases = st.builds(
    lambda words, prefix: fts5.phrase(words, prefix=prefix),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5),
    st.booleans(),
)
_located = st.builds(fts5.in_columns, st.sampled_from([COLUMNS, ("text",)]), _phrases)
_pairs = st.builds(
    lambda words, prefix: fts5.in_columns(["derived"], fts5.phrase(pairs_of(words), prefix=prefix)),
    st.lists(st.sampled_from(WORDS[:3]), min_size=2, max_size=5),
    st.booleans(),
)


def _compound(matches: st.SearchStrategy[Match]) -> st.SearchStrategy[Match]:
    return st.one_of(
        st.lists(matches, min_size=1, max_size=5).map(fts5.all_of),
        st.lists(matches, min_size=1, max_size=5).map(fts5.any_of),
        st.builds(fts5.but_not, matches, matches),
        st.builds(fts5.in_columns, st.just(COLUMNS), matches),
    )


_matches: st.SearchStrategy[Match] = st.recursive(
    st.one_of(_phrases, _located, _pairs), _compound, max_leaves=10
)
_pages = st.fixed_dictionaries({word: st.integers(1, 40) for word in WORDS})


@given(matches=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), min_size=1))
def test_a_whole_finds_what_its_parts_find(
    table: sqlite3.Connection, matches: list[list[str]]
) -> None:
    some = [fts5.any_of([fts5.phrase([word]) for word in words]) for words in matches]
    every = fts5.all_of([fts5.in_columns(["text"], fts5.whole(each)) for each in some])
    plain = fts5.all_of([fts5.in_columns(["text"], each) for each in some])
    assert found(table, every) == found(table, plain)


@settings(max_examples=300)
@given(match=_matches)
def test_many_alternatives_find_the_same_as_few(table: sqlite3.Connection, match: Match) -> None:
    plain = found(table, match)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fts5, "MOST_BESIDE", 2)
        patch.setattr(fts5, "AT_ONCE", 2)
        assert found(table, match) == plain


def test_very_many_alternatives_are_parts_of_few(table: sqlite3.Connection) -> None:
    every = fts5.any_of([fts5.phrase([f"other{n}"]) for n in range(20_000)] + ['"marsh"'])
    assert found(table, every) == found(table, '"marsh"')


@settings(max_examples=500)
@given(match=_matches, pages=_pages)
def test_it_finds_the_same(
    table: sqlite3.Connection, match: Match, pages: Mapping[str, int]
) -> None:
    arranged = arrange(match, lambda asked: counted(pages, asked))
    assert found(table, arranged) == found(table, match)


@settings(max_examples=500)
@given(matches=st.lists(_matches, min_size=1, max_size=3), pages=_pages)
def test_where_phrases_are_likely_they_are_found_among_others(
    table: sqlite3.Connection, matches: list[Match], pages: Mapping[str, int]
) -> None:
    match = fts5.all_of(matches)
    where = likely(match, lambda asked: counted(pages, asked))
    if where is None:
        return
    rows = set(found(table, where.match))
    for words, columns in where.phrases:
        phrase = fts5.phrase(words.words, prefix=words.prefix)
        there = [column for column in COLUMNS if column in columns]
        rows &= set(found(table, fts5.in_columns(there, phrase)))
    assert sorted(rows) == found(table, match)


def test_phrases_are_not_read_for_where_nothing_else_is_known_of_them() -> None:
    pages = dict.fromkeys(WORDS, 20)
    assert likely(fts5.phrase(["marsh", "salt"]), lambda asked: counted(pages, asked)) is None
    assert likely(fts5.all_of(['"salt"', '"marsh"']), lambda asked: counted(pages, asked)) is None


def arranged(match: Match, pages: Mapping[str, int]) -> str:
    return write(arrange(match, lambda asked: counted(pages, asked)))


def test_the_rarest_of_several_words_come_first() -> None:
    pages = {"the": 900, "marsh": 20, "salt": 30, "to": 500}
    several = fts5.all_of([fts5.phrase([word]) for word in pages])
    in_order = arranged(several, pages)
    assert sorted(pages, key=in_order.index) == ["marsh", "salt", "to", "the"]


def test_a_phrase_comes_after_its_rarer_words() -> None:
    in_order = arranged(fts5.phrase(["of", "the", "marsh"]), {"of": 800, "the": 900, "marsh": 20})
    assert in_order.index('"marsh"') < in_order.index('"of the marsh"')
    assert '"the"' not in in_order


def test_what_is_soon_gone_through_stays_as_it_is() -> None:
    pages = dict.fromkeys(WORDS, LEAST)
    for match in (fts5.all_of(['"salt"', '"marsh"']), fts5.phrase(["salt"])):
        assert arranged(match, pages) == write(match)


def test_nothing_is_asked_about_words_that_stand_alone() -> None:
    asked: list[tuple[str, bool]] = []

    def count(words: Collection[tuple[str, bool]]) -> Pages:
        asked.extend(words)
        return counted({}, words)

    arrange(fts5.any_of([fts5.phrase([word]) for word in WORDS]), count)
    assert not asked
    arrange(fts5.all_of(['"salt"', '"mar" *']), count)
    assert sorted(asked) == [("mar", True), ("salt", False)]
