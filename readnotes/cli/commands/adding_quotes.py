"""The command `add-quote`."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from readnotes.cli.arguments import Parser
from readnotes.cli.call import DONE, Call, Command
from readnotes.cli.output import print_json, print_line, read_standard_input, warn
from readnotes.domain.contributors import render_name
from readnotes.domain.errors import UnknownRecordError, UsageError
from readnotes.domain.quotes import QUOTE, Quote
from readnotes.domain.sources import Source
from readnotes.i18n import text
from readnotes.services.capture import Picture, save, warnings_for
from readnotes.services.editing import read_picture
from readnotes.services.failure_texts import warning_sentence
from readnotes.services.opening import Library
from readnotes.services.reading import get_source
from readnotes.text.pasted import clean_paste, describe_steps

_PLAIN_FIELDS = (
    "kind",
    "speaker",
    "gist",
    "comment",
    "as_printed",
    "carrier",
    "language",
    "translation",
    "checked",
)


def declare(parser: Parser) -> None:
    """What `add-quote` takes."""
    add = parser.add_argument
    add("key", metavar="KEY", help=text("the source's citation key"))
    add("--page", metavar="PAGE", help=text("94, 149-50, xii, ch. 3 …; - for unpaged"))
    add("--kind", metavar="KIND", help=text("quotation, paraphrase, summary, comment …"))
    add("--speaker", metavar="S", help=text("who says it inside the source"))
    add("--gist", metavar="G", help=text("its point in one line"))
    add("--comment", metavar="C", help=text("your comment"))
    add("--as-printed", metavar="P", help=text("the page's own words, where they differ"))
    add("--carrier", metavar="KEY", help=text("key of the source it was quoted in"))
    add("--language", metavar="L", help=text("language of the passage"))
    add("--translation", metavar="T", help=text("translation of the passage"))
    add("--essential", action="store_true", help=text("must not be missing from the review"))
    add("--checked", metavar="DATE", help=text("when it was compared with the page"))
    add("--tag", metavar="T", action="append", default=[], help=text("may be repeated"))
    add(
        "--attach",
        metavar="FILE",
        action=_AttachAction,
        dest="attached",
        help=text("a picture or document; may be repeated"),
    )
    for name, help_text in (
        ("caption", text("of the last --attach: what stands under it")),
        ("alt", text("of the last --attach: what it shows")),
        ("credit", text("of the last --attach: whose it is")),
    ):
        add(f"--{name}", metavar="TEXT", action=_AttachAction, dest="attached", help=help_text)
    add("--paste", action="store_true", help=text("apply the rules of a paste to TEXT"))
    add("text", metavar="TEXT", nargs="?", help=text("the passage; - reads standard input"))


@dataclass(slots=True)
class _Attached:
    """A file to attach, with what was said of it."""

    path: str
    caption: str | None = None
    alt: str | None = None
    credit: str | None = None

    def read(self) -> Picture:
        return read_picture(Path(self.path), self.caption, self.alt, self.credit)


class _AttachAction(argparse.Action):
    """`--attach` begins a file; `--caption`, `--alt` and `--credit` belong to the last one."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        attached: Sequence[_Attached] = getattr(namespace, self.dest) or ()
        if option_string == "--attach":
            namespace.attached = (*attached, _Attached(values))
        elif attached:
            setattr(attached[-1], str(option_string).lstrip("-"), values)
        else:
            raise UsageError(
                text("readnotes add-quote: {option} belongs behind its --attach.").format(
                    option=option_string
                )
            )


def run(call: Call) -> int:
    """Add the quote and print its id."""
    options = call.options
    passage = read_standard_input() if options.text == "-" else options.text or ""
    pictures = [each.read() for each in options.attached or ()]
    with call.writing() as library:
        source = _get_source(library, options.key)
        quote, told = _read_quote(options, source, passage)
        saved = save(library, quote, pictures).result().value
    if call.as_json:
        print_json({"id": saved.id})
    else:
        print_line(saved.id)
    if told:
        warn(told)
    for word in warnings_for(source, saved.locator):
        warn(warning_sentence(word, saved.locator))
    return DONE


def _get_source(library: Library, key: str) -> Source:
    source = get_source(library, key)
    if source.trashed is not None:
        raise UnknownRecordError("source-in-trash", key)
    return source


def _read_quote(options: Any, source: Source, passage: str) -> tuple[Quote, str]:
    """The quote that the options say, and what was done to its passage.

    Raises:
        FieldValueError: An option holds what its field may not.
    """
    data: dict[str, object] = {name: getattr(options, name) or None for name in _PLAIN_FIELDS}
    data |= {
        "source": source.key,
        "locator": options.page,
        "text": passage,
        "essential": options.essential,
        "tags": options.tag,
    }
    quote = QUOTE.decode(data)
    if not options.paste:
        return quote, ""
    cleaned = clean_paste(
        passage,
        titles=[source.title],
        authors=[render_name(each) for each in source.contributors],
    )
    pasted = replace(
        quote,
        text=cleaned.text,
        pasted=QUOTE.decode(data | {"text": cleaned.raw}).text,
        locator=quote.locator if options.page is not None else cleaned.page or "",
        speaker=quote.speaker or cleaned.speaker,
    )
    return pasted, describe_steps(cleaned)


COMMANDS = {"add-quote": Command(declare, run)}
