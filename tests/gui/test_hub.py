import threading
from concurrent.futures import Future

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from readnotes.domain.changes import ChangeSet
from readnotes.gui.hub import Hub
from readnotes.services.opening import Done, Library


@pytest.fixture
def hub(qtbot: QtBot) -> Hub:
    return Hub()


def test_an_answer_of_another_thread_comes_in_the_windows_thread(hub: Hub, qtbot: QtBot) -> None:
    future: Future[int] = Future()
    came: list[tuple[int, int]] = []
    hub.run(future, lambda answer: came.append((answer, threading.get_ident())))
    thread = threading.Thread(target=future.set_result, args=(7,))
    thread.start()
    thread.join()
    assert came == []
    qtbot.waitUntil(lambda: came == [(7, threading.get_ident())])


def test_a_newer_question_makes_the_older_answer_worthless(hub: Hub, qtbot: QtBot) -> None:
    first: Future[str] = Future()
    second: Future[str] = Future()
    came: list[str] = []
    hub.run(first, came.append, topic="list")
    hub.run(second, came.append, topic="list")
    second.set_result("new")
    first.set_result("old")
    qtbot.waitUntil(lambda: hub.waiting == 0)
    assert came == ["new"]


def test_a_change_is_told_once_before_the_answer(hub: Hub, qtbot: QtBot) -> None:
    told: list[object] = []
    changes = ChangeSet(quotes=frozenset({1}))
    hub.changed.connect(lambda change, initiator: told.append((change, initiator)))
    future: Future[Done[str]] = Future()
    hub.write(future, told.append, initiator="me")
    future.set_result(Done("saved", changes))
    qtbot.waitUntil(lambda: hub.waiting == 0)
    assert told == [(changes, "me"), "saved"]


def test_an_error_goes_to_whoever_has_words_for_it(hub: Hub, qtbot: QtBot) -> None:
    errors: list[Exception] = []
    elsewhere: list[Exception] = []
    hub.failed.connect(elsewhere.append)
    for failed in (errors.append, None):
        future: Future[int] = Future()
        hub.run(future, lambda _answer: None, failed)
        future.set_exception(ValueError("no"))
    qtbot.waitUntil(lambda: hub.waiting == 0)
    assert (len(errors), len(elsewhere)) == (1, 1)


def test_nothing_of_a_closed_library_comes_through(hub: Hub, qtbot: QtBot) -> None:
    future: Future[int] = Future()
    came: list[int] = []
    hub.run(future, came.append)
    hub.turn_over()
    future.set_result(1)
    qtbot.waitUntil(lambda: hub.waiting == 0)
    assert came == []


def test_a_newer_question_about_the_same_stops_the_older_one(
    hub: Hub, qtbot: QtBot, library: Library
) -> None:
    begun = threading.Event()

    def count(connection: Connection) -> object:
        begun.set()
        # Two hundred million steps: minutes, if it were not stopped.
        return connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200000000)"
            " SELECT count(*) FROM n"
        ).scalar()

    came: list[object] = []
    hub.ask(library, lambda: library.database.read(count), came.append, topic="query")
    qtbot.waitUntil(begun.is_set)
    hub.ask(library, lambda: "newer", came.append, topic="query")
    qtbot.waitUntil(lambda: hub.waiting == 0)
    assert came == ["newer"]
