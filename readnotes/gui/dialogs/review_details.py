"""What there is to say of a review beside its words: its language, where and when it came out."""

from collections.abc import Callable

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from readnotes.domain.partial_dates import InvalidDateError, parse_partial_date
from readnotes.domain.reviews import Publication, Review
from readnotes.gui import measures
from readnotes.gui.widgets.notice_line import NoticeLine
from readnotes.i18n import text
from readnotes.services import spelling
from readnotes.text.cleaning import clean_line

LEAST_WIDTH = 440


class ReviewDetails(QDialog):
    """Three fields; Enter keeps them.

    Attributes:
        language: Its language, chosen among those there are dictionaries of, or typed.
        url, date: Where and when it came out.
    """

    def __init__(
        self,
        review: Review,
        keep: Callable[[dict[str, object]], None],
        parent: QWidget,
        *,
        came_out: bool = False,
    ) -> None:
        """Shows what the review says.

        Args:
            review: The review.
            keep: Called with the fields that are others now, by their names.
            parent: Over which it opens.
            came_out: Whether the review has come out just now: today is proposed as the date.
        """
        super().__init__(parent)
        self.setWindowTitle(text("Details of the review"))
        self.setMinimumWidth(LEAST_WIDTH)
        self._review, self._keep = review, keep
        self.language = QComboBox()
        self.url = QLineEdit(review.published.url or "")
        self.date = QLineEdit(review.published.date or "")
        self.notice = NoticeLine()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        if came_out and not review.published.date:
            self.date.setText(QDate.currentDate().toString(Qt.DateFormat.ISODate))
        self._name_parts()
        self._lay_out()
        (self.url if came_out or review.status == "published" else self.language).setFocus()

    def accept(self) -> None:
        """Keeps the fields, if they can be understood."""
        date = clean_line(self.date.text())
        try:
            if date:
                parse_partial_date(date)
        except InvalidDateError:
            words = text("“{date}” is no date; write 2026, 2026-11 or 2026-11-22.")
            self.notice.show_notice(words.format(date=date), "error")
            self.date.setFocus()
            return
        published = Publication(
            clean_line(self.url.text()) or None, date or None, self._review.published.extra
        )
        language = clean_line(self.language.currentText()) or None
        changes: dict[str, object] = {}
        if published != self._review.published:
            changes["published"] = published
        if language != self._review.language:
            changes["language"] = language
        if changes:
            self._keep(changes)
        super().accept()

    def _name_parts(self) -> None:
        self.language.setEditable(True)
        self.language.addItem("")
        self.language.addItems([each.replace("_", "-") for each in spelling.list_languages()])
        self.language.setCurrentText(self._review.language or "")
        line = self.language.lineEdit()
        assert line is not None
        line.setPlaceholderText(text("en, as none is named"))
        self.url.setPlaceholderText("https://")
        self.date.setPlaceholderText(text("2026-11-22, or 2026-11, or 2026"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(measures.STEP_2)
        for label, field in (
            (text("&Language"), self.language),
            (text("Published &at"), self.url),
            (text("Published &on"), self.date),
        ):
            field.setAccessibleName(label.replace("&", ""))
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[measures.STEP_4] * 4)
        column.setSpacing(measures.STEP_3)
        column.addLayout(form)
        column.addWidget(self.notice)
        column.addWidget(self._buttons)
