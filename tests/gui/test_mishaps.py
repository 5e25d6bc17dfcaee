import sys

from pytestqt.qtbot import QtBot

from readnotes.gui.messages import Messages
from readnotes.gui.mishaps import Mishaps, report_of
from readnotes.gui.theme import ThemeKeeper


def broken() -> None:
    raise LookupError("a passage she wrote")


def caught() -> Exception:
    try:
        broken()
    except LookupError as error:
        return error
    raise AssertionError


def test_a_report_names_the_place_and_no_word_of_the_notes() -> None:
    report = report_of(caught())
    assert "LookupError" in report
    assert "in broken" in report
    assert "passage" not in report


def test_what_nobody_answered_is_saved_first_and_then_told(
    qtbot: QtBot, theme_keeper: ThemeKeeper
) -> None:
    messages, saved = Messages(), []
    mishaps = Mishaps(messages, lambda: saved.append(True), theme_keeper)
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(messages.shown))
    mishaps.stop()
    assert saved == [True]
    assert messages.shown[0].details.startswith("Python")
    assert "passage" not in messages.shown[0].details


def test_afterwards_errors_go_where_they_went_before(theme_keeper: ThemeKeeper) -> None:
    before = sys.excepthook
    Mishaps(Messages(), lambda: None, theme_keeper).stop()
    assert sys.excepthook is before
