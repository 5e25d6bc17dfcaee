"""The command `add-source`."""

from dataclasses import replace
from typing import Any

from readnotes.cli.arguments import Parser
from readnotes.cli.call import DONE, Call, Command
from readnotes.cli.output import print_json, print_line, warn
from readnotes.domain.contributors import CONTRIBUTOR, parse_name
from readnotes.domain.errors import FieldValueError, UsageError
from readnotes.domain.isbn import check_isbn
from readnotes.domain.sources import SOURCE, Source
from readnotes.i18n import text
from readnotes.services.editing import add_source
from readnotes.services.failure_texts import warning_sentence


def declare(parser: Parser) -> None:
    """What `add-source` takes."""
    add = parser.add_argument
    add("--title", metavar="T", required=True, help=text("title"))
    add("--subtitle", metavar="S", help=text("subtitle"))
    add("--kind", metavar="KIND", default="book", help=text("CSL type: book, chapter, report …"))
    add(
        "--author",
        metavar="NAME",
        dest="contributors",
        action="append",
        type=lambda name: ("author", name),
        help=text("“Family, Given”, or a name as it is; may be repeated"),
    )
    add(
        "--contributor",
        metavar="ROLE=NAME",
        dest="contributors",
        action="append",
        type=_parse_contributor,
        help=text("the same in another role: editor, translator …; may be repeated"),
    )
    add("--issued", metavar="DATE", help=text("2015, 2015-04, 2015-04-18 (EDTF)"))
    add("--year", metavar="YEAR", help=text("instead of --issued"))
    add("--publisher", metavar="P", help=text("publisher"))
    add("--isbn", metavar="N", help=text("ISBN, as printed"))
    add("--pages", metavar="N", help=text("how many pages it has"))
    add("--url", metavar="U", help=text("address on the web"))
    add("--language", metavar="L", help=text("language: en, ar …"))
    add("--key", metavar="KEY", help=text("citation key; made from author and year if absent"))
    add("--tag", metavar="T", action="append", default=[], help=text("may be repeated"))
    add("--shelf", metavar="S", action="append", default=[], help=text("may be repeated"))
    add("--status", metavar="STATUS", help=text("to-read, reading, read, set-aside"))


def _parse_contributor(word: str) -> tuple[str, str]:
    role, equals, name = word.partition("=")
    if not equals:
        raise ValueError(word)
    return role, name


def run(call: Call) -> int:
    """Add the source and print its key."""
    source = _read_source(call.options)
    with call.writing() as library:
        added = add_source(library, source).result().value
    if call.as_json:
        print_json({"key": added.key})
    else:
        print_line(added.key)
    if added.isbn and not check_isbn(added.isbn).valid:
        warn(warning_sentence("wrong-isbn", added.isbn))
    return DONE


def _read_source(options: Any) -> Source:
    """The source that the options say; its key is empty where none is named.

    Raises:
        UsageError: The year was given twice.
        FieldValueError: An option holds what its field may not.
    """
    if options.issued is not None and options.year is not None:
        raise UsageError(text("readnotes add-source: name --issued or --year, not both."))
    names = ("title", "subtitle", "kind", "publisher", "isbn", "url", "language", "status")
    data: dict[str, object] = {name: getattr(options, name) or None for name in names}
    data |= {
        "key": options.key or "to be made",
        "issued": options.issued or options.year or None,
        "contributors": [_read_name(*each) for each in options.contributors or ()],
        "pages": read_count(options.pages),
        "tags": options.tag,
        "shelves": options.shelf,
    }
    source = SOURCE.decode(data)
    return source if options.key else replace(source, key="")


def _read_name(role: str, name: str) -> dict[str, object]:
    contributor = parse_name(name, role)
    if not (contributor.literal or contributor.family or contributor.given):
        raise FieldValueError(role, name, "name")
    return CONTRIBUTOR.encode(contributor)


def read_count(typed: str | None) -> object:
    """A number as typed in digits of any script; anything else is left for its field to refuse.

    >>> read_count("250"), read_count("many"), read_count(None)
    (250, 'many', None)
    """
    return int(typed) if typed and typed.isdecimal() else typed or None


COMMANDS = {"add-source": Command(declare, run)}
