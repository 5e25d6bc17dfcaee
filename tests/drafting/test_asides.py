"""Paragraphs set aside and notes to verify: out of the count, the check and the export."""

from hypothesis import given
from hypothesis import strategies as st

from readnotes.drafting.asides import insert_note, notes_to_verify, toggle_set_aside
from readnotes.drafting.insertion import Edit
from readnotes.drafting.outline import count_draft_words, outline
from readnotes.drafting.parse import parse_draft
from readnotes.markup.comments import drop_comments

BODY = "# Bread\n\nOne stays.\n\nTwo “it goes” [@doe2015, p. 4] --> away.\n\n## Salt\n\nThree."


def applied(body: str, edit: Edit | None) -> str:
    assert edit is not None
    return body[: edit.start] + edit.text + body[edit.end :]


def set_aside(body: str, words: str) -> str:
    place = body.index(words)
    return applied(body, toggle_set_aside(body, place, place))


def test_a_paragraph_set_aside_is_gone_for_readers_and_comes_back_letter_for_letter() -> None:
    aside = set_aside(BODY, "it goes")
    assert drop_comments(aside) == BODY.replace("Two “it goes” [@doe2015, p. 4] --> away.\n\n", "")
    assert set_aside(aside, "it goes") == BODY


def test_words_set_aside_are_not_counted_cited_or_quoted() -> None:
    aside = set_aside(BODY, "it goes")
    draft = parse_draft(aside)
    assert (draft.keys, draft.quotations, draft.citations) == ((), (), ())
    assert count_draft_words(aside) == count_draft_words(drop_comments(aside)) == 5


def test_a_heading_set_aside_is_not_in_the_outline() -> None:
    aside = set_aside(BODY, "Salt")
    assert [each.title for each in outline(aside)] == ["Bread"]


def test_a_block_quotation_set_aside_quotes_nothing() -> None:
    body = "Well.\n\n> so it is\n> [@doe2015, p. 4]"
    assert parse_draft(body).quotations
    assert parse_draft(set_aside(body, "so it is")).quotations == ()


def test_several_paragraphs_are_set_aside_at_once() -> None:
    edit = toggle_set_aside(BODY, BODY.index("stays"), BODY.index("away"))
    aside = applied(BODY, edit)
    assert drop_comments(aside) == "# Bread\n\n## Salt\n\nThree."
    assert set_aside(aside, "stays") == BODY


def test_fenced_code_is_set_aside_whole() -> None:
    body = "A.\n\n```\none\n\ntwo\n```\n\nB."
    assert drop_comments(set_aside(body, "two")) == "A.\n\nB."


def test_an_empty_line_cannot_be_set_aside() -> None:
    assert toggle_set_aside("One.\n\n\n\nTwo.", 6, 6) is None
    assert toggle_set_aside("", 0, 0) is None


@given(
    st.lists(
        st.sampled_from(["One.", "--> two", "--&gt; three", "--&amp;gt;", "> so\n> it", "# Four"]),
        min_size=1,
        max_size=5,
    ),
    st.data(),
)
def test_setting_aside_twice_changes_nothing(paragraphs: list[str], data: st.DataObject) -> None:
    body = "\n\n".join(paragraphs)
    place = data.draw(st.integers(0, len(body)))
    edit = toggle_set_aside(body, place, place)
    if edit is not None:
        aside = applied(body, edit)
        assert applied(aside, toggle_set_aside(aside, edit.cursor, edit.cursor)) == body


def test_notes_to_verify_are_found_and_begun_with_the_cursor_inside() -> None:
    body = "In May, he said."
    edit = insert_note(body, 6)
    noted = applied(body, edit)
    assert noted == "In May <!-- to verify:  -->, he said."
    assert noted[edit.cursor :].startswith(" -->")
    filled = noted[: edit.cursor] + "or June?" + noted[edit.cursor :]
    assert [(each.text, filled[each.start]) for each in notes_to_verify(filled)] == [
        ("or June?", "<")
    ]
    assert drop_comments(filled) == body
