"""Says above a draft how many of the quotes it uses were compared with the page."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from readnotes.domain.changes import ChangeSet
from readnotes.gui.context import Context
from readnotes.i18n import ntext, text
from readnotes.services import verify


class CheckedShare(QObject):
    """Counts for one review at a time.

    Attributes:
        counted: What was counted last.

    Signals:
        verify_requested: Those not compared yet are to be gone through.
    """

    verify_requested = Signal()

    def __init__(self, context: Context, link: QPushButton, parent: QObject) -> None:
        """Says nothing yet.

        Args:
            context: Where the library is.
            link: What the reader sees of it.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._context = context
        self._link = link
        self._review_id = ""
        self.counted = verify.Checked(0, 0)
        link.clicked.connect(self.verify_requested)
        context.hub.changed.connect(self._on_hub_changed)

    def begin(self, review_id: str) -> None:
        """Counts for another review."""
        self._review_id = review_id
        self._count()

    def _count(self) -> None:
        library = self._context.library
        self._context.hub.ask(
            library,
            partial(verify.count_checked, library, self._review_id),
            self._take,
            topic=(self, "checked"),
        )

    def _take(self, counted: verify.Checked) -> None:
        self.counted = counted
        self._link.setText(
            text("{checked} of {used} checked").format(
                checked=f"{counted.checked:,}", used=f"{counted.used:,}"
            )
        )
        said = ntext(
            "{n} quote of this review is still to be compared with the page (Ctrl+Shift+K)",
            "{n} quotes of this review are still to be compared with the page (Ctrl+Shift+K)",
            counted.used - counted.checked,
        )
        all_done = counted.checked == counted.used
        done = text("All quotes of this review were compared with the page")
        self._link.setToolTip(done if all_done else said.format(n=counted.used - counted.checked))
        self._link.setEnabled(not self._context.library.read_only)
        self._link.setVisible(counted.used > 0)

    def _on_hub_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if self._review_id and (
            changes.everything or changes.quotes or changes.reviews or changes.sources
        ):
            self._count()
