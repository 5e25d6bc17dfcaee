import json
from dataclasses import asdict
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from readnotes.gui.context import Place
from readnotes.gui.main_window import on_a_screen
from readnotes.gui.session import Session, parse_session, read_session, write_session

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
FIELDS = list(asdict(Session()))


def test_a_session_comes_back_as_it_was(tmp_path: Path) -> None:
    session = Session(
        library="/a.readnotes",
        frame=(1, 2, 900, 700),
        side=(200, 800),
        order="title",
        place=Place(scope=("shelf", "Syria"), source="harkin2015", quote=12),
    )
    write_session(tmp_path / "session.json", session)
    assert read_session(tmp_path / "session.json") == session


@given(st.dictionaries(st.sampled_from(FIELDS), JSON) | JSON)
def test_any_json_gives_a_session_that_can_be_used(data: object) -> None:
    session = parse_session(data)
    assert isinstance(session.library, str)
    assert all(type(each) is int for each in session.frame + session.side + session.panes)
    assert isinstance(session.place, Place)
    assert parse_session(json.loads(json.dumps(asdict(session)))) == session


def test_a_window_off_all_screens_is_not_restored_there(qapp: QApplication) -> None:
    assert qapp.primaryScreen() is not None
    assert on_a_screen(QRect(10, 10, 600, 400))
    assert not on_a_screen(QRect(90_000, 10, 600, 400))
