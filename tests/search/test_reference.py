"""Queries of every shape, answered by the index and by plain reading alike."""

from types import ModuleType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from readnotes.domain.reviews import Review
from readnotes.search import (
    arranging,
    beginnings,
    by_page,
    by_time,
    clauses,
    gathering,
    known,
    listing,
    lookups,
    pages,
    shelf,
    targets,
    trash,
    walk,
    wording,
)
from readnotes.search.language import narrow, parse_query, render_query
from readnotes.search.results import SearchOptions, Sort
from readnotes.storage import prepared
from tests.search.conftest import Find
from tests.search.library import REVIEWS, SOURCES, VISIBLE
from tests.search.reference import is_found, is_record_found, page_order

_WORDS = """
prison ransom gang* kidnap* salt roads of silence conspiracy the café NAÏVE despite محمد الرقه 39
watch marsh ellen haddad waited map s1 t1 cold war debt sum nothing
s* th* pri* ma* ا* ال* مح* و*
prisn~ rasnom~ kidnaped~ oaths~2 mrash~ a~ quite~2 قلا~
"""
_PHRASES = """
conspiracy of silence
of silence
cold war
salt roads
prison letters
ellen marsh
the prison
of the delta
conspiracy … of silence
"""
_FIELDS = """
page:94 page:90-100 page:front page:A12 page:xii no:page has:page year:2015 lang:ar lang:en
book:marsh book:salt book:d* key:marsh* key:haddad title:prison
author:marsh by:marsh by:=chidi author:="delta-watch" by:e*
tag:prison tag:=prison tag:c* kind:question kind:p
speaker:rima text:ransom comment:verify gist:debt
is:essential is:checked is:unchecked is:used is:unused
has:image has:comment has:speaker no:tags no:gist has:page
loc:1204 loc:1757 loc:1200-1300 loc:1280-1299 loc:1400 loc:9
at:12:00-13:00 at:12:05 at:11:58 at:59:00-61:00 at:12:40-12:50
read:2016 read:2017 read:2018 read:2020
added:2026-11 added:2026 added:2026-11-22 added:2025 added:today added:yesterday
added:this-week added:last-week before:2026 before:2026-11-16 before:today
after:2026-10 after:2026-11-22 after:yesterday
tag:prisno~ by:marhs~ title:lettres~ speaker:smair~ book:hadad~ text:goi~
"""

_words = st.sampled_from(_WORDS.split())
_phrases = st.sampled_from(_PHRASES.strip().splitlines())
_fields = st.sampled_from(_FIELDS.split())
_atoms = st.one_of(
    _words,
    _words.map(lambda word: f"={word.rstrip('*~2')}"),
    _phrases.map(lambda words: f'"{words}"'),
    _phrases.map(lambda words: f'"{words[:-2]}"*'),
    _fields,
    _phrases.map(lambda words: f'tag:"{words}"'),
)


def _compound(queries: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(queries, min_size=2, max_size=4).map(" ".join),
        st.lists(queries, min_size=2, max_size=4).map(" OR ".join),
        queries.map(lambda query: f"({query})"),
        queries.map(lambda query: f"-({query})"),
        st.lists(queries, min_size=1, max_size=2).map(lambda each: f"NOT {' AND '.join(each)}"),
    )


_queries = st.recursive(_atoms, _compound, max_leaves=8)
_anything = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="ab \"()-=*~:.…p239,ORNDT\0'", max_size=40),
    st.lists(
        st.one_of(
            _atoms,
            st.sampled_from(
                ["AND", "OR", "NOT", "(", ")", '"', "-", "~", "=", "*", "tag:", "at:", "in:all"]
            ),
        ),
        max_size=12,
    ).map(" ".join),
)


@settings(max_examples=400, deadline=None)
@given(query=_queries, where=st.sampled_from(["", " in:text", " in:comment"]), marks=st.booleans())
# What few quotes allow, beside a beginning that many have.
@example("gang* added:2025", "", False)
def test_the_index_finds_what_plain_reading_finds(
    find: Find, query: str, where: str, marks: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        # Few sources are joined by their marks in the index, many by their numbers.
        patch.setattr(clauses, "MOST_MARKS", 200 if marks else 0)
        patch.setattr(targets, "FEW_MARKS", 0)
        _compare(find, query, where)


def _compare(find: Find, query: str, where: str) -> None:
    asked = f"({query}){where}"
    parsed = parse_query(asked)
    assert parsed.tree is not None
    assert parsed.trouble is None
    expected = [each for each in VISIBLE if is_found(parsed.tree, each, parsed.columns)]
    found = find(asked)
    in_order = sorted(expected, key=page_order)
    assert [hit.id for hit in found.hits] == [each.id for each in in_order]
    assert found.total == len(expected)
    newest = find(asked, SearchOptions(sort="newest"))
    assert [hit.id for hit in newest.hits] == [each.id for each in reversed(expected)]
    best = find(asked, SearchOptions(sort="relevance"))
    assert {hit.id for hit in best.hits} == {each.id for each in expected}


@settings(max_examples=500)
@given(
    query=_queries,
    limit=st.integers(1, 6),
    marks=st.sampled_from([0, 200]),
    most_sorted=st.sampled_from([0, 1, 3, 3000]),
    most_listed=st.sampled_from([0, 4, 50_000]),
    steps=st.integers(1, 3),
    sample=st.sampled_from([0, 2, 100]),
    begun=st.sampled_from([0, 3, 100]),
    astray=st.booleans(),
)
# Two long lists held against each other; books that are not among those walked along.
@example("prison page:90-100", 6, 200, 1, 50_000, 1, 2, 0, False)
@example("(book:salt OR by:haddad) prison -page:xii", 6, 0, 0, 0, 1, 2, 3, False)
@example("(tag:nothing OR tag:nobody) prison", 6, 200, 0, 0, 1, 2, 3, False)
# What is listed, or tested, is itself joined of words and other things.
@example("added:2020 OR (has:comment pris*)", 6, 0, 0, 0, 1, 2, 0, False)
@example("is:checked OR (is:essential -prison)", 6, 0, 0, 50_000, 1, 2, 0, False)
def test_the_first_hits_are_the_same_wherever_borders_lie(
    find: Find,
    find_astray: Find,
    query: str,
    limit: int,
    marks: int,
    most_sorted: int,
    most_listed: int,
    steps: int,
    sample: int,
    begun: int,
    astray: bool,
) -> None:
    """Wherever the borders between the ways of listing lie, and however small the steps are."""
    find = find_astray if astray else find
    parsed = parse_query(query)
    assert parsed.tree is not None
    expected = [each for each in VISIBLE if is_found(parsed.tree, each, parsed.columns)]
    orders: dict[Sort, list[str]] = {
        "page": [each.id for each in sorted(expected, key=page_order)],
        "newest": [each.id for each in reversed(expected)],
    }
    borders: dict[ModuleType, dict[str, float]] = {
        arranging: {"LEAST": 0 if astray else 8},
        clauses: {"MOST_MARKS": marks},
        known: {"MOST_LISTED": most_listed},
        walk: {"FIRST_CHUNK": steps},
        by_page: {
            "FIRST_BOOKS": steps,
            "FIRST_CHUNK": steps,
            "LARGEST_CHUNK": steps,
            "LEAST_COUNTED": 0,
        },
        by_time: {
            "MOST_SORTED": most_sorted,
            "FIRST_NEWEST": 256 * steps,
            "MOST_WALKED": 0.25 if marks else 1e9,
            "FEW_GATHERED": 0 if begun else 1,
        },
        pages: {"MOST_BOOKS": steps},
        shelf: {
            "LITTLE": 0,
            "MOST_KEPT": 150_000 if marks else 1,
            "MOST_READ": sample,
        },
        trash: {"MOST_TRASHED": marks},
        beginnings: {
            "SAMPLE": sample,
            "AT_ONCE": steps,
            # Read to the end, or have the index gather it.
            "MOST_LEFT": 1e9 if marks else 5,
            "MOST_LEFT_OF_ONE_LETTER": 1e9 if marks else 5,
        },
        gathering: {"AT_ONCE": 30 * steps},
        prepared: {"AT_ONCE": steps},
        lookups: {"MOST_BEGUN": begun},
        listing: {"MANY_PAGES": 0 if marks else 500, "MOST_NEWEST_READ": 6 if begun else 0},
        wording: {"MANY": 1},
    }
    with pytest.MonkeyPatch.context() as patch:
        for module, names in borders.items():
            for name, value in names.items():
                patch.setattr(module, name, value)
        for order, ids in orders.items():
            found = find(query, SearchOptions(limit, order, count_all=False))
            assert [hit.id for hit in found.hits] == ids[:limit]
            assert found.total == len(ids) if found.total_exact else found.total <= len(ids)
            counted = find(query, SearchOptions(limit, order))
            assert (counted.total, counted.total_exact) == (len(ids), True)


@settings(max_examples=300, deadline=None)
@given(query=_queries)
def test_sources_and_reviews_are_found_as_by_plain_reading(find: Find, query: str) -> None:
    parsed = parse_query(query)
    assert parsed.tree is not None
    for scope, records in (("sources", SOURCES), ("reviews", REVIEWS)):
        expected = {
            each.id if isinstance(each, Review) else each.key
            for each in records
            if each.trashed is None and is_record_found(parsed.tree, each)
        }
        found = find(f"({query}) in:{scope}")
        assert {hit.id for hit in found.hits} == expected
        assert found.total == len(expected)


@settings(max_examples=400, deadline=None)
@given(text=_anything, typing=st.booleans())
def test_every_text_is_answered(find: Find, text: str, typing: bool) -> None:
    found = find(text, SearchOptions(typing=typing, limit=3))
    assert found.total >= len(found.hits)
    assert found.trouble is None or 0 <= found.trouble.at <= len(text)


@settings(max_examples=400)
@given(text=st.one_of(_queries, _anything), typing=st.booleans())
def test_what_was_understood_is_understood_the_same_again(text: str, typing: bool) -> None:
    query = parse_query(text, typing=typing)
    again = parse_query(render_query(query))
    assert (again.tree, again.records, again.columns) == (query.tree, query.records, query.columns)
    assert again.trouble is None


@settings(max_examples=100, deadline=None)
@given(query=_queries, clause=_fields)
def test_a_narrowed_query_finds_what_both_parts_find(find: Find, query: str, clause: str) -> None:
    both = {hit.id for hit in find(query).hits} & {hit.id for hit in find(clause).hits}
    assert {hit.id for hit in find(narrow(parse_query(query), clause)).hits} == both
