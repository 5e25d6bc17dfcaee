"""The versions of a draft: what changed between any two, and earlier words brought back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from readnotes.domain.reviews import Version
from readnotes.drafting.insertion import Edit
from readnotes.drafting.restoring import restore_all, restore_paragraph
from readnotes.gui import measures
from readnotes.gui.context import Context
from readnotes.gui.dialogs.fitting import fit
from readnotes.gui.dialogs.version_page import PARAGRAPH, count_changes, render_changes
from readnotes.gui.stamps import show_stamp
from readnotes.gui.widgets.choice_box import ChoiceBox
from readnotes.gui.widgets.preview_browser import PreviewBrowser
from readnotes.i18n import text
from readnotes.services import compose
from readnotes.text.revisions import ParagraphChange, compare_texts

SIZE = (900, 600)
LIST_WIDTH = 240
PRESENT = -1
BEFORE = -2


class Desk(Protocol):
    """What the dialog needs of the draft that is open."""

    def body(self) -> str:
        """The draft as it is."""

    def apply(self, edit: Edit) -> None:
        """Changes it, as one step to undo."""

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be changed."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """An older state and a newer one, and what lies between them."""

    old: str
    new: str
    changes: tuple[ParagraphChange, ...]


class VersionsDialog(QDialog):
    """The versions at the left, newest first; what changed since at the right.

    Attributes:
        list: One row a version.
        against: What the chosen version is compared with: the draft as it is, the version
            before it, or any other.
        whole: Whether paragraphs that did not change are all shown.
        restore: Makes the draft what the chosen version was.
    """

    def __init__(self, context: Context, review_id: str, desk: Desk) -> None:
        """Opens on a review.

        Args:
            context: The opened library.
            review_id: The review.
            desk: Where its draft is open.
        """
        super().__init__(context.host.window_widget())
        self.setWindowTitle(text("Versions of the draft"))
        fit(self, QSize(*SIZE))
        self._context, self._desk = context, desk
        self._versions: Sequence[Version] = ()
        self._compared = _Compared("", "", ())
        self.list = QListWidget()
        self.against = ChoiceBox()
        self._with = QLabel(text("Compared &with"))
        self.whole = QCheckBox(text("Show what did not change, &too"))
        self.page = _Page()
        self._says = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.restore = self._buttons.addButton(
            text("Restore this version"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._name_parts()
        self._lay_out()
        library = context.library
        context.hub.ask(library, partial(compose.list_versions, library, review_id), self._show)

    def sentence(self) -> str:
        """What the line above the page says."""
        return self._says.text()

    def bring_back(self, number: int) -> None:
        """Brings one paragraph of the older state back into the draft."""
        if self._desk.is_read_only or self._newer() != PRESENT:
            return
        self._desk.apply(restore_paragraph(self._desk.body(), self._compared.changes[number]))
        self._compare()

    def restore_version(self) -> None:
        """Makes the draft what the chosen version was, as one step to undo."""
        version = self._chosen()
        if version is None or self._desk.is_read_only:
            return
        self._desk.apply(restore_all(self._desk.body(), version.body))
        self.accept()

    def _show(self, versions: Sequence[Version]) -> None:
        self._versions = list(reversed(versions))
        self.against.addItem(text("The draft as it is now"), PRESENT)
        self.against.addItem(text("The version before it"), BEFORE)
        for row, version in enumerate(self._versions):
            stamp = show_stamp(version.created)
            item = QListWidgetItem(f"{version.name}\n{stamp}" if version.name else stamp)
            self.list.addItem(item)
            self.against.addItem(f"{version.name} ({stamp})" if version.name else stamp, row)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        if not versions:
            for part in (self.list, self._with, self.against, self.whole, self.restore):
                part.hide()
            self._says.setText(
                text(
                    "There is no version yet: one is kept when you open the review, before each"
                    " export, after ten minutes of change, and whenever you name one"
                    " (Ctrl+Shift+S)."
                )
            )
            self._buttons.setFocus()

    def _chosen(self) -> Version | None:
        row = self.list.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _newer(self) -> int:
        choice: int = self.against.currentData()
        return choice

    def _compare(self) -> None:
        version, row = self._chosen(), self.list.currentRow()
        if version is None:
            return
        against = self._newer()
        if against == PRESENT:
            old, new = version.body, self._desk.body()
        elif against == BEFORE:
            earlier = self._versions[row + 1].body if row + 1 < len(self._versions) else ""
            old, new = earlier, version.body
        else:
            # The version that is older stands at the further end of the list.
            older, newer = max(row, against), min(row, against)
            old, new = self._versions[older].body, self._versions[newer].body
        self._context.hub.ask(
            self._context.library,
            lambda: _Compared(old, new, compare_texts(old, new)),
            self._take,
            topic=(self, "compare"),
        )

    def _take(self, compared: _Compared) -> None:
        self._compared = compared
        self._says.setText(count_changes(compared.changes))
        present = self._newer() == PRESENT and not self._desk.is_read_only
        self.restore.setEnabled(present and compared.old != compared.new)
        self._render()

    def _render(self) -> None:
        present = self._newer() == PRESENT and not self._desk.is_read_only
        changes = self._compared.changes
        self.page.show_html(
            render_changes(changes, whole=self.whole.isChecked(), restorable=present)
        )

    def _on_link_chosen(self, address: QUrl) -> None:
        number = address.toString().removeprefix(PARAGRAPH)
        if number.isdecimal() and int(number) < len(self._compared.changes):
            self.bring_back(int(number))

    def _name_parts(self) -> None:
        self.list.setAccessibleName(text("Versions, newest first"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setWordWrap(True)
        self.against.setAccessibleName(text("Compared with"))
        self._says.setProperty("role", "secondary")
        self.restore.setEnabled(False)
        self.restore.setVisible(not self._desk.is_read_only)
        self.restore.setDefault(True)
        self.list.currentRowChanged.connect(lambda _row: self._compare())
        self.against.currentIndexChanged.connect(lambda _row: self._compare())
        self.whole.toggled.connect(lambda _on: self._render())
        self.page.anchorClicked.connect(self._on_link_chosen)
        self._buttons.accepted.connect(self.restore_version)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        self._with.setBuddy(self.against)
        line = QHBoxLayout()
        line.setSpacing(measures.STEP_2)
        line.addWidget(self._with)
        line.addWidget(self.against)
        line.addStretch(1)
        line.addWidget(self.whole)
        right = QVBoxLayout()
        right.setSpacing(measures.STEP_2)
        right.addLayout(line)
        right.addWidget(self._says)
        right.addWidget(self.page, 1)
        panes = QHBoxLayout()
        panes.setSpacing(measures.STEP_4)
        panes.addWidget(self.list)
        panes.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[measures.STEP_4] * 4)
        column.setSpacing(measures.STEP_3)
        column.addLayout(panes, 1)
        column.addWidget(self._buttons)


class _Page(PreviewBrowser):
    """Shows what changed; its links are reached by Tab and followed by Enter."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(text("What changed"))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)


def open_versions(context: Context, review_id: str, desk: Desk) -> None:
    """Opens the versions of a review over the window; the dialog goes when it is closed."""
    dialog = VersionsDialog(context, review_id, desk)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
