"""The list of quotes that one works in: choosing, keys, the pointer."""

from array import array
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from readnotes.domain.quotes import QuoteCard
from readnotes.gui.widgets.quote_cards import Fetch
from readnotes.gui.widgets.quote_paint import RowState, action_boxes, ground_of
from readnotes.gui.widgets.quote_rows import Highlights
from readnotes.gui.widgets.quote_scroll import Pictures, QuoteScroll
from readnotes.gui.widgets.quote_selection import RowSelection
from readnotes.gui.widgets.reading_place import ListPosition
from readnotes.i18n import text


class QuoteList(QuoteScroll):
    """A list of quotes with their pages in the margin.

    Quotes are known by their library numbers, the same that `fetch` is asked with.

    Signals:
        selection_changed: Other quotes are chosen, or another one is current.
        quote_activated(number): A quote was double-clicked.
        edit_requested(number): Enter, F2 or the pen.
        trash_requested(numbers): Del or the bin; a list.
        copy_requested(numbers): Ctrl+C or its sign; a list.
        locator_clicked(number): A page in the margin was clicked.
    """

    selection_changed = Signal()
    quote_activated = Signal(object)
    edit_requested = Signal(object)
    trash_requested = Signal(object)
    copy_requested = Signal(object)
    locator_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = RowSelection(0)
        self._hovered = -1
        self._wish = ""
        self.setAccessibleName(text("Quotes"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    @property
    def current_row(self) -> int:
        """The row that the next key acts on; -1 for none."""
        return self._selection.current

    def set_quotes(
        self,
        numbers: Sequence[int],
        fetch: Fetch,
        *,
        grouped: bool = False,
        highlights: Highlights | None = None,
        pictures: Pictures | None = None,
        at_hand: Iterable[QuoteCard] = (),
    ) -> None:
        """Shows these quotes; what was being read and what was chosen stays where it can.

        Args:
            numbers: The library's numbers of all quotes, in order; a million is fine.
            fetch: Answers the cards of a few of them, at once; asked only for rows in view.
            grouped: Whether a book's title stands above its first quote.
            highlights: Answers what to mark in a card's passage.
            pictures: Answers a card's picture.
            at_hand: Cards that need not be fetched.
        """
        before = self.save_position()
        same = len(numbers) == self.count and numbers == self._rows.cards.numbers
        self._pictures = pictures
        self._fill(numbers, fetch, grouped, highlights, at_hand)
        if not same:
            self._selection = RowSelection(len(numbers))
        self.restore_position(before, choose=not same)

    def extend_quotes(self, numbers: "array[int]") -> bool:
        """Adds what comes after the quotes of the list, without a look at those that are there.

        Returns:
            False where the numbers do not begin with those of the list: nothing was done.
        """
        count = self.count
        if len(numbers) < count or numbers[:count] != self._rows.cards.numbers:
            return False
        self._rows.cards.numbers = numbers
        self._selection.grow(len(numbers))
        self._place.heights.grow(len(numbers))
        self._show_place()
        return True

    def save_position(self) -> ListPosition:
        """Where one is, to come back to."""
        return ListPosition(
            self.number_of(self._place.row), self._place.into, self.number_of(self.current_row)
        )

    def restore_position(self, position: ListPosition, *, choose: bool = True) -> None:
        """Goes back to where one was, as far as those quotes are still there.

        Args:
            position: From `save_position`.
            choose: Whether to choose the quote that was current, too.
        """
        row = self._rows.cards.row_of(position.number, self._place.row)
        gone = self._place.row if position.number >= 0 else 0
        self._begin(row if row >= 0 else gone, position.into if row >= 0 else 0)
        if choose:
            self._selection.choose(self._rows.cards.row_of(position.current))
        self._tell_selection()

    def selected_numbers(self) -> list[int]:
        """The chosen quotes, in order."""
        numbers = self._rows.cards.numbers
        return [numbers[row] for row in self._selection.rows()]

    def current_number(self) -> int:
        """The quote that the next key acts on; -1 for none."""
        return self.number_of(self._selection.current)

    def choose_quote(self, number: int) -> bool:
        """Chooses a quote and brings it into view; False if it is not in this list."""
        row = self.row_of(number)
        if row >= 0:
            self.choose_row(row)
        return row >= 0

    def choose_row(self, row: int, *, extend: bool = False) -> None:
        """Makes a row current and brings it into view; beyond the ends, the first or last.

        Args:
            row: Which.
            extend: Choose all rows from where the choice began, not this one alone.
        """
        if not self.count:
            return
        row = max(0, min(row, self.count - 1))
        if extend:
            self._selection.extend(row)
        else:
            self._selection.choose(row)
        self.scroll_to(row)
        self._tell_selection()

    def choose_all(self) -> None:
        """Chooses every quote of the list."""
        self._selection.choose_all()
        self._tell_selection()

    def open_editor(self, row: int, editor: QWidget) -> None:
        """Opens an editor in the place of a row, which becomes the current one."""
        self._selection.choose(row)
        super().open_editor(row, editor)
        self._tell_selection()

    def row_state(self, row: int) -> RowState:
        """How a row stands at the moment."""
        hovered = row == self._hovered
        return RowState(
            chosen=row in self._selection,
            focused=row == self.current_row and self.hasFocus(),
            hovered=hovered,
            wish=self._wish if hovered else "",
        )

    def _tell_selection(self) -> None:
        card = self._rows.cards.card(self.current_row) if self.current_number() >= 0 else None
        spoken = (
            text("{page}: {passage}").format(page=card.locator_shown, passage=card.text)
            if card
            else ""
        )
        self.setAccessibleDescription(spoken)
        self.viewport().update()
        self.selection_changed.emit()

    def _ask(self, wish: str, row: int) -> None:
        number = self.number_of(row)
        if number < 0:
            return
        chosen = self.selected_numbers() if row in self._selection else [number]
        match wish:
            case "edit":
                self.edit_requested.emit(number)
            case "copy":
                self.copy_requested.emit(chosen)
            case "trash":
                self.trash_requested.emit(chosen)
            case "locator":
                self.locator_clicked.emit(number)
            case "more":
                self.open_further(row)
            case "preview":
                self.turn_preview(row)

    def _turn_page(self, direction: int, *, extend: bool) -> None:
        """A page on or back: the row that was last in view becomes the first, and current."""
        view = self.viewport().height()
        self.scroll_by(direction * max(view - view // 8, 1))
        rows = self.rows_in_view()
        if not rows:
            return
        if direction > 0 and rows[-1][0] == self.count - 1:
            target = self.count - 1
        elif direction < 0 and rows[0] == (0, 0):
            target = 0
        else:
            target = next((row for row, top in rows if top >= 0), rows[-1][0])
        self.choose_row(target, extend=extend)

    def _step(self, direction: int, *, extend: bool) -> None:
        """A row on or back; within a row higher than the view, half a view."""
        view = self.viewport().height()
        for row, top in self.rows_in_view():
            if row == self.current_row:
                below = top + self._place.height(row) - view
                if direction > 0 and below > 0 and top <= 0:
                    self.scroll_by(min(below, view // 2))
                    return
                if direction < 0 and top < 0:
                    self.scroll_by(max(top, -view // 2))
                    return
        self.choose_row(self.current_row + direction if self.count else 0, extend=extend)

    def _at(self, position: QPoint) -> tuple[int, str]:
        """The row under a point of the view, and the wish of what stands there."""
        for row, top in self.rows_in_view():
            done = self._rows.row(row)
            if done is None or row == self._editor_row:
                continue
            ground = ground_of(done, self._rows.columns, top)
            if not ground.top() <= position.y() <= ground.bottom():
                continue
            if row == self._hovered:
                for name, box in action_boxes(ground):
                    if box.contains(position):
                        return row, name
            return row, done.wish_at(position.x(), position.y() - top)
        return -1, ""

    def _hover(self, row: int, wish: str) -> None:
        if (row, wish) != (self._hovered, self._wish):
            self._hovered, self._wish = row, wish
            shape = Qt.CursorShape.PointingHandCursor if wish else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key
        if event.matches(QKeySequence.StandardKey.Copy):
            self._ask("copy", self.current_row)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_all()
        else:
            match event.key():
                case key.Key_Up | key.Key_Down:
                    self._step(1 if event.key() == key.Key_Down else -1, extend=extend)
                case key.Key_PageUp | key.Key_PageDown:
                    self._turn_page(1 if event.key() == key.Key_PageDown else -1, extend=extend)
                case key.Key_Home:
                    self.choose_row(0, extend=extend)
                case key.Key_End:
                    self.choose_row(self.count - 1, extend=extend)
                case key.Key_Return | key.Key_Enter | key.Key_F2:
                    self._ask("edit", self.current_row)
                case key.Key_Delete:
                    self._ask("trash", self.current_row)
                case key.Key_Space if self.current_row >= 0:
                    self._ask("preview", self.current_row)
                case _:
                    super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row, wish = self._at(event.position().toPoint())
        if row < 0:
            return
        if event.button() == Qt.MouseButton.LeftButton and wish:
            self._ask(wish, row)
            return
        modifiers = event.modifiers()
        if event.button() == Qt.MouseButton.RightButton and row in self._selection:
            return
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._selection.extend(row)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self._selection.toggle(row)
        else:
            self._selection.choose(row)
        self._tell_selection()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(*self._at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row, wish = self._at(event.position().toPoint())
        if row >= 0 and not wish:
            self.quote_activated.emit(self.number_of(row))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1, "")
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current_row < 0 and self.count:
            self.choose_row(max(self.rows_in_view()[0][0], 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
