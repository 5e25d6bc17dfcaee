"""Thin lines under the words of a draft that the check has something to say about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from readnotes.drafting.findings import Finding
from readnotes.gui import theme
from readnotes.gui.utf16 import ranges_to_units, to_points

AROUND = 1_500
"""UTF-16 units before and behind what is in view that are underlined, too: about a screen."""

# The highlighter waves under them already.
_UNDERLINED_ELSEWHERE = ("unknown-key",)


@dataclass(slots=True)
class _Range:
    """Words of the draft in UTF-16 units; they move when it is edited before them."""

    start: int
    end: int
    severity: str = ""

    def move(self, place: int, removed: int, added: int) -> None:
        """Words came or went at a place; what is typed at either end does not belong to it."""
        if self.start >= place:
            past = self.start >= place + removed
            self.start = self.start + added - removed if past else min(self.start, place + added)
        if self.end > place:
            past = self.end >= place + removed
            self.end = self.end + added - removed if past else min(self.end, place + added)


class DraftUnderlines(QObject):
    """Where the findings stand in the draft; they move with the words while it is written.

    Only what is in view is given to Qt: its cursors have every paragraph set that they stand in.
    """

    def __init__(self, editor: QPlainTextEdit, parent: QObject) -> None:
        """Underlines nothing yet."""
        super().__init__(parent)
        self._editor = editor
        self._findings: Sequence[Finding] = ()
        self._places: list[_Range] = []
        self._lines: list[_Range] = []
        self._drawn = range(0)
        editor.document().contentsChange.connect(self._on_contents_changed)
        editor.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        editor.verticalScrollBar().rangeChanged.connect(self._on_scrolled)

    def show(self, findings: Sequence[Finding], body: str) -> None:
        """Underlines other findings.

        Args:
            findings: In the order of the draft.
            body: The draft as the editor has it now, which is the one that was checked.
        """
        self._findings = findings
        ranges = [(each.start, each.end) for each in findings]
        severities: list[str] = []
        for finding in findings:
            if finding.waived is None and finding.rule not in _UNDERLINED_ELSEWHERE:
                stretches = list(_underlined(finding, body))
                ranges += stretches
                severities += [finding.severity] * len(stretches)
        units = ranges_to_units(body, ranges)
        self._places = [_Range(*each) for each in units[: len(findings)]]
        lines = zip(units[len(findings) :], severities, strict=True)
        self._lines = [_Range(*each, severity) for each, severity in lines]
        self._draw()

    def clear(self) -> None:
        """Underlines nothing any more."""
        self._findings, self._places, self._lines = (), [], []
        self._editor.setExtraSelections([])

    def place(self, number: int) -> tuple[int, int] | None:
        """Where a finding stands now, in code points; None where it has no place."""
        if not self._findings[number].text:
            return None
        place, body = self._places[number], self._editor.document().toRawText()
        return to_points(body, place.start), to_points(body, place.end)

    def find_at(self, unit: int) -> int | None:
        """Which open finding stands where Qt counts to; of several the shortest."""
        found = [
            (place.end - place.start, number)
            for number, place in self._open()
            if place.start <= unit <= place.end
        ]
        return min(found)[1] if found else None

    def find_next(self, unit: int, *, backwards: bool = False) -> int | None:
        """Which open finding begins after where Qt counts to, or before; round at the end."""
        starts = [(place.start, number) for number, place in self._open()]
        if not starts:
            return None
        if backwards:
            return max([each for each in starts if each[0] < unit] or starts)[1]
        return min([each for each in starts if each[0] > unit] or starts)[1]

    def take_theme(self) -> None:
        """Takes the colours of the present theme."""
        self._draw()

    def _open(self) -> Iterator[tuple[int, _Range]]:
        for number, (finding, place) in enumerate(zip(self._findings, self._places, strict=True)):
            if finding.text and finding.waived is None:
                yield number, place

    def _on_contents_changed(self, place: int, removed: int, added: int) -> None:
        if removed != added:
            for each in (*self._places, *self._lines):
                each.move(place, removed, added)

    def _on_scrolled(self, *_value: int) -> None:
        seen = self._seen()
        if self._lines and not (seen.start in self._drawn and seen.stop - 1 in self._drawn):
            self._draw()

    def _seen(self) -> range:
        view = self._editor.viewport().rect()
        first = self._editor.cursorForPosition(QPoint(0, 0)).position()
        return range(first, self._editor.cursorForPosition(view.bottomRight()).position() + 1)

    def _draw(self) -> None:
        seen = self._seen()
        self._drawn = range(max(seen.start - AROUND, 0), seen.stop + AROUND)
        formats = {severity: _format(severity) for severity in ("error", "advice")}
        selections = []
        for line in self._lines:
            if line.end > self._drawn.start and line.start < self._drawn.stop:
                selection = QTextEdit.ExtraSelection()
                selection.cursor = self._cursor(line)
                selection.format = formats[line.severity]
                selections.append(selection)
        self._editor.setExtraSelections(selections)

    def _cursor(self, line: _Range) -> QTextCursor:
        last = self._editor.document().characterCount() - 1
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(min(line.start, last))
        cursor.setPosition(min(line.end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _underlined(finding: Finding, body: str) -> Iterator[tuple[int, int]]:
    """The words to be underlined: those that differ, else all of them."""
    stretches = [(each.start, each.end) for each in finding.changes]
    for start, end in stretches or [(finding.start, finding.end)]:
        if start < end:
            yield start, end
        elif stretches:
            # Words are missing here: the letters before and after are underlined.
            yield max(start - 1, 0), min(end + 1, len(body))


def _format(severity: str) -> QTextCharFormat:
    colours = theme.current().colours
    style = QTextCharFormat.UnderlineStyle
    error = severity == "error"
    shape = QTextCharFormat()
    shape.setUnderlineStyle(style.SingleUnderline if error else style.DotLine)
    shape.setUnderlineColor(colours.error if error else colours.secondary)
    return shape
