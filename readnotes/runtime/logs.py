"""The log: what the program did and where it failed, never what the reader wrote."""

import logging
import os
import traceback
from collections.abc import Iterator
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_NAME = "readnotes.log"
LOG_BYTES = 500_000
OLD_LOGS = 3
PRIVATE_FILE = 0o600


def start_logging(folder: Path) -> Path:
    """Write the program's log into a folder from now on, and return its path.

    Called once the window stands or a command has begun: nothing before needs it. Calling it
    again moves the log to the new folder.

    Raises:
        OSError: The folder cannot be written.
    """
    path = folder / LOG_NAME
    handler = _PrivateRotatingHandler(
        path, maxBytes=LOG_BYTES, backupCount=OLD_LOGS, encoding="utf-8"
    )
    handler.setFormatter(_PrivateFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    stop_logging()
    logger = logging.getLogger("readnotes")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return path


def stop_logging() -> None:
    """Close the log."""
    logger = logging.getLogger("readnotes")
    for handler in [each for each in logger.handlers if isinstance(each, RotatingFileHandler)]:
        logger.removeHandler(handler)
        handler.close()


class _PrivateRotatingHandler(RotatingFileHandler):
    """A rotating log whose files only their owner can read, whatever the umask."""

    def _open(self) -> TextIOWrapper:
        number = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
        return os.fdopen(number, "a", encoding=self.encoding, errors=self.errors)


class _PrivateFormatter(logging.Formatter):
    """Writes where an error arose and its class, not its message, which may quote a note."""

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        plain = logging.makeLogRecord({**record.__dict__, "exc_info": None, "exc_text": None})
        written = super().format(plain)
        return "\n".join([written, *_describe(error)]) if error else written


def _describe(error: BaseException) -> Iterator[str]:
    """The class and the lines of code of an error and of those it came from, newest first."""
    known: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in known:
        known.add(id(each))
        yield f"{type(each).__module__}.{type(each).__qualname__}"
        for frame in traceback.extract_tb(each.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
        each = each.__cause__ or each.__context__
