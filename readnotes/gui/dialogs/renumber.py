"""Renumbering pages: these quotes, this page, from here on, or the whole book."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from readnotes.domain.quotes import QuoteCard
from readnotes.gui import measures
from readnotes.gui.context import Context
from readnotes.i18n import ntext, text
from readnotes.services import capture, reading
from readnotes.services.capture import Renumbering

SIZE = (460, 520)
Reach = Callable[[int], Sequence[int]]


class RenumberDialog(QDialog):
    """Asks for the first quote's new page, and shows every page before and after.

    The rest is shifted by as many pages; a page that cannot be shifted stays as it is.
    """

    def __init__(self, context: Context, numbers: Sequence[int], from_here: Reach) -> None:
        """Opens on quotes.

        Args:
            context: The opened library.
            numbers: The chosen quotes, in page order; at least one.
            from_here: Answers the quotes of the list from one on.
        """
        super().__init__(context.host.window_widget())
        self.setWindowTitle(text("Renumber pages"))
        self.resize(*SIZE)
        self._context = context
        self._plan: Sequence[Renumbering] = ()
        self._first_before = ""
        whole = list(from_here(-1))
        first = numbers[0]
        self._reaches = {
            "these": (text("The chosen quotes"), list(numbers)),
            "page": (text("All on this page"), [first]),
            "on": (text("From here on"), list(from_here(first))),
            "book": (text("The whole list"), whole),
        }
        self.first = QLineEdit()
        self.reaches = {name: QRadioButton(words) for name, (words, _) in self._reaches.items()}
        self.table = self._make_table()
        self._says = QLabel()
        self._says.setProperty("role", "secondary")
        self._says.setWordWrap(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._do = self._buttons.addButton(text("Renumber"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._buttons.accepted.connect(self._act)
        self._buttons.rejected.connect(self.reject)
        self.first.textChanged.connect(self._look)
        self.reaches["these" if len(numbers) > 1 else "on"].setChecked(True)
        for button in self.reaches.values():
            button.toggled.connect(self._on_reach_toggled)
        self._ask_for_first(first)

    @property
    def plan(self) -> Sequence[Renumbering]:
        """What would be done now."""
        return self._plan

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2)
        table.setHorizontalHeaderLabels([text("Page now"), text("Then")])
        table.setAccessibleName(text("Pages before and after"))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        return table

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(measures.STEP_2)
        form.addRow(text("Its page is"), self.first)
        choices = QWidget()
        lines = QVBoxLayout(choices)
        lines.setContentsMargins(0, measures.STEP_1, 0, 0)
        for button in self.reaches.values():
            lines.addWidget(button)
        form.addRow(text("Renumber"), choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[measures.STEP_4] * 4)
        column.setSpacing(measures.STEP_3)
        column.addLayout(form)
        column.addWidget(self.table, 1)
        column.addWidget(self._says)
        column.addWidget(self._buttons)

    def _ask_for_first(self, number: int) -> None:
        library, whole = self._context.library, self._reaches["book"][1]

        def pages() -> tuple[str, list[int]]:
            cards = {card.number: card for card in reading.quote_cards(library, whole)}
            here = cards[number]
            same = [each for each in whole if _same_page(cards.get(each), here)]
            return here.locator, same

        def show(found: tuple[str, list[int]]) -> None:
            locator, same = found
            self._reaches["page"] = (self._reaches["page"][0], same)
            self._first_before = locator.strip()
            self.first.setText(locator)
            self.first.selectAll()

        self._context.hub.ask(library, pages, show, topic=(self, "first"))

    def _chosen(self) -> list[int]:
        for name, button in self.reaches.items():
            if button.isChecked():
                return self._reaches[name][1]
        return []

    def _on_reach_toggled(self, chosen: bool) -> None:
        if chosen:
            self._look()

    def _look(self) -> None:
        library, numbers, first = self._context.library, self._chosen(), self.first.text().strip()
        if not first:
            self._show([])
            return
        same = first == self._first_before

        def plan() -> list[Renumbering]:
            planned = capture.plan_renumbering(library, numbers, first)
            # As long as the page is not another one, no locator is written in another way either.
            return [replace(each, after=each.before) for each in planned] if same else planned

        self._context.hub.ask(
            library,
            plan,
            self._show,
            topic=(self, "plan"),
        )

    def _show(self, plan: Sequence[Renumbering]) -> None:
        self._plan = plan
        self.table.setRowCount(len(plan))
        for row, each in enumerate(plan):
            after = each.before if each.after is None else each.after
            self.table.setItem(row, 0, QTableWidgetItem(each.before))
            self.table.setItem(row, 1, QTableWidgetItem(after))
        changed = sum(each.after not in (None, each.before) for each in plan)
        left = sum(each.after is None for each in plan)
        said = ntext("{n} quote gets another page.", "{n} quotes get other pages.", changed)
        said = said.format(n=changed)
        if left:
            more = ntext(
                "{n} cannot be shifted and stays.", "{n} cannot be shifted and stay.", left
            )
            said = f"{said} {more.format(n=left)}"
        self._says.setText(said)
        self._do.setEnabled(changed > 0)

    def _act(self) -> None:
        future = capture.renumber(self._context.library, self._plan)
        self._context.hub.write(future, lambda _count: self.accept())


def _same_page(card: QuoteCard | None, here: QuoteCard) -> bool:
    return card is not None and card.locator_shown == here.locator_shown
