"""Who made a source: one row a name, with the role, in the order of the title page."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from readnotes.domain.contributors import ROLES, Contributor, parse_name, render_name
from readnotes.gui import measures
from readnotes.gui.icons import icon
from readnotes.gui.widgets.choice_box import ChoiceBox
from readnotes.i18n import text


def role_word(role: str) -> str:
    """The word for a role.

    >>> role_word("collection-editor")
    'Collection editor'
    """
    return text(role.replace("-", " ").capitalize())


class ContributorRows(QWidget):
    """The names; Enter in the last one begins another.

    Signals:
        edited: A name or role is another one.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[_Row] = []
        self.add = QPushButton(icon("plus"), text("Another name"))
        self.add.setProperty("role", "link")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(lambda: self.add_row(Contributor()).name.setFocus())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(measures.STEP_1)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        self._column.addLayout(line)

    def contributors(self) -> tuple[Contributor, ...]:
        """The names that are filled in, in order; untouched ones as they came."""
        return tuple(row.contributor() for row in self.rows if row.name.text().strip())

    def set_contributors(self, contributors: Sequence[Contributor]) -> None:
        """Shows these names, or one empty row."""
        for row in list(self.rows):
            self._remove(row)
        for each in contributors or (Contributor(),):
            self.add_row(each)

    def add_row(self, contributor: Contributor) -> "_Row":
        """Adds a row at the end."""
        row = _Row(contributor)
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        row.name.textEdited.connect(self.edited)
        row.role.activated.connect(self.edited)
        row.up.clicked.connect(lambda: self._move_up(row))
        row.remove.clicked.connect(lambda: self._take_away(row))
        self._show_moves()
        return row

    def _take_away(self, row: "_Row") -> None:
        self._remove(row)
        if not self.rows:
            self.add_row(Contributor())
        self.edited.emit()

    def _remove(self, row: "_Row") -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._show_moves()

    def _move_up(self, row: "_Row") -> None:
        at = self.rows.index(row)
        self.rows.insert(at - 1, self.rows.pop(at))
        self._column.insertWidget(at - 1, row)
        self._show_moves()
        row.up.setFocus() if row.up.isEnabled() else row.name.setFocus()
        self.edited.emit()

    def _show_moves(self) -> None:
        for at, row in enumerate(self.rows):
            row.up.setEnabled(at > 0)
        self.add.setMinimumHeight(self.add.sizeHint().height())
        self.updateGeometry()


class _Row(QWidget):
    """A role, a name, the way up, the way out."""

    def __init__(self, contributor: Contributor) -> None:
        super().__init__()
        self._given = contributor
        self.role = ChoiceBox()
        for role in ROLES:
            self.role.addItem(role_word(role), role)
        self.role.choose(contributor.role)
        self.role.setAccessibleName(text("Role"))
        shown = render_name(contributor) if _is_named(contributor) else ""
        self.name = QLineEdit(shown)
        self.name.setPlaceholderText(text("Family, Given — or the name of a body"))
        self.name.setAccessibleName(text("Name"))
        self.up = _button("chevron-up", text("Further up"))
        self.remove = _button("close", text("Leave this name out"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.STEP_1)
        line.addWidget(self.role)
        line.addWidget(self.name, 1)
        line.addWidget(self.up)
        line.addWidget(self.remove)

    def contributor(self) -> Contributor:
        """The name as typed; what this editor does not show stays with an untouched one."""
        role = str(self.role.currentData())
        if _is_named(self._given):
            same = self.name.text() == render_name(self._given)
            if same and role == self._given.role:
                return self._given
        return parse_name(self.name.text(), role)


def _is_named(contributor: Contributor) -> bool:
    return any((contributor.literal, contributor.family, contributor.given))


def _button(name: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
