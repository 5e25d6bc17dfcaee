"""The commands `review new` and `review body`."""

from readnotes.cli.arguments import Parser
from readnotes.cli.call import DONE, Call, Command
from readnotes.cli.input_text import read_text_argument
from readnotes.cli.output import print_exactly, print_json, print_line
from readnotes.domain.errors import FieldValueError, UnknownRecordError
from readnotes.domain.reviews import Review
from readnotes.i18n import text
from readnotes.services import compose
from readnotes.services.opening import Library
from readnotes.services.reading import get_review
from readnotes.text.cleaning import clean_line, clean_passage


def _declare_new(parser: Parser) -> None:
    parser.add_argument("title", metavar="TITLE", help=text("the review's title"))
    parser.add_argument(
        "--about",
        metavar="KEY",
        nargs="+",
        action="extend",
        required=True,
        help=text("keys of the sources it is about"),
    )
    parser.add_argument("--body", metavar="FILE.md", help=text("the draft; - standard input"))


def new(call: Call) -> int:
    """Begin a review and print its id."""
    options = call.options
    title = clean_line(options.title)
    if not title:
        raise FieldValueError("title", options.title, "something")
    body = clean_passage(read_text_argument(options.body)) if options.body else ""
    with call.writing() as library:
        review = compose.new_review(library, title, options.about, body).result().value
    _print_id(call, review)
    return DONE


def _declare_body(parser: Parser) -> None:
    parser.add_argument("review", metavar="REVIEW", help=text("an id or a title"))
    parser.add_argument(
        "file", metavar="FILE.md", nargs="?", help=text("the new draft; - standard input")
    )


def body(call: Call) -> int:
    """Print the draft as it is, or replace it."""
    options = call.options
    if options.file is None:
        with call.reading() as library:
            review = get_review(library, options.review)
        if call.as_json:
            print_json({"id": review.id, "body": review.body})
        else:
            print_exactly(review.body.encode())
        return DONE
    words = read_text_argument(options.file)
    with call.writing() as library:
        review = _get_present(library, options.review)
        compose.set_body(library, review.id, words).result()
    if call.as_json:
        print_json({"id": review.id})
    return DONE


def _get_present(library: Library, name: str) -> Review:
    review = get_review(library, name)
    if review.trashed is not None:
        raise UnknownRecordError("review-in-trash", name)
    return review


def _print_id(call: Call, review: Review) -> None:
    if call.as_json:
        print_json({"id": review.id})
    else:
        print_line(review.id)


COMMANDS = {"review new": Command(_declare_new, new), "review body": Command(_declare_body, body)}
