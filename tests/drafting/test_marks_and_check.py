"""What is put into a draft, and every mark made in it, is what the check takes for right."""

from collections.abc import Callable

import pytest

from readnotes.domain.passages import CheckMaterial, Passage
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.drafting.check import check_draft
from readnotes.drafting.editorial_marks import (
    add_sic,
    change_case,
    insert_brackets,
    leave_out,
    substitute,
)
from readnotes.drafting.emphasising import emphasise
from readnotes.drafting.insertion import Edit, Form, insert_quotes
from readnotes.drafting.parts import take_part
from readnotes.drafting.quoted_places import QuotedPlace, find_quoted_place
from readnotes.drafting.recorded import Recorded

FIRST = "By the time it was rolled out in the town, nobody looked up any more."
SECOND = "The bakers had learnt to work from memory."
QUOTES = [Quote("1", "a", FIRST, "94"), Quote("2", "a", SECOND, "95")]
RECORDED = Recorded(
    CheckMaterial(
        {"a": Source("a", "Emma")},
        {"a": tuple(Passage(q.id, "a", q.text, q.locator, checked="2026") for q in QUOTES)},
    )
)


def errors(body: str) -> list[str]:
    found = check_draft(body, RECORDED, about=["a"])
    return [each.rule for each in found if each.severity == "error"]


@pytest.mark.parametrize("form", ["auto", "block", "reference"])
def test_neighbours_with_one_citation_are_found_right(form: Form) -> None:
    assert errors(insert_quotes("", 0, 0, QUOTES, form=form).text) == []


def test_parts_of_a_passage_are_found_right() -> None:
    part = take_part(FIRST, [(FIRST.index(w), FIRST.index(w) + len(w)) for w in ("By", "nobody")])
    body = insert_quotes("", 0, 0, [Quote("1", "a", f"{part} looked up", "94")]).text
    assert "By … nobody" in body
    assert errors(body) == []


@pytest.mark.parametrize(
    ("act", "words", "own"),
    [
        (leave_out, "in the town,", ""),
        (leave_out, "By the time", ""),
        (change_case, "By", ""),
        (add_sic, "rolled", ""),
        (emphasise, "nobody", ""),
        (insert_brackets, "nobody", "of them"),
        (substitute, "it", "the scheme"),
    ],
)
def test_every_mark_is_found_right(
    act: Callable[[str, QuotedPlace], Edit | None], words: str, own: str
) -> None:
    body = insert_quotes("He says .", 8, 8, QUOTES[:1], form="inline").text
    start = body.index(words)
    place = find_quoted_place(body, start, start + len(words))
    assert place is not None
    edit = act(body, place)
    assert edit is not None
    marked = body[: edit.start] + edit.text + body[edit.end :]
    assert marked != body
    assert errors(marked[: edit.cursor] + own + marked[edit.cursor :]) == []
    assert errors(body.replace(words, "something else", 1)) != []
