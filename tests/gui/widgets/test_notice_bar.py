import pytest
from pytestqt.qtbot import QtBot

from readnotes.gui.messages import Answer, Notice
from readnotes.gui.widgets.notice_bar import NoticeBar


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    made = NoticeBar()
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_answer_puts_the_notice_away_and_does_what_it_says(bar: NoticeBar) -> None:
    done: list[str] = []
    bar.show_notice(Notice("Gone.", answers=(Answer("Undo", lambda: done.append("undo")),)))
    bar.buttons[0].click()
    assert (done, bar.sentence) == (["undo"], "")


def test_a_passing_notice_goes_by_itself(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.show_notice(Notice("Copied.", seconds=1))
    qtbot.waitUntil(lambda: bar.sentence == "", timeout=3000)


def test_a_standing_notice_comes_back_after_another(bar: NoticeBar) -> None:
    bar.set_standing(Notice("Read only."))
    bar.show_notice(Notice("Copied."))
    assert bar.sentence == "Copied."
    bar.clear()
    assert bar.sentence == "Read only."
    bar.set_standing(None)
    assert bar.sentence == ""
