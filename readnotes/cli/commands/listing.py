"""The command `list`."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from readnotes.cli.arguments import Parser
from readnotes.cli.call import DONE, Call, Command
from readnotes.cli.output import print_json, print_json_list, print_table
from readnotes.cli.record_lines import quote_row, review_row, source_row
from readnotes.domain.quotes import Quote
from readnotes.domain.record_json import quote_json, review_json, source_json
from readnotes.domain.sources import Source
from readnotes.i18n import text
from readnotes.services import reading
from readnotes.services.opening import Library


def declare(parser: Parser) -> None:
    """What `list` takes."""
    parser.add_argument(
        "what", metavar="WHAT", choices=list(_LISTS), help=text("one of: ") + ", ".join(_LISTS)
    )


def run(call: Call) -> int:
    """List what was asked for."""
    with call.reading() as library:
        _LISTS[call.options.what](library, call.as_json)
    return DONE


def _list_sources(library: Library, as_json: bool) -> None:
    found = reading.list_sources(library)
    if as_json:
        print_json_list("sources", map(source_json, found))
    else:
        print_table([source_row(each) for each in found])


def _list_quotes(library: Library, as_json: bool) -> None:
    found = _quotes_json(reading.list_quotes(library), reading.list_sources(library))
    if as_json:
        print_json_list("quotes", (data for _, data in found))
    else:
        print_table([quote_row(each, str(data["locator_shown"])) for each, data in found])


def _quotes_json(
    quotes: Sequence[Quote], sources: Sequence[Source]
) -> Iterator[tuple[Quote, dict[str, object]]]:
    timed = {source.key for source in sources if source.timed}
    return ((each, quote_json(each, timed=each.source in timed)) for each in quotes)


def _list_reviews(library: Library, as_json: bool) -> None:
    found = reading.list_reviews(library)
    if as_json:
        print_json_list("reviews", map(review_json, found))
    else:
        print_table([review_row(each) for each in found])


def _list_tags(library: Library, as_json: bool) -> None:
    found = reading.list_tags(library)
    if as_json:
        rows = ({"name": t.name, "quotes": t.quotes, "sources": t.sources} for t in found)
        print_json_list("tags", rows)
    else:
        print_table([(str(t.quotes), str(t.sources), t.name) for t in found])


def _list_shelves(library: Library, as_json: bool) -> None:
    found = reading.list_shelves(library)
    if as_json:
        print_json_list(
            "shelves", ({"name": each.name, "sources": list(each.sources)} for each in found)
        )
    else:
        print_table([(each.name, ", ".join(each.sources)) for each in found])


def _list_trash(library: Library, as_json: bool) -> None:
    trash = reading.list_trash(library)
    sources = (*trash.sources, *reading.list_sources(library))
    quotes = list(_quotes_json(trash.quotes, sources))
    if as_json:
        answer: Mapping[str, object] = {
            "sources": [source_json(each) for each in trash.sources],
            "quotes": [data for _, data in quotes],
            "reviews": [review_json(each) for each in trash.reviews],
        }
        print_json({"trash": answer})
        return
    print_table(
        [(text("source"), *source_row(each)) for each in trash.sources]
        + [(text("quote"), *quote_row(q, str(data["locator_shown"]))) for q, data in quotes]
        + [(text("review"), *review_row(each)) for each in trash.reviews]
    )


_LISTS: Mapping[str, Callable[[Library, bool], None]] = {
    "sources": _list_sources,
    "quotes": _list_quotes,
    "reviews": _list_reviews,
    "tags": _list_tags,
    "shelves": _list_shelves,
    "trash": _list_trash,
}

COMMANDS = {"list": Command(declare, run)}
