"""One call of a command: what it was given, and the library it acts on."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from readnotes.cli.arguments import Parser
from readnotes.cli.output import show_progress, warn
from readnotes.domain.errors import NoLibraryNamedError
from readnotes.i18n import text
from readnotes.runtime.clock import Clock
from readnotes.services.opening import Library, open_library

DONE = 0
FINDINGS = 1


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a command.

    Attributes:
        options: What the command's parser read.
        library: The library's file as named, or None.
        as_json: Whether the answer is to be JSON.
        clock: Gives the stamps.
    """

    options: argparse.Namespace
    library: str | None
    as_json: bool
    clock: Clock

    @property
    def path(self) -> Path:
        """The library's file.

        Raises:
            NoLibraryNamedError: None was named.
        """
        if not self.library:
            raise NoLibraryNamedError
        return Path(self.library)

    @contextmanager
    def reading(self, *, newer_too: bool = False) -> Iterator[Library]:
        """The library, opened to be read; another program may have it open meanwhile.

        Args:
            newer_too: Whether a later version may have written it; what this one does not
                know of it then goes unseen.
        """
        library = open_library(self.path, read_only=True, newer_too=newer_too, clock=self.clock)
        try:
            yield library
        finally:
            library.close()

    @contextmanager
    def writing(self, *, mended: bool = True) -> Iterator[Library]:
        """The library, opened to be changed; no other program may have it open.

        Args:
            mended: Whether its search index is brought in order first, if it is not.
        """
        library = open_library(self.path, clock=self.clock)
        try:
            if mended and library.database.index_trouble is not None:
                # Seldom wanted, and its room reads all records.
                from readnotes.services.care import mend_index

                warn(text("The search index is made anew first."))
                mend_index(library, show_progress)
            yield library
        finally:
            library.close()


@dataclass(frozen=True, slots=True)
class Command:
    """One command: the words it takes, and what it does; the answer is its status."""

    declare: Callable[[Parser], None]
    run: Callable[[Call], int]
