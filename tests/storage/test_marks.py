"""Marks: of what is asked for by them none is left out, and few others are let in."""

from hypothesis import given
from hypothesis import strategies as st

from readnotes.domain.locators import page_spans, parse_locator, parse_page_query
from readnotes.storage.full_text import marks_of
from readnotes.storage.marks import (
    entered_marks,
    marks_entered,
    marks_touching,
    may_be_mark,
    page_marks,
)

_pages = st.one_of(
    st.integers(1, 400).map(str),
    st.tuples(st.integers(1, 400), st.integers(0, 60)).map(lambda each: f"{each[0]}-{sum(each)}"),
    st.sampled_from(
        ("xii", "xii-xiv", "ix-12", "12a", "A12", "A12-A15", "25, 47-9", "39ff", "1-399")
    ),
)


@given(locator=_pages, query=_pages)
def test_every_quote_on_a_page_asked_for_has_one_of_its_marks(locator: str, query: str) -> None:
    asked = parse_page_query(query)
    if asked is None:
        return
    first, last = asked
    spans = page_spans(parse_locator(locator))
    stands_there = any(begin <= last and end >= first for begin, end in spans)
    marks = marks_touching(first, last)
    if stands_there and marks is not None:
        assert not set(marks).isdisjoint(page_marks(spans))


@given(page=st.integers(1, 3000), length=st.integers(0, 7), asked=st.integers(1, 3000))
def test_of_plain_pages_no_others_have_one(page: int, length: int, asked: int) -> None:
    marks = page_marks(page_spans(parse_locator(f"{page}-{page + length}")))
    query = parse_page_query(f"{asked}-{asked + 40}")
    assert query is not None
    touches = page <= asked + 40 and page + length >= asked
    assert set(marks).isdisjoint(marks_touching(*query) or ()) is not touches


def test_very_many_pages_are_not_asked_for_by_marks() -> None:
    query = parse_page_query("1-5000")
    assert query is not None
    assert marks_touching(*query) is None


@given(first=st.integers(0, 600), count=st.integers(1, 200_000), number=st.integers(0, 400_000))
def test_marks_of_entering_are_those_of_just_these_quotes(
    first: int, count: int, number: int
) -> None:
    begin, end = first * 256, first * 256 + -(-count // 256) * 256
    marks = marks_entered(begin, end)
    assert len(marks) <= 60 + count // 65_536
    assert (begin <= number < end) is not set(marks).isdisjoint(entered_marks(number))


@given(number=st.integers(0, 10**6), language=st.text(max_size=5), locator=_pages)
def test_every_mark_is_known_as_one_that_a_word_may_be(
    number: int, language: str, locator: str
) -> None:
    words = marks_of(number, "image", language, page_spans(parse_locator(locator)), [number])
    for mark in (*words.split(), *entered_marks(number)):
        assert may_be_mark(mark)
        assert all(may_be_mark(mark[:end], prefix=True) for end in range(1, len(mark) + 1))
