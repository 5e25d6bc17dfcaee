"""Where Readnotes begins: the window, or a command without one."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from readnotes.i18n import text

DONE = 0
BAD_REQUEST = 2
REFUSED = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Start from a shell: a command is carried out, anything else opens the window.

    Args:
        arguments: The words behind the program's name; those of this process by default.

    Returns:
        The status of the process.
    """
    from readnotes.cli.arguments import split_command_line
    from readnotes.cli.main import is_command, run
    from readnotes.domain.errors import UsageError

    given = sys.argv[1:] if arguments is None else arguments
    try:
        line = split_command_line(given)
    except UsageError:
        return run(given)
    words = line.words
    window_is_meant = not (line.wish or line.as_json) and len(words) + bool(line.library) < 2
    if not window_is_meant or (words and is_command(words[0])):
        return run(given)
    named = words[0] if words else line.library
    if words and not Path(words[0]).exists():
        return _tell(_no_such_file(words[0]), BAD_REQUEST)
    return open_window(Path(named) if named else None)


def main_window() -> int:
    """Start from the desktop: open the window, on the file that was clicked if there is one."""
    files = [word for word in sys.argv[1:] if not word.startswith("-")]
    return open_window(Path(files[0]) if files else None)


def open_window(path: Path | None) -> int:
    """Open the window; where there can be none, one line says so.

    Args:
        path: The library, or None for the one of last time.
    """
    if not has_display(os.environ):
        return _tell(
            text(
                "There is no display here, so the window cannot open. The command line does the "
                "same work without one: readnotes --help."
            ),
            REFUSED,
        )
    try:
        from readnotes.gui.application import run
    except ImportError as error:
        return _tell(
            text(
                "The window cannot open, because something it needs is missing: {what}. "
                "The command line works without it: readnotes --help."
            ).format(what=error),
            REFUSED,
        )
    return run(path)


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown; only Linux and its kin can be without a display.

    >>> has_display({"QT_QPA_PLATFORM": "offscreen"})
    True
    """
    if sys.platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _no_such_file(name: str) -> str:
    return text(
        "There is no file “{name}”, and no command of this name; see readnotes --help."
    ).format(name=name)


def _tell(line: str, status: int) -> int:
    from readnotes.cli.output import speak_utf8, warn

    speak_utf8()
    warn(line)
    return status
