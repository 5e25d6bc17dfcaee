"""All fields of a source, those of its kind in front; it shows and gives values, and saves none."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from readnotes.domain.sources import SOURCE_KINDS, STATUSES, Rating, Source
from readnotes.gui import measures, theme
from readnotes.gui.dialogs.checked_line import CheckedLine
from readnotes.gui.dialogs.contributor_rows import ContributorRows
from readnotes.gui.dialogs.cover_field import CoverField
from readnotes.gui.dialogs.source_field_table import (
    CSL,
    FIELDS,
    fields_of,
    further_fields,
    kind_words,
)
from readnotes.gui.icons import icon
from readnotes.gui.models.side_rows import STATUS_WORDS
from readnotes.gui.widgets.choice_box import ChoiceBox
from readnotes.gui.widgets.tag_line import TagLine
from readnotes.i18n import ntext, text

BEST = 5


class SourceForm(QWidget):
    """The fields in the order of a title page, then the reviewer's own.

    Signals:
        edited: Something is another than it was.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ChoiceBox()
        self.contributors = ContributorRows()
        self.cover = CoverField()
        self.tags = TagLine()
        self.shelves = TagLine()
        self.status = ChoiceBox()
        self.rating = ChoiceBox()
        self.proof = QCheckBox(text("Uncorrected proof, said at every citation of it"))
        self.more = QToolButton()
        self.fields = {name: CheckedLine(field.label) for name, field in FIELDS.items()}
        self.fields["title"] = CheckedLine(text("Title"))
        self.fields["subtitle"] = CheckedLine(text("Subtitle"))
        self.fields["key"] = CheckedLine(text("Citation key"))
        self.fields["work"] = CheckedLine(text("Editions of"))
        self._given: Mapping[str, str] = {}
        self._rating: Rating | None = None
        self._name_parts()
        self._lay_out()
        self._connect()
        self.show_kind("book")

    @property
    def lines(self) -> dict[str, QLineEdit]:
        """The lines one types in, by the names of their fields."""
        return {name: field.line for name, field in self.fields.items()}

    def show_source(self, source: Source) -> None:
        """Fills all fields."""
        for name, field in self.fields.items():
            field.line.setText(_shown(source, name))
            field.line.setCursorPosition(0)
        self._given = {name: _shown(source, name) for name in self.fields}
        self.contributors.set_contributors(source.contributors)
        self.tags.set_tags(source.tags)
        self.shelves.set_tags(source.shelves)
        self.status.choose(source.status)
        self._rating = source.rating
        self.rating.choose(_stars(source.rating))
        self.proof.setChecked(source.proof)
        self.show_kind(source.kind)

    def show_kind(self, kind: str) -> None:
        """Brings the fields of a kind of source to the front."""
        self.kind.choose(kind)
        for grid, names in ((self._usual, fields_of(kind)), (self._further, further_fields(kind))):
            for row, name in enumerate(names):
                grid.addWidget(self._labels[name], row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(self.fields[name], row, 1)

    def is_changed(self, name: str) -> bool:
        """Whether other words stand in a line than were shown there."""
        return self.lines[name].text() != self._given.get(name, "")

    def show_more(self, shown: bool) -> None:
        """Opens or closes the fields that a source of this kind seldom has."""
        self.more.setChecked(shown)

    def set_known(self, tags: Sequence[str], shelves: Sequence[str]) -> None:
        """What tags and shelves are completed from."""
        self.tags.set_known_tags(tags)
        self.shelves.set_known_tags(shelves)

    def chosen_rating(self) -> Rating | None:
        """The rating; one that this form cannot show stays until another is chosen."""
        stars = self.rating.currentData()
        if stars == _stars(self._rating):
            return self._rating
        return Rating(stars, BEST) if stars else None

    def wrong_fields(self) -> Iterator[CheckedLine]:
        """The fields that cannot be saved as they are, in order."""
        return (field for field in self.fields.values() if field.is_wrong)

    def _on_more_toggled(self, shown: bool) -> None:
        self.more.setIcon(icon("chevron-up" if shown else "chevron-down"))
        self._further_part.setVisible(shown)

    def _name_parts(self) -> None:
        for kind in SOURCE_KINDS:
            self.kind.addItem(kind_words(kind), kind)
        self.kind.setAccessibleName(text("Kind of source"))
        self.status.addItem(text("—"), None)
        for status in STATUSES:
            self.status.addItem(STATUS_WORDS.get(status, status), status)
        self.status.setAccessibleName(text("Reading status"))
        self.rating.addItem(text("—"), 0)
        for stars in range(1, BEST + 1):
            said = ntext("{n} of 5", "{n} of 5", stars).format(n=stars)
            self.rating.addItem(said, stars)
        self.rating.setAccessibleName(text("Rating"))
        self.shelves.setPlaceholderText(text("Shelves, parted by commas"))
        self.shelves.setAccessibleName(text("Shelves"))
        self.lines["work"].setPlaceholderText(text("another source that is the same work"))
        for name, field in FIELDS.items():
            self.lines[name].setPlaceholderText(field.example)
        title = self.lines["title"]
        title.setFont(theme.current().fonts.strong)
        self.more.setText(text("More fields"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setIcon(icon("chevron-down"))
        self.more.setCheckable(True)

    def _lay_out(self) -> None:
        self._labels = {
            name: _label(field.label, self.lines[name]) for name, field in FIELDS.items()
        }
        self._usual, self._further = _grid(), _grid()
        self._further_part = QWidget()
        self._further_part.setLayout(self._further)
        self._further_part.hide()
        head = _grid()
        first = QHBoxLayout()
        first.setSpacing(measures.STEP_2)
        first.addWidget(self.kind)
        first.addStretch(1)
        _add(head, text("Kind"), self.kind, first)
        for name, label in (("title", text("Title")), ("subtitle", text("Subtitle"))):
            _add(head, label, self.lines[name], self.fields[name])
        _add(head, text("By"), self.contributors, self.contributors)
        own = _grid()
        _add(own, text("Citation key"), self.lines["key"], self.fields["key"])
        _add(own, text("Tags"), self.tags, self.tags)
        _add(own, text("Shelves"), self.shelves, self.shelves)
        state = QHBoxLayout()
        state.setSpacing(measures.STEP_2)
        state.addWidget(self.status)
        state.addWidget(QLabel(text("Rating")))
        state.addWidget(self.rating)
        state.addStretch(1)
        _add(own, text("Status"), self.status, state)
        _add(own, "", self.proof, self.proof)
        _add(own, text("Cover"), self.cover, self.cover)
        _add(own, text("Same work as"), self.lines["work"], self.fields["work"])
        column = QVBoxLayout(self)
        column.setContentsMargins(
            measures.STEP_4, measures.STEP_4, measures.STEP_4, measures.STEP_4
        )
        column.setSpacing(measures.STEP_2)
        column.addLayout(head)
        column.addLayout(self._usual)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._further_part)
        column.addWidget(_hairline())
        column.addLayout(own)
        column.addStretch(1)

    def _connect(self) -> None:
        self.more.toggled.connect(self._on_more_toggled)
        self.kind.activated.connect(lambda _row: self.show_kind(self.kind.currentData()))
        for box in (self.kind, self.status, self.rating):
            box.activated.connect(lambda _row: self.edited.emit())
        for line in (*self.lines.values(), self.tags, self.shelves):
            line.textEdited.connect(lambda _text: self.edited.emit())
        self.contributors.edited.connect(self.edited)
        self.proof.toggled.connect(lambda _on: self.edited.emit())


def _shown(source: Source, name: str) -> str:
    """What stands in a line; a CSL variable that is no text is left alone."""
    if name.startswith(CSL):
        value = source.csl.get(name.removeprefix(CSL))
        return str(value) if isinstance(value, str | int) else ""
    value = getattr(source, name)
    return "" if value is None else str(value)


def _stars(rating: Rating | None) -> int:
    """A rating out of five, rounded; 0 for none."""
    return 0 if rating is None or not rating.max else round(rating.value / rating.max * BEST)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(measures.STEP_3)
    grid.setVerticalSpacing(measures.STEP_2)
    metrics_of = QLabel(text("Place of the event"))
    grid.setColumnMinimumWidth(0, metrics_of.sizeHint().width())
    grid.setColumnStretch(1, 1)
    return grid


def _label(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "secondary")
    label.setContentsMargins(0, measures.STEP_1, 0, 0)
    label.setBuddy(buddy)
    return label


def _add(grid: QGridLayout, words: str, buddy: QWidget, part: QWidget | QHBoxLayout) -> None:
    row = grid.rowCount()
    grid.addWidget(_label(words, buddy), row, 0, Qt.AlignmentFlag.AlignTop)
    if isinstance(part, QWidget):
        grid.addWidget(part, row, 1)
    else:
        grid.addLayout(part, row, 1)


def _hairline() -> QLabel:
    line = QLabel()
    line.setFixedHeight(measures.STEP_3)
    return line
