"""ISBNs, right, wrong and odd."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.domain.isbn import check_isbn, to_isbn13


@pytest.mark.parametrize(
    ("typed", "digits", "kind"),
    [
        ("0306406152", "0306406152", "isbn-10"),
        ("0-306-40615-2", "0306406152", "isbn-10"),
        ("0‑306‑40615‑2", "0306406152", "isbn-10"),
        ("0-8044-2957-x", "080442957X", "isbn-10"),
        ("978-0-306-40615-7", "9780306406157", "isbn-13"),
        ("978 0 306 40615 7", "9780306406157", "isbn-13"),
        ("ISBN 978-0-306-40615-7", "9780306406157", "isbn-13"),
        ("ISBN-13: 978-0-306-40615-7", "9780306406157", "isbn-13"),
        ("ISBN-10 0-306-40615-2", "0306406152", "isbn-10"),
        ("urn:isbn:9780306406157", "9780306406157", "isbn-13"),
        ("٩٧٨٠٣٠٦٤٠٦١٥٧", "9780306406157", "isbn-13"),
    ],
)
def test_a_right_isbn_is_known_in_every_spelling(typed: str, digits: str, kind: str) -> None:
    checked = check_isbn(typed)
    assert (checked.digits, checked.kind, checked.valid) == (digits, kind, True)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("0306406153", "isbn-10"),
        ("9780306406158", "isbn-13"),
        ("9770306406158", "isbn-13"),
        ("", "unknown"),
        ("X306406152", "unknown"),
        ("97803064061", "unknown"),
        ("B00ABCDEFG", "unknown"),
    ],
)
def test_a_wrong_isbn_is_flagged(typed: str, kind: str) -> None:
    checked = check_isbn(typed)
    assert (checked.kind, checked.valid) == (kind, False)
    assert to_isbn13(typed) is None


def test_ten_digits_become_thirteen() -> None:
    assert to_isbn13("0-306-40615-2") == "9780306406157"
    assert to_isbn13("978-0-306-40615-7") == "9780306406157"


@given(st.text(alphabet="0123456789", min_size=12, max_size=12), st.integers(0, 11), st.data())
def test_one_wrong_digit_is_always_noticed(twelve: str, place: int, data: st.DataObject) -> None:
    body = "978" + twelve[3:]
    [right] = [body + last for last in "0123456789" if check_isbn(body + last).valid]
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != right[place]]))
    assert not check_isbn(right[:place] + other + right[place + 1 :]).valid


@given(st.text())
def test_no_text_is_refused(text: str) -> None:
    assert check_isbn(text).valid in (True, False)
