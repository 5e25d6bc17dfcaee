"""Ways from a passage to others: those like it, and the reviews that cite it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from readnotes.gui.context import Context, Place
from readnotes.gui.icons import icon
from readnotes.i18n import text
from readnotes.services import reading

if TYPE_CHECKING:
    from readnotes.domain.reviews import ReviewCard


def find_alike(context: Context, number: int) -> None:
    """Searches for passages like one, the likest first."""

    def question() -> str:
        # Whoosh comes with the first search.
        from readnotes.services import find

        return find.alike_query(context.library, number)

    def show(query: str) -> None:
        if query:
            context.host.go(Place(view="search", name=query, quote=number))
        else:
            context.messages.note(text("No other passage shares a telling word with this one."))

    context.hub.ask(context.library, question, show, topic="alike")


def show_reviews_citing(context: Context, number: int, over: QWidget) -> None:
    """Goes to the review that cites a passage; where several do, they are offered."""
    context.hub.ask(
        context.library,
        lambda: reading.reviews_citing(context.library, number),
        partial(_offer_reviews, context, over),
        topic="citing",
    )


def _offer_reviews(context: Context, over: QWidget, reviews: "list[ReviewCard]") -> None:
    if len(reviews) == 1:
        context.host.go(Place(view="review", name=reviews[0].id))
    elif reviews:
        menu = QMenu(over)
        for each in reviews:
            place = Place(view="review", name=each.id)
            menu.addAction(icon("review"), each.title, partial(context.host.go, place))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos() if over.underMouse() else over.mapToGlobal(over.rect().center()))
