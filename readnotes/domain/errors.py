"""The situations in which Readnotes cannot do what was asked, as classes with fields.

No sentences stand here: `services/failure_texts.py` makes them, one for every class. Two
families, after who can do something about it: a `RequestError` is answered beside the field,
an `EnvironmentFailure` by a notice that says what is safe. Anything else is our own mistake.
"""

from dataclasses import dataclass


class ReadnotesError(Exception):
    """What all situations of the program have in common."""


class RequestError(ReadnotesError):
    """The reader asked for something that cannot be; she can mend it (status 2)."""


class EnvironmentFailure(ReadnotesError):
    """The library, the disk or the system refused; nothing that was saved is lost (status 3)."""


@dataclass
class UsageError(RequestError):
    """The command line was not understood; `why` is the sentence, already complete."""

    why: str


@dataclass
class NoLibraryNamedError(RequestError):
    """A command was given without a library to act on."""


@dataclass
class LibraryMissingError(RequestError):
    """There is no file at this path."""

    path: str


@dataclass
class LibraryExistsError(RequestError):
    """A new library was to be made where a file already stands."""

    path: str


@dataclass
class UnknownRecordError(RequestError):
    """No source, quote or review has this key or id."""

    kind: str
    name: str


@dataclass
class AmbiguousTitleError(RequestError):
    """Several reviews have this title; `ids` lists them."""

    title: str
    ids: tuple[str, ...]


@dataclass
class KeyTakenError(RequestError):
    """Another source already has this citation key; `free` is the next that has not."""

    key: str
    free: str


@dataclass
class EmptyPassageError(RequestError):
    """A quote without words and without a picture."""


@dataclass
class FieldValueError(RequestError):
    """A field was given a value that it cannot hold.

    Attributes:
        field: The JSON key, with its place where it is nested: `contributors[2].role`.
        value: What was given, shortened to 80 characters.
        expected: The code word of what belongs there: a key of `failure_texts.EXPECTED`.
    """

    field: str
    value: str
    expected: str


@dataclass
class UnknownFieldError(RequestError):
    """A record of this kind has no such field, or it cannot be changed by hand."""

    kind: str
    field: str


@dataclass
class NothingToUndoError(RequestError):
    """The library's journal has no step left to take back (or to do again)."""

    redo: bool = False


@dataclass
class InputFileError(RequestError):
    """A file to be read cannot be: missing, a folder, not text, not ours.

    Attributes:
        path: The file.
        why: The code word of what is wrong: a key of `failure_texts.INPUT_TROUBLES`.
        line: Counted from 1; None where the whole file is meant.
        detail: What the reader of the format said, or the offending word.
    """

    path: str
    why: str
    line: int | None = None
    detail: str = ""


@dataclass
class OutputExistsError(RequestError):
    """The file to write is already there, and replacing it was not asked for."""

    path: str


@dataclass
class NotYetError(RequestError):
    """A command or form of the contract that a later version brings."""

    what: str


@dataclass
class LibraryUnusableError(EnvironmentFailure):
    """The library cannot be opened.

    Attributes:
        path: The file.
        why: `directory`, `not-a-database`, `not-ours`, `foreign-parts`, `damaged`, `unreadable`,
            `sqlite-too-old`.
    """

    path: str
    why: str


@dataclass
class IndexDamagedError(EnvironmentFailure):
    """The search index is damaged, not made or of another version; the records are safe."""

    path: str


@dataclass
class LibraryTooNewError(EnvironmentFailure):
    """A later version of the program has written this library; it can be read, not changed."""

    path: str
    version: int
    known: int


@dataclass
class LibraryReadOnlyError(EnvironmentFailure):
    """The library was opened to be read only, or lies where nothing can be written."""

    path: str


@dataclass
class LibraryLockedError(EnvironmentFailure):
    """Another program holds the library.

    Attributes:
        path: The file.
        host: The computer that holds it, empty if unknown.
        process: Its process number, 0 if unknown.
        since: When it was opened, as a UTC stamp, empty if unknown.
    """

    path: str
    host: str = ""
    process: int = 0
    since: str = ""


@dataclass
class LibraryReplacedError(EnvironmentFailure):
    """The file at this path is no longer the one that was opened; writing to it was refused."""

    path: str


@dataclass
class DiskFullError(EnvironmentFailure):
    """There is no room left where the library or an export was to be written."""

    path: str


@dataclass
class DiskRefusedError(EnvironmentFailure):
    """The system refused to read or write; `why` is its own word for it."""

    path: str
    why: str


@dataclass
class OutputFolderError(EnvironmentFailure):
    """The folder an export was to go to is missing or cannot be written."""

    path: str
    why: str
