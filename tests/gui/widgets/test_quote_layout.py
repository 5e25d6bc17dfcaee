from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from readnotes.domain.quotes import QuoteCard
from readnotes.gui import theme
from readnotes.gui.widgets.quote_columns import columns_for
from readnotes.gui.widgets.quote_layout import Manner, SetQuote, set_quote
from tests.gui.cards import make_card

WIDTH = 700


def setting(card: QuoteCard, manner: Manner | None = None, width: int = WIDTH) -> SetQuote:
    look = theme.current()
    return set_quote(card, columns_for(width, look.fonts), look, manner or Manner())


def in_passage(*found: tuple[int, int]) -> Manner:
    return Manner(highlight=lambda field, _words: list(found) if field == "text" else [])


def words_of(done: SetQuote) -> list[str]:
    return [piece.words for piece in done.pieces]


def lines_of(done: SetQuote) -> list[str]:
    return [
        paragraph.layout.text()[line.textStart() : line.textStart() + line.textLength()]
        for paragraph in done.paragraphs
        for line in (paragraph.layout.lineAt(each) for each in range(paragraph.layout.lineCount()))
    ]


def test_the_page_stands_in_the_margin_right_of_nothing() -> None:
    done = setting(make_card(94))
    page = next(piece for piece in done.pieces if piece.wish == "locator")
    columns = columns_for(WIDTH, theme.current().fonts)
    assert page.words == "p. 94"
    assert page.box.right() < columns.text_left
    assert done.paragraphs[0].at.x() == columns.text_left


def test_a_missing_page_is_told_in_the_colour_of_warnings() -> None:
    done = setting(make_card(1, locator="", locator_shown="page?"))
    page = next(piece for piece in done.pieces if piece.wish == "locator")
    assert (page.words, page.role) == ("page?", "warning")


def test_a_quotation_is_shown_in_marks_that_it_does_not_have() -> None:
    done = setting(make_card(1, text="Nobody spoke."))
    assert done.paragraphs[0].layout.text() == "Nobody spoke.”"
    assert "“" in words_of(done)


@pytest.mark.parametrize("kind", ["paraphrase", "summary", "comment", "question", "image"])
def test_what_is_no_quotation_has_its_kind_and_no_marks(kind: str) -> None:
    done = setting(make_card(1, kind=kind, text="Nobody spoke."))
    assert done.paragraphs[0].layout.text() == "Nobody spoke."
    assert next(piece.role for piece in done.pieces if piece.words == kind) == kind


def test_a_passage_that_brings_its_own_marks_gets_no_second_pair() -> None:
    done = setting(make_card(1, text="“Quiet,” she said."))
    assert done.paragraphs[0].layout.text() == "“Quiet,” she said."


def test_a_long_passage_stops_after_eight_lines_and_says_there_is_more() -> None:
    card = make_card(1, text="A word and another. " * 100)
    done = setting(card)
    assert len(lines_of(done)) == 8
    assert done.cut
    assert [piece.words for piece in done.pieces if piece.wish == "more"] == ["… more"]
    opened = setting(card, Manner(lines=500))
    assert not opened.cut
    assert "".join(lines_of(opened)).removesuffix("”") == card.text
    assert opened.height > done.height


def test_ten_megabytes_are_set_as_quickly_as_eight_lines() -> None:
    done = setting(make_card(1, text="word " * 2_000_000))
    assert done.cut
    assert sum(len(paragraph.layout.text()) for paragraph in done.paragraphs) < 10_000


def test_an_arabic_paragraph_runs_from_the_right_among_others() -> None:
    done = setting(make_card(1, kind="summary", text="The title:\nالزمان والكتاب"))
    assert [paragraph.right_to_left for paragraph in done.paragraphs] == [False, True]
    line = done.paragraphs[1].layout.lineAt(0)
    columns = columns_for(WIDTH, theme.current().fonts)
    assert line.naturalTextRect().right() == pytest.approx(columns.text_width, abs=1)


def test_markup_is_shown_letter_for_letter() -> None:
    card = make_card(1, text="<b>bold</b> &amp; <img src=x>", tags=("<i>t</i>",), kind="comment")
    done = setting(card, Manner(heading="A <b>title</b>"))
    assert done.paragraphs[0].layout.text() == card.text
    assert "# <i>t</i>" in words_of(done)
    assert "A <b>title</b>" in words_of(done)


def test_hits_are_marked_where_they_stand_even_after_an_emoji() -> None:
    done = setting(make_card(1, kind="comment", text="🙂 found it"), in_passage((2, 7)))
    marked = done.paragraphs[0].layout.formats()
    assert [(each.start, each.length) for each in marked] == [(3, 5)]


def test_a_hit_in_the_second_paragraph_is_marked_there() -> None:
    done = setting(make_card(1, kind="comment", text="one\ntwo"), in_passage((4, 7)))
    assert done.paragraphs[0].layout.formats() == []
    assert [(f.start, f.length) for f in done.paragraphs[1].layout.formats()] == [(0, 3)]


@pytest.mark.parametrize("field", ["gist", "text", "comment"])
def test_a_hit_in_any_field_is_marked_in_it_alone(field: str) -> None:
    card = make_card(1, kind="comment", text="It is found", gist="So found", comment="Was found")
    words = {"gist": card.gist, "text": card.text, "comment": card.comment}

    def find(asked: str, said: str) -> list[tuple[int, int]]:
        assert said == words[asked]
        return [(said.index("found"), len(said))] if asked == field else []

    done = setting(card, Manner(highlight=find))
    marked = [p.layout.text() for p in done.paragraphs if p.layout.formats()]
    assert marked == [words[field]]


def test_what_belongs_to_a_quote_is_told_below_it() -> None:
    card = make_card(
        1,
        kind="paraphrase",
        tags=("silence", "families"),
        speaker="A sister",
        checked="2026-01-01",
        used_in=("First", "Second"),
        essential=True,
    )
    done = setting(card)
    assert words_of(done)[1:] == [
        "A sister says",
        "# silence",
        "# families",
        "used in “First” and 1 more",
        "✓ checked",
        "p. 1",
    ]
    assert done.star is not None


def test_small_words_go_on_below_when_a_line_is_full() -> None:
    done = setting(make_card(1, tags=tuple(f"a rather long tag {n}" for n in range(9))))
    tags = [piece for piece in done.pieces if piece.words.startswith("#")]
    columns = columns_for(WIDTH, theme.current().fonts)
    assert len({piece.box.top() for piece in tags}) > 1
    assert all(piece.box.right() <= columns.text_left + columns.text_width + 1 for piece in tags)
    assert done.height > tags[-1].box.bottom()


def test_a_picture_keeps_its_place_before_it_is_at_hand() -> None:
    without, with_one = make_card(1), make_card(1, picture="a" * 64)
    assert setting(with_one).height > setting(without).height
    assert setting(with_one).picture is not None


def test_an_image_without_words_still_shows_its_page() -> None:
    done = setting(make_card(7, kind="image", text="", picture="a" * 64))
    page = next(piece for piece in done.pieces if piece.wish == "locator")
    assert 0 <= page.box.top() < done.height


def test_a_click_on_a_page_is_told_from_one_on_the_passage(qtbot: QtBot) -> None:
    done = setting(make_card(94))
    page = next(piece for piece in done.pieces if piece.wish == "locator").box.center()
    assert done.wish_at(page.x(), page.y()) == "locator"
    assert done.wish_at(WIDTH - 5, page.y()) == ""


CARD = make_card(1)


@given(
    st.text(max_size=400),
    st.one_of(st.none(), st.text(max_size=200)),
    st.lists(st.text(max_size=20), max_size=4),
    st.integers(60, 900),
)
def test_anything_can_be_set_in_any_width(
    passage: str, comment: str | None, tags: list[str], width: int
) -> None:
    card = replace(CARD, text=passage, comment=comment, tags=tuple(tags))
    done = setting(card, in_passage((0, 3), (2, 10)), width)
    bottoms = [piece.box.bottom() for piece in done.pieces]
    assert done.height > max(bottoms) - done.body_top


@pytest.mark.parametrize(
    ("field", "said"),
    [("tag", "# salt harbours"), ("speaker", "Ayşe says"), ("title", "Salt Roads")],
)
def test_a_hit_in_what_stands_beside_the_passage_is_marked_there(field: str, said: str) -> None:
    card = make_card(1, tags=("salt harbours", "ferries"), speaker="Ayşe")

    def find(asked: str, words: str) -> list[tuple[int, int]]:
        return [(0, 4)] if asked == field and not words.startswith("ferries") else []

    done = setting(card, Manner(heading="Salt Roads", highlight=find))
    [piece] = [each for each in done.pieces if each.words == said]
    [ground] = [box for box, role in done.rules if role == "mark"]
    assert piece.box.contains(ground)
    start = len(said) - len(said.removeprefix("# "))
    metrics = QFontMetrics(piece.font)
    assert abs(ground.left() - piece.box.left() - metrics.horizontalAdvance(said[:start])) <= 1
    assert abs(ground.width() - metrics.horizontalAdvance(said[start : start + 4])) <= 2


def test_a_hit_behind_the_end_of_what_is_cut_short_is_not_marked() -> None:
    title = "Salt Roads and Other Ways Across a Very Wide and Rather Shallow Sea"
    found = (title.index("Shallow"), title.index("Shallow") + len("Shallow"))
    look = Manner(
        heading=title, highlight=lambda field, _words: [found] if field == "title" else []
    )
    assert [role for _box, role in setting(make_card(1), look, 480).rules if role == "mark"] == []
    assert [role for _box, role in setting(make_card(1), look, 2000).rules if role == "mark"]
