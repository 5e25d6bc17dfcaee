"""The list of what the check found: errors first, then advice, then what was accepted."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from readnotes.drafting.finding_texts import finding_sentence
from readnotes.drafting.findings import Change, Finding
from readnotes.gui import measures, theme
from readnotes.gui.direction import is_right_to_left, isolate
from readnotes.gui.widgets.choice_view import ROOT, Index
from readnotes.i18n import ntext, text

FINDING_ROLE = Qt.ItemDataRole.UserRole
DOT = measures.STEP_2
MOST_CHANGES = 3
_QUOTED = re.compile("“[^“”]*”")


def whole_sentence(finding: Finding) -> str:
    """What was found, as a sentence of its own."""
    said = _QUOTED.sub(lambda quoted: _in_order(quoted[0]), finding_sentence(finding))
    return said[:1].upper() + said[1:]


def short_line(finding: Finding) -> str:
    """What was found in the few words of a list; of words that differ the words alone."""
    if finding.rule == "wording" and finding.changes:
        return "; ".join(_say_change(each) for each in finding.changes[:MOST_CHANGES])
    return whole_sentence(finding)


def _say_change(change: Change) -> str:
    if not change.quoted:
        return text("“{words}” is left out").format(words=change.recorded)
    if not change.recorded:
        return text("“{words}” is not there").format(words=change.quoted)
    return f"{_in_order(change.quoted)} → {_in_order(change.recorded)}"


def _in_order(words: str) -> str:
    """Words of a draft among those of the window: two that run right to left stay two."""
    return isolate(words) if is_right_to_left(words) else words


def place_line(finding: Finding) -> str:
    """Where a finding stands and whom it is about, in a few words."""
    line = text("line {n}").format(n=finding.line) if finding.text else ""
    everywhere = text("whole library") if finding.elsewhere else ""
    parts = [line, everywhere, finding.source or "", finding.locator or ""]
    if finding.waived is not None:
        parts.append(text("accepted"))
    return " · ".join(each for each in parts if each)


def summary_line(errors: int, advice: int) -> str:
    """What was found in a draft altogether, as one sentence.

    >>> summary_line(2, 1)
    'The check found 2 errors, advice on 1; F8 leads to the next.'
    """
    if not errors and not advice:
        return text("Every quotation agrees with your library.")
    counts = [
        ntext("{n} error", "{n} errors", errors).format(n=f"{errors:,}") if errors else "",
        text("advice on {n}").format(n=f"{advice:,}") if advice else "",
    ]
    found = ", ".join(filter(None, counts))
    return text("The check found {what}; F8 leads to the next.").format(what=found)


class FindingList(QListView):
    """Two lines each: what was found, and where.

    Signals:
        finding_chosen(Finding): It is the current one now.
        place_requested(Finding): Enter or a double click: its place is to be shown.
    """

    finding_chosen = Signal(object)
    place_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _FindingModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_FindingDelegate(self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(text("What the check found"))
        self.setProperty("ground", "pane")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._request_place)

    @property
    def findings(self) -> Sequence[Finding]:
        """What it shows, in its order."""
        return self._model.findings

    @property
    def current(self) -> Finding | None:
        """The chosen one."""
        row = self.currentIndex().row()
        return self.findings[row] if row >= 0 else None

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Shows other findings; the chosen one stays chosen where it is still there."""
        ordered = sorted(
            findings, key=lambda each: (each.waived is not None, each.severity == "advice")
        )
        if ordered == list(self.findings):
            return
        before, row = self.current, self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._model.set_findings(ordered)
        self.verticalScrollBar().setValue(scrolled)
        if before is not None and ordered:
            same = [n for n, each in enumerate(ordered) if _is_same(each, before)]
            nearest = min(same, key=lambda n: abs(n - row), default=min(row, len(ordered) - 1))
            self.setCurrentIndex(self._model.index(nearest))

    def choose(self, finding: Finding) -> None:
        """Makes a finding the current one."""
        if finding in self.findings and finding != self.current:
            self.setCurrentIndex(self._model.index(self.findings.index(finding)))

    def _request_place(self, index: Index) -> None:
        if index.isValid():
            self.place_requested.emit(self.findings[index.row()])

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(current)
            self.finding_chosen.emit(self.findings[current.row()])

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row the current one without choosing it.
        if self.findings and self.current is None:
            self.setCurrentIndex(self._model.index(0))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._request_place(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _is_same(finding: Finding, before: Finding) -> bool:
    """Whether it is the one that stood at another place or was not yet accepted."""
    mine = finding.rule, finding.text, finding.source, finding.recorded
    return mine == (before.rule, before.text, before.source, before.recorded)


class _FindingModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.findings: Sequence[Finding] = ()

    def set_findings(self, findings: Sequence[Finding]) -> None:
        self.beginResetModel()
        self.findings = findings
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        finding = self.findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return short_line(finding)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{whole_sentence(finding)} {place_line(finding)}"
        return finding if role == FINDING_ROLE else None


class _FindingDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + measures.STEP_4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding: Finding = index.data(FINDING_ROLE)
        look = theme.current()
        colours = look.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = option.rect.adjusted(measures.STEP_2, 0, -measures.STEP_2, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colours.wash if chosen else colours.hairline)
            painter.drawRoundedRect(box, measures.RADIUS, measures.RADIUS)
        inner = box.adjusted(measures.STEP_2, measures.STEP_2, -measures.STEP_2, -measures.STEP_2)
        height = inner.height() // 2
        self._paint_dot(painter, finding, inner, height)
        inner.setLeft(inner.left() + DOT + measures.STEP_2)
        open_ = finding.waived is None
        lines = (
            (look.fonts.interface, colours.ink if open_ else colours.secondary, index.data()),
            (look.fonts.small, colours.secondary, place_line(finding)),
        )
        upright = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for number, (font, colour, words) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(colour)
            line = QRect(inner.left(), inner.top() + number * height, inner.width(), height)
            elided = Qt.TextElideMode.ElideRight
            painter.drawText(
                line, upright, painter.fontMetrics().elidedText(words, elided, line.width())
            )
        painter.restore()

    def _paint_dot(self, painter: QPainter, finding: Finding, inner: QRect, height: int) -> None:
        """A full dot for an error, a ring for advice; both faint once accepted."""
        colours = theme.current().colours
        error = finding.severity == "error"
        colour = colours.error if error else colours.secondary
        if finding.waived is not None:
            colour = colours.faint
        painter.setPen(colour)
        painter.setBrush(colour if error else Qt.BrushStyle.NoBrush)
        top = inner.top() + (height - DOT) // 2
        painter.drawEllipse(QRect(inner.left(), top, DOT - 1, DOT - 1))
