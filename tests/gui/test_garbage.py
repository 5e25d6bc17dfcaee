"""Garbage is looked for when nothing has been asked for a while, and never between keys."""

import gc
import weakref
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from pytestqt.qtbot import QtBot

from readnotes.gui.garbage import FEW, GarbageTime
from readnotes.gui.hub import Hub


class Cycle:
    """Something that is not let go by itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def hub(qtbot: QtBot) -> Iterator[Hub]:
    del qtbot
    before = gc.get_threshold()
    made = Hub()
    yield made
    made.close()
    gc.set_threshold(*before)
    gc.unfreeze()


def leave_old_garbage() -> "weakref.ref[Cycle]":
    """Something nobody can reach, so old that only a look at everything finds it."""
    gone = Cycle()
    seen = weakref.ref(gone)
    for _look in range(FEW + 1):
        gc.collect(1)
    del gone
    return seen


def answer(hub: Hub, qtbot: QtBot) -> None:
    future: Future[None] = Future()
    heard: list[None] = []
    hub.run(future, heard.append)
    future.set_result(None)
    qtbot.waitUntil(lambda: bool(heard))


def test_old_garbage_stays_while_somebody_works_and_goes_at_a_rest(hub: Hub, qtbot: QtBot) -> None:
    GarbageTime(hub, hub, rest_ms=50).begin()
    seen = leave_old_garbage()
    assert [list(range(10)) for _each in range(100_000)]
    assert seen() is not None
    answer(hub, qtbot)
    qtbot.waitUntil(lambda: seen() is None)


def test_nothing_is_looked_for_while_an_answer_is_waited_for(hub: Hub) -> None:
    garbage = GarbageTime(hub, hub)
    garbage.begin()
    seen = leave_old_garbage()
    hub.run(Future[None](), lambda _nothing: None)
    garbage.collect()
    assert seen() is not None
