"""What can always be done in the window, whether a library is open or not."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from readnotes.gui.sitting import Sitting
from readnotes.settings.schema import THEME

Commands = dict[str, Callable[[], None]]


def commands_of(sitting: Sitting) -> Commands:
    """Everything that can be done now beside what the front page offers."""
    window = sitting.window
    commands: Commands = {
        "new-library": sitting.doorway.ask_for_new,
        "open-library": sitting.doorway.ask_for_library,
        "open-sample": sitting.doorway.open_sample,
        "preferences": lambda: open_preferences(sitting),
        "quit": lambda: quit_program(sitting),
        "palette": sitting.open_palette,
        "menu": sitting.window.top_row.menu_button.showMenu,
        "full-screen": window.toggle_full_screen,
        "theme": lambda: turn_theme(sitting),
        "keyboard-help": lambda: open_keyboard_help(sitting),
        "next-pane": lambda: window.move_pane(1),
        "previous-pane": lambda: window.move_pane(-1),
    }
    if sitting.room is not None:
        commands["close-library"] = sitting.close_library
        commands["sidebar"] = window.toggle_sidebar
        commands |= sitting.room.commands()
    return commands


def open_preferences(sitting: Sitting) -> None:
    """Opens the preferences."""
    from readnotes.gui.dialogs.preferences import PreferencesDialog

    dialog = PreferencesDialog(sitting.settings, sitting.window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def open_keyboard_help(sitting: Sitting) -> None:
    """Opens the list of keys."""
    from readnotes.gui.dialogs.keyboard_help import KeyboardHelp

    dialog = KeyboardHelp(sitting.window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def turn_theme(sitting: Sitting) -> None:
    """Puts the window from light into dark, or back."""
    from readnotes.gui import theme

    sitting.settings.set(THEME, "light" if theme.current().name == "dark" else "dark")


def quit_program(sitting: Sitting) -> None:
    """Closes the window, and the program with it."""
    if sitting.window.close():
        QApplication.quit()
