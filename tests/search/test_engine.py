"""Queries and what they find in the small library, in page order."""

import pytest

from readnotes.search.engine import find_rows
from readnotes.search.results import SearchOptions
from readnotes.storage import sources
from readnotes.storage.database import Database
from tests.search.conftest import Find

WORDS = [
    ("ransom", "q8 q2"),
    ("prison", "q3 q2 q5 q7 q6"),
    ("prison gangs", "q6"),
    ("prison ransom", "q2"),
    ("kidnap*", "q5 q6"),
    ("=kidnap", ""),
    ("PRISON Talked", "q2"),
    ("naive cafe", "q5"),
    ("despite", "q2"),
    ("محمد", "q7"),
    ("الرقة", "q7"),
    ("s1", "q12"),
    ("t1", ""),
    ("rancon", "q9"),
    ("map", "q9"),
    ("chidi", "q5 q7 q6"),
    ("ellen samir", "q5"),
    ("watch", "q8 q13"),
    ("salt 94", ""),
    ("winter ransom", "q2"),
    ("الملح", "q14 q9 q15"),
    ("=ransom", "q8 q2"),
]
PHRASES = [
    ('"conspiracy of silence"', "q3"),
    ('"conspiracy … of silence"', "q4"),
    ('"…of silence"', "q3 q4"),
    ('"of conspiracy"', ""),
    ('"prison letters"', "q5 q7 q6"),
    ('"cold war"', "q8 q2"),
    ('"roads a winter"', ""),
    ('"letters chidi"', ""),
    ("conspiracy-of-silence", "q3"),
    ('"conspiracy of sil"*', "q3"),
    ("“conspiracy of silence”", "q3"),
]
BOOLEAN = [
    ("ransom OR kidnap*", "q8 q2 q5 q6"),
    ("ransom -talked", "q8"),
    ("ransom NOT talked", "q8"),
    ("-prison", "q14 q9 q15 q8 q13 q1 q12 q4"),
    ("NOT NOT ransom", "q8 q2"),
    ("italy OR ransom talked", "q2 q5"),
    ("(italy OR ransom) talked", "q2"),
    ("kidnap* -(italy OR libya)", ""),
    ("ransom and prison", ""),
    ("page:94 OR italy", "q3 q2 q12 q4 q5"),
    ("prison -page:94", "q5 q7 q6"),
    ("-page:94 -prison", "q14 q9 q15 q8 q13 q1"),
    ("-(page:94 OR prison)", "q14 q9 q15 q8 q13 q1"),
    ("-(page:94 prison)", "q14 q9 q15 q8 q13 q1 q12 q4 q5 q7 q6"),
    ("ransom (page:94 OR gang)", "q8 q2"),
]
PAGES = [
    ("page:94", "q3 q2 q12 q4"),
    ("p:94", "q3 q2 q12 q4"),
    ("p.94", "q3 q2 q12 q4"),
    ("p94 silence", "q3 q4"),
    ("pp. 149-50", "q8"),
    ("page:150", "q8"),
    ("page:95-148", "q3"),
    ("page:95–149", "q8 q3"),
    ("page:xii", "q1"),
    ("page:front", "q1"),
    ("page:A12", "q5"),
    ("page:12", ""),
    ("no:page", "q6"),
    ("page:٩٤ talked", "q2"),
    ("-page:1-999", "q14 q9 q15 q13 q1 q5 q7 q6"),
]
FIELDS = [
    ("book:marsh", "q1 q3 q2 q12 q4 q5 q7 q6"),
    ("book:marsh2015", "q1 q3 q2 q12 q4"),
    ("book:letters", "q5 q7 q6"),
    ('book:"salt roads"', "q1 q3 q2 q12 q4"),
    ("book:haddad", "q14 q9 q15"),
    ("book:rima", ""),
    ("book:watch", "q8 q13"),
    ("key:MARSH2015", "q1 q3 q2 q12 q4"),
    ("key:marsh", ""),
    ("key:marsh*", "q1 q3 q2 q12 q4"),
    ("title:delta", "q1 q3 q2 q12 q4"),
    ("author:marsh", "q1 q3 q2 q12 q4"),
    ('author:"Ellen Marsh"', "q1 q3 q2 q12 q4"),
    ('author:"Marsh, El"*', "q1 q3 q2 q12 q4"),
    ("author:=marsh", ""),
    ("by:marsh", "q1 q3 q2 q12 q4 q5 q7 q6"),
    ('by:"chidi marsh"', ""),
    ("tag:prison", "q2 q6"),
    ("tag:=prison", "q2"),
    ('tag:"cold war"', "q8 q2"),
    ("tag:pris*", "q2 q6"),
    ("tag:travel", ""),
    ("tag:(river OR gangs)", "q1 q6"),
    ("kind:paraphrase", "q3"),
    ("kind:qu", "q14 q9 q15 q8 q13 q1 q2 q4 q5 q7 q6"),
    ("speaker:samir", "q5"),
    ("comment:verify", "q2"),
    ("comment:ransom", ""),
    ("text:ransom", "q8 q2"),
    ("text:rancon", ""),
    ("gist:debt", "q1"),
    ("lang:ar", "q7"),
    ("lang:EN", "q3"),
    ("-lang:ar prison", "q3 q2 q5 q6"),
    ("is:essential", "q2"),
    ("is:checked", "q2"),
    ("is:unchecked prison", "q3 q5 q7 q6"),
    ("is:used", "q2 q4"),
    ("is:unused page:94", "q3 q12"),
    ("has:comment", "q2"),
    ("has:image", "q9"),
    ("no:tags", "q14 q9 q15 q13 q3 q12 q4 q5 q7"),
    ("has:page book:okafor", "q5"),
    ("year:2015", "q1 q3 q2 q12 q4"),
    ("year:2012-2015 ransom", "q2"),
    ("year:2016-", "q8 q13"),
    ("in:text prison", "q3 q2"),
    ("in:comment sum OR in:comment prison", "q2"),
]
PLACES = [
    ("loc:1204", "q13"),
    ("loc:1210-1290", "q13"),
    ("loc:1211-1289", ""),
    ("loc:1280-1300", "q13 q4"),
    ("loc:1299", "q4"),
    ("loc:1757", "q3"),
    ("loc:1750-60", "q3"),
    ("at:12:00-13:00", "q14 q9 q15"),
    ("at:12:05", "q9"),
    ("at:0:12:05", "q9"),
    ("at:11:58", "q14"),
    ("at:12:40", "q15"),
    ("at:12:39", ""),
    ("at:1:00:00", "q15"),
]
DAYS = [
    ("added:today", "q4"),
    ("added:yesterday", "q14"),
    ("added:this-week", "q14 q4"),
    ('added:"last week" page:1-999', "q8 q3 q2 q12"),
    ("added:2025", "q1"),
    ("added:2025-12-31/2026-10", "q13 q1"),
    ("before:2026", "q1"),
    ("before:2026-11", "q13 q1"),
    ("after:2026-11-24", "q14 q4"),
    ("after:2026-11-22", "q14 q4"),
    ("after:this-week", ""),
    ("read:2016 page:1-999", "q3 q2 q12 q4"),
    ("read:2017 river", "q1"),
    ("read:2018", ""),
    ("read:2016-12 italy", "q5"),
    ("read:2016~ italy", "q5"),
    ("read:2019-2021 river", "q1"),
]
FUZZY = [
    ("rasnom~", "q8 q2"),
    ("ranson~ -talked", "q9 q8"),
    ("xansom~", "q8 q2"),
    ("xxnsom~", ""),
    ("xxnsom~2", "q8 q2"),
    ("buning~", "q13"),
    ("=rasnom~", "q8 q2"),
    ("title:raods~ river", "q1"),
    ("author:mrash~ river", "q1"),
    ("tag:wxx~ talked", ""),
    ("tag:wr~ talked", "q2"),
    ("قاال~", "q7"),
]
BAD_INPUT = [
    ("(ransom", "q8 q2"),
    ("ransom)", "q8 q2"),
    ('"conspiracy of', "q3"),
    ("ransom OR", "q8 q2"),
    ("NOT", ""),
    ("ransom page:", "q8 q2"),
    ("ransom page:abc", "q8 q2"),
    ("ransom nofield:x", ""),
    ("*", ""),
    ("~", ""),
    ("~2", ""),
    ("=", ""),
    ("=~*", ""),
    ("ransom ~2 = *", "q8 q2"),
    ("…", ""),
    ("!!! ?", ""),
    ("", ""),
    ("ransom\0talked", "q2"),
    ("ransom \0 talked", "q2"),
    ("'; DROP TABLE quotes; --", ""),
    ('ransom" OR marks : "s1', ""),
    (".*", ""),
    ("-… ransom", "q8 q2"),
    ("\ud800 ransom key:\udfff", ""),
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [*WORDS, *PHRASES, *BOOLEAN, *PAGES, *FIELDS, *PLACES, *DAYS, *FUZZY, *BAD_INPUT],
)
def test_a_query_finds_these_quotes_in_page_order(find: Find, query: str, expected: str) -> None:
    found = find(query)
    assert " ".join(hit.id for hit in found.hits) == expected
    assert found.total == len(found.hits)


def test_typing_makes_the_last_word_a_beginning(find: Find) -> None:
    typing = SearchOptions(typing=True)
    assert [hit.id for hit in find("prison rans", typing).hits] == ["q2"]
    assert find("prison rans").hits == ()
    assert find("prison rans ", typing).hits == ()
    assert [hit.id for hit in find("tag:col", typing).hits] == ["q8", "q2"]
    assert [hit.id for hit in find('"conspiracy of sil', typing).hits] == ["q3"]


def test_a_word_to_be_shut_out_is_not_a_beginning_while_it_is_typed(find: Find) -> None:
    typing = SearchOptions(typing=True)
    assert [hit.id for hit in find("ransom -t", typing).hits] == ["q8", "q2"]


def test_within_a_book_a_bare_number_is_a_page(find: Find, library: Database) -> None:
    number = library.read(lambda connection: sources.get_number(connection, "marsh2015"))
    within = SearchOptions(within=number)
    assert [hit.id for hit in find("94 silence", within).hits] == ["q3", "q4"]
    assert [hit.id for hit in find("ransom", within).hits] == ["q2"]
    assert [hit.id for hit in find("39").hits] == ["q8"]


def test_newest_first_is_the_order_of_coming_into_the_library(find: Find) -> None:
    found = find("prison", SearchOptions(sort="newest"))
    assert [hit.id for hit in found.hits] == ["q7", "q6", "q5", "q3", "q2"]
    assert found.ranked is None


def test_relevance_puts_more_and_rarer_words_first(find: Find) -> None:
    found = find("prison OR =gangs OR libya", SearchOptions(sort="relevance"))
    assert found.hits[0].id == "q6"
    assert found.ranked == "all"
    assert {hit.id for hit in found.hits} == {"q2", "q3", "q5", "q6", "q7"}


def test_relevance_also_orders_what_is_found_without_words(find: Find) -> None:
    found = find("ransom OR page:94", SearchOptions(sort="relevance"))
    assert {hit.id for hit in found.hits[:2]} == {"q2", "q8"}
    assert [hit.id for hit in found.hits[2:]] == ["q12", "q4", "q3"]


def test_without_words_relevance_is_page_order(find: Find) -> None:
    found = find("page:94", SearchOptions(sort="relevance"))
    assert [hit.id for hit in found.hits] == ["q3", "q2", "q12", "q4"]
    assert found.ranked is None


def test_above_its_bound_relevance_compares_the_newest_and_the_likeliest(
    find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readnotes.search.ranking.MOST_RANKED", 1)
    found = find("conspiracy silence OR river OR debt", SearchOptions(sort="relevance"))
    assert found.ranked == "bounded"
    # The newest hit, and the one that has it in its gist.
    assert {hit.id for hit in found.hits} == {"q4", "q1"}
    assert found.total == 3
    phrase = find("of silence", SearchOptions(sort="relevance"))
    assert {hit.id for hit in phrase.hits} == {"q4"}


def test_a_limit_leaves_the_total_exact(find: Find) -> None:
    found = find("prison", SearchOptions(limit=2))
    assert [hit.id for hit in found.hits] == ["q3", "q2"]
    assert (found.total, found.total_exact) == (5, True)
    assert len(find("prison", SearchOptions(limit=None)).hits) == 5
    assert find("prison", SearchOptions(limit=0)).hits == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("salt in:sources", "marsh2015"),
        ("in:sources salt OR watch", "delta2016 marsh2015"),
        ("in:sources prison", "delta2016 okafor2012"),
        ("in:sources tag:travel", "marsh2015"),
        ("in:sources kind:report", "delta2016"),
        ("in:sources by:marsh -author:marsh", "okafor2012"),
        ("in:sources page:94", ""),
        # Not what has an omission mark between its names.
        ("in:sources a~", "haddad marsh2015"),
        ("in:sources -page:94 year:2012-2015", "marsh2015 okafor2012"),
        ("in:sources lang:ar", "haddad"),
        ("in:reviews prison", "r1"),
        ("in:reviews ransom", "r3"),
        ("in:reviews book:marsh", "r1"),
        ("in:reviews title:delta", "r3"),
        ("in:reviews tag:prison", ""),
        ("in:reviews -prison", "r3"),
        ("in:all prison", "q3 q2 q5 q7 q6 delta2016 okafor2012 r1"),
        ("in:reviews in:sources salt", "marsh2015 r1"),
        ("in:text in:reviews silence", "q3 q4 r3"),
    ],
)
def test_other_records_are_searched_where_the_query_says_so(
    find: Find, query: str, expected: str
) -> None:
    found = find(query)
    assert " ".join(hit.id for hit in found.hits) == expected
    assert found.total == len(found.hits)


def test_numbers_come_in_the_same_order_as_hits(find: Find, library: Database) -> None:
    rows = library.read(lambda connection: find_rows(connection, "prison in:all"))
    hits = find("prison in:all").hits
    assert rows.numbers == tuple((hit.record, hit.number) for hit in hits)
    assert (rows.total, rows.understood) == (8, "prison in:all")


_MANY = [f"w{number}" for number in range(1200)]
_PAGES = [f"page:{number}" for number in range(1, 210)]


@pytest.mark.parametrize(
    "query",
    [
        "(" * 5000 + "ransom" + ")" * 5000,
        '"' * 10_000,
        "-" * 10_000,
        "x" * 10_000,
        "a " * 5000,
        "NOT " * 2500 + "ransom",
        "tag:(" * 2000,
        "a:" * 5000,
        "page:" + "9" * 9000,
        "p" + "9" * 9000,
        "الرقة " * 1500,
        " OR ".join(_MANY),
        " ".join(f"-{word}" for word in _MANY),
        " OR ".join(f"-{word}" for word in _MANY),
        " ".join(_PAGES),
        " OR ".join(_PAGES),
        " OR ".join(f"-{page}" for page in _PAGES),
        " ".join(f"(ransom OR -{page})" for page in _PAGES),
        "(a -(b OR (c page:1 -(tag:d " * 10 + "e" + "))))" * 10,
        " ".join(f"(salt OR {word})" for word in _MANY[:200]),
    ],
    ids=range(20),
)
@pytest.mark.parametrize("marks", [0, 200])
def test_monstrous_queries_are_answered(
    find: Find, monkeypatch: pytest.MonkeyPatch, query: str, marks: int
) -> None:
    monkeypatch.setattr("readnotes.search.clauses.MOST_MARKS", marks)
    for sort in ("page", "relevance"):
        found = find(query, SearchOptions(sort=sort, typing=True))
        assert found.total >= len(found.hits)
