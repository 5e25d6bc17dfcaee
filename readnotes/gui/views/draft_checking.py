"""The check at the desk: asked while one writes, shown in the draft and beside it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from readnotes.domain.changes import ChangeSet
from readnotes.domain.reviews import Review
from readnotes.drafting.check_frames import CheckRequest
from readnotes.drafting.findings import Finding
from readnotes.drafting.mends import take_fix
from readnotes.gui.check_process import make_records_frame
from readnotes.gui.check_worker import CheckedDraft, CheckJob, CheckWorker
from readnotes.gui.context import Context
from readnotes.gui.correction import is_correctable
from readnotes.gui.draft_worker import Trouble
from readnotes.gui.preview_worker import ReadDraft
from readnotes.gui.views.desk_layout import DeskLayout
from readnotes.gui.views.draft_mending import DraftMending
from readnotes.gui.views.finding_ways import FindingWays
from readnotes.gui.views.whole_checking import WholeChecking
from readnotes.gui.widgets.draft_underlines import DraftUnderlines
from readnotes.gui.widgets.finding_details import fix_title
from readnotes.gui.widgets.finding_list import summary_line, whole_sentence
from readnotes.i18n import text
from readnotes.services import checking
from readnotes.services.opening import Library
from readnotes.settings.checking import check_options


class DraftChecking(QObject):
    """Looks after the check of one review at a time.

    The records are read when the draft's keys are known, and again when they change; on an edit
    only the draft goes to the worker, and an answer to an older draft is thrown away.
    """

    def __init__(self, context: Context, parts: DeskLayout, parent: QObject) -> None:
        """Checks nothing yet, and starts no process."""
        super().__init__(parent)
        self._context = context
        self._editor, self._beside, self._line = parts.editor, parts.beside, parts.finding_line
        self.panel = parts.beside.findings
        self.worker = CheckWorker(self._job, self)
        self.checked = self._found = CheckedDraft()
        self._underlines = DraftUnderlines(parts.editor, self)
        self._ways = FindingWays(context, self)
        self._mending = DraftMending(context, parts.editor, self._place_of, self.worker.ask_now)
        self.whole = WholeChecking(context, self.panel.whole, parts.editor.body, self)
        self._review: Review | None = None
        self._read: ReadDraft | None = None
        self._records = b""
        self._asked_for: object = None
        self._edits = 0
        self._away = False
        self._connect()

    @property
    def open_errors(self) -> int:
        """How many errors of the draft are not accepted."""
        return self.checked.errors

    @property
    def is_settled(self) -> bool:
        """Whether what is shown was found in the draft as it is now."""
        return self.checked.stamp == self._edits

    def show_review(self, review: Review) -> None:
        """Checks another review from now on, or the same with other fields."""
        before, self._review = self._review, review
        self.whole.show_review(review)
        self._mending.language = review.language
        self.panel.details.read_only = self._context.library.read_only
        if before is None or before.id != review.id:
            self._begin()
        elif self._away:
            # What changed meanwhile is looked at when the desk is in front again.
            return
        elif before.waivers != review.waivers:
            self.worker.ask_now()
        elif before.about != review.about:
            self._load_records()

    def take_draft(self, draft: ReadDraft) -> None:
        """The draft was read: these are its keys and pictures now."""
        self._read = draft
        if self._asked_for != self._wanted():
            self._load_records()

    def note_unread(self, trouble: Trouble) -> None:
        """The draft could not be read: without its keys it cannot be checked either."""
        if not self._records:
            self._on_check_failed(trouble, "")

    def resume(self) -> None:
        """The desk is in front again."""
        self._away = False
        self._load_records()
        self.whole.resume()

    def leave(self) -> None:
        """Ends the process; the records may change meanwhile."""
        self._away = True
        self._asked_for = None
        self.worker.close()
        self.whole.leave()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done now, by the ids of the actions."""
        offered: dict[str, Callable[[], None]] = {
            "next-finding": self.go_to_next,
            "previous-finding": partial(self.go_to_next, backwards=True),
            "checks": self._beside.show_checks,
            "check-whole-library": self._check_whole_library,
        }
        if (finding := self._correctable()) is not None:
            offered["correct-record"] = partial(self._correct, finding)
        return offered

    def go_to_next(self, *, backwards: bool = False) -> None:
        """Chooses the words of the next finding; after the last comes the first."""
        here = self._editor.textCursor().selectionStart()
        number = self._underlines.find_next(here, backwards=backwards)
        if number is not None:
            self._show_place(self.checked.findings[number])
        else:
            self._context.messages.note(self._summary())

    def _check_whole_library(self) -> None:
        self._beside.show_checks()
        self.whole.begin()

    def describe_place(self, unit: int) -> str:
        """What is said of the words under the pointer; empty where there is nothing to say."""
        number = self._underlines.find_at(unit)
        return "" if number is None else whole_sentence(self.checked.findings[number])

    def _begin(self) -> None:
        self._away = False
        self.whole.resume()
        self._read, self._asked_for, self._records = None, None, b""
        self._edits += 1
        self.checked = self._found = CheckedDraft()
        self._underlines.clear()
        self._beside.count_findings(None)
        self.panel.say(text("The draft is being checked."))
        self._line.say("")

    def _wanted(self) -> object:
        """The keys and pictures whose records the draft is checked against."""
        if self._read is None or self._review is None:
            return None
        keys = frozenset(self._read.keys).union(self._review.about)
        return keys, frozenset(self._read.pictures)

    def _load_records(self) -> None:
        """Has the records read and written down on another thread."""
        wanted = self._wanted()
        if self._away or not isinstance(wanted, tuple):
            return
        self._asked_for = wanted
        library = self._context.library
        self._context.hub.ask(
            library,
            partial(_make_records, library, *wanted),
            self._take_records,
            topic=(self, "records"),
        )

    def _take_records(self, records: bytes) -> None:
        self._records = records
        if not self._away:
            self.worker.ask_now()

    def _job(self) -> CheckJob | None:
        if self._review is None or not self._records:
            return None
        options = check_options(self._context.settings)
        about, waivers = self._review.about, self._review.waivers
        request = CheckRequest(self._editor.body(), about, waivers, options)
        return CheckJob(request, self._records, self._edits)

    def _on_body_edited(self) -> None:
        self._edits += 1
        if self._records and not self._away:
            self.worker.ask()

    def _on_settings_changed(self) -> None:
        # A desk of a library that was closed is still told.
        if isValid(self) and self._records and not self._away:
            self.worker.ask()

    def _on_checked(self, checked: CheckedDraft) -> None:
        if checked.stamp != self._edits:
            return
        self._found = checked
        self._show()

    def _show(self) -> None:
        """Shows what was found in the draft as it is now; of an older one nothing is shown."""
        if self._found.stamp != self._edits:
            return
        body = self._editor.body()
        checked = self.checked = self.whole.join(self._found, body)
        self._underlines.show(checked.findings, body)
        self._beside.count_findings(checked.errors + checked.advice)
        self.panel.show_checked(checked)
        self._say_at_cursor()

    def _on_check_failed(self, trouble: Trouble, _body: str) -> None:
        self.checked = self._found = CheckedDraft()
        self._underlines.clear()
        self._beside.count_findings(None)
        sentences = {
            "slow": text("The check took too long and was stopped; your draft is as you typed it."),
            "long": text("The draft is too long to be checked while you write."),
            "stopped": text("The check stopped; it begins again with your next change."),
        }
        self.panel.say(sentences[trouble])
        self._line.say(self.panel.sentence)

    def _on_hub_changed(self, changes: ChangeSet, _initiator: object) -> None:
        touched = changes.everything or changes.sources or changes.quotes or changes.quotes_of
        if self._review is not None and touched:
            self._load_records()

    def _finding_at_cursor(self) -> Finding | None:
        number = self._underlines.find_at(self._editor.textCursor().selectionStart())
        return None if number is None else self.checked.findings[number]

    def _say_at_cursor(self) -> None:
        finding = self._finding_at_cursor()
        if finding is None:
            self._line.say(self._summary())
            return
        self.panel.list.choose(finding)
        edit = take_fix(finding) if not self._editor.isReadOnly() else None
        if edit is None:
            self._line.say(whole_sentence(finding))
        else:
            act = partial(self._mending.mend, finding, edit)
            self._line.say(whole_sentence(finding), fix_title(finding), act)

    def _summary(self) -> str:
        if self.checked.stamp < 0:
            return self.panel.sentence
        return summary_line(self.checked.errors, self.checked.advice)

    def _show_place(self, finding: Finding) -> None:
        """Chooses the words of a finding in the draft."""
        place = self._place_of(finding)
        if place is None:
            return
        self._editor.choose(*place)
        self.panel.list.choose(finding)
        self._editor.setFocus()

    def _place_of(self, finding: Finding) -> tuple[int, int] | None:
        if finding not in self.checked.findings:
            return None
        return self._underlines.place(self.checked.findings.index(finding))

    def _correctable(self) -> Finding | None:
        """The finding in hand, in the panel or at the cursor, if its record may be wrong."""
        finding = self.panel.list.current if self.panel.has_keys else self._finding_at_cursor()
        if finding is None or self._context.library.read_only or not is_correctable(finding):
            return None
        return finding

    def _correct(self, finding: Finding) -> None:
        """Opens the record; the finding's words are chosen, for when one comes back."""
        self._show_place(finding)
        self._ways.correct(finding)

    def _accept(self, finding: Finding, reason: str) -> None:
        assert self._review is not None
        self._ways.accept(self._review, finding, reason)

    def _take_back(self, finding: Finding) -> None:
        assert self._review is not None
        self._ways.take_back(self._review, finding)

    def _connect(self) -> None:
        self._context.settings.listen(self._on_settings_changed)
        self._context.hub.changed.connect(self._on_hub_changed)
        self._editor.body_edited.connect(self._on_body_edited)
        self._editor.cursorPositionChanged.connect(self._say_at_cursor)
        self._editor.describe_place = self.describe_place
        self.worker.answered.connect(self._on_checked)
        self.worker.gave_up.connect(self._on_check_failed)
        self.whole.found.connect(self._show)
        self.panel.theme_changed.connect(self._underlines.take_theme)
        self.panel.list.place_requested.connect(self._show_place)
        details = self.panel.details
        details.mend_requested.connect(self._mending.mend)
        details.owner_requested.connect(self._mending.own)
        details.quote_requested.connect(self._ways.show_quote)
        details.correction_requested.connect(self._correct)
        details.accept_requested.connect(self._accept)
        details.take_back_requested.connect(self._take_back)


def _make_records(library: Library, keys: frozenset[str], pictures: frozenset[str]) -> bytes:
    return make_records_frame(checking.load_material_of(library, keys, pictures))
