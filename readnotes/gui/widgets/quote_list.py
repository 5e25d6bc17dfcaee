"""The list of quotes that one works in: choosing, keys, the pointer."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from readnotes.gui.widgets.quote_choice import QuoteChoice
from readnotes.gui.widgets.quote_paint import RowState, action_boxes, ground_of
from readnotes.i18n import text


class QuoteList(QuoteChoice):
    """A list of quotes with their pages in the margin.

    Quotes are known by their library numbers, the same that `fetch` is asked with.

    Signals:
        quote_activated(number): A quote was double-clicked.
        edit_requested(number): Enter, F2 or the pen.
        trash_requested(numbers): Del or the bin; a list.
        copy_requested(numbers): Ctrl+C or its sign; a list.
        locator_clicked(number): A page in the margin was clicked.
    """

    quote_activated = Signal(object)
    edit_requested = Signal(object)
    trash_requested = Signal(object)
    copy_requested = Signal(object)
    locator_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = -1
        self._wish = ""
        self.setAccessibleName(text("Quotes"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    def row_state(self, row: int) -> RowState:
        """How a row stands at the moment."""
        hovered = row == self._hovered
        return RowState(
            chosen=row in self._selection,
            focused=row == self.current_row and self.hasFocus(),
            hovered=hovered,
            wish=self._wish if hovered else "",
        )

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
