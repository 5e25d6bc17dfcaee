"""A whole paste, from the clipboard to the fields."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.folding import fold
from readnotes.text.pasted import CleanedPaste, StepKind, clean_paste, describe_steps

FROM_A_PDF = """\
“The harbour had been closed for a
week when the ﬁrst of the govern-
ment’s ships came in
149
THE QUIET HARBOUR
and anchored off the mole, and no-
body went to look.” (Weller 2017, p. 149, emphasis mine)
"""


def clean(raw: str) -> CleanedPaste:
    return clean_paste(raw, titles=["The Quiet Harbour"], authors=["Jane Weller"])


def test_pasting_a_quotation_with_its_page_fills_passage_and_page() -> None:
    cleaned = clean("“When the lorries came back at last …” (p.94)")
    assert cleaned.text == "When the lorries came back at last …"
    assert cleaned.page == "94"
    assert describe_steps(cleaned) == "Cleaned: outer quotes, page 94 found"


def test_a_passage_from_a_pdf_is_mended() -> None:
    cleaned = clean(FROM_A_PDF)
    assert cleaned.text == (
        "The harbour had been closed for a week when the first of the government’s ships came in "
        "and anchored off the mole, and nobody went to look."
    )
    assert (cleaned.page, cleaned.offered_pages) == ("149", "149–150")
    assert (cleaned.speaker, cleaned.remark) == (None, "emphasis mine")
    assert cleaned.raw == FROM_A_PDF
    assert not cleaned.is_unbalanced
    assert describe_steps(cleaned) == (
        "Cleaned: 4 line ends, 2 hyphens, 1 ligature, 1 running head, 1 page number, outer quotes, "
        "name of the source taken out, page 149 found, “emphasis mine” taken out, "
        "runs over pages 149–150"
    )


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("", ""),
        ("   \n ", "   \n "),
        ("Plain.", "Plain."),
        ("One\r\nline", "One line"),
        ("One\rline\u2028more", "One line more"),
        ("One.\u2029Two.", "One.\n\nTwo."),
        ("over the\n\fpage", "over the page"),
        ("gov\u00adern\u00ad\nment\u200b \ufeffday", "government day"),
        ("Auf\u200clage", "Auflage"),
        ("می‌خواهم 👩‍🚀", "می‌خواهم 👩‍🚀"),
        ("a\x00b \ud800", "ab \ufffd"),
        ("“The end (p. 39)”", "The end"),
        ("“The end” and “another”", "“The end” and “another”"),
        ("(p. 94)", "(p. 94)"),
        ("1984", "1984"),
        ("“ ”", "“ ”"),
    ],
)
def test_a_paste_becomes_the_quotable_text(raw: str, text: str) -> None:
    assert clean(raw).text == text


def test_nothing_done_is_nothing_told() -> None:
    cleaned = clean("Plain text, as it is.")
    assert cleaned.steps == ()
    assert describe_steps(cleaned) == ""


def test_verse_and_lonely_marks_are_told() -> None:
    verse = "Shall I “compare thee\nTo a summer’s day?\nThou art more lovely\nAnd more temperate:"
    cleaned = clean(verse)
    assert cleaned.text == verse
    assert describe_steps(cleaned) == (
        "Cleaned: lines left as verse, a quotation mark or bracket lacks its other half"
    )


def test_a_speaker_and_a_place_that_is_no_page_are_told() -> None:
    cleaned = clean("It ended. — Samir, loc. 1204")
    assert describe_steps(cleaned) == "Cleaned: loc. 1204 found, speaker Samir found"
    assert [step.kind for step in cleaned.steps] == [StepKind.PAGE, StepKind.SPEAKER]


def test_nothing_goes_untold() -> None:
    cleaned = clean("It ended.\n— Jane Weller")
    assert cleaned.text == "It ended."
    assert describe_steps(cleaned) == "Cleaned: name of the source taken out"
    assert describe_steps(clean("It ended.\n\n149")) == "Cleaned: 1 page number, perhaps page 149"


def test_known_words_decide_about_hyphens() -> None:
    known = {"long-lost", "long", "lost"}
    assert clean_paste("a long-\nlost man", knows_word=known.__contains__).text == "a long-lost man"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_paste_of_anything_is_cleaned_and_kept_raw(raw: str) -> None:
    cleaned = clean(raw)
    assert cleaned.raw == raw
    assert "\x00" not in cleaned.text
    describe_steps(cleaned)


@given(
    st.lists(
        st.lists(st.sampled_from(["old", "Town", "harbour,", "went.", "1984", "it’s"]), min_size=2),
        min_size=1,
        max_size=8,
    )
)
def test_joining_lines_keeps_every_word(lines: list[list[str]]) -> None:
    raw = "\n".join(" ".join(line) for line in lines)
    assert fold(clean(raw).text) == fold(raw)


@pytest.mark.parametrize(
    "pattern",
    [
        "word ",
        "broken-\nword ",
        "\n",
        " ",
        "(",
        "“",
        "149\n",
        "- ",
        "a\n\n",
        "(p. 1",
        "\u00ad\n ",
        ".",
    ],
)
def test_a_large_paste_takes_time_in_line_with_its_size(pattern: str) -> None:
    started = time.perf_counter()
    clean(pattern * (1_000_000 // len(pattern)))
    assert time.perf_counter() - started < 20
