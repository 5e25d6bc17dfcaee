"""The commands about the library as a whole: `new` and `info`."""

from collections.abc import Mapping

from readnotes.cli.arguments import Parser
from readnotes.cli.call import DONE, Call, Command
from readnotes.cli.output import print_fields, print_json
from readnotes.i18n import text
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


COMMANDS = {"new": Command(declare_new, new), "info": Command(declare_info, info)}
