"""The command line's door: finds the command, runs it, turns every error into one line."""

import difflib
import importlib
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from readnotes import __version__
from readnotes.cli.arguments import (
    PROGRAM,
    CommandLine,
    HelpShownError,
    Parser,
    split_command_line,
)
from readnotes.cli.output import speak_utf8, warn
from readnotes.domain.errors import ReadnotesError, RequestError, UsageError
from readnotes.i18n import text
from readnotes.runtime.clock import Clock

DONE = 0
BAD_REQUEST = 2
REFUSED = 3
INTERRUPTED = 130
LIBRARY_VARIABLE = "READNOTES_LIBRARY"


@dataclass(frozen=True, slots=True)
class Entry:
    """A command in the list of commands: the file it stands in is imported when it is called."""

    module: str
    summary: str


COMMANDS: Mapping[str, Entry] = {
    "new": Entry("care", text("make a library")),
    "add-source": Entry("adding_sources", text("add a book or another source; prints its key")),
    "add-quote": Entry("adding_quotes", text("add a passage with its page; prints its id")),
    "list": Entry("listing", text("list sources, quotes, reviews, tags, shelves or the trash")),
    "show": Entry("records", text("show a source, quote or review")),
    "edit": Entry("records", text("change fields of a source, quote or review")),
    "trash": Entry("records", text("move records to the trash")),
    "untrash": Entry("records", text("bring records back from the trash")),
    "undo": Entry("records", text("undo the newest change")),
    "search": Entry("searching", text("find passages")),
    "review new": Entry("reviewing", text("begin a review; prints its id")),
    "review body": Entry("reviewing", text("print or replace the draft of a review")),
    "review check": Entry("checking", text("check a draft against the library")),
    "import": Entry("importing", text("take in records from files")),
    "export review": Entry("exporting", text("write a review")),
    "export quotes": Entry("exporting", text("write quotes")),
    "export library": Entry("exporting", text("write the whole library")),
    "info": Entry("care", text("tell about the library")),
    "copy": Entry("later", text("copy the library (later)")),
    "check": Entry("later", text("check the library (later)")),
    "backup": Entry("later", text("back up the library (later)")),
    "restore": Entry("later", text("restore a backup (later)")),
    "rebuild-index": Entry("care", text("make the search index anew")),
}


def is_command(word: str) -> bool:
    """Whether a word is the first of a command.

    >>> is_command("review"), is_command("hunting.readnotes")
    (True, False)
    """
    return any(name.split()[0] == word for name in COMMANDS)


def run(arguments: Sequence[str], clock: Clock | None = None) -> int:
    """Run one command line; nothing is raised, and every failure is one line.

    Args:
        arguments: The words behind the program's name.
        clock: For tests.

    Returns:
        The status: 0 done, 1 findings, 2 bad input or usage, 3 the library or disk refused.
    """
    speak_utf8()
    try:
        status = _run(split_command_line(arguments), clock or Clock())
        sys.stdout.flush()
    except HelpShownError:
        return DONE
    except BrokenPipeError:
        _leave_closed_pipe()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except (ReadnotesError, OSError) as error:
        _tell(error)
        return BAD_REQUEST if isinstance(error, RequestError) else REFUSED
    except Exception as error:
        # The edge of the program: what is our own mistake is told like everything else, and
        # the log says where it arose.
        _log(error)
        _tell(error)
        return REFUSED
    return status


def _run(line: CommandLine, clock: Clock) -> int:
    if line.wish == "version":
        print(f"{PROGRAM} {__version__}")
        return DONE
    if line.wish == "help":
        print(overview(), end="")
        return DONE
    name, words = find_command(line.words)
    # The rooms a command needs, SQLAlchemy among them, are imported when it is known which.
    module = importlib.import_module(f"readnotes.cli.commands.{COMMANDS[name].module}")
    from readnotes.cli.call import Call, Command

    command: Command = module.COMMANDS[name]
    parser = Parser(name, COMMANDS[name].summary)
    command.declare(parser)
    options = parser.parse(words)
    library = options.library or line.library or os.environ.get(LIBRARY_VARIABLE)
    return command.run(Call(options, library, line.as_json or options.json, clock))


def find_command(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The command's name, of one word or two, and the words behind it.

    Raises:
        UsageError: There is none of this name.

    >>> find_command(["review", "new", "Two Cities"])
    ('review new', ['Two Cities'])
    """
    if not words:
        raise UsageError(text("Name a command; see {program} --help.").format(program=PROGRAM))
    for length in (2, 1):
        name = " ".join(words[:length])
        if name in COMMANDS:
            return name, words[length:]
    second = sorted(name for name in COMMANDS if name.split()[0] == words[0])
    if second and list(words[1:2]) in ([], ["--help"], ["-h"]):
        raise UsageError(text("Name one of: {names}.").format(names=", ".join(second)))
    raise UsageError(_no_command(" ".join(words[:2]) if second else words[0]))


def _no_command(word: str) -> str:
    near = difflib.get_close_matches(word, COMMANDS, 1)
    if near:
        return text("There is no command “{word}”; did you mean “{near}”?").format(
            word=word, near=near[0]
        )
    return text("There is no command “{word}”; see {program} --help.").format(
        word=word, program=PROGRAM
    )


def overview() -> str:
    """The help of the program as a whole."""
    width = max(map(len, COMMANDS)) + 2
    lines = [
        text("Readnotes keeps the books you review, the passages you quote with their pages,"),
        text("and the reviews you write from them; a library is one file."),
        "",
        text("  readnotes [FILE]                       open the window"),
        text("  readnotes --library FILE COMMAND …     work without a window"),
        "",
        text("READNOTES_LIBRARY names the library where --library does not. Every command"),
        text("takes --json; COMMAND --help tells more. A file named like a command: ./FILE."),
        "",
        text("Commands:"),
        *(f"  {name.ljust(width)}{entry.summary}" for name, entry in COMMANDS.items()),
    ]
    return "\n".join(lines) + "\n"


def _tell(error: BaseException) -> None:
    from readnotes.services.failure_texts import sentence

    # Standard error may be closed too; then there is nobody to tell.
    with suppress(OSError):
        warn(sentence(error))


def _log(error: BaseException) -> None:
    from readnotes.runtime.logs import start_logging
    from readnotes.runtime.paths import get_state_folder

    with suppress(OSError):
        start_logging(get_state_folder())
        logging.getLogger(__name__).error("a command failed", exc_info=error)


def _leave_closed_pipe() -> None:
    """Let Python end quietly: it would write the rest of its output once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
