"""The line above a draft: what it is called, how far it is, how long, and when it was saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QIntValidator
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from readnotes.domain.reviews import REVIEW_STATUSES, Review
from readnotes.gui import measures, theme
from readnotes.gui.icons import icon
from readnotes.gui.widgets.choice_box import ChoiceBox
from readnotes.i18n import ntext, text

LONGEST_TARGET = 1_000_000
WORDS_A_MINUTE = 240
"""How fast a grown reader reads quietly: Brysbaert (2019), a mean over 190 studies, is 238."""


def status_word(status: str) -> str:
    """The word for how far a review is."""
    return {
        "idea": text("Idea"),
        "draft": text("Draft"),
        "ready": text("Ready"),
        "published": text("Published"),
    }[status]


class ReviewHeader(QFrame):
    """Shows a review's own fields and lets them be changed.

    Signals:
        title_changed(title), status_changed(status), target_changed(words): The reader says so;
            0 words are no target.
        export_requested: The review is to be exported.
        note_requested: The next note of what is to be verified is wanted.
    """

    title_changed = Signal(str)
    status_changed = Signal(str)
    target_changed = Signal(int)
    export_requested = Signal()
    note_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = 0
        self._title_before = ""
        self.title = QLineEdit()
        self.status = ChoiceBox()
        self.target = QLineEdit()
        self._count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._saved = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.notes = QPushButton()
        self.checked = QPushButton()
        self.export = QToolButton()
        self._name_parts()
        line = QHBoxLayout(self)
        line.setContentsMargins(measures.STEP_3, measures.STEP_2, measures.STEP_3, measures.STEP_2)
        line.setSpacing(measures.STEP_2)
        line.addWidget(self.title, 1)
        line.addWidget(self.status)
        line.addSpacing(measures.STEP_2)
        line.addWidget(self._count)
        line.addWidget(self.target)
        line.addWidget(self.notes)
        line.addSpacing(measures.STEP_2)
        line.addWidget(self.checked)
        line.addSpacing(measures.STEP_2)
        line.addWidget(self._saved)
        line.addWidget(self.export)
        self.title.editingFinished.connect(self._on_title_finished)
        self.status.activated.connect(
            lambda row: self.status_changed.emit(self.status.itemData(row))
        )
        self.target.editingFinished.connect(self._on_target_finished)
        self.notes.clicked.connect(self.note_requested)
        self.export.clicked.connect(self.export_requested)

    @property
    def saved_line(self) -> str:
        """What is said of saving."""
        return self._saved.text()

    @property
    def words_line(self) -> str:
        """What is said of the length."""
        return self._count.text()

    def show_review(self, review: Review, *, read_only: bool) -> None:
        """Shows another review, or the same with other fields; what is being typed stays."""
        if not self.title.hasFocus() or self._title_before != review.title:
            self.title.setText(review.title)
            self.title.setCursorPosition(0)
        self._title_before = review.title
        self.status.choose(review.status)
        if not self.target.hasFocus():
            self.target.setText(str(review.target_words) if review.target_words else "")
            if self._count.text():
                self.show_words(self._words)
        self.title.setReadOnly(read_only)
        self.target.setReadOnly(read_only)
        self.status.setEnabled(not read_only)

    def show_words(self, words: int) -> None:
        """Says how long the draft is."""
        self._words = words
        aim = self._aim()
        plural = text("{count} word") if words == 1 else text("{count} words")
        plural = text("{count} words of") if aim else plural
        self._count.setText(plural.format(count=f"{words:,}"))
        self._count.setToolTip(_reading_time(words))
        reached = 0 < aim <= words
        self._count.setProperty("role", "ok" if reached else "secondary")
        self._count.style().polish(self._count)

    def show_notes(self, notes: int) -> None:
        """Says how much is still to be verified; nothing where nothing is."""
        self.notes.setText(ntext("{n} to verify", "{n} to verify", notes).format(n=notes))
        self.notes.setVisible(bool(notes))

    def show_saved(self, time: str) -> None:
        """Says when the draft was committed; only then."""
        self._say(text("saved {time}").format(time=time), "secondary")

    def show_trouble(self, sentence: str) -> None:
        """Says that the draft is not saved, and why."""
        self._say(text("not saved"), "error")
        self._saved.setToolTip(sentence)

    def clear_saved(self) -> None:
        """Says nothing of saving."""
        self._say("", "secondary")

    def _say(self, words: str, role: str) -> None:
        self._saved.setText(words)
        self._saved.setToolTip("")
        self._saved.setProperty("role", role)
        self._saved.style().polish(self._saved)

    def _on_title_finished(self) -> None:
        title = self.title.text().strip()
        if not title:
            self.title.setText(self._title_before)
        elif title != self._title_before:
            self._title_before = title
            self.title_changed.emit(title)

    def _on_target_finished(self) -> None:
        self.show_words(self._words)
        self.target_changed.emit(self._aim())

    def _aim(self) -> int:
        return int(self.target.text() or 0)

    def _name_parts(self) -> None:
        self.title.setProperty("role", "quiet")
        self.title.setFont(theme.current().fonts.strong)
        # A title in Arabic, too, stands at the beginning of the line.
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        self.title.setAlignment(left | Qt.AlignmentFlag.AlignVCenter)
        self.title.setAccessibleName(text("Title of the review"))
        self.title.setPlaceholderText(text("Title"))
        for status in REVIEW_STATUSES:
            self.status.addItem(status_word(status), status)
        self.status.setAccessibleName(text("Status of the review"))
        self.target.setProperty("role", "quiet")
        self.target.setValidator(QIntValidator(0, LONGEST_TARGET, self.target))
        self.target.setPlaceholderText(text("target"))
        self.target.setAccessibleName(text("How many words it is to have"))
        self.target.setToolTip(text("How many words it is to have"))
        metrics = QFontMetrics(self.target.font())
        room = metrics.horizontalAdvance("1000000") + 2 * measures.STEP_3
        self.target.setFixedWidth(room)
        self._count.setProperty("role", "secondary")
        self._saved.setProperty("role", "secondary")
        self._saved.setMinimumWidth(metrics.horizontalAdvance("saved 00:00"))
        self.notes.setProperty("role", "link")
        self.notes.setCursor(Qt.CursorShape.PointingHandCursor)
        self.notes.setToolTip(text("Go to the next note of what is to be verified"))
        self.notes.hide()
        self.checked.setProperty("role", "link")
        self.checked.hide()
        self.export.setIcon(icon("export"))
        self.export.setToolTip(text("Export (Ctrl+E)"))
        self.export.setAccessibleName(text("Export"))


def _reading_time(words: int) -> str:
    """How long a reader takes, in whole minutes.

    >>> _reading_time(1200)
    '5 minutes to read'
    """
    minutes = max(1, round(words / WORDS_A_MINUTE))
    return ntext("{n} minute to read", "{n} minutes to read", minutes).format(n=minutes)
