"""Where a query stops being understood, and what is searched all the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.search import lexing
from readnotes.search.language import parse_query, render_query
from readnotes.search.lexing import MOST_CLAUSES, MOST_FIELDS, MOST_NESTED, cut


@pytest.mark.parametrize(
    ("query", "understood", "at", "why"),
    [
        ("(a OR b", "a OR b", 0, "parenthesis"),
        ("x (a OR b", "x (a OR b)", 2, "parenthesis"),
        ("a) b", "a b", 1, "parenthesis"),
        ('a "b c', 'a "b c"', 2, "quotation-mark"),
        ("a OR", "a", 2, "operator"),
        ("OR a", "a", 0, "operator"),
        ("a OR OR b", "a OR b", 5, "operator"),
        ("a NOT", "a", 2, "operator"),
        ("NOT OR a", "a", 4, "operator"),
        ("(a AND) b", "a b", 3, "operator"),
        ("a tag: b", "a b", 2, "empty-field"),
        ("page:", "", 0, "empty-field"),
        ("a page:soon", "a", 2, "value"),
        ("kind:poem a", "a", 0, "value"),
        ("is:un a", "a", 0, "value"),
        ("tag:!!! a", "a", 0, "value"),
        ("in:here a", "a", 0, "value"),
        ("-in:all a", "a", 1, "value"),
        ("year:soon", "", 0, "value"),
        ("colour:red a", '"colour red" a', 0, "unknown-field"),
        ("a cold-war~", 'a "cold war"', 2, "fuzzy"),
        ("a wrod~3", "a wrod~2", 2, "fuzzy"),
        ('a "cold war"~ b', 'a "cold war" b', 2, "fuzzy"),
        ("loc:front", "", 0, "value"),
        ("loc:A12", "", 0, "value"),
        ("at:noon", "", 0, "value"),
        ("added:soon", "", 0, "value"),
        ("added:this", "", 0, "value"),
        ("year:2016-2012", "", 0, "value"),
        ("é page:x y:z", 'é page:x "y z"', 9, "unknown-field"),
    ],
)
def test_trouble_is_told_with_its_place(query: str, understood: str, at: int, why: str) -> None:
    parsed = parse_query(query)
    assert render_query(parsed) == understood.replace("é", "e")
    assert parsed.trouble is not None
    assert (parsed.trouble.at, parsed.trouble.why) == (at, why)


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("a b OR c d", "a b OR c d"),
        ("a (b OR c)", "a (b OR c)"),
        ("a AND b", "a b"),
        ("a a", "a"),
        ("NOT a", "-a"),
        ("NOT NOT a", "a"),
        ("-(-a)", "a"),
        ("-(a b)", "-(a b)"),
        ("a -b", "a -b"),
        ("a-b", '"a b"'),
        ("a - b", "a b"),
        ("a--b -- c", '"a b" c'),
        ('-"a b"', '-"a b"'),
        ('"a"-b', "=a b"),
        ('"gangs"', "=gangs"),
        ('="gangs"', "=gangs"),
        ('"gan"*', "gan*"),
        ('tag:"war"', "tag:war"),
        ("or and not", "or and not"),
        ("p.39", "page:39"),
        ("P. 39, a", "page:39 a"),
        ("p39", "page:39"),
        ("pp. 149–50", "page:149–50"),
        ("p.xii", "page:xii"),
        ("p. said", "p said"),
        ("p39x", "p39x"),
        ('"p39"', '"p39"'),
        ("39", '"39"'),
        ("p:front", "page:front"),
        ("PAGE:94", "page:94"),
        ("tag:(a OR b)", "tag:a OR tag:b"),
        ("tag:(a speaker:b)", "tag:a speaker:b"),
        ("-tag:(a b)", "-(tag:a tag:b)"),
        ('book:"hunting season"', 'book:"hunting season"'),
        ("tag:=war", "tag:=war"),
        ("kidnap*", "kidnap*"),
        ("kidnap**", "kidnap*"),
        ("*nap", "nap"),
        ("=War", "=war"),
        ("= war", "war"),
        ("wrod~", "wrod~"),
        ("wrod~1", "wrod~"),
        ("wrod~2", "wrod~2"),
        ("wrod*~", "wrod~"),
        ("wrod~*", "wrod~"),
        ("=wrod~", "wrod~"),
        ("wrod~12", '"wrod 12"'),
        ("wr~od", '"wr od"'),
        ('"wrod"~ a', "wrod~ a"),
        ("-wrod~2", "-wrod~2"),
        ("39~", "39~"),
        ("~ a", "a"),
        ("~2 a", "a"),
        ("tag:wra~", "tag:wra~"),
        ('tag:"wra~"', 'tag:"wra~"'),
        ("read:2015~", 'read:"2015~"'),
        ("added:last-w", "added:last-w"),
        ('added:"last week"', 'added:"last week"'),
        ("loc:1200-1300", "loc:1200-1300"),
        ("at:12:00-13:00", "at:12:00-13:00"),
        ("year:2012-16", "year:2012-16"),
        ("… silence …", "silence"),
        ('"a … b"', '"a … b"'),
        ("-… b", "b"),
        ("NOT !!! b", "b"),
        ("a OR … b", "a OR b"),
        ("a () b", "a b"),
        ("-() b", "b"),
        ("note: this", "note this"),
        ("in:comment a", "a in:comment"),
        ("in:sou a OR b", "(a OR b) in:sources"),
        ("in:all a", "a in:all"),
        ("year:2012-", "year:2012-"),
        ("“a b” «c d»", '"a b" "c d"'),
    ],
)
def test_a_query_is_understood_so(query: str, understood: str) -> None:
    parsed = parse_query(query)
    assert render_query(parsed) == understood
    assert parsed.trouble is None


def test_a_long_query_is_searched_as_far_as_it_is_taken() -> None:
    words = " OR ".join(f"w{number}" for number in range(MOST_CLAUSES + 100))
    parsed = parse_query(words)
    assert parsed.trouble is not None
    assert parsed.trouble.why == "too-long"
    assert words[parsed.trouble.at :].startswith(f" OR w{MOST_CLAUSES} ")
    assert render_query(parsed).count("OR") == MOST_CLAUSES - 1


def test_a_query_of_very_many_fields_is_cut_short() -> None:
    parsed = parse_query(" OR ".join(f"page:{number}" for number in range(MOST_FIELDS + 9)))
    assert render_query(parsed).count("page:") == MOST_FIELDS
    assert parsed.trouble is not None
    assert parsed.trouble.why == "too-long"


def test_parentheses_too_deep_are_passed_over() -> None:
    parsed = parse_query("(" * 500 + "a OR b" + ")" * 500 + " c")
    assert render_query(parsed) == "(a OR b) c"
    assert parsed.trouble is not None
    assert (parsed.trouble.at, parsed.trouble.why) == (MOST_NESTED, "too-deep")


def test_within_a_book_bare_numbers_are_pages() -> None:
    assert render_query(parse_query("39 a", bare_pages=True)) == "page:39 a"
    assert render_query(parse_query("149-50", bare_pages=True)) == "page:149-50"
    assert render_query(parse_query('"39"', bare_pages=True)) == '"39"'
    assert render_query(parse_query("tag:39", bare_pages=True)) == "tag:39"


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("prison gan", "prison gan*"),
        ("prison gan ", "prison gan"),
        ("prison gan)", "prison gan"),
        ("tag:pri", "tag:pri*"),
        ("key:ha", "key:ha*"),
        ('"a b', '"a b"*'),
        ('"a b"', '"a b"'),
        ("page:9", "page:9"),
        ("kind:quo", "kind:quo"),
        ("p39", "page:39"),
        ("=war", "=war"),
        ("wra~", "wra~"),
        ("added:this", ""),
        ("a -b", "a -b"),
        ("a OR", "a"),
        ("tag:(a OR b", "tag:a OR tag:b*"),
    ],
)
def test_while_typing_the_last_word_is_a_beginning(query: str, understood: str) -> None:
    assert render_query(parse_query(query, typing=True)) == understood


_PIECES = [
    "ransom",
    "of",
    "or",
    "OR",
    "AND",
    "-",
    "-italy",
    "(",
    ")",
    "tag:(",
    "p",
    "p 39",
    "pp.",
    '"cold war"',
    "tag:x",
    "in:text",
    "no:",
    "naïve",
    "a*",
    "b~",
    "=c",
    "\x00",
    " ",
    "39",
]


@given(
    st.lists(st.sampled_from(_PIECES)).map(" ".join)
    | st.text(alphabet='ab P.:-*~="()\0\n', max_size=30)
)
def test_plain_words_are_taken_as_a_closer_look_takes_them(query: str) -> None:
    taken = cut(query)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexing, "_PLAIN", re.compile("(?!)"))
        assert cut(query) == taken
