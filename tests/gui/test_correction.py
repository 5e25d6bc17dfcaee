"""What a draft says against a record, in the words that the quote's editor shows."""

import pytest

from readnotes.drafting.findings import Change, Finding
from readnotes.gui.correction import correction_of, is_correctable
from readnotes.services.checking import RecordedQuote

QUOTE = RecordedQuote(7, "a", printed=False)


@pytest.mark.parametrize(
    ("cited", "typed"),
    [
        ("p. 40", "40"),
        ("pp. 40-41", "40-41"),
        ("vol. 1, ch. 6", "vol. 1, ch. 6"),
        ("p. xii", "xii"),
        ("40", "40"),
    ],
)
def test_a_page_is_offered_as_one_types_it(cited: str, typed: str) -> None:
    found = Finding("page", 0, 5, 1, cited, "a", "p. 39", "So.", detail=cited)
    correction = correction_of(found, QUOTE)
    assert (correction.field, correction.words) == ("locator", typed)
    assert correction.sentence == f"Your draft cites {cited}."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((Change(0, 3, "her", "it"),), "“her”, not “it”"),
        ((Change(0, 0, "", "it"),), "no “it”"),
        ((Change(0, 3, "her", ""),), "“her” besides"),
        ((Change(0, 3, "her", "it"), Change(4, 4, "", "so")), "“her”, not “it”; no “so”"),
        ((), "“her own”"),
    ],
)
def test_the_words_that_differ_are_said(changes: tuple[Change, ...], said: str) -> None:
    found = Finding("wording", 0, 7, 1, "her own", "a", "p. 39", "it", changes=changes)
    correction = correction_of(found, QUOTE)
    assert correction.sentence == f"Your draft has {said}."
    assert correction.field == "text"


def test_long_words_are_cut_short_and_what_is_not_known_is_not_offered() -> None:
    found = Finding("wording", 0, 900, 1, "her " * 300, "a", "p. 39", "it")
    correction = correction_of(found, RecordedQuote(7, "a", printed=True))
    assert len(correction.sentence) < 100
    assert (correction.words, correction.field) == ("", "as_printed")


def test_only_what_is_open_and_recorded_can_be_the_records_fault() -> None:
    wrong = Finding("wording", 0, 3, 1, "her", "a", "p. 39", "it")
    assert is_correctable(wrong)
    assert not is_correctable(Finding("wording", 0, 3, 1, "her", "a", "p. 39", "it", waived="so"))
    assert not is_correctable(Finding("unrecorded", 0, 3, 1, "her", "a", None, "it"))
    assert not is_correctable(Finding("page", 0, 3, 1, "her", "a"))
