"""Qt's side of the list of actions: one QAction each, and the menus they stand in."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from readnotes.gui.actions.action import Action, Front, MenuName
from readnotes.gui.actions.catalogue import ACTIONS, MENUS
from readnotes.gui.icons import icon


class WindowActions(QObject):
    """The actions as Qt knows them, so that their keys work wherever the focus is.

    A key whose action cannot be done now does nothing.
    """

    def __init__(self, front: Front, window: QWidget) -> None:
        super().__init__(window)
        self._front = front
        self._titles: dict[str, Callable[[], str]] = {}
        self._made: dict[str, QAction] = {}
        for action in ACTIONS:
            window.addAction(self._make(action, window))

    def qaction(self, name: str) -> QAction:
        """Qt's action of an id."""
        return self._made[name]

    def name_by(self, name: str, title: Callable[[], str]) -> None:
        """Has an action's title asked for whenever it is shown, as in “Undo delete quote”."""
        self._titles[name] = title

    def title_of(self, action: Action) -> str:
        """What an action is called at the moment."""
        asked = self._titles.get(action.id)
        return (asked() if asked else "") or action.title

    def menu(self, name: MenuName, parent: QWidget) -> QMenu:
        """A menu with its actions; what cannot be done is grey when it opens."""
        menu = QMenu(MENUS[name], parent)
        section = 0
        for action in ACTIONS:
            if action.menu != name:
                continue
            if action.section != section:
                menu.addSeparator()
                section = action.section
            menu.addAction(self._made[action.id])
        menu.aboutToShow.connect(lambda: self._refresh(name))
        menu.aboutToHide.connect(self._enable_all)
        return menu

    def menus(self, parent: QWidget) -> Iterator[QMenu]:
        """All menus, in order."""
        for name in MENUS:
            yield self.menu(name, parent)

    def shown_keys(self, action: Action) -> str:
        """Its first shortcut as the system writes it, or empty."""
        if not action.keys:
            return ""
        return QKeySequence(action.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)

    def _make(self, action: Action, window: QWidget) -> QAction:
        made = QAction(action.title, window)
        made.setObjectName(action.id)
        if action.icon:
            made.setIcon(icon(action.icon))
        if action.own_keys:
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.setShortcuts([QKeySequence(keys) for keys in action.keys])
        made.setMenuRole(_role_of(action))
        made.triggered.connect(lambda _checked=False: action.run(self._front))
        self._made[action.id] = made
        return made

    def _refresh(self, name: MenuName) -> None:
        commands = self._front.commands()
        for action in ACTIONS:
            if action.menu == name:
                self._made[action.id].setEnabled(action.id in commands)
                self._made[action.id].setText(self.title_of(action))

    def _enable_all(self) -> None:
        """A grey action would let its key through to the widget below."""
        for made in self._made.values():
            made.setEnabled(True)


def _role_of(action: Action) -> QAction.MenuRole:
    """Where macOS keeps these of its own accord."""
    return {
        "preferences": QAction.MenuRole.PreferencesRole,
        "quit": QAction.MenuRole.QuitRole,
        "keyboard-help": QAction.MenuRole.NoRole,
    }.get(action.id, QAction.MenuRole.NoRole)
