"""Questions that are given up while they are answered."""

import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, literal, select

from readnotes.services.opening import GivenUpError, Library
from readnotes.storage.prepared import Prepared, driver_of

#: Counts for hours if it is let.
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def _read(library: Library, act: Callable[[Connection], object]) -> object:
    return library.database.read(act)


def test_a_statement_that_is_running_ends_when_its_question_is_given_up(library: Library) -> None:
    begun = threading.Event()

    def count(connection: Connection) -> object:
        begun.set()
        return connection.exec_driver_sql(ENDLESS).scalar()

    asked = library.ask(lambda: _read(library, count))
    assert begun.wait(5)
    while not asked.future.done():
        # The event comes before the statement, which may not be running yet.
        asked.give_up()
        time.sleep(0.001)
    assert isinstance(asked.future.exception(), GivenUpError)


@pytest.mark.parametrize("prepared", [False, True])
def test_a_question_given_up_between_two_statements_asks_no_more(
    library: Library, prepared: bool
) -> None:
    waiting, go_on = threading.Event(), threading.Event()
    second = Prepared(select(literal(2)))

    def ask_twice(connection: Connection) -> object:
        connection.exec_driver_sql("SELECT 1")
        waiting.set()
        assert go_on.wait(5)
        if prepared:
            return second.scalar(connection, {"param_1": 2})
        return connection.exec_driver_sql("SELECT 2").scalar()

    asked = library.ask(lambda: _read(library, ask_twice))
    assert waiting.wait(5)
    asked.give_up()
    go_on.set()
    with pytest.raises(GivenUpError):
        asked.future.result(5)


def test_a_statement_begun_after_a_question_was_given_up_ends_too(library: Library) -> None:
    waiting, go_on = threading.Event(), threading.Event()

    def count(connection: Connection) -> object:
        waiting.set()
        assert go_on.wait(5)
        # As if it had been about to begin: nothing looks whether the answer is still wanted.
        return driver_of(connection).execute(ENDLESS).fetchone()

    asked = library.ask(lambda: _read(library, count))
    assert waiting.wait(5)
    asked.give_up()
    go_on.set()
    try:
        with pytest.raises(GivenUpError):
            asked.future.result(5)
    finally:
        asked.give_up()


def test_a_question_given_up_before_its_turn_is_not_asked(library: Library) -> None:
    hold = threading.Event()
    busy = [library.ask(lambda: hold.wait(5)) for _reader in range(3)]
    seen: list[int] = []
    asked = library.ask(lambda: seen.append(1))
    asked.give_up()
    hold.set()
    with pytest.raises(GivenUpError):
        asked.future.result(5)
    assert [each.future.result(5) for each in busy] == [True, True, True]
    assert seen == []


def test_the_connection_serves_the_next_question(library: Library) -> None:
    for _turn in range(5):
        asked = library.ask(lambda: _read(library, lambda c: c.exec_driver_sql(ENDLESS).scalar()))
        while not asked.future.done():
            asked.give_up()
            time.sleep(0.001)
        answer = library.ask(
            lambda: _read(library, lambda c: c.exec_driver_sql("SELECT 7").scalar())
        )
        assert answer.future.result(5) == 7
