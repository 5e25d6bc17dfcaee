"""The menu of a quote under the pointer: the actions that can be done with it, and their keys."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from readnotes.gui.actions.catalogue import find_action
from readnotes.gui.context import Host
from readnotes.gui.icons import icon
from readnotes.gui.widgets.quote_list import QuoteList

OFFERED = (
    ("edit", "history", "mark-checked"),
    ("copy-quote", "copy-words", "insert-from-list"),
    ("find-alike", "show-reviews", "go-to-page"),
    ("trash",),
)

Commands = Mapping[str, Callable[[], None]]


def give_menu(quotes: QuoteList, host: Host, commands: Callable[[], Commands]) -> None:
    """Gives a list of quotes its menu.

    Args:
        quotes: The list.
        host: Carries the actions out.
        commands: Answers what can be done now.
    """
    quotes.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    quotes.customContextMenuRequested.connect(lambda at: _open(quotes, host, commands(), at))


def _open(quotes: QuoteList, host: Host, now: Commands, at: QPoint) -> None:
    menu = QMenu(quotes)
    menu.aboutToHide.connect(menu.deleteLater)
    for group in OFFERED:
        able = [find_action(name) for name in group if name in now]
        if able and not menu.isEmpty():
            menu.addSeparator()
        for action in able:
            sign = icon(action.icon) if action.icon else icon("more")
            made = menu.addAction(sign, action.title, partial(host.perform, action.id))
            made.setIconVisibleInMenu(bool(action.icon))
            # Shown beside the words; the window's own action answers the keys.
            made.setShortcuts([QKeySequence(keys) for keys in action.keys[:1]])
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    if not menu.isEmpty():
        menu.popup(quotes.viewport().mapToGlobal(at))
