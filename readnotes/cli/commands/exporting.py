"""The commands `export review`, `export quotes` and `export library`."""

from collections.abc import Sequence
from pathlib import Path

from readnotes.cli.arguments import Parser
from readnotes.cli.call import DONE, Call, Command
from readnotes.cli.output import print_exactly, print_json, print_line, warn
from readnotes.domain.bundles import Remark
from readnotes.exporters.base import ExportResult
from readnotes.i18n import text
from readnotes.services import transfer
from readnotes.services.failure_texts import remark_sentence

REFUSED = 3
STANDARD_OUTPUT = "-"


def _declare_target(parser: Parser, forms: str) -> None:
    parser.add_argument("--to", metavar="FORM", required=True, help=forms)
    parser.add_argument(
        "-o", "--output", metavar="PATH", help=text("where to write; else standard output")
    )
    parser.add_argument("--force", action="store_true", help=text("replace what is there"))


def _declare_review(parser: Parser) -> None:
    parser.add_argument("review", metavar="REVIEW", help=text("an id or a title"))
    parser.add_argument(
        "--style", metavar="STYLE", help="page, author-page, author-date, footnotes, pandoc"
    )
    _declare_target(parser, "markdown, pandoc, hugo, jekyll, obsidian")


def _declare_quotes(parser: Parser) -> None:
    parser.add_argument("--source", metavar="KEY", help=text("only this source's"))
    parser.add_argument("--query", metavar="QUERY", help=text("only those that it finds"))
    _declare_target(parser, "markdown, csv, json")


def _declare_library(parser: Parser) -> None:
    _declare_target(parser, "json")


def export_review(call: Call) -> int:
    """Write a review."""
    options = call.options
    with call.reading(newer_too=True) as library:
        result = transfer.export_review(
            library, options.review, options.to, options.style, _name(options.output)
        )
    return _give_out(call, result)


def export_quotes(call: Call) -> int:
    """Write quotes in page order."""
    options = call.options
    with call.reading(newer_too=True) as library:
        result = transfer.export_quotes(
            library, options.to, options.source, options.query, _name(options.output)
        )
    return _give_out(call, result)


def export_library(call: Call) -> int:
    """Write the whole library."""
    options = call.options
    with call.reading(newer_too=True) as library:
        result = transfer.export_library(library, options.to, _name(options.output))
    return _give_out(call, result)


def _name(output: str | None) -> str:
    """The document's name, after which its pictures' folder is named."""
    return "" if output in (None, STANDARD_OUTPUT) else Path(str(output)).name


def _give_out(call: Call, result: ExportResult) -> int:
    """Write the files or print the document, and say what there is to say of it."""
    options = call.options
    serious = [remark for remark in result.remarks if remark.serious]
    if serious:
        # The document would not say what the library says: it is not written at all.
        _warn_of(serious)
        return REFUSED
    if options.output in (None, STANDARD_OUTPUT):
        _print_document(call, result)
    else:
        written = transfer.write_export(result, Path(options.output), replace=options.force)
        _tell_written(call, result, written)
    _warn_of(result.remarks)
    return DONE


def _print_document(call: Call, result: ExportResult) -> None:
    if call.as_json and call.options.to != "json":
        remarks = [remark_sentence(remark) for remark in result.remarks]
        print_json({"document": result.document.data.decode(), "remarks": remarks})
    else:
        print_exactly(result.document.data)


def _tell_written(call: Call, result: ExportResult, written: Sequence[Path]) -> None:
    if call.as_json:
        remarks = [remark_sentence(remark) for remark in result.remarks]
        print_json({"written": [str(path) for path in written], "remarks": remarks})
    else:
        for path in written:
            print_line(text("Written: {path}").format(path=path))


def _warn_of(remarks: Sequence[Remark]) -> None:
    for remark in remarks:
        warn(remark_sentence(remark))


COMMANDS = {
    "export review": Command(_declare_review, export_review),
    "export quotes": Command(_declare_quotes, export_quotes),
    "export library": Command(_declare_library, export_library),
}
