"""The command `search`."""

from argparse import RawDescriptionHelpFormatter
from textwrap import wrap

from readnotes.cli.arguments import Parser
from readnotes.cli.call import DONE, Call, Command
from readnotes.cli.output import print_json, print_table, warn
from readnotes.i18n import ntext, text
from readnotes.services.code_words import QUERY_TROUBLES
from readnotes.services.find import Found, Hit, SearchOptions, query_help, search

EXAMPLE_WIDTH = 36
HELP_WIDTH = 96
ORDERS = ("page", "relevance", "newest")


def declare(parser: Parser) -> None:
    """What `search` takes."""
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = query_page()
    parser.add_argument(
        "--limit", metavar="N", type=_parse_limit, default=50, help=text("at most so many; 50")
    )
    parser.add_argument(
        "--sort", metavar="ORDER", choices=ORDERS, default="page", help=", ".join(ORDERS)
    )
    parser.add_argument(
        "query", metavar="QUERY", nargs="+", help=text("words, page:94, book:harkin, tag:syria …")
    )


def query_page() -> str:
    """What a query may be made of, as the end of the help."""
    lines: list[str] = []
    for section in query_help():
        lines += ["", f"{section.title}:"]
        for row in section.rows:
            first, *rest = wrap(row.meaning, HELP_WIDTH - EXAMPLE_WIDTH)
            lines.append(f"  {row.example.ljust(EXAMPLE_WIDTH - 3)} {first}")
            lines += [" " * EXAMPLE_WIDTH + line for line in rest]
    return "\n".join(lines[1:])


def _parse_limit(typed: str) -> int:
    limit = int(typed)
    if limit < 0:
        raise ValueError(typed)
    return limit


def run(call: Call) -> int:
    """Print what a query finds."""
    options = call.options
    with call.reading() as library:
        found = search(library, " ".join(options.query), SearchOptions(options.limit, options.sort))
    if call.as_json:
        print_json(_found_json(found))
        return DONE
    print_table([_hit_row(hit) for hit in found.hits])
    _tell_rest(found)
    return DONE


def _hit_row(hit: Hit) -> tuple[str, str, str, str]:
    place = hit.title if hit.record == "review" else hit.locator
    return hit.id, hit.source_key or "", place, hit.snippet


def _tell_rest(found: Found) -> None:
    """Say on standard error what the list itself does not show."""
    if found.trouble is not None:
        warn(
            text("Understood up to character {at}: {why}; searched for: {understood}").format(
                at=found.trouble.at + 1,
                why=QUERY_TROUBLES[found.trouble.why],
                understood=found.understood,
            )
        )
    if found.total > len(found.hits):
        told = ntext("{n} found, {shown} shown", "{n} found, {shown} shown", found.total)
        warn(told.format(n=found.total, shown=len(found.hits)))
    elif not found.hits:
        warn(text("Nothing found."))


def _found_json(found: Found) -> dict[str, object]:
    trouble = found.trouble
    return {
        "query": found.query,
        "understood": found.understood,
        "trouble": None if trouble is None else {"at": trouble.at, "why": trouble.why},
        "total": found.total,
        "total_exact": found.total_exact,
        "ranked": found.ranked,
        "hits": [_hit_json(hit) for hit in found.hits],
    }


def _hit_json(hit: Hit) -> dict[str, object]:
    return {
        "record": hit.record,
        "id": hit.id,
        "source": {"key": hit.source_key, "title": hit.source_title},
        "kind": hit.kind,
        "locator": hit.locator,
        "text": hit.text,
        "snippet": hit.snippet,
        "highlights": [list(each) for each in hit.highlights],
        "tags": list(hit.tags),
        "speaker": hit.speaker,
        "comment": hit.comment,
    }


COMMANDS = {"search": Command(declare, run)}
