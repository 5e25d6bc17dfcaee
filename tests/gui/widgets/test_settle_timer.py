import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from readnotes.gui.widgets import settle_timer
from readnotes.gui.widgets.settle_timer import SettleTimer


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settle_timer, "REST", 60)
    monkeypatch.setattr(settle_timer, "LONG_ENOUGH", 200)


@pytest.mark.usefixtures("short", "qapp")
def test_many_keys_are_kept_once_after_the_last(qtbot: QtBot) -> None:
    owner = QObject()
    timer = SettleTimer(owner)
    kept: list[bool] = []
    timer.settled.connect(lambda: kept.append(True))
    for _ in range(3):
        timer.touch()
        qtbot.wait(15)
    assert kept == []
    qtbot.wait(120)
    assert kept == [True]


@pytest.mark.usefixtures("short", "qapp")
def test_who_never_rests_is_kept_all_the_same(qtbot: QtBot) -> None:
    owner = QObject()
    timer = SettleTimer(owner)
    kept: list[bool] = []
    timer.settled.connect(lambda: kept.append(True))
    for _ in range(14):
        timer.touch()
        qtbot.wait(20)
    assert kept


@pytest.mark.usefixtures("short", "qapp")
def test_nothing_is_kept_after_it_was_stopped(qtbot: QtBot) -> None:
    owner = QObject()
    timer = SettleTimer(owner)
    timer.touch()
    timer.stop()
    with qtbot.assertNotEmitted(timer.settled, wait=250):
        pass


def test_a_second_after_the_last_key_and_at_most_two() -> None:
    assert (settle_timer.REST, settle_timer.LONG_ENOUGH) == (1000, 2000)
