"""One finding in full: its sentence, how the words differ, and what mends it."""

import html
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from readnotes.drafting.findings import Finding
from readnotes.drafting.insertion import Edit
from readnotes.drafting.mends import mark_changes, stretches_of, take_fix
from readnotes.gui import measures, theme
from readnotes.gui.correction import is_correctable
from readnotes.gui.widgets.finding_list import place_line, whole_sentence
from readnotes.i18n import text

LONGEST_SHOWN = 280
LONGEST_LABEL = 36
OWNERS = (
    (text("Say that it is yours"), "mine"),
    (text("Say that it is the source’s"), "original"),
)
"""Of emphasis."""


def fix_title(finding: Finding) -> str:
    """What the action says that puts a finding's mend in place."""
    fix = finding.fix or ""
    if finding.rule == "wording":
        return text("Take the recorded wording")
    if fix.startswith(finding.text):
        return text("Add {words}").format(words=_shorten(fix[len(finding.text) :].strip("> \n")))
    return text("Write {words}").format(words=_shorten(fix))


class FindingDetails(QFrame):
    """What the list of findings has no room for, and everything that can be done.

    Signals:
        mend_requested(Finding, Edit): The draft is to be changed so.
        owner_requested(Finding, whose): It is to be said whose the emphasis is.
        quote_requested(Finding): The recorded passage is to be shown.
        correction_requested(Finding): The recorded passage is to be corrected.
        accept_requested(Finding, reason): It may stand.
        take_back_requested(Finding): It may not stand any more.
    """

    mend_requested = Signal(object, object)
    owner_requested = Signal(object, str)
    quote_requested = Signal(object)
    correction_requested = Signal(object)
    accept_requested = Signal(object, str)
    take_back_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "pane")
        self.read_only = False
        self._finding: Finding | None = None
        self.sentence = _label(Qt.TextFormat.PlainText)
        self.place = _label(Qt.TextFormat.PlainText)
        self.place.setProperty("role", "secondary")
        self.words = _label(Qt.TextFormat.RichText)
        self.reason = QLineEdit(placeholderText=text("Accept it: why may it stand?"))
        self.reason.setAccessibleName(text("The reason why it may stand"))
        self.reason.returnPressed.connect(self._accept)
        self.links: list[QPushButton] = []
        self._actions = QVBoxLayout()
        self._actions.setSpacing(measures.HALF)
        column = QVBoxLayout(self)
        # The words of links stand under the words above, their frames around them.
        side, inside = measures.STEP_4, measures.LINK_PADDING
        column.setContentsMargins(side - inside, side, side, side)
        column.setSpacing(measures.STEP_2)
        for label in (self.sentence, self.place, self.words):
            label.setContentsMargins(inside, 0, 0, 0)
            column.addWidget(label)
        column.addLayout(self._actions)
        field = QVBoxLayout()
        field.setContentsMargins(inside, 0, 0, 0)
        field.addWidget(self.reason)
        column.addLayout(field)
        column.addStretch(1)

    def show_finding(self, finding: Finding) -> None:
        """Shows a finding; a reason that is being typed for the same one stays."""
        if finding == self._finding:
            return
        before, self._finding = self._finding, finding
        if before is None or (before.rule, before.text) != (finding.rule, finding.text):
            self.reason.clear()
        self.sentence.setText(_title(finding))
        self.place.setText(place_line(finding))
        self.reason.setVisible(finding.waived is None and not self.read_only)
        self.take_theme()
        self._offer(finding)

    def take_theme(self) -> None:
        """Sets the words in the colours of the present theme."""
        if self._finding is not None:
            shown = _words_html(self._finding)
            self.words.setText(shown)
            self.words.setVisible(bool(shown))

    def _offer(self, finding: Finding) -> None:
        for link in self.links:
            self._actions.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = []
        if not self.read_only:
            if finding.waived is not None:
                self._add_link(text("Take back"), partial(self.take_back_requested.emit, finding))
            elif (fix := take_fix(finding)) is not None:
                self._add_mend(fix_title(finding), finding, fix)
            if finding.rule == "emphasis" and finding.waived is None:
                for title, whose in OWNERS:
                    self._add_link(title, partial(self.owner_requested.emit, finding, whose))
            marked = mark_changes(finding) if finding.waived is None else None
            if marked is not None:
                self._add_mend(text("Mark the change with brackets"), finding, marked)
        if finding.recorded and finding.source:
            if is_correctable(finding) and not self.read_only:
                act = partial(self.correction_requested.emit, finding)
                self._add_link(text("Correct the record…"), act)
            else:
                act = partial(self.quote_requested.emit, finding)
                self._add_link(text("Show the recorded passage"), act)

    def _add_mend(self, title: str, finding: Finding, edit: Edit) -> None:
        self._add_link(title, partial(self.mend_requested.emit, finding, edit))

    def _add_link(self, title: str, act: Callable[[], None]) -> None:
        # Qt reads one ampersand as the letter that is pressed.
        link = QPushButton(title.replace("&", "&&"))
        link.setProperty("role", "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(lambda _checked=False: act())
        self._actions.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        # Now, and not at the layout's leisure: Tab is to lead there at once.
        link.show()
        self.links.append(link)

    def _accept(self) -> None:
        reason = " ".join(self.reason.text().split())
        if self._finding is not None and reason:
            self.accept_requested.emit(self._finding, reason)


def _title(finding: Finding) -> str:
    """The sentence; of words that differ the differences are shown below it."""
    if finding.rule == "wording" and finding.changes:
        return text("The words differ from what is recorded.")
    return whole_sentence(finding)


def _words_html(finding: Finding) -> str:
    """The words of the draft beside those of the record, as rich text with nothing of either."""
    colours = theme.current().colours
    shapes = {
        "both": "{}",
        "draft": f'<s style="color:{colours.error.name()}">{{}}</s>',
        "record": f' <b style="color:{colours.ok.name()}">{{}}</b>',
    }
    parts: list[str] = []
    if finding.rule == "wording" and finding.changes:
        parts.append(
            "".join(
                shapes[each.where].format(html.escape(each.words)) for each in stretches_of(finding)
            )
        )
    elif finding.recorded:
        recorded = html.escape(_shorten(finding.recorded, LONGEST_SHOWN))
        parts.append(html.escape(text("Recorded: {words}")).format(words=recorded))
    if finding.waived is not None:
        reason = html.escape(text("Accepted: {reason}")).format(reason=html.escape(finding.waived))
        parts.append(reason)
    return "<br>".join(parts)


def _shorten(words: str, longest: int = LONGEST_LABEL) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= longest else f"{shown[: longest - 1].rstrip()}…"


def _label(form: Qt.TextFormat) -> QLabel:
    label = QLabel(textFormat=form, wordWrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
