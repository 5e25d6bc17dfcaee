"""The panel of the check: what was found in the draft, the chosen finding in full below it."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from readnotes.drafting.findings import Finding
from readnotes.gui import measures
from readnotes.gui.check_worker import CheckedDraft
from readnotes.gui.widgets.empty_place import EmptyPlace
from readnotes.gui.widgets.finding_details import FindingDetails
from readnotes.gui.widgets.finding_list import FindingList
from readnotes.gui.widgets.whole_line import WholeLine
from readnotes.i18n import text


class FindingsPanel(QFrame):
    """A list and one finding of it, or the sentence that there is nothing to say.

    Signals:
        theme_changed: The colours are others now.
    """

    theme_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "pane")
        self.list = FindingList()
        self.details = FindingDetails()
        self.whole = WholeLine()
        self._room = _DetailsRoom(self.details)
        self._more = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._more.setProperty("role", "secondary")
        self._more.setContentsMargins(measures.STEP_4, 0, measures.STEP_4, measures.STEP_2)
        self._empty = EmptyPlace()
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, measures.STEP_2, 0, 0)
        column.setSpacing(0)
        line = QFrame()
        line.setProperty("role", "hairline")
        column.addWidget(self.list, 1)
        column.addWidget(self._more)
        column.addWidget(line)
        column.addWidget(self._room)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(both)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._stack, 1)
        foot = QFrame()
        foot.setProperty("role", "hairline")
        outer.addWidget(foot)
        outer.addWidget(self.whole)
        self.list.finding_chosen.connect(self._on_finding_chosen)
        for done in (self.details.accept_requested, self.details.take_back_requested):
            done.connect(lambda *_finding: self.list.setFocus())
        self._room.hide()
        self.say(text("The draft is being checked."))

    @property
    def sentence(self) -> str:
        """What it says in place of findings; empty while it shows some."""
        return self._empty.sentence if self._stack.currentIndex() == 0 else ""

    @property
    def more_line(self) -> str:
        """What it says of findings that it does not show."""
        return self._more.text() if not self._more.isHidden() else ""

    @property
    def has_keys(self) -> bool:
        """Whether the keys are in it."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def say(self, sentence: str) -> None:
        """Says a sentence in place of findings."""
        self.list.set_findings(())
        self._empty.show_wish(sentence)
        self._stack.setCurrentIndex(0)

    def show_checked(self, checked: CheckedDraft) -> None:
        """Shows what was found."""
        if not checked.findings:
            self.say(text("Every quotation agrees with your library."))
            return
        left_out = checked.count - len(checked.findings)
        self._more.setText(text("{count} more are not shown.").format(count=f"{left_out:,}"))
        self._more.setVisible(left_out > 0)
        self.list.set_findings(checked.findings)
        self._stack.setCurrentIndex(1)
        chosen = self.list.current
        self._room.setVisible(chosen is not None)
        if chosen is not None:
            self._on_finding_chosen(chosen)

    def _on_finding_chosen(self, finding: Finding) -> None:
        self.details.show_finding(finding)
        order = [self.list, *self.details.links, self.details.reason, self.whole.link]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._room.show()
        self._room.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.details.take_theme()
            self.theme_changed.emit()


class _DetailsRoom(QScrollArea):
    """Gives the finding the height it needs, up to two thirds of the panel."""

    def __init__(self, details: FindingDetails) -> None:
        super().__init__()
        self._details = details
        self.setWidget(details)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "pane")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        parent = self.parentWidget()
        most = parent.height() * 2 // 3 if parent is not None else 0
        width = self.viewport().width()
        layout = self._details.layout()
        assert layout is not None
        return QSize(width, min(layout.totalHeightForWidth(width), most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())
