"""What stands at the right of the draft: its preview, or what the check found, by turns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from readnotes.gui.views.preview_pane import PreviewPane
from readnotes.gui.widgets.findings_panel import FindingsPanel
from readnotes.i18n import text

PREVIEW, CHECKS = 0, 1


class BesideDraft(QFrame):
    """Two panes in one place, and the line that says how many findings are open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "pane")
        self.preview = PreviewPane()
        self.findings = FindingsPanel()
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(text("Preview or checks"))
        self.tabs.addTab(text("Preview"))
        self.tabs.addTab(text("Checks"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.findings)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    @property
    def front(self) -> QWidget:
        """The widget that takes the keys of the pane in front."""
        if self.tabs.currentIndex() == PREVIEW:
            return self.preview.browser
        return self.findings.list if self.findings.list.isVisible() else self.tabs

    def show_checks(self) -> None:
        """Brings what the check found to the front."""
        self.show()
        self.tabs.setCurrentIndex(CHECKS)
        self.front.setFocus()

    def count_findings(self, count: int | None) -> None:
        """Says how many findings are open; None while that is not known."""
        words = text("Checks") if not count else text("Checks ({n})").format(n=f"{count:,}")
        if self.tabs.tabText(CHECKS) != words:
            self.tabs.setTabText(CHECKS, words)
