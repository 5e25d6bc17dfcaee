"""Earlier words come back into a draft as one edit."""

from hypothesis import given
from hypothesis import strategies as st

from readnotes.drafting.insertion import Edit
from readnotes.drafting.restoring import restore_all, restore_paragraph
from readnotes.text.revisions import compare_texts

PARAGRAPHS = st.lists(
    st.sampled_from(["Snow fell.", "Snow fell again.", "Bakers sang.", "# Bread", "> so\n> it"]),
    max_size=6,
).map("\n\n".join)


def applied(body: str, edit: Edit) -> str:
    return body[: edit.start] + edit.text + body[edit.end :]


@given(st.text("ab\n", max_size=20), st.text("ab\n", max_size=20))
def test_a_restored_draft_is_the_version_letter_for_letter(body: str, version: str) -> None:
    edit = restore_all(body, version)
    assert applied(body, edit) == version
    assert 0 <= edit.cursor <= len(version)


@given(PARAGRAPHS, PARAGRAPHS)
def test_bringing_back_every_paragraph_makes_the_whole_version(old: str, new: str) -> None:
    body = new
    for _ in range(20):
        changed = [each for each in compare_texts(old, body) if not each.is_same]
        if not changed:
            break
        body = applied(body, restore_paragraph(body, changed[0]))
    assert body == old


def test_a_paragraph_taken_out_again_leaves_one_gap() -> None:
    body = "One.\n\nNew.\n\nTwo."
    [change] = [each for each in compare_texts("One.\n\nTwo.", body) if not each.is_same]
    assert applied(body, restore_paragraph(body, change)) == "One.\n\nTwo."
