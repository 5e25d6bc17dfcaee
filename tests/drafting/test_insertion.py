"""A recorded passage comes into a draft without losing a letter."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from readnotes.domain.attachments import AttachmentUse
from readnotes.domain.quotes import Quote
from readnotes.drafting.insertion import Edit, Form, insert_quotes
from readnotes.drafting.parse import parse_draft
from readnotes.markup.escape import settle_white_space
from readnotes.markup.render import read_back

SHA = "0f" * 32
LONG = "word " * 41
MARKS = str.maketrans(dict.fromkeys('“”„«»‘’‚‹›"', "'"))


def quote(text: str, page: str = "94", kind: str = "quotation", number: str = "1") -> Quote:
    return Quote(number, "harkin2015", text, locator=page, kind=kind)


def applied(body: str, edit: Edit) -> str:
    return body[: edit.start] + edit.text + body[edit.end :]


def inserted(body: str, *quotes: Quote, form: Form = "auto") -> str:
    """The draft with the quotes where it has a `|`, and a `|` where the cursor is then."""
    place = body.index("|")
    body = body.replace("|", "")
    edit = insert_quotes(body, place, place, quotes, form=form)
    after = applied(body, edit)
    return f"{after[: edit.cursor]}|{after[edit.cursor :]}"


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("He says |.", "He says “so it is” [@harkin2015, p. 94]|."),
        ("He says|.", "He says “so it is” [@harkin2015, p. 94]|."),
        ("|", "“so it is” [@harkin2015, p. 94]|"),
        ("(|)", "(“so it is” [@harkin2015, p. 94]|)"),
        ("a |b", "a “so it is” [@harkin2015, p. 94] |b"),
    ],
)
def test_a_short_passage_stands_in_the_sentence(body: str, after: str) -> None:
    assert inserted(body, quote("so it is")) == after


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("|", "{}\n\n|"),
        ("He says:|", "He says:\n\n{}\n\n|"),
        ("He says: |and more", "He says:\n\n{}\n\n|and more"),
        ("He says:\n|\nMore.", "He says:\n\n{}\n\n|More."),
        ("He says:\n\n|\n\nMore.", "He says:\n\n{}\n\n|More."),
    ],
)
def test_a_block_stands_between_blank_lines(body: str, after: str) -> None:
    block = "> so it\n> [@harkin2015, p. 94]"
    assert inserted(body, quote("so it"), form="block") == after.format(block)


def test_a_long_passage_or_verse_becomes_a_block() -> None:
    assert inserted("|", quote(LONG)).startswith("> word")
    assert inserted("|", quote("one\ntwo")) == "> one  \n> two\n> [@harkin2015, p. 94]\n\n|"


def test_the_picker_s_words_are_replaced() -> None:
    edit = insert_quotes("He @@94.", 3, 7, [quote("so")])
    assert applied("He @@94.", edit) == "He “so” [@harkin2015, p. 94]."


def test_the_reference_alone_names_every_place_once() -> None:
    quotes = [quote("b", "41", number="2"), quote("a", "39"), quote("c", "41", number="3")]
    after = inserted("so |.", *quotes, form="reference")
    assert after == "so [@harkin2015, pp. 39, 41]|."


def test_several_quotes_come_in_page_order_with_one_citation() -> None:
    after = inserted("|", quote("later", "101", number="1"), quote("first", "xii", number="2"))
    assert after == "“first” “later” [@harkin2015, pp. xii, 101]|"


def test_quotes_of_other_sources_and_her_own_words_have_their_own_citations() -> None:
    others = [
        quote("one", "7", number="1"),
        quote("So it was.", "8", kind="summary", number="2"),
        quote("two", "9", number="3"),
        Quote("4", "samer2017", "three", "1"),
    ]
    assert inserted("|", *others) == (
        "“one” [@harkin2015, p. 7] So it was [@harkin2015, p. 8]. "
        "“two” [@harkin2015, p. 9] “three” [@samer2017, p. 1]|"
    )


@pytest.mark.parametrize(
    ("pages", "cited"),
    [
        (("39", "39"), "@harkin2015, p. 39"),
        (("39", "40"), "@harkin2015, pp. 39, 40"),
        (("39", "149-50"), "@harkin2015, pp. 39, 149–150"),
        (("39", ""), "@harkin2015, p. 39; @harkin2015"),
        (("39", "39 n5"), "@harkin2015, p. 39; @harkin2015, p. 39, n. 5"),
    ],
)
def test_neighbours_share_a_citation_that_still_says_every_place(
    pages: tuple[str, str], cited: str
) -> None:
    quotes = [quote(f"words {n}", page, number=str(n)) for n, page in enumerate(pages)]
    assert inserted("|", *quotes).endswith(f"“words 1” [{cited}]|")


def test_blocks_keep_a_citation_each() -> None:
    after = inserted("|", quote("one", "7"), quote("two", "8", number="2"), form="block")
    assert after.count("[@harkin2015") == 2


def test_a_quote_without_a_page_is_cited_without_one() -> None:
    assert inserted("|", quote("so", "")) == "“so” [@harkin2015]|"
    assert inserted("|", quote("so", "--")) == "“so” [@harkin2015]|"
    assert inserted("|", quote("so", "back cover")) == "“so” [@harkin2015{back cover}]|"


def test_a_time_of_a_talk_is_no_verse() -> None:
    talk = Quote("1", "talk", "so", locator="12:05")
    assert insert_quotes("", 0, 0, [talk], timed={"talk"}).text == "“so” [@talk, at 12:05]"


def test_a_paraphrase_comes_in_her_own_words() -> None:
    after = inserted("|", quote("Nobody was told.", kind="paraphrase"))
    assert after == "Nobody was told [@harkin2015, p. 94].|"


def test_a_picture_comes_with_its_words() -> None:
    use = AttachmentUse(SHA, 'from the "book"', "a [street]", "R. Capa")
    image = Quote("1", "samer2017", "", locator="48-49", kind="image", attachments=(use,))
    body = insert_quotes("", 0, 0, [image]).text
    [picture] = parse_draft(body).pictures
    assert (picture.alt, picture.sha256) == ("a [street]", SHA)
    assert picture.caption == 'from the "book". R. Capa'
    assert "[@samer2017, pp. 48–49]" in body


def test_inside_a_quotation_the_inner_marks_come_first() -> None:
    edit = insert_quotes("“so ”", 4, 4, [quote("he said “no ‘way’”")], depth=1)
    assert edit.text == "‘he said “no ‘way’”’ [@harkin2015, p. 94]"


def test_marks_follow_the_language_and_depth() -> None:
    edit = insert_quotes("", 0, 0, [quote("er sagt „so“")], language="de")
    assert edit.text == "„er sagt ‚so‘“ [@harkin2015, p. 94]"


PASSAGES = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="ab \n\\`*_[]()<>#+-.!&=~|:“”‘’\"'1>", max_size=40),
)


@given(PASSAGES)
def test_a_block_is_read_back_letter_for_letter(passage: str) -> None:
    expected = settle_white_space(passage)
    assume(expected)
    body = applied("so", insert_quotes("so", 2, 2, [quote(passage)], form="block"))
    back = settle_white_space(read_back(body))
    assert back == f"so\n\n{expected} [@harkin2015, p. 94]"


@given(PASSAGES)
def test_an_inline_quotation_is_read_back_but_for_its_marks(passage: str) -> None:
    expected = settle_white_space(passage, one_line=True)
    assume(expected)
    body = applied("so .", insert_quotes("so .", 3, 3, [quote(passage)], form="inline"))
    back = settle_white_space(read_back(body), one_line=True)
    shown = f"so “{expected}” [@harkin2015, p. 94]."
    # French marks bring their own blanks.
    assert back.translate(MARKS) == shown.translate(MARKS) or set("«»") & set(passage)


@given(PASSAGES.map(lambda passage: f"{passage}@samer [@a]"), st.sampled_from(["block", "inline"]))
def test_an_at_sign_of_a_passage_is_no_citation(passage: str, form: Form) -> None:
    body = insert_quotes("", 0, 0, [quote(passage)], form=form).text
    assert parse_draft(body).keys == ("harkin2015",)


@given(st.text(max_size=30), st.integers(0, 30), PASSAGES, st.sampled_from(["block", "inline"]))
def test_an_edit_changes_nothing_beside_it_but_blanks(
    body: str, place: int, passage: str, form: Form
) -> None:
    place = min(place, len(body))
    edit = insert_quotes(body, place, place, [quote(passage)], form=form)
    assert 0 <= edit.start <= edit.end <= len(body)
    assert not body[edit.start : edit.end].strip(" \t")
    assert edit.start <= edit.cursor <= len(applied(body, edit))
