"""How a row of the sidebar is painted: its icon, its name, its count at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from readnotes.gui import measures, theme
from readnotes.gui.icons import icon
from readnotes.gui.models.side_model import ROW
from readnotes.gui.models.side_rows import SideRow
from readnotes.i18n import text

Index = QModelIndex | QPersistentModelIndex


class SideDelegate(QStyledItemDelegate):
    """Paints headings small and quiet, rows with a wash where they are chosen."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: SideRow = index.data(ROW)
        height = option.fontMetrics.height() + measures.STEP_3
        if row.kind in ("heading", "trash") and index.row() > 0:
            height += measures.STEP_3
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SideRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == "heading":
            self._paint_heading(painter, option, row)
        else:
            self._paint_row(painter, option, row)
        painter.restore()

    def _box(self, option: QStyleOptionViewItem) -> QRect:
        """The lower part of a row, as high as all rows are."""
        height = option.fontMetrics.height() + measures.STEP_3
        box = QRect(option.rect)
        box.setTop(box.bottom() + 1 - height)
        box.setLeft(measures.STEP_2)
        box.setRight(option.rect.right() - measures.STEP_2)
        return box

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: SideRow) -> None:
        look = theme.current()
        painter.setFont(look.fonts.small)
        painter.setPen(look.colours.secondary)
        inner = self._box(option).adjusted(measures.STEP_2, 0, 0, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, row.words)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: SideRow) -> None:
        look = theme.current()
        box = self._box(option)
        state = QStyle.StateFlag
        chosen = bool(option.state & state.State_Selected)
        if chosen or option.state & state.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colours.wash if chosen else look.colours.hairline)
            painter.drawRoundedRect(box, measures.RADIUS, measures.RADIUS)
        if chosen and option.state & state.State_HasFocus:
            painter.setBrush(look.colours.accent)
            line = QRect(box.left(), box.top() + measures.STEP_2, measures.HALF, 0)
            line.setBottom(box.bottom() - measures.STEP_2)
            painter.drawRect(line)
        depth = measures.STEP_5 if row.kind == "review" else 0
        inner = box.adjusted(measures.STEP_2 + depth, 0, -measures.STEP_2, 0)
        if row.icon:
            top = inner.center().y() - measures.ICON // 2 + 1
            role = "accent" if chosen else "secondary"
            icon(row.icon, role).paint(painter, inner.left(), top, measures.ICON, measures.ICON)
            inner.setLeft(inner.left() + measures.ICON + measures.STEP_2)
        upright = Qt.AlignmentFlag.AlignVCenter
        count = row.shown_count
        painter.setFont(look.fonts.locator)
        painter.setPen(look.colours.secondary)
        painter.drawText(inner, upright | Qt.AlignmentFlag.AlignRight, count)
        room = inner.width() - option.fontMetrics.horizontalAdvance(count) - measures.STEP_2
        painter.setFont(option.font)
        painter.setPen(look.colours.secondary if row.kind == "wish" else look.colours.ink)
        words = option.fontMetrics.elidedText(row.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, upright | Qt.AlignmentFlag.AlignLeft, words)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(text("Name"))
        row: SideRow = index.data(ROW)
        if row.kind == "shelf" and not row.name:
            editor.setPlaceholderText(text("Name of the shelf"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        box = self._box(option)
        box.setLeft(box.left() + measures.STEP_3 + measures.ICON)
        editor.setGeometry(box)
