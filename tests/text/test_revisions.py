"""What changed between two states of a text."""

import time

from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.revisions import compare_texts

TEXTS = st.lists(
    st.sampled_from(["Snow fell.", "Snow fell again.", "Bakers sang.", "", " ", "> bread\n> so"]),
    max_size=8,
).map("\n\n".join)


@given(TEXTS, TEXTS)
def test_both_states_can_be_read_out_of_the_pieces(old: str, new: str) -> None:
    for change in compare_texts(old, new):
        pieces = change.pieces()
        assert "".join(each.text for each in pieces if each.kind != "added") == (change.old or "")
        assert "".join(each.text for each in pieces if each.kind != "removed") == (change.new or "")


@given(TEXTS, TEXTS)
def test_each_paragraph_of_both_states_comes_once_and_in_order(old: str, new: str) -> None:
    def paragraphs(text: str) -> list[str]:
        return [each for each in text.split("\n\n") if each.strip()]

    changes = compare_texts(old, new)
    assert [each.old for each in changes if each.old is not None] == paragraphs(old)
    assert [each.new for each in changes if each.new is not None] == paragraphs(new)
    assert all(new[each.start : each.end] == (each.new or "") for each in changes)


def test_a_paragraph_moved_in_between_leaves_its_neighbours_as_they_were() -> None:
    old = "One.\n\nTwo.\n\nThree."
    changes = compare_texts(old, "One.\n\nNew here.\n\nTwo.\n\nThree.")
    assert [each.is_same for each in changes] == [True, False, True, True]
    assert (changes[1].old, changes[1].new) == (None, "New here.")


def test_a_sentence_put_anew_is_one_change_and_not_shreds() -> None:
    [change] = compare_texts("He had seen the snow.", "He would love the snow.")
    kinds = [(each.kind, each.text) for each in change.pieces()]
    assert kinds == [
        ("same", "He "),
        ("removed", "had seen"),
        ("added", "would love"),
        ("same", " the snow."),
    ]


def test_a_book_put_anew_is_compared_in_a_moment() -> None:
    old = "\n\n".join(f"Paragraph {n} of the old book." for n in range(20_000))
    new = "\n\n".join(f"Other {n} words entirely here." for n in range(20_000))
    begun = time.perf_counter()
    changes = compare_texts(old, new)
    assert time.perf_counter() - begun < 5
    assert len(changes) == 20_000
