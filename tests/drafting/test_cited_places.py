"""From a citation to the quote it goes with, and from a quote to where it is cited."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from readnotes.domain.attachments import AttachmentUse
from readnotes.domain.quotes import Quote
from readnotes.drafting.cited_places import find_all_uses, find_cited, find_quote, find_uses
from readnotes.drafting.paragraphs import paragraph_around

SHA = "ab" * 32
QUOTES = [
    Quote("1", "a", "It was rolled out", "9"),
    Quote("2", "a", "The point of it", "9", kind="summary"),
    Quote("3", "a", "Nobody looked up there", "10"),
    Quote("4", "a", "", "48", kind="image", attachments=(AttachmentUse(SHA),)),
    Quote("5", "b", "كان الزمان يمضي في هدوء", "2"),
]
BODY = f"""Intro; so.

“It was rolled out” [@a, p. 9] and “nobody looked up” [see @a, p. 10; @c].

> Nobody looked up there
> [@a, p. 10]

As @a [p. 9] writes, “it was rolled out”, which she makes much of [@a, pp. 9-11].

«كان الزمان يمضي» [@b, p. 2]

![a street](attachment:{SHA})

By hand “it was rolled out” (p. 9)."""


def quote_at(words: str) -> str | None:
    found = find_cited(BODY, BODY.index(words) + 2)
    assert found is not None
    quote = find_quote(found, [each for each in QUOTES if each.source == found.item.key])
    return quote.id if quote else None


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("[@a, p. 9]", "1"),
        ("[see @a", "3"),
        ("[@a, p. 10]", "3"),
        ("@a [p. 9] writes", "1"),
        ("[@a, pp. 9-11]", "1"),
        ("[@b, p. 2]", "5"),
    ],
)
def test_a_citation_leads_to_its_quote(words: str, quote: str) -> None:
    assert quote_at(words) == quote


def test_of_several_sources_the_one_under_the_cursor_is_meant() -> None:
    found = find_cited(BODY, BODY.index("@c") + 1)
    assert found is not None
    assert found.item.key == "c"


def test_beside_a_citation_there_is_nothing() -> None:
    assert find_cited(BODY, 3) is None
    assert find_cited("", 0) is None


@pytest.mark.parametrize(
    ("number", "begins"),
    [
        (0, ["“It was rolled out” [", "“it was rolled out”, ", "“it was rolled out” ("]),
        (1, ["[@a, p. 9] and “nobod", "@a [p. 9] writes, “it", "[@a, pp. 9-11].\n\n«كان"]),
        (2, ["“nobody looked up” [s", "> Nobody looked up th"]),
        (3, ["![a street](attachmen"]),
        (4, ["«كان الزمان يمضي» [@b"]),
    ],
)
def test_a_quote_leads_to_where_it_is_cited(number: int, begins: list[str]) -> None:
    places = find_uses(BODY, QUOTES[number], about=("a",))
    assert [BODY[place : place + 21] for place in places] == begins


def test_all_quotes_at_once_are_found_where_each_alone_is() -> None:
    alone = {each.id: find_uses(BODY, each, about=("a",)) for each in QUOTES}
    assert find_all_uses(BODY, QUOTES, about=("a",)) == alone
    unused = Quote("7", "a", "Nothing of the kind", "9")
    assert find_all_uses(BODY, [*QUOTES, unused], about=("a",)) == alone


def test_many_citations_in_one_paragraph_are_walked_through_once() -> None:
    body = " ".join(f"so “it was rolled out” [@a, p. {n}]" for n in range(2_000))
    assert len(find_uses(body, QUOTES[0])) == 1


def test_a_quote_of_another_page_is_cited_nowhere() -> None:
    assert find_uses(BODY, Quote("6", "a", "It was rolled out", "77"), about=("a",)) == ()


def test_a_paragraph_without_end_is_not_read() -> None:
    body = "“so” [@a, p. 9] " + "so " * 10_000
    assert find_cited(body, 8) is None
    assert find_cited(f"{body}\n\n“so” [@a, p. 9]", len(body) + 9) is not None


@given(st.text(alphabet="ab \t\n>", max_size=40), st.data())
def test_a_paragraph_has_no_blank_line(body: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(body)))
    line = body[:place].rpartition("\n")[2] + body[place:].partition("\n")[0]
    assume(line.strip(" \t"))
    start, end = paragraph_around(body, place, place)
    assert start <= place <= end
    inside = body[start:end].split("\n")[1:-1]
    assert all(line.strip(" \t") for line in inside)


@given(st.text(alphabet='ab “”"[]@;,. \n>', max_size=60), st.data())
def test_no_draft_is_too_odd(body: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(body)))
    found = find_cited(body, place)
    if found is not None:
        assert found.start <= place <= found.end
    assert all(0 <= each <= len(body) for each in find_uses(body, Quote("1", "a", "ab")))
