"""Editorial marks in the draft, by keys, on the whole window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from readnotes.gui.context import Place
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import compose, editing, reading
from readnotes.settings.schema import EMPHASIS
from tests.gui.window import ALT, CONTROL, SHIFT, Person

BODY = "So “nobody in the street, he said, looked up” [@doe2015, p. 39].\n\nOwn words."
KEY = Qt.Key


@pytest.fixture
def desk(reader: Person) -> Iterator[ReviewDesk]:
    """A desk in the window, with a draft that quotes once."""
    library = reader.room.context.library
    [review] = reading.list_reviews(library)
    compose.set_body(library, review.id, BODY).result()
    reader.go(Place(view="review", name=review.id))
    found = reader.sitting.window.front
    assert isinstance(found, ReviewDesk)
    found.editor.setFocus()
    yield found
    found.keeper.begin("")


def choose(reader: Person, desk: ReviewDesk, words: str) -> None:
    """Chooses words as a hand on the keys does."""
    desk.editor.put_cursor(desk.editor.body().index(words))
    for _ in words:
        QTest.keyClick(desk.editor, KEY.Key_Right, SHIFT)
    reader.settle()


@pytest.mark.parametrize(
    ("words", "key", "held", "after"),
    [
        ("he said,", KEY.Key_Period, ALT, "nobody in the street, … looked up” [@doe2015, p. 39]"),
        ("nobody", KEY.Key_C, ALT, "\\[N]obody in"),
        ("street", KEY.Key_S, ALT, "street \\[sic], he"),
        ("street", KEY.Key_BracketLeft, ALT, "street \\[], he"),
        (
            "street",
            KEY.Key_I,
            CONTROL,
            "*street*, he said, looked up” [@doe2015, p. 39, emphasis mine]",
        ),
        (
            "street",
            KEY.Key_I,
            ALT,
            "*street*, he said, looked up” [@doe2015, p. 39, emphasis in the original]",
        ),
    ],
)
def test_a_key_marks_chosen_words_in_one_step(
    reader: Person,
    desk: ReviewDesk,
    words: str,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    after: str,
) -> None:
    choose(reader, desk, words)
    reader.press(key, held)
    assert after in desk.editor.body()
    reader.press(KEY.Key_Z, CONTROL)
    assert desk.editor.body() == BODY


def test_the_remark_is_in_the_house_style_and_the_language_of_the_review(
    reader: Person, desk: ReviewDesk
) -> None:
    reader.settings.set(EMPHASIS, "my-italics")
    choose(reader, desk, "street")
    reader.press(KEY.Key_I, CONTROL)
    assert "[@doe2015, p. 39, my italics]" in desk.editor.body()
    reader.press(KEY.Key_Z, CONTROL)
    library = reader.room.context.library
    reader.sitting.hub.write(editing.edit_review(library, desk.review_id, {"language": "de"}))
    reader.settle()
    choose(reader, desk, "street")
    reader.press(KEY.Key_I, ALT)
    assert "[@doe2015, p. 39, Kursivierung im Original]" in desk.editor.body()


def test_emphasis_that_stands_there_is_given_to_its_source(
    reader: Person, desk: ReviewDesk
) -> None:
    desk.editor.put_cursor(desk.editor.body().index("street"))
    reader.type("*")
    desk.editor.put_cursor(desk.editor.body().index("street") + 6)
    reader.type("*")
    reader.press(KEY.Key_Left)
    reader.press(KEY.Key_I, ALT)
    assert "the *street*, he said, looked up” [@doe2015, p. 39, emphasis in the original]" in (
        desk.editor.body()
    )


def test_a_bracket_typed_over_quoted_words_stands_in_their_place(
    reader: Person, desk: ReviewDesk
) -> None:
    choose(reader, desk, "said")
    reader.type("[Doe")
    assert "street, he \\[Doe], looked" in desk.editor.body()
    choose(reader, desk, "looked")
    reader.type("{stared")
    assert ", {stared} up" in desk.editor.body()
    choose(reader, desk, "Own")
    reader.type("[")
    assert desk.editor.body().endswith("[ words.")


def test_a_bar_offers_the_marks_over_chosen_words_and_goes_with_them(
    reader: Person, desk: ReviewDesk
) -> None:
    bar = desk.aids.marking.bar
    choose(reader, desk, "he said,")
    reader.until(bar.isVisible)
    assert desk.editor.hasFocus()
    QTest.mouseClick(bar.buttons["leave-out"], Qt.MouseButton.LeftButton)
    assert "street, … looked" in desk.editor.body()
    assert not bar.isVisible()
    choose(reader, desk, "looked")
    reader.until(bar.isVisible)
    reader.press(KEY.Key_Right)
    assert not bar.isVisible()


def test_outside_a_quotation_nothing_is_offered(reader: Person, desk: ReviewDesk) -> None:
    choose(reader, desk, "Own")
    assert "leave-out" not in desk.commands()
    reader.press(KEY.Key_Period, ALT)
    assert desk.editor.body() == BODY
    choose(reader, desk, "street")
    assert "leave-out" in desk.commands()


def test_the_palette_makes_a_mark_too(reader: Person, desk: ReviewDesk) -> None:
    choose(reader, desk, "he said,")
    reader.press(KEY.Key_P, CONTROL | SHIFT)
    reader.type("leave out")
    reader.press(KEY.Key_Return)
    assert "street, … looked" in desk.editor.body()
    assert desk.editor.hasFocus()
