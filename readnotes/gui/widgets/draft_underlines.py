"""Thin lines under the words of a draft that the check has something to say about."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from readnotes.drafting.findings import Finding
from readnotes.gui import theme
from readnotes.gui.utf16 import ranges_to_units, to_points

MOST_UNDERLINED = 1_000
# The highlighter waves under them already.
_UNDERLINED_ELSEWHERE = ("unknown-key",)


class DraftUnderlines:
    """Where the findings stand in the draft; they move with the words while it is written."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        """Underlines nothing yet."""
        self._editor = editor
        self._findings: Sequence[Finding] = ()
        self._places: list[QTextCursor | None] = []

    def show(self, findings: Sequence[Finding], body: str) -> None:
        """Underlines other findings.

        Args:
            findings: In the order of the draft.
            body: The draft as the editor has it now, which is the one that was checked.
        """
        self._findings = findings
        units = ranges_to_units(body, [(each.start, each.end) for each in findings])
        self._places = [
            self._cursor(*place) if finding.text else None
            for finding, place in zip(findings, units, strict=True)
        ]
        self._draw(body)

    def clear(self) -> None:
        """Underlines nothing any more."""
        self._findings, self._places = (), []
        self._editor.setExtraSelections([])

    def place(self, number: int) -> tuple[int, int] | None:
        """Where a finding stands now, in code points; None where it has no place."""
        cursor = self._places[number]
        if cursor is None:
            return None
        body = self._editor.document().toRawText()
        return to_points(body, cursor.selectionStart()), to_points(body, cursor.selectionEnd())

    def find_at(self, unit: int) -> int | None:
        """Which open finding stands where Qt counts to; of several the shortest."""
        found = [
            (cursor.selectionEnd() - cursor.selectionStart(), number)
            for number, cursor in enumerate(self._places)
            if cursor is not None
            and self._findings[number].waived is None
            and cursor.selectionStart() <= unit <= cursor.selectionEnd()
        ]
        return min(found)[1] if found else None

    def find_next(self, unit: int, *, backwards: bool = False) -> int | None:
        """Which open finding begins after where Qt counts to, or before; round at the end."""
        starts = [
            (cursor.selectionStart(), number)
            for number, cursor in enumerate(self._places)
            if cursor is not None and self._findings[number].waived is None
        ]
        if not starts:
            return None
        if backwards:
            return max([each for each in starts if each[0] < unit] or starts)[1]
        return min([each for each in starts if each[0] > unit] or starts)[1]

    def take_theme(self) -> None:
        """Takes the colours of the present theme."""
        selections = self._editor.extraSelections()
        for each in selections:
            each.format = _format(each.format.property(_SEVERITY))
        self._editor.setExtraSelections(selections)

    def _draw(self, body: str) -> None:
        ranges: list[tuple[int, int]] = []
        severities: list[str] = []
        for finding in self._findings:
            if finding.waived is not None or finding.rule in _UNDERLINED_ELSEWHERE:
                continue
            for place in _underlined(finding, body):
                ranges.append(place)
                severities.append(finding.severity)
        formats = {severity: _format(severity) for severity in ("error", "advice")}
        selections = []
        units = ranges_to_units(body, ranges[:MOST_UNDERLINED])
        for place, severity in zip(units, severities, strict=False):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(*place)
            selection.format = formats[severity]
            selections.append(selection)
        self._editor.setExtraSelections(selections)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _underlined(finding: Finding, body: str) -> Iterator[tuple[int, int]]:
    """The words to be underlined: those that differ, else all of them; never marks of a line."""
    stretches = [(each.start, each.end) for each in finding.changes]
    for start, end in stretches or [(finding.start, finding.end)]:
        if start == end:
            # Words are missing here: the letters before and after are underlined.
            yield max(start - 1, 0), min(end + 1, len(body))
        elif start < end:
            yield start, end


_SEVERITY = int(QTextCharFormat.Property.UserProperty)


def _format(severity: str) -> QTextCharFormat:
    colours = theme.current().colours
    style = QTextCharFormat.UnderlineStyle
    shape = QTextCharFormat()
    error = severity == "error"
    shape.setUnderlineStyle(style.SingleUnderline if error else style.DotLine)
    shape.setUnderlineColor(colours.error if error else colours.secondary)
    shape.setProperty(_SEVERITY, severity)
    return shape
