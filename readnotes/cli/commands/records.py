"""The commands about single records: `show`, `edit`, `trash`, `untrash`, `undo`."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from readnotes.cli.arguments import Parser
from readnotes.cli.call import DONE, Call, Command
from readnotes.cli.output import print_fields, print_json, print_line, warn
from readnotes.cli.record_lines import record_fields, record_json
from readnotes.domain.isbn import check_isbn
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.i18n import ntext, text
from readnotes.services import discarding, editing
from readnotes.services import undo as undoing
from readnotes.services.capture import warnings_for
from readnotes.services.failure_texts import warning_sentence
from readnotes.services.opening import Done, Library
from readnotes.services.reading import Record, find_record, get_source


def _declare_name(parser: Parser) -> None:
    parser.add_argument("name", metavar="ID|KEY", help=text("a key, an id or a review's title"))


def _declare_names(parser: Parser) -> None:
    parser.add_argument("names", metavar="ID|KEY", nargs="+", help=text("keys and ids"))


def _declare_edit(parser: Parser) -> None:
    _declare_name(parser)
    parser.add_argument(
        "changes",
        metavar="FIELD=VALUE",
        nargs="+",
        help=text("a field as show --json names it; empty clears it; lists as JSON"),
    )


def _declare_nothing(_parser: Parser) -> None:
    """`undo` takes nothing."""


def show(call: Call) -> int:
    """Show one record."""
    with call.reading() as library:
        record = find_record(library, call.options.name)
        data = record_json(library, record)
    if call.as_json:
        print_json(data)
    else:
        print_fields(record_fields(data))
    return DONE


def edit(call: Call) -> int:
    """Change fields of one record."""
    with call.writing() as library:
        record = find_record(library, call.options.name)
        changed = _change(library, record, call.options.changes)
        data = record_json(library, changed)
        warnings = _warnings(library, record, changed)
    if call.as_json:
        print_json(data)
    for line in warnings:
        warn(line)
    return DONE


def _change(library: Library, record: Record, words: Sequence[str]) -> Record:
    if isinstance(record, Source):
        changes = editing.parse_edits("source", words)
        return editing.edit_source(library, record.key, changes).result().value
    if isinstance(record, Quote):
        changes = editing.parse_edits("quote", words)
        return editing.edit_quote(library, record.id, changes).result().value
    changes = editing.parse_edits("review", words)
    return editing.edit_review(library, record.id, changes).result().value


def _warnings(library: Library, before: Record, after: Record) -> list[str]:
    """What is odd about what was changed, though it was stored."""
    if isinstance(before, Source) and isinstance(after, Source):
        if after.isbn and after.isbn != before.isbn and not check_isbn(after.isbn).valid:
            return [warning_sentence("wrong-isbn", after.isbn)]
    elif isinstance(before, Quote) and isinstance(after, Quote) and before.locator != after.locator:
        words = warnings_for(get_source(library, after.source), after.locator)
        return [warning_sentence(word, after.locator) for word in words]
    return []


Move = Callable[[Library, Sequence[str]], "Future[Done[int]]"]


def _move(call: Call, move: Move, name: str) -> int:
    with call.writing() as library:
        count = move(library, call.options.names).result().value
    if call.as_json:
        print_json({name: count})
        return DONE
    if name == "trashed":
        told = ntext("{n} record moved to the trash", "{n} records moved to the trash", count)
    else:
        told = ntext("{n} record brought back", "{n} records brought back", count)
    print_line(told.format(n=count))
    return DONE


def trash(call: Call) -> int:
    """Move records to the trash; a source takes its quotes there."""
    return _move(call, discarding.trash_records, "trashed")


def untrash(call: Call) -> int:
    """Bring records back from the trash."""
    return _move(call, discarding.untrash_records, "untrashed")


def undo(call: Call) -> int:
    """Undo the newest change to the library."""
    with call.writing() as library:
        title = undoing.undo(library).result().value
    if call.as_json:
        print_json({"undone": title})
    else:
        print_line(text("Undone: {title}").format(title=title))
    return DONE


COMMANDS = {
    "show": Command(_declare_name, show),
    "edit": Command(_declare_edit, edit),
    "trash": Command(_declare_names, trash),
    "untrash": Command(_declare_names, untrash),
    "undo": Command(_declare_nothing, undo),
}
