"""The bar above the panes in which the window tells what happened and what can be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from readnotes.gui import measures
from readnotes.gui.icons import icon
from readnotes.gui.messages import Notice
from readnotes.gui.widgets.sign import Sign
from readnotes.i18n import text

ICONS = {"note": "help", "ok": "check", "warning": "warning", "error": "warning"}
ROLES = {"note": "secondary", "ok": "ok", "warning": "warning", "error": "error"}
SECOND = 1000


class NoticeBar(QFrame):
    """One notice at a time, with its ways on as buttons; hidden while there is none.

    Signals:
        put_away: The reader has read it; the keys belong to the panes again.
    """

    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice-bar")
        self.setProperty("ground", "raised")
        self.setAccessibleName(text("Notice"))
        self._sign = Sign("help", "secondary")
        self._words = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.setToolTip(text("Put away (Esc)"))
        self._close.setAccessibleName(text("Put this notice away"))
        self._close.clicked.connect(self.clear)
        self._buttons: list[QPushButton] = []
        self._standing: Notice | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.clear)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(
            measures.STEP_4, measures.STEP_1, measures.STEP_2, measures.STEP_1
        )
        self._line.setSpacing(measures.STEP_2)
        self._line.addWidget(self._sign)
        self._line.addWidget(self._words, 1)
        self._line.addWidget(self._close)
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """The ways on, in order."""
        return list(self._buttons)

    @property
    def sentence(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    def set_standing(self, notice: Notice | None) -> None:
        """Gives the bar a notice that comes back whenever no other is shown."""
        self._standing = notice
        self.clear()

    def show_notice(self, notice: Notice) -> None:
        """Shows a notice in place of the one before."""
        self._clear()
        self._words.setText(notice.text)
        role = ROLES[notice.kind]
        self._sign.show_icon(ICONS[notice.kind], role)
        for answer in notice.answers:
            self._add_button(answer.label, answer.act)
        if notice.details:
            details = notice.details
            self._add_button(
                text("Copy report"), lambda: QGuiApplication.clipboard().setText(details)
            )
        if notice.seconds:
            self._timer.start(notice.seconds * SECOND)
        self._close.setVisible(notice is not self._standing)
        self.show()

    def clear(self) -> None:
        """Puts the notice away; one that stands comes back."""
        self._clear()
        if self._standing is not None:
            self.show_notice(self._standing)

    def _clear(self) -> None:
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._timer.stop()
        for button in self._buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
        self.hide()
        if had_focus:
            self.put_away.emit()

    def _add_button(self, label: str, act: Callable[[], None]) -> None:
        button = QPushButton(label)
        button.setProperty("role", "link")

        def answer() -> None:
            self.clear()
            act()

        button.clicked.connect(answer)
        self._line.insertWidget(self._line.count() - 1, button)
        self._buttons.append(button)
