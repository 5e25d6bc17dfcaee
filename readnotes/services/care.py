"""Care for the library as a whole: the search index made anew, and compared with the records."""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from readnotes.domain.errors import IndexDamagedError
from readnotes.services.opening import Library
from readnotes.storage import index_pieces, index_remaking
from readnotes.storage.database import Done
from readnotes.storage.full_text import Row
from readnotes.storage.index_comparing import (
    Comparison,
    check_inside,
    compare_sample,
    compare_whole,
)
from readnotes.storage.index_state import is_seal_true
from readnotes.storage.transaction import Transaction

__all__ = [
    "Comparison",
    "Remade",
    "compare_index",
    "join_pieces",
    "mend_index",
    "needs_index",
    "rebuild_index",
    "tidy",
]

BATCH = 4000
"""Records that are put in at once; a quote saved meanwhile waits for one batch at most."""

#: After so many refusals in a row it is no longer a record that was saved meanwhile.
MOST_REFUSALS = 50

Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Remade:
    """What became of the index.

    Attributes:
        records: How many records were put in.
        finished: Whether it is whole now; otherwise it is gone on with at the next opening.
    """

    records: int
    finished: bool


def needs_index(library: Library) -> bool:
    """Whether the index must be made anew, or its making was not finished."""
    return library.database.index_trouble is not None


def is_index_as_left(library: Library) -> bool:
    """Whether the index is as it was when the library was closed; reads all of it.

    Where it is not, `needs_index` says so from then on.
    """
    as_left = library.database.read(is_seal_true)
    if not as_left:
        library.database.index_trouble = "damaged"
    return as_left


def rebuild_index(
    library: Library,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Remade:
    """Make the whole index anew from the records.

    Meanwhile the library can be used: saving goes on, and search finds what is made already.
    Stopped or torn off, it is gone on with by `mend_index`; no record is touched.

    Args:
        library: Opened to be changed.
        progress: Told how many records are done, and of how many, on the calling thread.
        cancelled: Asked between batches.

    Raises:
        EnvironmentFailure: The library cannot be read or written.
    """
    library.database.give_up_index().result()
    return _make(library, index_remaking.Words(), progress, cancelled)


def mend_index(
    library: Library,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Remade:
    """Bring the index in order if it is not: go on with its making, or make it anew.

    Args and errors are those of `rebuild_index`.
    """
    if library.database.index_trouble is None:
        return Remade(0, True)
    if library.database.index_trouble != "half":
        return rebuild_index(library, progress, cancelled)
    return _make(library, index_remaking.Words(), progress, cancelled)


def join_pieces(library: Library, cancelled: Callable[[], bool] = lambda: False) -> None:
    """Join the pieces that the index was written in until one is left; searching is quicker then.

    What was saved is joined by itself when nothing is saved for a while (`Database.tidy`); this is
    for whoever will not wait for that.

    Args:
        library: Opened to be changed.
        cancelled: Asked between acts; what was joined until then stays so.
    """

    def join(work: Transaction) -> bool:
        return index_pieces.join_some(work.connection, all_pieces=True)

    while library.database.write("", join).result().value and not cancelled():
        pass


def tidy(library: Library) -> None:
    """Have the pieces of the index joined that an import left, while nothing else is saved."""
    if library.database.read(index_pieces.needs_joining):
        library.database.tidy()


def compare_index(
    library: Library,
    progress: Callable[[int], object] = lambda _done: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    sample: int | None = None,
) -> Comparison:
    """Compare the index with the records.

    Args:
        library: It may be open to be read only.
        progress: Told how many records are compared.
        cancelled: Asked now and then.
        sample: How many quotes, chosen at random; None for all records and all words, which takes
            some ten seconds for 100,000 quotes.

    Raises:
        IndexDamagedError: The index cannot even be read.
    """
    if sample is not None:
        most = sample
        return library.database.read(lambda c: compare_sample(c, most, random.Random()))
    if not library.read_only:
        inside = library.database.write("", lambda work: check_inside(work.connection))
        if not inside.result().value:
            raise IndexDamagedError(str(library.path))
    return library.database.read(lambda c: compare_whole(c, progress, cancelled))


def _make(
    library: Library,
    words: index_remaking.Words,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> Remade:
    """Read, fold and put in batch after batch; one is put in while the next is read and folded."""
    database, read = library.database, partial(index_remaking.read_batch, most=BATCH)
    total = database.read(index_remaking.count_left)
    done = refusals = 0
    batch = database.read(partial(read, before=None))
    putting: Future[Done[bool]] | None = None
    while batch is not None or putting is not None:
        progress(min(done, total), total)
        folded = [] if batch is None else batch.fold()
        new_words = [] if batch is None else words.new_in(batch.name, folded)
        if putting is not None and not putting.result().value:
            # A record was changed meanwhile: from the first batch that is not in, once more.
            refusals += 1
            if refusals > MOST_REFUSALS:
                raise IndexDamagedError(str(library.path))
            words = words.again()
            batch, putting = database.read(partial(read, before=None)), None
            continue
        putting = None
        if batch is None:
            break
        if cancelled():
            return Remade(done, False)
        putting = database.write("", _putting(batch, folded, new_words))
        done += len(folded)
        batch = database.read(partial(read, before=batch))
    progress(total, total)
    database.index_trouble = None
    join_pieces(library, cancelled)
    return Remade(done, True)


def _putting(
    batch: index_remaking.Batch,
    rows: Sequence[tuple[int, Row]],
    new_words: Sequence[Sequence[str]],
) -> Callable[[Transaction], bool]:
    return lambda work: index_remaking.put_in(work.connection, batch, rows, new_words)
