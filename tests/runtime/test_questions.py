"""What of a question is done by Python alone and looks whether it is still wanted."""

import threading

import pytest

from readnotes.runtime.questions import GivenUpError, Question, go_on


def test_nothing_stops_what_nobody_asked_for() -> None:
    go_on()


def test_long_work_ends_where_it_looks_whether_it_is_still_wanted() -> None:
    asked, done = Question(), []

    def work() -> None:
        for step in range(10):
            go_on()
            done.append(step)
            if step == 3:
                # Pressing the next key happens on another thread.
                key = threading.Thread(target=asked.give_up)
                key.start()
                key.join()

    with pytest.raises(GivenUpError):
        asked.answer(work)
    assert done == [0, 1, 2, 3]
    go_on()


def test_the_thread_goes_on_with_the_next_question() -> None:
    first, second = Question(), Question()
    first.give_up()
    with pytest.raises(GivenUpError):
        first.answer(go_on)
    assert second.answer(lambda: "answered") == "answered"
