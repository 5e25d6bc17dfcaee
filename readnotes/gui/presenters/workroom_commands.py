"""What can be done with an opened library, by the ids of the actions in `gui/actions`."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from readnotes.gui.context import Place
from readnotes.gui.presenters.workroom import Workroom
from readnotes.gui.views.hit_ways import find_alike, show_reviews_citing
from readnotes.services import reading

Commands = dict[str, Callable[[], None]]


def commands_of(room: Workroom) -> Commands:
    """Everything that can be done now on any page of the library."""
    window = room.tools.window
    on_quotes = window.front is window.library_page
    commands: Commands = {
        **room.undo.commands(),
        **_ways(room),
        "search": window.top_row.begin_search,
        "search-help": window.top_row.ask_for_help,
        "about-library": room.show_info,
        "export-library": room.pages.export_library,
    }
    if on_quotes:
        commands |= _looking(room)
    if not room.context.library.read_only:
        commands |= _writing(room)
        if on_quotes:
            commands |= _editing(room)
        commands |= _ordering(room)
    return commands


def _ways(room: Workroom) -> Commands:
    ways: Commands = {
        "all-quotes": lambda: room.go(Place()),
        "go-trash": lambda: room.go(Place(view="trash")),
    }
    if room.trail.can_go_back or room.trail.here.view != "quotes":
        ways["back"] = room.go_back
    if room.trail.can_go_forward:
        ways["forward"] = room.go_forward
    return ways


def _looking(room: Workroom) -> Commands:
    page = room.tools.window.library_page
    commands: Commands = {"find-here": page.sources.begin_filter}
    source = room.book.source
    if page.book.quotes.count:
        commands["export"] = lambda: room.pages.export_quotes(source)
    if source is not None:
        commands["go-to-page"] = lambda: room.go_to_page.open_for(source.key)
    numbers = page.book.quotes.selected_numbers()
    if numbers:
        commands["copy-quote"] = lambda: room.quotes.copy(numbers)
        commands["copy-words"] = room.quotes.copy_words
        commands |= _ways_from(room, page.book.quotes.current_number())
    if numbers or source is not None:
        commands["history"] = lambda: _show_history(room)
    return commands


def _ways_from(room: Workroom, number: int) -> Commands:
    """Where one can go from a quote."""
    quotes = room.tools.window.library_page.book.quotes
    ways: Commands = {"find-alike": lambda: find_alike(room.context, number)}
    card = quotes.card_of(number)
    if card is not None and card.used_in:
        ways["show-reviews"] = lambda: show_reviews_citing(room.context, number, quotes)
    return ways if number >= 0 else {}


def _show_history(room: Workroom) -> None:
    """What was done to the current quote, or to the book where that is meant."""
    from readnotes.gui.dialogs.history import open_history

    page, source = room.tools.window.library_page, room.book.source
    if source is not None and (
        page.sources.view.hasFocus() or not page.book.quotes.selected_numbers()
    ):
        number = reading.number_of(room.context.library, source.key)
        open_history(room.context, "source", number)
    else:
        open_history(room.context, "quote", page.book.quotes.current_number())


def _writing(room: Workroom) -> Commands:
    return {
        "new-quote": room.begin_quote,
        "new-source": lambda: room.pages.edit_source(None),
        "new-review": lambda: _begin_review(room),
        "new-shelf": room.begin_new_shelf,
        "import": lambda: room.transfers.ask_for_files(),
    }


def _editing(room: Workroom) -> Commands:
    """What the keys of the focused pane mean: a shelf, a book or a quote."""
    window = room.tools.window
    page = window.library_page
    commands: Commands = {}
    keys = room.sources.chosen_keys()
    numbers = page.book.quotes.selected_numbers()
    if keys:
        commands["edit-source"] = lambda: room.pages.edit_source(keys[0])
        commands["trash-source"] = room.sources.trash_chosen
    if page.book.row is not None and page.book.row.isVisible():
        commands["save"] = room.capture.save
    if room.quotes.editor is not None and _has_focus(room.quotes.editor):
        commands["save"] = room.quotes.editor.ask_to_save
    if page.sources.view.hasFocus() and keys:
        commands["edit"] = lambda: room.pages.edit_source(keys[0])
        commands["trash"] = room.sources.trash_chosen
    elif numbers:
        commands["edit"] = lambda: room.quotes.edit(page.book.quotes.current_number())
        commands["trash"] = lambda: room.quotes.trash(numbers)
    if numbers and room.pages.open_review:
        commands["insert-from-list"] = lambda: room.pages.insert_quotes(numbers)
    if numbers:
        commands["mark-checked"] = room.quotes.mark_checked
    if page.book.quotes.count and room.book.source is not None:
        commands["renumber"] = room.renumber
    key = room.book_in_mind()
    if key and page.book.quotes.count:
        commands["verify"] = lambda: room.go(Place(view="verify", source=key))
    return commands


def _ordering(room: Workroom) -> Commands:
    """What the keys mean in the sidebar: a shelf, a tag or a kept search."""
    sidebar = room.tools.window.sidebar
    row = sidebar.current_row
    commands: Commands = {}
    if sidebar.hasFocus() and row is not None and row.kind in ("shelf", "tag", "search"):
        commands["edit"] = sidebar.begin_rename
        if row.kind != "tag":
            commands["trash"] = sidebar.request_deletion
    return commands


def _begin_review(room: Workroom) -> None:
    mind = room.book_in_mind()
    room.pages.begin_review(room.sources.chosen_keys() or ([mind] if mind else []))


def _has_focus(widget: QWidget) -> bool:
    focused: QWidget | None = widget.window().focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
