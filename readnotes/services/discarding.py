"""The trash: putting records in, bringing them back, and emptying it for good."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from readnotes.domain.errors import UnknownRecordError
from readnotes.i18n import text
from readnotes.services.opening import Done, Library
from readnotes.storage import quotes, reviews, sources, trash
from readnotes.storage.transaction import Transaction


def trash_records(library: Library, names: Sequence[str]) -> "Future[Done[int]]":
    """Put sources (with their quotes), quotes and reviews into the trash, in one step.

    Returns:
        A future of how many records went; it raises `UnknownRecordError` for an unknown name.
    """
    return library.database.write(
        text("Move to trash"),
        lambda work: _each(
            work,
            names,
            trash.throw_away_source,
            lambda work, number: trash.throw_away_quotes(work, [number]),
            trash.throw_away_review,
        ),
    )


def trash_quotes(library: Library, numbers: Sequence[int]) -> "Future[Done[int]]":
    """Put quotes into the trash, by the library's own numbers, in one step."""
    return library.database.write(
        text("Move to trash"), lambda work: trash.throw_away_quotes(work, numbers)
    )


def untrash_records(library: Library, names: Sequence[str]) -> "Future[Done[int]]":
    """Bring records back from the trash, in one step; returns how many came."""
    return library.database.write(
        text("Restore from trash"),
        lambda work: _each(
            work,
            names,
            trash.bring_back_source,
            trash.bring_back_quote,
            trash.bring_back_review,
        ),
    )


def empty_trash(library: Library) -> "Future[Done[int]]":
    """Delete what is in the trash for good; this alone cannot be undone."""
    return library.database.write("", trash.empty)


def _each(
    work: Transaction,
    names: Sequence[str],
    source: Callable[[Transaction, int], int],
    quote: Callable[[Transaction, int], int],
    review: Callable[[Transaction, int], int],
) -> int:
    connection = work.connection
    count = 0
    for name in names:
        if (number := sources.find_number(connection, name)) is not None:
            count += source(work, number)
        elif (number := quotes.find_number(connection, name)) is not None:
            count += quote(work, number)
        elif (number := reviews.find_number(connection, name)) is not None:
            count += review(work, number)
        else:
            raise UnknownRecordError("record", name)
    return count
