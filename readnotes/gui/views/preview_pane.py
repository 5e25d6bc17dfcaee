"""The right pane of the review desk: the review as its readers will see it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from readnotes.gui import measures
from readnotes.gui.preview_worker import Trouble
from readnotes.gui.widgets.choice_box import ChoiceBox
from readnotes.gui.widgets.notice_line import NoticeLine
from readnotes.gui.widgets.preview_browser import PreviewBrowser
from readnotes.i18n import text
from readnotes.markup.render import render_plain
from readnotes.settings.schema import CITATION_STYLE
from readnotes.text.visible import make_visible

MOST_PLAIN = 200_000


class PreviewPane(QFrame):
    """A page, the style its citations are in, and the address of the link under the pointer.

    Signals:
        style_chosen(name): Citations are to be shown in this style.
    """

    style_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "pane")
        self.style_choice = ChoiceBox()
        for name, words in CITATION_STYLE.choices.items():
            self.style_choice.addItem(words, name)
        self.style_choice.setAccessibleName(text("Citation style of the preview"))
        self.style_choice.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.style_choice.activated.connect(lambda _row: self.style_chosen.emit(self.style_name))
        self.notice = NoticeLine()
        self.browser = PreviewBrowser()
        self.browser.setPlaceholderText(text("Your review, as its readers will see it."))
        self.browser.link_hovered.connect(self._on_link_hovered)
        self.browser.link_chosen.connect(self._on_link_chosen)
        self._address = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._address.setProperty("role", "secondary")
        self._address.hide()
        head = QHBoxLayout()
        head.setContentsMargins(measures.STEP_3, measures.STEP_2, measures.STEP_3, measures.STEP_2)
        head.addWidget(self.style_choice, 1)
        below = QVBoxLayout()
        below.setContentsMargins(measures.STEP_4, 0, measures.STEP_4, measures.STEP_1)
        below.addWidget(self.notice)
        below.addWidget(self._address)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.browser, 1)
        column.addLayout(below)
        self.setFocusProxy(self.browser)

    @property
    def style_name(self) -> str:
        """The name of the chosen style."""
        name: str = self.style_choice.currentData()
        return name

    def choose_style(self, name: str) -> None:
        """Chooses a style without telling anybody."""
        self.style_choice.choose(name)

    def show_page(self, pieces: Sequence[str]) -> None:
        """Shows the rendered review, in pieces one below the other."""
        self.notice.clear()
        self.browser.show_pieces(pieces)

    def show_plain(self, trouble: Trouble, body: str) -> None:
        """Shows the draft as it is typed, because it could not be rendered."""
        reasons = {
            "slow": text("Rendering took too long; this is the draft as typed."),
            "long": text("The draft is too long to be rendered; this is its beginning."),
            "stopped": text("Rendering failed; this is the draft as typed."),
        }
        self.browser.show_html(render_plain(body[:MOST_PLAIN]))
        self.notice.show_notice(reasons[trouble])

    def _on_link_hovered(self, address: str) -> None:
        metrics = self._address.fontMetrics()
        room = self.width() - 2 * measures.STEP_4
        shown = metrics.elidedText(make_visible(address), Qt.TextElideMode.ElideMiddle, room)
        self._address.setText(shown)
        self._address.setVisible(bool(address))

    def _on_link_chosen(self, address: QUrl) -> None:
        shown = make_visible(address.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        question = QMessageBox(self)
        question.setWindowTitle(text("Open this address?"))
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setText(text("This leaves Readnotes and opens:"))
        question.setInformativeText(shown)
        opening = question.addButton(text("Open"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.buttonClicked.connect(
            lambda button: QDesktopServices.openUrl(address) if button is opening else None
        )
        question.open()
