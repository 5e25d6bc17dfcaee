"""The command `import`."""

from collections.abc import Mapping
from pathlib import Path

from readnotes.cli.arguments import Parser
from readnotes.cli.call import DONE, FINDINGS, Call, Command
from readnotes.cli.output import print_fields, print_json, print_line, warn
from readnotes.i18n import ntext, text
from readnotes.services.failure_texts import remark_sentence
from readnotes.services.transfer import ImportReport, import_files


def declare(parser: Parser) -> None:
    """What `import` takes."""
    parser.add_argument("files", metavar="FILE", nargs="+", help=text("files to take in"))
    parser.add_argument("--format", metavar="NAME", help=text("their format; found out if absent"))
    parser.add_argument("--dry-run", action="store_true", help=text("only say what would be done"))


def run(call: Call) -> int:
    """Take in the records of files, all or none, and report."""
    options = call.options
    paths = [Path(name) for name in options.files]
    with call.writing() as library:
        report = import_files(library, paths, options.format, dry_run=options.dry_run)
    counts = _count(report)
    if call.as_json:
        print_json(_report_json(counts, report, dry_run=options.dry_run))
    else:
        print_fields([(name, str(count)) for name, count in counts.items() if count])
        for remark in report.remarks:
            print_line(remark_sentence(remark))
    if not report.has_unreadable:
        return DONE
    told = ntext(
        "{files}: {n} record could not be read; {first}",
        "{files}: {n} records could not be read, the first: {first}",
        counts["unreadable"],
    )
    first = next(remark for remark in report.remarks if remark.serious)
    warn(
        told.format(
            files=", ".join(options.files),
            n=counts["unreadable"],
            first=remark_sentence(first),
        )
    )
    return FINDINGS


def _count(report: ImportReport) -> dict[str, int]:
    """What became of the records, by the words of the report."""
    counts = report.counts
    return {
        "new": counts["new"],
        "updated": counts["updated"],
        "skipped": counts["same"],
        "kept": counts["kept"] + counts["differing"],
        "unreadable": counts["unreadable"],
    }


def _report_json(
    counts: Mapping[str, int], report: ImportReport, *, dry_run: bool
) -> dict[str, object]:
    return {
        **counts,
        "dry_run": dry_run,
        "remarks": [
            {
                "what": remark.what,
                "where": remark.where,
                "detail": remark.detail,
                "serious": remark.serious,
                "sentence": remark_sentence(remark),
            }
            for remark in report.remarks
        ],
    }


COMMANDS = {"import": Command(declare, run)}
