"""The command palette: every action by a few of its letters, with its key beside it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from readnotes.gui import measures
from readnotes.gui.actions.action import Front
from readnotes.gui.actions.catalogue import ACTIONS, find_action
from readnotes.gui.actions.palette_match import best_matches
from readnotes.gui.actions.window_actions import WindowActions
from readnotes.gui.widgets.pick_list import Choice, PickList
from readnotes.i18n import text

NOT_LISTED = frozenset({"palette"})


class Palette(QObject):
    """What can be done now comes first; the rest is shown in grey, for its key."""

    def __init__(self, front: Front, actions: WindowActions, over: QWidget) -> None:
        super().__init__(over)
        self._front = front
        self._actions = actions
        self._focus_before: QWidget | None = None
        self.list = PickList(over, text("Command palette"), text("What do you want to do?"))
        self.list.typed.connect(self._on_words_typed)
        self.list.picked.connect(self._on_action_picked)
        self.list.closed.connect(self._on_list_closed)

    def open(self) -> None:
        """Shows the palette; the keys go back to where they were when it closes."""
        self._focus_before = self.list.window().focusWidget()
        # What can be done depends on where the keys are, so it is asked before they move.
        self._now = dict(self._front.commands())
        self.list.open_over(measures.STEP_6)

    def _on_words_typed(self, words: str) -> None:
        found = best_matches(
            words,
            [action for action in ACTIONS if action.id not in NOT_LISTED],
            self._actions.title_of,
        )
        able = [action for action in found if action.id in self._now]
        unable = [action for action in found if action.id not in self._now]
        choices = [
            Choice(
                self._actions.title_of(action),
                self._actions.shown_keys(action),
                action.id,
                action.icon,
                quiet=action in unable,
            )
            for action in (*able, *unable)
        ]
        self.list.set_choices(choices, "" if choices else text("Nothing is called that."))

    def _on_list_closed(self) -> None:
        if self._focus_before is not None:
            self._focus_before.setFocus()

    def _on_action_picked(self, name: object) -> None:
        find_action(str(name)).run(self._front)
