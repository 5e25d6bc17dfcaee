"""A scrolled column of quotes that sets only the rows in view.

Qt's own list asks every row its height before it shows one; this one guesses, sets the rows in
view alone, and corrects the guess as rows appear. What is being read never moves by itself.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from readnotes.domain.quotes import QuoteCard
from readnotes.gui import measures, theme
from readnotes.gui.widgets.quote_cards import Fetch
from readnotes.gui.widgets.quote_layout import SetQuote
from readnotes.gui.widgets.quote_paint import RowState, paint_picture, paint_quote
from readnotes.gui.widgets.quote_rows import QuoteRows
from readnotes.gui.widgets.quote_title import paint_title, title_height
from readnotes.gui.widgets.reading_place import ReadingPlace
from readnotes.text.highlights import Highlight

Pictures = Callable[[str], QPixmap | None]
"""Answers a picture by its SHA-256, or None while it is not at hand."""


class QuoteScroll(QAbstractScrollArea):
    """Shows quotes and one editor among them; what is chosen is the affair of `QuoteList`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QuoteRows()
        self._place = ReadingPlace(self._measure)
        self._pictures: Pictures | None = None
        self._editor: QWidget | None = None
        self._editor_row = -1
        self._placing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(measures.STEP_6)

    @property
    def count(self) -> int:
        """How many quotes there are."""
        return len(self._rows.cards.numbers)

    def number_of(self, row: int) -> int:
        """The library's number of the quote in a row; -1 where there is none."""
        return self._rows.cards.numbers[row] if 0 <= row < self.count else -1

    def row_of(self, number: int) -> int:
        """The row of a quote; -1 if it is not in this list."""
        return self._rows.cards.row_of(number)

    def scroll_to(self, row: int) -> None:
        """Brings a row into view, moving as little as is needed."""
        self._prepare(row)
        self._place.show(row, self.viewport().height(), self._room_above(row))
        self._show_place()

    def scroll_by(self, pixels: int) -> None:
        """Reads on by pixels, back below zero."""
        self._place.move(pixels)
        self._show_place()

    def rows_in_view(self) -> list[tuple[int, int]]:
        """The rows of which anything is seen, each with its top in the view."""
        return self._place.rows_in_view(self.viewport().height())

    def card_of(self, number: int) -> QuoteCard | None:
        """The card of a quote that was in view lately; nothing is asked for."""
        return self._rows.cards.at_hand(number)

    def open_further(self, row: int) -> None:
        """Shows more of a passage that was cut short."""
        self._rows.open_further(row)
        self._place.heights.forget(row)
        self._show_place()

    def turn_preview(self, row: int) -> None:
        """Shows more of a passage that was cut short; once it is whole, no more than usual."""
        done = self._rows.row(row)
        if done is None or done.cut:
            self.open_further(row)
        elif self._rows.is_open_further(row):
            self._rows.close_again(row)
            self._place.heights.forget(row)
            self._place.show(row, self.viewport().height(), self._room_above(row))
            self._show_place()

    def open_editor(self, row: int, editor: QWidget) -> None:
        """Opens an editor in the place of a row, as high as it wants to be.

        The list takes the editor over and deletes it when it is closed.
        """
        self.close_editor()
        self._editor, self._editor_row = editor, row
        editor.setParent(self.viewport())
        editor.installEventFilter(self)
        self._fit_editor()
        editor.show()

    def close_editor(self) -> None:
        """Puts the quote back in the editor's place, and the keys back into the list."""
        editor, row = self._editor, self._editor_row
        if editor is None:
            return
        focused = self.window().focusWidget()
        had_focus = focused is editor or editor.isAncestorOf(focused)
        self._editor, self._editor_row = None, -1
        editor.removeEventFilter(self)
        editor.hide()
        editor.deleteLater()
        if 0 <= row < self._place.heights.count:
            self._place.heights.forget(row)
        if had_focus:
            self.setFocus()
        self._show_place()

    def row_state(self, row: int) -> RowState:
        """How a row stands at the moment; told by `QuoteList`."""
        raise NotImplementedError

    def _fill(
        self,
        numbers: Sequence[int],
        fetch: Fetch,
        grouped: bool,
        highlight: Highlight,
        at_hand: Iterable[QuoteCard],
    ) -> None:
        """Takes other quotes; an open editor stays with its quote, and goes when that is gone."""
        edited = self.number_of(self._editor_row)
        self._rows.fill(numbers, fetch, grouped, highlight, at_hand)
        if self._editor is not None:
            self._editor_row = self.row_of(edited)
            if self._editor_row < 0:
                self.close_editor()

    def _begin(self, row: int, into: int) -> None:
        """Sets everything anew at a place."""
        guess = self._place.heights.guess if self._place.heights.count else 0
        self._rows.set_width(self.viewport().width())
        self._place.reset(self.count, guess or self._rows.usual_height, row, into)
        self._show_place()

    def _measure(self, row: int) -> int:
        done = self._rows.row(row)
        if row == self._editor_row and self._editor is not None:
            return (done.body_top if done else 0) + self._editor_height()
        return done.height if done is not None else measures.STEP_1

    def _editor_height(self) -> int:
        assert self._editor is not None
        wanted = self._editor.heightForWidth(self.viewport().width())
        if wanted <= 0:
            wanted = self._editor.sizeHint().height()
        return max(wanted, self._editor.minimumHeight())

    def _fit_editor(self) -> None:
        self._place.heights.forget(self._editor_row)
        self._place.show(self._editor_row, self.viewport().height())
        self._show_place()

    def _prepare(self, row: int) -> None:
        """Has as many cards at hand as a view that begins with this row is likely to show."""
        likely = self.viewport().height() // max(self._place.heights.guess, 1) + 2
        self._rows.prepare(row, row + likely)

    def _show_place(self) -> None:
        """Sets what is in view, tells the scroll bar, and has it painted."""
        view = self.viewport().height()
        self._prepare(self._place.row)
        seen = self._place.rows_in_view(view)
        bar = self.verticalScrollBar()
        self._placing = True
        bar.setRange(0, max(self._place.heights.total - view, 0))
        bar.setPageStep(view)
        bar.setValue(self._place.value)
        self._placing = False
        self._put_editor(dict(seen))
        self.viewport().update()

    def _put_editor(self, tops: dict[int, int]) -> None:
        if self._editor is None:
            return
        height = self._editor_height()
        done = self._rows.row(self._editor_row)
        heading = done.body_top if done else 0
        top = tops.get(self._editor_row, -height - heading) + heading
        self._editor.setGeometry(0, top, self.viewport().width(), height)

    def _paint_row(self, painter: QPainter, row: int, top: int, done: SetQuote) -> None:
        if row == self._editor_row:
            return
        look = theme.current()
        paint_quote(painter, done, self._rows.columns, top, look, self.row_state(row))
        if done.picture is not None and done.card.picture is not None:
            picture = self._pictures(done.card.picture) if self._pictures else None
            paint_picture(painter, done.picture.translated(0, top), picture, look)

    def _room_above(self, row: int) -> int:
        """How high the title is that would stand over a row at the top of the view."""
        heads = self._rows.grouped and 0 <= row < self.count and not self._rows.heading(row)
        return title_height(theme.current()) if heads else 0

    def _paint_standing_title(self, painter: QPainter) -> None:
        """The book one is reading in, while its own heading is above the view."""
        seen = self.rows_in_view()
        if not seen or not self._rows.grouped:
            return
        first, top = seen[0]
        if top >= 0 and self._rows.heading(first):
            return
        height = title_height(theme.current())
        below = (t for row, t in seen[1:] if self._rows.heading(row))
        offset = min(next(below, height) - height, 0)
        width = self.viewport().width()
        paint_title(painter, self._rows.book(first), offset, width, self._rows.columns)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.current().colours.pane)
        for row, top in self.rows_in_view():
            done = self._rows.row(row)
            if done is not None and QRect(0, top, 1, done.height).intersects(
                event.rect().adjusted(-event.rect().left(), 0, 1, 0)
            ):
                self._paint_row(painter, row, top, done)
        self._paint_standing_title(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._begin(self._place.row, self._place.into)
        else:
            self._show_place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._placing:
            return
        bar = self.verticalScrollBar()
        if bar.value() == bar.maximum():
            self._place.to_end(self.viewport().height())
        elif abs(dy) <= 2 * self.viewport().height():
            self._place.move(-dy)
        else:
            self._prepare(self._place.heights.row_at(bar.value()))
            self._place.jump(bar.value())
        self._show_place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._begin(self._place.row, self._place.into)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and event.type() == QEvent.Type.LayoutRequest:
            self._fit_editor()
        return super().eventFilter(watched, event)
