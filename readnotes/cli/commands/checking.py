"""The command `review check`."""

from readnotes.cli.arguments import Parser
from readnotes.cli.call import DONE, FINDINGS, Call, Command
from readnotes.cli.output import print_json, print_line, warn
from readnotes.domain.errors import UnknownRecordError
from readnotes.drafting.finding_texts import finding_sentence
from readnotes.drafting.findings import Finding, finding_json, has_errors
from readnotes.i18n import text
from readnotes.runtime.paths import get_config_folder
from readnotes.services.checking import check_review
from readnotes.settings.checking import check_options
from readnotes.settings.store import Settings, load_settings


def declare(parser: Parser) -> None:
    """What `review check` takes."""
    parser.add_argument(
        "--whole-library",
        action="store_true",
        help=text("look for its words in every source, not only in those it cites"),
    )
    parser.add_argument("review", metavar="REVIEW", help=text("an id or a title"))


def run(call: Call) -> int:
    """Print what the check finds in a draft; the status is 1 where errors are not accepted."""
    options = call.options
    with call.reading() as library:
        checked = check_review(
            library,
            options.review,
            whole_library=options.whole_library,
            options=check_options(_load_settings()),
        )
    if checked.review.trashed is not None:
        raise UnknownRecordError("review-in-trash", options.review)
    if call.as_json:
        findings = [finding_json(each) for each in checked.findings]
        print_json({"review": checked.review.id, "findings": findings})
    else:
        for each in checked.findings:
            print_line(_line(each))
        if not checked.findings:
            warn(text("Nothing found."))
    return FINDINGS if has_errors(checked.findings) else DONE


def _load_settings() -> Settings:
    """What the reader chose in the window; where nothing can be kept, what is declared."""
    try:
        return load_settings(get_config_folder())
    except OSError:
        return Settings()


def _line(finding: Finding) -> str:
    line = f"{finding.line}: {finding.rule}: {finding_sentence(finding)}"
    if finding.waived is None:
        return line
    return text("{line} (accepted: {reason})").format(line=line, reason=finding.waived)


COMMANDS = {"review check": Command(declare, run)}
