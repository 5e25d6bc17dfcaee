"""The fields of a quote in the order of work: page, passage, comment, tags, and the rest.

The capture row and the editor in the list are both made of it; they differ in what stands below.
"""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from readnotes.gui import icons, measures, theme
from readnotes.gui.widgets.field_keys import FieldActs, FieldKeys
from readnotes.gui.widgets.growing_edit import GrowingEdit
from readnotes.gui.widgets.kind_button import KindButton
from readnotes.gui.widgets.notice_line import Action, NoticeLine
from readnotes.gui.widgets.page_field import PageField, Understanding
from readnotes.gui.widgets.passage_edit import PassageEdit
from readnotes.gui.widgets.paste_desk import PasteDesk, PasteFields
from readnotes.gui.widgets.quote_columns import columns_for
from readnotes.gui.widgets.quote_details import QuoteDetails
from readnotes.gui.widgets.quote_values import QuoteValues
from readnotes.gui.widgets.settle_timer import SettleTimer
from readnotes.gui.widgets.tag_line import TagLine
from readnotes.i18n import text

INSET = measures.STEP_2 + measures.HAIRLINE
"""From the edge of a field to its letters, which stand in the columns of the list."""


class QuoteFields(QWidget):
    """All fields of one quote.

    Signals:
        save_requested(values): Ctrl+Enter; a `QuoteValues`.
        row_changed(values): A second after the last key, at most two after the first.
        picture_pasted(image): A picture came from the clipboard.
        page_edited(locator): The page is another one, as it would be kept; at each key.
        close_requested: Esc.
    """

    save_requested = Signal(object)
    row_changed = Signal(object)
    picture_pasted = Signal(QImage)
    page_edited = Signal(str)
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = PageField()
        self.passage = PassageEdit()
        self.comment = GrowingEdit(1, 4)
        self.tags = TagLine()
        self.kind = KindButton()
        self.details = QuoteDetails()
        self.notice = NoticeLine()
        self.more = QToolButton()
        self.footer = QHBoxLayout()
        self._page_remark = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._troubled: set[QWidget] = set()
        self._settle = SettleTimer(self)
        self._desk = PasteDesk(
            PasteFields(
                self.page, self.passage, self.comment, self.details.lines["speaker"], self.notice
            ),
            self,
        )
        self._name_fields()
        self._grid = self._lay_out()
        self._connect()
        self._keys = FieldKeys(
            self,
            FieldActs(
                save=self.ask_to_save,
                close=self.close_requested.emit,
                show_details=self.show_details,
                turn_direction=self.passage.turn_on,
                paste_raw=self.passage.paste_raw,
                choose_kind=self.kind.choose,
            ),
        )

    def get_values(self) -> QuoteValues:
        """What stands in the fields; a sign in the page field written out."""
        lines, passages = self.details.lines, self.details.passages
        return QuoteValues(
            locator=self.page.understanding.locator,
            text=self.passage.toPlainText(),
            comment=self.comment.toPlainText(),
            tags=self.tags.tags(),
            kind=self.kind.kind,
            essential=self.details.essential.isChecked(),
            pasted=self._desk.raw,
            **{name: line.text() for name, line in lines.items()},
            **{name: passage.toPlainText() for name, passage in passages.items()},
        )

    def set_values(self, values: QuoteValues) -> None:
        """Fills the fields; nothing is said to have changed."""
        self._desk.clear()
        self.clear_trouble()
        self.page.setText(values.locator)
        self.passage.setPlainText(values.text)
        self.comment.setPlainText(values.comment)
        self.tags.set_tags(values.tags)
        self.kind.set_kind(values.kind)
        self.details.essential.setChecked(values.essential)
        for name, line in self.details.lines.items():
            line.setText(getattr(values, name))
        for name, passage in self.details.passages.items():
            passage.setPlainText(getattr(values, name))
        self._desk.raw = values.pasted
        self._settle.stop()

    def set_source(
        self, titles: Sequence[str], authors: Sequence[str], *, timed: bool = False, last: str = ""
    ) -> None:
        """Says which book is being quoted.

        Args:
            titles: Of the book and its chapters, for running heads in a paste.
            authors: Their names, for citations in a paste.
            timed: Whether places in it are times.
            last: The locator saved before in this book, as typed; empty for none.
        """
        self._desk.set_source(titles, authors)
        self.page.set_last(last, timed=timed)

    def set_known_tags(self, tags: Sequence[str]) -> None:
        """What tags are completed from."""
        self.tags.set_known_tags(tags)

    def show_trouble(self, field: str, sentence: str, role: str = "error") -> None:
        """Says beside a field what is wrong with it, until it is changed.

        Args:
            field: `page`, `passage`, `comment`, `tags`, or a name of `QuoteDetails`.
            sentence: One sentence.
            role: `error`, or `warning` where it can be saved all the same.
        """
        widget = self._field(field)
        self._mark(widget, role)
        if widget is self.page:
            self._say_of_page(sentence, role)
        else:
            self.notice.show_notice(sentence, role)
        if role == "error":
            widget.setFocus()

    def clear_trouble(self) -> None:
        """Takes back what was said of the fields."""
        for widget in list(self._troubled):
            self._take_back(widget)

    def show_notice(
        self, sentence: str, role: str = "secondary", actions: Sequence[Action] = ()
    ) -> None:
        """Says one line below the passage, with links for what can be done."""
        self.notice.show_notice(sentence, role, actions)
        for before, after in pairwise([self.passage, *self.notice.links, self.comment]):
            QWidget.setTabOrder(before, after)

    def show_details(self, shown: bool) -> None:
        """Opens or closes the fields that are seldom needed."""
        self.more.setChecked(shown)

    def ask_to_save(self) -> None:
        """Asks for what stands in the fields to be saved."""
        self.page.settle()
        self._settle.stop()
        self.save_requested.emit(self.get_values())

    def _on_page_understood(self, understanding: Understanding) -> None:
        self._say_of_page(understanding.sentence, understanding.role)
        self.page_edited.emit(understanding.locator)

    def _on_field_changed(self, widget: QWidget, *_given: object) -> None:
        self._take_back(widget)
        self._settle.touch()

    def _on_settle_settled(self) -> None:
        self.row_changed.emit(self.get_values())

    def _on_more_toggled(self, shown: bool) -> None:
        self.more.setIcon(icons.icon("chevron-up" if shown else "chevron-down"))
        self.details.setVisible(shown)
        if shown:
            self.details.lines["gist"].setFocus()
        elif self.isVisible():
            self.passage.setFocus()
        self.updateGeometry()

    def _say_of_page(self, sentence: str, role: str) -> None:
        self._page_remark.setText(sentence)
        self._page_remark.setProperty("role", role)
        self._page_remark.style().polish(self._page_remark)

    def _field(self, name: str) -> QWidget:
        named: dict[str, QWidget] = {
            "page": self.page,
            "locator": self.page,
            "passage": self.passage,
            "text": self.passage,
            "comment": self.comment,
            "tags": self.tags,
            **self.details.lines,
            **self.details.passages,
        }
        return named[name]

    def _mark(self, widget: QWidget, role: str) -> None:
        self._troubled.add(widget)
        widget.setProperty("trouble", role)
        widget.style().polish(widget)

    def _take_back(self, widget: QWidget) -> None:
        if widget not in self._troubled:
            return
        self._mark(widget, "")
        self._troubled.discard(widget)
        if widget is self.page:
            self._on_page_understood(self.page.understanding)
        else:
            self.notice.clear()

    def _name_fields(self) -> None:
        self.comment.setPlaceholderText(text("Comment"))
        self.comment.setAccessibleName(text("Comment"))
        self.more.setIcon(icons.icon("chevron-down"))
        self.more.setCheckable(True)
        self.more.setToolTip(text("Speaker, language and the rest (Alt+Down)"))
        self.more.setAccessibleName(text("More fields"))
        self._page_remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._page_remark.setProperty("role", "secondary")
        self._page_remark.setFont(theme.current().fonts.small)
        self.notice.setContentsMargins(INSET, 0, 0, 0)
        self.details.hide()

    def _lay_out(self) -> QGridLayout:
        places = QVBoxLayout()
        places.setSpacing(measures.HALF)
        places.addWidget(self.page)
        places.addWidget(self._page_remark)
        places.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(measures.STEP_2)
        beside.addWidget(self.comment, 3, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self.tags, 2, Qt.AlignmentFlag.AlignTop)
        self.footer.setSpacing(measures.STEP_2)
        self.footer.addWidget(self.kind)
        self.footer.addWidget(self.more)
        rows = QVBoxLayout()
        rows.setSpacing(measures.STEP_2)
        for widget in (self.passage, self.notice, self._desk.raw_view):
            rows.addWidget(widget)
        rows.addLayout(beside)
        rows.addWidget(self.details)
        rows.addLayout(self.footer)
        grid = QGridLayout(self)
        grid.setVerticalSpacing(0)
        grid.addLayout(places, 0, 0)
        grid.addLayout(rows, 0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        self.page.understood.connect(self._on_page_understood)
        self.page.accepted.connect(self.passage.setFocus)
        self.passage.picture_pasted.connect(self.picture_pasted)
        for line in (self.page, self.tags, *self.details.lines.values()):
            line.textEdited.connect(partial(self._on_field_changed, line))
        for passage in (self.passage, self.comment, *self.details.passages.values()):
            passage.textChanged.connect(partial(self._on_field_changed, passage))
        self.kind.kind_chosen.connect(partial(self._on_field_changed, self.kind))
        self.details.essential.toggled.connect(partial(self._on_field_changed, self.details))
        self.more.toggled.connect(self._on_more_toggled)
        self._settle.settled.connect(self._on_settle_settled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = columns_for(self.width(), theme.current().fonts)
        right = self.width() - columns.text_left - columns.text_width - INSET
        left = columns.locator_left
        self._grid.setContentsMargins(left, measures.STEP_2, right, measures.STEP_2)
        places = columns.locator_width + INSET
        self._grid.setColumnMinimumWidth(0, places)
        self.page.setFixedWidth(places)
        self._page_remark.setFixedWidth(places - INSET)
        gap = columns.text_left - INSET - left - places
        self._grid.setHorizontalSpacing(gap)
