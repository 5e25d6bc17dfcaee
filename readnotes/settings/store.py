"""The file of the reader's settings: read in whole, written whole, never in the way."""

import contextlib
import json
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from readnotes.settings.schema import Setting, T

if TYPE_CHECKING:
    from readnotes.settings.own_words import OwnWords

FILE_NAME = "settings.json"
BAD_SUFFIX = ".unreadable"
TEMPLATES = "review_templates"


class Settings:
    """The reader's choices; what she never chose stands as it is declared.

    Names that this version does not know are kept in the file.
    """

    def __init__(self, path: Path | None = None, values: dict[str, object] | None = None) -> None:
        """Holds settings.

        Args:
            path: Where they are kept; None for nowhere.
            values: What was read there, by name.
        """
        self._path = path
        self._values = values or {}
        self._listeners: list[Callable[[], None]] = []

    @cached_property
    def own_words(self) -> "OwnWords":
        """The words she wants known to the spelling, kept beside the settings."""
        # Late: no word is looked at before a draft is open.
        from readnotes.settings import own_words

        beside = self._path
        return own_words.OwnWords(beside and beside.with_name(own_words.FILE_NAME))

    @property
    def templates_folder(self) -> Path | None:
        """Where the reviewer's own templates for reviews are looked for, beside the settings."""
        return self._path and self._path.with_name(TEMPLATES)

    def get(self, setting: Setting[T]) -> T:
        """What a setting is at the moment."""
        value = self._values.get(setting.name)
        if isinstance(value, type(setting.default)) and setting.accepts(value):
            return value
        return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Chooses, keeps the choice, and tells those who listen.

        Raises:
            ValueError: The setting cannot be that.
            OSError: The file cannot be written; the choice holds until the program ends.
        """
        if not setting.accepts(value):
            raise ValueError(f"{setting.name}: {value!r}")
        if self.get(setting) == value:
            return
        self._values[setting.name] = value
        for listener in self._listeners:
            listener()
        if self._path is not None:
            # Late: the window is painted before anything is written.
            from readnotes.runtime.files import write_atomically

            data = json.dumps(self._values, indent=2, sort_keys=True, ensure_ascii=False)
            write_atomically(self._path, f"{data}\n".encode(), replace=True, private=True)

    def listen(self, listener: Callable[[], None]) -> None:
        """Has a function called whenever a setting changes."""
        self._listeners.append(listener)


def load_settings(folder: Path) -> Settings:
    """The settings kept in a folder.

    A file that cannot be understood is put aside under another name, and everything stands as
    declared: a spoilt file never stops the program.
    """
    path = folder / FILE_NAME
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(values, dict):
            raise ValueError(path)
    except FileNotFoundError:
        values = {}
    except (OSError, ValueError, RecursionError):
        values = {}
        with contextlib.suppress(OSError):
            path.replace(path.with_name(path.name + BAD_SUFFIX))
    return Settings(path, values)
