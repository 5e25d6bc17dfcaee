"""Text files that a command is given by name, or `-` for standard input."""

from pathlib import Path

from readnotes.cli.output import read_standard_input
from readnotes.domain.errors import InputFileError


def read_text_argument(name: str) -> str:
    """The text of a file as given, or of standard input where the name is `-`.

    Raises:
        InputFileError: It is `missing`, a `directory`, `unreadable` or `not-text`.
    """
    if name == "-":
        return read_standard_input()
    try:
        return Path(name).read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise InputFileError(name, "missing") from None
    except IsADirectoryError:
        raise InputFileError(name, "directory") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InputFileError(name, "not-text", line) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or ""
        raise InputFileError(name, "unreadable", detail=why) from None
