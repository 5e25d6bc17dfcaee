"""Sections move whole, and headings are followed."""

from hypothesis import given
from hypothesis import strategies as st

from readnotes.drafting.outline import outline
from readnotes.drafting.sections import move_section, renamed_headings

BODY = "Before.\n\n# A\n\nOne.\n\n## A1\n\nTwo.\n\n# B\n\nThree.\n"


def moved(body: str, at: int, to: int) -> str:
    edit = move_section(body, outline(body), at, to)
    if edit is None:
        return body
    after = body[: edit.start] + edit.text + body[edit.end :]
    assert after[edit.cursor :].startswith(body[outline(body)[at].start :].partition("\n")[0])
    return after


def test_a_section_moves_with_what_is_under_it() -> None:
    assert moved(BODY, 1, 4) == "Before.\n\n# B\n\nThree.\n\n# A\n\nOne.\n\n## A1\n\nTwo.\n"
    assert moved(BODY, 3, 1) == "Before.\n\n# B\n\nThree.\n\n# A\n\nOne.\n\n## A1\n\nTwo.\n"
    assert moved(BODY, 2, 4) == "Before.\n\n# A\n\nOne.\n\n# B\n\nThree.\n\n## A1\n\nTwo.\n"


def test_what_stands_before_the_first_heading_stays_there() -> None:
    assert moved(BODY, 0, 4) == BODY
    assert moved(BODY, 3, 0) == moved(BODY, 3, 1)


def test_a_section_moved_into_itself_stays() -> None:
    assert moved(BODY, 1, 1) == moved(BODY, 1, 2) == moved(BODY, 1, 3) == BODY


@given(
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["", "Words.", "> so"])), min_size=1),
    st.data(),
)
def test_no_word_is_lost_wherever_a_section_goes(
    parts: list[tuple[int, str]], data: st.DataObject
) -> None:
    titles = [f"{'#' * level} T{n}" for n, (level, _words) in enumerate(parts)]
    body = "\n\n".join(
        f"{title}\n\n{words}" if words else title
        for title, (_level, words) in zip(titles, parts, strict=True)
    )
    at = data.draw(st.integers(0, len(parts) - 1))
    after = moved(body, at, data.draw(st.integers(0, len(parts))))
    assert sorted(after.split()) == sorted(body.split())
    assert {each.title for each in outline(after)} == {each.title for each in outline(body)}


def test_a_heading_that_came_between_renames_nothing() -> None:
    assert renamed_headings(["A", "B"], ["A", "New", "B"]) == {}
    assert renamed_headings(["A", "A"], ["A", "B"]) == {}
