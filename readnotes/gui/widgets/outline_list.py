"""The outline of a draft: its headings, with the words that stand under each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from readnotes.gui.preview_worker import SectionLine
from readnotes.gui.widgets.counted_list import CountedLine, CountedList
from readnotes.i18n import ntext, text

DEEPEST_INDENT = 4


class OutlineList(CountedList):
    """Headings; a click or Enter jumps to one.

    Signals:
        section_chosen(place): In code points of the draft.
    """

    section_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text("Outline"), parent)
        self.line_chosen.connect(lambda line: self.section_chosen.emit(line.value))

    def set_sections(self, sections: Sequence[SectionLine]) -> None:
        """Shows these headings."""
        self.set_lines([_as_line(section) for section in sections])

    def show_place(self, place: int) -> None:
        """Marks the heading under which the cursor stands."""
        starts = [line.value for line in self.lines()]
        row = sum(isinstance(start, int) and start <= place for start in starts) - 1
        if row != self.currentRow():
            self.setCurrentRow(row)


def _as_line(section: SectionLine) -> CountedLine:
    title = section.title or text("Beginning")
    words = ntext("{n} word", "{n} words", section.words).format(n=section.words)
    return CountedLine(
        title,
        section.words,
        f"{title}, {words}",
        indent=min(max(section.level - 1, 0), DEEPEST_INDENT),
        strong=section.level == 1,
        quiet=not section.level,
        value=section.start,
    )
