"""The list of all actions, menu by menu, with every key of the program."""

from collections.abc import Mapping

from readnotes.gui.actions.action import Action, MenuName
from readnotes.i18n import text

MENUS: Mapping[MenuName, str] = {
    "library": text("&Library"),
    "edit": text("&Edit"),
    "quote": text("&Quote"),
    "source": text("&Source"),
    "review": text("&Review"),
    "go": text("&Go"),
    "view": text("&View"),
    "help": text("&Help"),
}

LIBRARY = (
    Action("new-library", text("New library…"), "library", icon="library"),
    Action("open-library", text("Open library…"), "library", ("Ctrl+O",)),
    Action("open-sample", text("Open the sample library"), "library", icon="book"),
    Action("import", text("Import…"), "library", ("Ctrl+Shift+I",), "import", 1),
    Action("export-library", text("Export the library…"), "library", (), "export", 1),
    Action("close-library", text("Close library"), "library", ("Ctrl+Shift+W",), section=2),
    Action("preferences", text("Preferences…"), "library", ("Ctrl+,",), "settings", 3),
    Action("quit", text("Quit"), "library", ("Ctrl+Q",), section=4),
)
EDIT = (
    Action("undo", text("Undo"), "edit", ("Ctrl+Z",), "undo"),
    Action("redo", text("Redo"), "edit", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    Action("copy-quote", text("Copy with citation"), "edit", ("Ctrl+C",), "copy", 1, own_keys=True),
    Action("copy-words", text("Copy the words only"), "edit", ("Ctrl+Shift+C",), section=1),
    Action("edit", text("Edit"), "edit", ("F2",), "edit", 2),
    Action("history", text("History…"), "edit", ("Ctrl+H",), section=2),
    Action("trash", text("Move to trash"), "edit", ("Del",), "trash", 2),
    Action("restore", text("Restore from trash"), "edit", ("Ctrl+R",), "undo", 2),
    Action("empty-trash", text("Empty the trash…"), "edit", (), section=2),
    Action("find-here", text("Find in what is in front"), "edit", ("Ctrl+F",), "filter", 3),
    Action("replace-here", text("Replace in the draft"), "edit", ("Ctrl+Shift+R",), section=3),
    Action("search", text("Search the library"), "edit", ("Ctrl+K",), "search", 3),
    Action("save-search", text("Keep this search"), "edit", ("F4",), "search-saved", 3),
    Action("find-alike", text("Find passages like this one"), "edit", ("Ctrl+Alt+K",), section=3),
)
QUOTE = (
    Action("new-quote", text("New quote"), "quote", ("Ctrl+N",), "plus"),
    Action("save", text("Save"), "quote", ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"), "check"),
    Action("renumber", text("Renumber pages…"), "quote", ("Ctrl+Shift+G",), section=1),
    Action("mark-checked", text("Mark as checked with the page"), "quote", ("Ctrl+D",), "check", 1),
    Action("verify", text("Compare quotes with the page"), "quote", ("Ctrl+Shift+K",), section=1),
)
SOURCE = (
    Action("new-source", text("New source…"), "source", ("Ctrl+Shift+N",), "book"),
    Action("edit-source", text("Edit source…"), "source", ("Ctrl+Shift+E",), "edit"),
    Action("trash-source", text("Move source to trash"), "source", (), "trash"),
    Action("new-shelf", text("New shelf"), "source", (), "shelf", 1),
)
REVIEW = (
    Action("new-review", text("New review…"), "review", ("Ctrl+Alt+N",), "review"),
    Action("review-details", text("Details of the review…"), "review", (), "edit"),
    Action("export", text("Export…"), "review", ("Ctrl+E",), "export"),
    Action("insert-quote", text("Insert a quote"), "review", ("Ctrl+Shift+Q",), "quotation", 1),
    Action(
        "insert-from-list",
        text("Insert into the open review"),
        "review",
        ("Ctrl+Shift+Return",),
        section=1,
    ),
    Action(
        "quotes-by-tag", text("Quotes by page or by tag"), "review", ("Ctrl+Shift+B",), section=1
    ),
    Action("let-wait", text("Put under this heading"), "review", ("Ctrl+Shift+O",), section=1),
    Action("next-finding", text("Next finding"), "review", ("F8",), section=1),
    Action("previous-finding", text("Finding before"), "review", ("Shift+F8",), section=1),
    Action("checks", text("What the check found"), "review", ("Ctrl+F8",), section=1),
    Action(
        "check-whole-library",
        text("Check against the whole library"),
        "review",
        ("Ctrl+Shift+F8",),
        section=1,
    ),
    Action("correct-record", text("Correct the record…"), "review", ("Shift+F2",), section=1),
    Action("next-misspelt", text("Next misspelt word"), "review", ("F7",), section=1),
    Action("name-version", text("Name this version…"), "review", ("Ctrl+Shift+S",), section=2),
    Action("versions", text("Versions…"), "review", ("Ctrl+Shift+H",), section=2),
    Action("edit-elsewhere", text("Edit in another program…"), "review", (), section=2),
    Action("set-aside", text("Set aside, or bring back"), "review", ("Ctrl+Shift+D",), section=3),
    Action("note-to-verify", text("Note what to verify"), "review", ("Ctrl+Shift+M",), section=3),
    Action("next-note", text("Next note to verify"), "review", ("Ctrl+Shift+J",), section=3),
)
MARKS = (
    Action("leave-out", text("Leave out of the quotation"), "review", ("Alt+.",), section=8),
    Action("insert-brackets", text("Insert in brackets"), "review", ("Alt+[",), section=8),
    Action("change-case", text("Change case in brackets"), "review", ("Alt+C",), section=8),
    Action("add-sic", text("Add [sic]"), "review", ("Alt+S",), section=8),
    Action("emphasise", text("Emphasise, and say so"), "review", ("Ctrl+I",), section=8),
    Action(
        "emphasise-original",
        text("Say that the emphasis is the source’s"),
        "review",
        ("Alt+I",),
        section=8,
    ),
    Action(
        "go-to-citation",
        text("From a quote to its citation, and back"),
        "review",
        ("Ctrl+J",),
        section=9,
    ),
)
GO = (
    Action("back", text("Back"), "go", ("Alt+Left",), "back"),
    Action("forward", text("Forward"), "go", ("Alt+Right",), "forward"),
    Action("go-to-page", text("Go to page…"), "go", ("Ctrl+G",), section=1),
    Action("all-quotes", text("All quotes"), "go", ("Ctrl+Shift+A",), "library", 1),
    Action("go-trash", text("Trash"), "go", (), "trash", 1),
    Action("show-reviews", text("Reviews that cite this passage"), "go", ("Ctrl+U",), "review", 1),
    Action("next-pane", text("Next pane"), "go", ("F6",), section=2),
    Action("previous-pane", text("Previous pane"), "go", ("Shift+F6",), section=2),
)
VIEW = (
    Action("palette", text("Command palette"), "view", ("Ctrl+Shift+P",), "search"),
    Action("menu", text("Menu"), "view", ("F10",), "menu"),
    Action("sidebar", text("Sidebar"), "view", ("F9",), "sidebar", 1),
    Action("focus-mode", text("Focus on the draft"), "view", ("Ctrl+Shift+F",), section=1),
    Action("typewriter", text("Typewriter"), "view", ("Ctrl+Shift+T",), section=1),
    Action("full-screen", text("Full screen"), "view", ("F11",), section=1),
    Action("order-page", text("Results by book and page"), "view", ("Ctrl+1",), "sort", 2),
    Action("order-relevance", text("Results by relevance"), "view", ("Ctrl+2",), section=2),
    Action("order-newest", text("Results newest first"), "view", ("Ctrl+3",), section=2),
    Action("theme", text("Light or dark"), "view", ("Ctrl+Shift+L",), section=3),
)
HELP = (
    Action("keyboard-help", text("Keyboard"), "help", ("F1",), "help"),
    Action("search-help", text("How to search"), "help", ("Ctrl+F1",), "search"),
    Action("about-library", text("About this library"), "help", (), "library"),
)

ACTIONS: tuple[Action, ...] = (
    *LIBRARY, *EDIT, *QUOTE, *SOURCE, *REVIEW, *MARKS, *GO, *VIEW, *HELP,
)  # fmt: skip


def find_action(name: str) -> Action:
    """The action of an id.

    Raises:
        KeyError: There is none.

    >>> find_action("new-quote").keys
    ('Ctrl+N',)
    """
    return BY_ID[name]


BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}
