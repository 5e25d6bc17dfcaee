"""Sentences for everything that can go wrong: what happened, what is safe, what to do.

The rooms below raise situations with fields; here alone they become words. Every sentence is
one line, and names of files and records in it are shown so that nothing in them acts.
"""

from collections.abc import Callable, Mapping
from typing import Any

from readnotes.domain import errors
from readnotes.domain.bundles import Remark
from readnotes.i18n import text
from readnotes.services.code_words import (
    EXPECTED,
    FOLDER_TROUBLES,
    INPUT_TROUBLES,
    LIBRARY_TROUBLES,
    REMARKS,
    UNKNOWN,
    WARNINGS,
)
from readnotes.text.visible import make_visible

LONGEST_NAME = 300


def sentence(error: BaseException) -> str:
    """The one line that tells a reader of books what happened.

    Args:
        error: Any error; for one that is not ours the line says that this is our mistake.

    >>> sentence(errors.UnknownRecordError("source", "harkin2015"))
    'No source has the key “harkin2015”.'
    """
    if isinstance(error, errors.UsageError):
        return make_visible(error.why)
    for each in type(error).__mro__:
        if maker := _SENTENCES.get(each):
            return maker(error)
    return text(
        "Something went wrong inside Readnotes ({name}); what was saved is safe. "
        "The log says where."
    ).format(name=type(error).__name__)


def remark_sentence(remark: Remark) -> str:
    """What an import or export has to say of one record, on one line.

    >>> remark_sentence(Remark("unknown-keys", "sources", "mood"))
    'sources: unknown keys were kept: mood'
    """
    if remark.expected == "something":
        said = text("could not be read: it is empty")
    else:
        said = REMARKS[remark.what].format(
            detail=_shown(remark.detail), expected=EXPECTED.get(remark.expected, remark.expected)
        )
    return f"{_shown(remark.where)}: {said}" if remark.where else said


def warning_sentence(word: str, detail: str) -> str:
    """What is odd about something that was stored all the same.

    >>> warning_sentence("backwards", "150-49")
    '“150-49” runs backwards; it was stored as typed.'
    """
    return WARNINGS[word].format(detail=_shown(detail))


def _shown(name: object) -> str:
    """A name as it may stand in a sentence."""
    shown = make_visible(str(name))
    return shown if len(shown) <= LONGEST_NAME else shown[:LONGEST_NAME] + "…"


def _ambiguous(error: errors.AmbiguousTitleError) -> str:
    return text("Several reviews are called “{title}”; name one by its id: {ids}.").format(
        title=_shown(error.title), ids=", ".join(map(_shown, error.ids))
    )


def _key_taken(error: errors.KeyTakenError) -> str:
    if not error.free:
        return text("Another source has the key “{key}”; nothing was changed.").format(
            key=_shown(error.key)
        )
    return text("Another source has the key “{key}”; “{free}” is free.").format(
        key=_shown(error.key), free=_shown(error.free)
    )


def _field_value(error: errors.FieldValueError) -> str:
    if error.expected == "something":
        return text("“{field}” may not be empty.").format(field=_shown(error.field))
    return text("“{field}” cannot be “{value}”: it must be {expected}.").format(
        field=_shown(error.field),
        value=_shown(error.value),
        expected=EXPECTED.get(error.expected, _shown(error.expected)),
    )


def _unknown_field(error: errors.UnknownFieldError) -> str:
    return text("A {kind} has no field “{field}” that can be changed by hand.").format(
        kind=_shown(error.kind), field=_shown(error.field)
    )


def _nothing_to_undo(error: errors.NothingToUndoError) -> str:
    return text("There is nothing to redo.") if error.redo else text("There is nothing to undo.")


def _input_file(error: errors.InputFileError) -> str:
    place = _shown(error.path)
    if error.line is not None:
        place = text("{file}, line {line}").format(file=place, line=error.line)
    why = INPUT_TROUBLES[error.why]
    if error.detail:
        why = f"{why} ({_shown(error.detail)})"
    return text("{place}: {why}; nothing was read from it.").format(place=place, why=why)


def _too_new(error: errors.LibraryTooNewError) -> str:
    return text(
        "A later version of Readnotes wrote “{path}”; it was left as it is. Update Readnotes; "
        "until then it can be opened to be read, and exported."
    ).format(path=_shown(error.path))


def _locked(error: errors.LibraryLockedError) -> str:
    if not error.process:
        return text(
            "Another program is using the library “{path}”; nothing was changed. "
            "Close it there, or only read it here."
        ).format(path=_shown(error.path))
    return text(
        "The library “{path}” is open since {since} on {host} (process {process}); "
        "nothing was changed. Close it there, or only read it here."
    ).format(
        path=_shown(error.path),
        since=_shown(error.since),
        host=_shown(error.host),
        process=error.process,
    )


def _disk_refused(error: errors.DiskRefusedError) -> str:
    return text(
        "The system refused “{path}”: {why}. What was saved is safe; try again, "
        "or name another place."
    ).format(path=_shown(error.path), why=_shown(error.why))


def _system_error(error: OSError) -> str:
    return text("The system refused: {why}. What was saved is safe.").format(
        why=_shown(error.strerror or error)
    )


def _fixed(words: str) -> Callable[[Any], str]:
    """A sentence in which the error's own fields are filled in."""

    def make(error: Any) -> str:
        return words.format(**{name: _shown(value) for name, value in vars(error).items()})

    return make


def _by_word(table: Mapping[str, str], name: str) -> Callable[[Any], str]:
    """A sentence chosen by the error's code word."""

    def make(error: Any) -> str:
        return _fixed(table[getattr(error, name)])(error)

    return make


_SENTENCES: Mapping[type[BaseException], Callable[[Any], str]] = {
    errors.NoLibraryNamedError: _fixed(
        text("Name the library: --library FILE, or set READNOTES_LIBRARY.")
    ),
    errors.LibraryMissingError: _fixed(
        text("There is no library “{path}”. Look at the name, or make a new library there.")
    ),
    errors.LibraryExistsError: _fixed(
        text("“{path}” is there already and was left as it is. Name another file.")
    ),
    errors.UnknownRecordError: _by_word(UNKNOWN, "kind"),
    errors.AmbiguousTitleError: _ambiguous,
    errors.KeyTakenError: _key_taken,
    errors.EmptyPassageError: _fixed(text("A quote needs words or a picture; nothing was stored.")),
    errors.FieldValueError: _field_value,
    errors.UnknownFieldError: _unknown_field,
    errors.NothingToUndoError: _nothing_to_undo,
    errors.InputFileError: _input_file,
    errors.OutputExistsError: _fixed(
        text("“{path}” is there already and was left as it is; --force replaces it.")
    ),
    errors.NotYetError: _fixed(text("“{what}” comes with a later version of Readnotes.")),
    errors.LibraryUnusableError: _by_word(LIBRARY_TROUBLES, "why"),
    errors.IndexDamagedError: _fixed(
        text(
            "The search index of “{path}” must be made anew; your records are all there. Open the "
            "library to be changed, or let “rebuild-index” do it, and search again."
        )
    ),
    errors.LibraryTooNewError: _too_new,
    errors.LibraryReadOnlyError: _fixed(
        text("The library “{path}” cannot be changed, only read; nothing was lost.")
    ),
    errors.LibraryLockedError: _locked,
    errors.LibraryReplacedError: _fixed(
        text(
            "Another file was put in the place of “{path}”; to keep both, nothing was written. "
            "Open the library again."
        )
    ),
    errors.DiskFullError: _fixed(
        text("The disk with “{path}” is full; what was saved is safe. Make room and try again.")
    ),
    errors.DiskRefusedError: _disk_refused,
    errors.OutputFolderError: _by_word(FOLDER_TROUBLES, "why"),
    OSError: _system_error,
}
