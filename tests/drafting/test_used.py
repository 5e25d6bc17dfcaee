"""Which quotes a draft uses."""

import pytest

from readnotes.domain.attachments import AttachmentUse
from readnotes.domain.quotes import Quote
from readnotes.drafting.insertion import insert_quotes
from readnotes.drafting.used import used_quotes

SHA = "0f" * 32
PASSAGE = "Despite everything that was said “then”, nobody came to the gate"


@pytest.mark.parametrize(
    ("body", "used"),
    [
        (f"“{PASSAGE}” [@a, p. 94]", True),
        ("“[d]espite everything that was said … nobody came” [@a, p. 94]", True),
        ("“nobody came to” [@a, pp. 90-95]", True),
        ("“nobody came to” [@a]", True),
        ("“nobody came to the gate” [@a, p. 93]", False),
        ("“nobody came to the gate” [@b, p. 94]", False),
        ("“somebody came there” [@a, p. 94]", False),
        ("“nobody came” (p. 94), as @b [p. 3] says", False),
        ("", False),
    ],
)
def test_a_quotation_is_used_by_page_and_words(body: str, used: bool) -> None:
    assert used_quotes(body, [Quote("1", "a", PASSAGE, "94")]) == ({"1"} if used else set())


def test_a_page_typed_by_hand_counts_in_a_review_of_one_book() -> None:
    quotes = [Quote("1", "a", PASSAGE, "94")]
    body = "“nobody came to the gate” (p. 94)"
    assert used_quotes(body, quotes, about=("a",)) == {"1"}
    assert used_quotes(body, quotes, about=("a", "b")) == set()


def test_a_paraphrase_is_used_by_its_page() -> None:
    paraphrase = Quote("1", "a", "Nobody knew.", "94", kind="paraphrase")
    comment = Quote("2", "a", "Is this so?", "94", kind="comment")
    assert used_quotes("As he says [@a, p. 94].", [paraphrase, comment]) == {"1"}


def test_a_picture_is_used_where_it_is_shown() -> None:
    image = Quote("1", "a", "", "48", kind="image", attachments=(AttachmentUse(SHA),))
    assert used_quotes(f"![x](attachment:{SHA})", [image]) == {"1"}
    assert used_quotes("[@a, p. 48]", [image]) == set()


def test_whatever_is_inserted_is_used() -> None:
    quotes = [Quote(str(n), "a", f"{PASSAGE} {n}", str(n)) for n in range(1, 9)]
    body = insert_quotes("", 0, 0, quotes[:4]).text
    assert used_quotes(body, quotes) == {"1", "2", "3", "4"}
