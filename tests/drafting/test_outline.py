"""The outline and its words."""

from readnotes.drafting.outline import count_draft_words, outline

BODY = """Well then.

# Prison

He taught [see @h, p. 9, so].

## Ransom

![alt](attachment:ab)
"""


def test_each_section_counts_its_own_words() -> None:
    sections = outline(BODY)
    assert [(each.level, each.title, each.words) for each in sections] == [
        (0, "", 2),
        (1, "Prison", 2),
        (2, "Ransom", 0),
    ]
    assert "".join(BODY[each.start : each.end] for each in sections) == BODY


def test_an_empty_draft_has_no_section() -> None:
    assert outline("") == ()


def test_the_whole_draft_counts_without_citations() -> None:
    assert count_draft_words(BODY) == 6
