"""Begins a review: what it is called, and which sources it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from readnotes.domain.reviews import Review
from readnotes.domain.sources import SourceCard
from readnotes.gui import measures
from readnotes.gui.context import Context, Place
from readnotes.gui.widgets.choice_box import ChoiceBox
from readnotes.gui.widgets.notice_line import NoticeLine
from readnotes.i18n import text
from readnotes.services import compose, reading, review_templates
from readnotes.services.failure_texts import sentence
from readnotes.text.folding import fold

SIZE = (480, 480)
KEY_ROLE = Qt.ItemDataRole.UserRole


class NewReviewDialog(QDialog):
    """A title, and the books to tick; Enter begins the review and opens it."""

    def __init__(
        self, context: Context, chosen: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        """Fills itself as soon as the library has answered.

        Args:
            context: Where the library is.
            chosen: The keys of the sources that are ticked at first.
            parent: The window.
        """
        super().__init__(parent or context.host.window_widget())
        self._context = context
        self._chosen = list(chosen)
        self.title = QLineEdit()
        self.filter = QLineEdit()
        self.template = ChoiceBox()
        self.sources = QListWidget()
        self.notice = NoticeLine()
        self.begin = QPushButton(text("Begin"))
        self.cancel = QPushButton(text("Cancel"))
        self.setWindowTitle(text("New review"))
        self.resize(*SIZE)
        self._name_parts()
        self._lay_out()
        library = context.library
        context.hub.ask(library, lambda: reading.list_source_cards(library), self._show)

    def about(self) -> list[str]:
        """The keys of the ticked sources, in the order in which they were ticked."""
        return list(self._chosen)

    def begin_review(self) -> None:
        """Begins the review, if it has a title."""
        title = self.title.text().strip()
        if not title:
            self.notice.show_notice(text("A review needs a title; it can be changed."), "error")
            self.title.setFocus()
            return
        self.begin.setEnabled(False)
        library, template = self._context.library, self.template.currentData()
        if template is None:
            future = compose.new_review(library, title, self.about())
        else:
            future = review_templates.begin_from(library, template, title, self.about())
        self._context.hub.write(future, self._on_begun, self._on_failed)

    def _on_begun(self, review: Review) -> None:
        self.accept()
        self._context.host.go(Place(view="review", name=review.id))

    def _on_failed(self, error: Exception) -> None:
        self.begin.setEnabled(True)
        self.notice.show_notice(sentence(error), "error")

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        key: str = item.data(KEY_ROLE)
        ticked = item.checkState() == Qt.CheckState.Checked
        if ticked and key not in self._chosen:
            self._chosen.append(key)
        elif not ticked and key in self._chosen:
            self._chosen.remove(key)

    def _filter(self, needle: str) -> None:
        words = fold(needle).split()
        for row in range(self.sources.count()):
            item = self.sources.item(row)
            folded = fold(item.text())
            item.setHidden(not all(word in folded for word in words))

    def _show(self, cards: Sequence[SourceCard]) -> None:
        # What was chosen before stands first, so that it is seen.
        ordered = sorted(cards, key=lambda card: card.key not in self._chosen)
        for card in ordered:
            about = " · ".join(filter(None, (card.title, card.authors, card.year)))
            item = QListWidgetItem(about)
            item.setData(KEY_ROLE, card.key)
            ticked = card.key in self._chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.sources.addItem(item)
        self.sources.itemChanged.connect(self._on_item_changed)
        if not self.title.text() and self._chosen:
            titles = [card.title for card in ordered if card.key == self._chosen[0]]
            self.title.setText(titles[0] if titles else "")
            self.title.selectAll()

    def _name_parts(self) -> None:
        self.title.setAccessibleName(text("Title of the review"))
        self.title.setPlaceholderText(text("Title"))
        self.filter.setAccessibleName(text("Find a source"))
        self.filter.setPlaceholderText(text("Find a source"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.sources.setAccessibleName(text("Sources it is about"))
        self.template.setAccessibleName(text("Begin with"))
        self.template.addItem(text("An empty page"), None)
        for each in review_templates.list_templates(self._context.settings.templates_folder):
            self.template.addItem(each.name, each)
        self.begin.setDefault(True)
        self.begin.clicked.connect(self.begin_review)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.begin_review)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.STEP_2)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.begin)
        about = QLabel(text("About"))
        about.setProperty("role", "secondary")
        about.setBuddy(self.filter)
        with_words = QLabel(text("Begin &with"))
        with_words.setProperty("role", "secondary")
        with_words.setBuddy(self.template)
        beginning = QHBoxLayout()
        beginning.setSpacing(measures.STEP_2)
        beginning.addWidget(with_words)
        beginning.addWidget(self.template, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[measures.STEP_4] * 4)
        column.setSpacing(measures.STEP_2)
        column.addWidget(self.title)
        column.addSpacing(measures.STEP_1)
        column.addWidget(about)
        column.addWidget(self.filter)
        column.addWidget(self.sources, 1)
        column.addLayout(beginning)
        column.addWidget(self.notice)
        column.addLayout(buttons)


def make_new_review(context: Context, chosen: Sequence[str]) -> NewReviewDialog:
    """The dialog, for the window that opens it."""
    return NewReviewDialog(context, chosen)
