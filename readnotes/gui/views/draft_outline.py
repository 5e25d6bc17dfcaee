"""The outline at work: sections move, quotes wait under headings until they are used."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject

from readnotes.drafting.outline import outline
from readnotes.drafting.sections import move_section, renamed_headings
from readnotes.gui.context import Context
from readnotes.gui.preview_worker import LONGEST_DRAFT, SectionLine
from readnotes.gui.views.desk_quotes import DeskQuotes
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.gui.widgets.outline_list import OutlineList
from readnotes.gui.widgets.settle_timer import SettleTimer
from readnotes.i18n import text
from readnotes.services import waiting
from readnotes.services.waiting import WaitingQuote


class DraftOutline(QObject):
    """Keeps outline, draft and waiting quotes in step.

    A quote that waits and is used is shown no longer; it is again when it is taken out of the
    draft. Quotes whose heading is no more wait at the beginning.
    """

    def __init__(
        self,
        context: Context,
        editor: DraftEdit,
        shown: OutlineList,
        quotes: DeskQuotes,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self._outline = shown
        self._quotes = quotes
        self._review_id = ""
        self._sections: Sequence[SectionLine] = ()
        self._waiting: Sequence[WaitingQuote] = ()
        self._used: Collection[int] = frozenset()
        self._renamed: dict[str, str] = {}
        self._row = -1
        self._rest = SettleTimer(self)
        self._rest.settled.connect(self.keep_renamed)
        shown.section_chosen.connect(self._on_section_chosen)
        shown.section_moved.connect(self._on_section_moved)
        shown.quotes_dropped.connect(self._let_wait)
        editor.cursorPositionChanged.connect(self._on_cursor_moved)

    def begin(self, review_id: str) -> None:
        """Another review is open."""
        self._review_id = review_id
        self._sections, self._waiting, self._row = (), (), -1
        self._renamed = {}
        self._outline.movable = not self._editor.isReadOnly()
        self.ask()

    def ask(self) -> None:
        """Asks the library which quotes wait."""
        library = self._context.library
        self._context.hub.ask(
            library,
            partial(waiting.list_waiting, library, self._review_id),
            self._take_waiting,
            topic=(self, "waiting"),
        )

    def take_sections(self, sections: Sequence[SectionLine]) -> None:
        """The draft has these sections now; quotes follow a heading that got other words."""
        before = [each.title for each in self._sections if each.level]
        renamed = renamed_headings(before, [each.title for each in sections if each.level])
        self._sections = sections
        followed = {each.heading for each in self._waiting} & renamed.keys()
        if followed:
            self._waiting = [
                WaitingQuote(each.number, renamed.get(each.heading, each.heading))
                for each in self._waiting
            ]
            self._note_renamed({old: renamed[old] for old in followed})
        self._show()

    def take_used(self, used: Collection[int]) -> None:
        """The draft uses these quotes."""
        self._used = used
        self._show()

    def keep_renamed(self) -> None:
        """Tells the library which headings got other words."""
        self._rest.stop()
        renamed, self._renamed = self._renamed, {}
        if renamed and not self._context.library.read_only:
            self._context.hub.write(
                waiting.follow_headings(self._context.library, self._review_id, renamed),
                initiator=self,
            )

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done now, by the ids of the actions."""
        chosen = self._quotes.list.selected_numbers()
        if not chosen or self._editor.isReadOnly():
            return {}
        return {"let-wait": partial(self._turn, chosen)}

    def _turn(self, numbers: Sequence[int]) -> None:
        """Has quotes wait where the cursor is, or takes those away that do."""
        if not self._sections:
            # The key was pressed before the draft had been read for the first time.
            read = outline(self._editor.body())
            self._sections = [SectionLine(x.level, x.title, x.start, x.words) for x in read]
            self._row = self._row_now()
        row = max(self._row, 0)
        if not set(self._numbers_of(row)).issuperset(numbers):
            self._let_wait(row, numbers)
            return
        self.keep_renamed()
        headings = {each.heading for each in self._waiting if self._row_of(each.heading) == row}
        library = self._context.library
        self._context.hub.write(
            waiting.let_go(library, self._review_id, list(numbers), headings), initiator=self
        )
        self.ask()

    def _let_wait(self, row: int, numbers: Sequence[int]) -> None:
        self.keep_renamed()
        heading = self._title(row)
        library = self._context.library
        self._context.hub.write(
            waiting.let_wait(library, self._review_id, list(numbers), heading), initiator=self
        )
        shown = heading or text("Beginning")
        self._context.messages.note(text("Waits under “{heading}”.").format(heading=shown))
        self.ask()

    def _on_section_chosen(self, place: int) -> None:
        self._editor.show_place(place)
        self._editor.setFocus()

    def _on_section_moved(self, at: int, to: int) -> None:
        body = self._editor.body()
        sections = outline(body)
        if len(sections) != len(self._sections) or self._editor.isReadOnly():
            return
        edit = move_section(body, sections, at, to)
        if edit is not None:
            self._editor.apply_edit(edit)

    def _on_cursor_moved(self) -> None:
        row = self._row_now()
        if row != self._row:
            self._show()

    def _take_waiting(self, found: Sequence[WaitingQuote]) -> None:
        self._waiting = [
            WaitingQuote(each.number, self._renamed.get(each.heading, each.heading))
            for each in found
        ]
        self._show()

    def _note_renamed(self, renamed: Mapping[str, str]) -> None:
        for old, new in renamed.items():
            first = next((was for was, now in self._renamed.items() if now == old), old)
            self._renamed[first] = new
        self._rest.touch()

    def _row_now(self) -> int:
        if self._editor.document().characterCount() > LONGEST_DRAFT:
            # It is not read by the worker either; every key would walk through all of it.
            return self._row
        place = self._editor.cursor_place()
        return sum(each.start <= place for each in self._sections) - 1

    def _title(self, row: int) -> str:
        return self._sections[row].title if 0 <= row < len(self._sections) else ""

    def _row_of(self, heading: str) -> int:
        titles = [each.title if each.level else "" for each in self._sections]
        return titles.index(heading) if heading in titles else 0

    def _numbers_of(self, row: int) -> list[int]:
        return [
            each.number
            for each in self._waiting
            if each.number not in self._used and self._row_of(each.heading) == row
        ]

    def _show(self) -> None:
        waiting_rows = Counter(
            self._row_of(each.heading) for each in self._waiting if each.number not in self._used
        )
        self._outline.set_sections(self._sections, waiting_rows)
        self._row = self._row_now()
        if self._sections:
            self._outline.setCurrentRow(max(self._row, 0))
        self._quotes.set_section(list(dict.fromkeys(self._numbers_of(max(self._row, 0)))))
