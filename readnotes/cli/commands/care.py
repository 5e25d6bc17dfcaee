"""The commands about the library as a whole: `new`, `info` and `rebuild-index`."""

from collections.abc import Mapping

from readnotes.cli.arguments import Parser
from readnotes.cli.call import DONE, Call, Command
from readnotes.cli.output import print_fields, print_json, print_line, show_progress
from readnotes.i18n import ntext, text
from readnotes.services import reading
from readnotes.services.opening import new_library


def declare_new(parser: Parser) -> None:
    """What `new` takes."""
    parser.add_argument("--sample", action="store_true", help=text("with the sample's records"))


def new(call: Call) -> int:
    """Make the library that was named."""
    library = new_library(call.path, call.clock)
    try:
        if call.options.sample:
            # The sample's room is read for this one command alone.
            from readnotes.services.sample import build_sample

            build_sample(library)
    finally:
        library.close()
    if call.as_json:
        print_json({"library": str(call.path)})
    return DONE


def declare_info(parser: Parser) -> None:
    """What `info` takes: nothing."""


def info(call: Call) -> int:
    """Tell what is in the library."""
    with call.reading() as library:
        known = reading.info(library)
    counts = {
        "sources": known.sources,
        "quotes": known.quotes,
        "reviews": known.reviews,
        "attachments": known.attachments,
        "trashed": known.trashed,
    }
    answer: Mapping[str, object] = {
        "path": str(known.path),
        "size": known.size,
        "version": known.version,
        "created": known.created,
        **counts,
    }
    if call.as_json:
        print_json(answer)
    else:
        print_fields([(name, str(value)) for name, value in answer.items()])
    return DONE


def declare_rebuild(parser: Parser) -> None:
    """What `rebuild-index` takes: nothing."""


def rebuild(call: Call) -> int:
    """Make the search index anew from the records."""
    # The room that reads all records is read for this one command alone.
    from readnotes.services.care import rebuild_index

    with call.writing(mended=False) as library:
        remade = rebuild_index(library, show_progress)
    if call.as_json:
        print_json({"records": remade.records, "finished": remade.finished})
    else:
        told = ntext("{n} record is in the index.", "{n} records are in the index.", remade.records)
        print_line(told.format(n=remade.records))
    return DONE


COMMANDS = {
    "new": Command(declare_new, new),
    "info": Command(declare_info, info),
    "rebuild-index": Command(declare_rebuild, rebuild),
}
