"""The look through the whole library at the desk: begun, stopped, kept up while one writes on."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from readnotes.domain.changes import ChangeSet
from readnotes.domain.reviews import Review
from readnotes.drafting.check import finish
from readnotes.drafting.elsewhere import Elsewhere
from readnotes.drafting.everywhere import carry_over, join_elsewhere
from readnotes.drafting.waiving import apply_waivers
from readnotes.gui.check_process import count_open
from readnotes.gui.check_worker import CheckedDraft
from readnotes.gui.context import Context
from readnotes.gui.draft_worker import Trouble
from readnotes.gui.whole_check_worker import WholeCheckJob, WholeCheckWorker
from readnotes.gui.widgets.whole_line import WholeLine
from readnotes.i18n import ntext, text


class WholeChecking(QObject):
    """What one look found stays until the paragraph, or a record, changes.

    A changed paragraph loses its findings at the next check, and the line says that the draft has
    changed; a changed record has all looked up anew, for it may be the answer to a finding.

    Signals:
        found: Something else is to be shown.
    """

    found = Signal()

    def __init__(
        self, context: Context, line: WholeLine, body: Callable[[], str], parent: QObject
    ) -> None:
        """Has looked for nothing yet, and starts no process.

        Args:
            context: The library and the window around it.
            line: Where it says how it stands.
            body: Answers the draft as it is.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._context, self._line, self._body = context, line, body
        self._review: Review | None = None
        self._kept: Sequence[Elsewhere] = ()
        self._kept_for = ""
        self._looked: str | None = None
        self._count = 0
        self._away = False
        self._again = False
        self.worker = WholeCheckWorker(self._job, self)
        self.worker.answered.connect(self._on_answered)
        self.worker.gave_up.connect(self._on_given_up)
        context.hub.changed.connect(self._on_hub_changed)
        line.requested.connect(self._on_line_pressed)

    @property
    def is_looking(self) -> bool:
        """Whether it is under way."""
        return self.worker.is_running

    def show_review(self, review: Review) -> None:
        """Looks for the words of another review from now on, or of the same with other fields."""
        before, self._review = self._review, review
        if before is None or before.id != review.id:
            self.worker.close()
            self._kept, self._looked, self._again = (), None, False
            self._tell()

    def begin(self) -> None:
        """Looks through all sources of the library for the words of the draft."""
        if self._review is None or self.is_looking:
            return
        self._again = False
        self.worker.ask_now()
        self._line.say(text("Whole library: looking…"), text("Stop"))

    def stop(self) -> None:
        """Looks no further; what was found before stays."""
        self.worker.close()
        self._tell()

    def leave(self) -> None:
        """Ends the process; it is begun again when one comes back."""
        self._away = True
        self._again = self._again or self.is_looking
        self.stop()

    def resume(self) -> None:
        """The desk is in front again."""
        self._away = False
        if self._again:
            self.begin()

    def join(self, checked: CheckedDraft, body: str) -> CheckedDraft:
        """What the check found in a draft, with what was found in the whole library."""
        if self._review is None or self._looked is None:
            return checked
        self._kept = carry_over(self._kept, self._kept_for, body)
        self._kept_for = body
        self._tell()
        joined = join_elsewhere(checked.findings, self._kept)
        whole = finish(body, apply_waivers(joined, self._review.waivers), ())
        before, after = count_open(checked.findings), count_open(whole)
        return replace(
            checked,
            findings=tuple(whole),
            errors=checked.errors + after[0] - before[0],
            advice=checked.advice + after[1] - before[1],
            count=checked.count + len(whole) - len(checked.findings),
        )

    def _job(self) -> WholeCheckJob | None:
        if self._review is None:
            return None
        path = str(self._context.library.path)
        return WholeCheckJob(self._body(), self._review.about, path)

    def _on_line_pressed(self) -> None:
        if self.is_looking:
            self.stop()
        else:
            self.begin()

    def _on_answered(self, job: WholeCheckJob, found: Sequence[Elsewhere]) -> None:
        self._kept, self._kept_for, self._looked = found, job.body, job.body
        self._count = len(found)
        self._tell()
        self.found.emit()

    def _on_given_up(self, trouble: Trouble, _body: str) -> None:
        said = {
            "slow": text("The library is too large to be looked through."),
            "long": text("The draft is too long to be looked for in the whole library."),
        }
        self._line.say(
            said.get(trouble, text("The look through the whole library was broken off.")),
            text("Try again"),
        )

    def _on_hub_changed(self, changes: ChangeSet, _initiator: object) -> None:
        touched = changes.everything or changes.sources or changes.quotes or changes.quotes_of
        if not touched or (self._looked is None and not self.is_looking):
            return
        if self._away:
            self._again = True
        elif not self.is_looking:
            self.begin()
        else:
            self.worker.ask()

    def _tell(self) -> None:
        """Says how it stands, where nothing is under way."""
        if self.is_looking:
            return
        if self._looked is None:
            self._line.say("", text("Check against the whole library"))
            return
        said = ntext(
            "Whole library: {n} more found.",
            "Whole library: {n} more found.",
            self._count,
        ).format(n=f"{self._count:,}")
        if not self._count:
            said = text("Whole library: nothing more found.")
        if self._kept_for != self._looked:
            said = text("Whole library: the draft has changed since.")
        self._line.say(said, text("Look again"))
