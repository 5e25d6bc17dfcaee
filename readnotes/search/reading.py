"""The texts of quotes as the index has them, and their tags, read from the quotes themselves."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from sqlalchemy import ColumnElement, Connection, select

from readnotes.search.gathering import ZERO, Gathered, gather
from readnotes.search.targets import QUOTES, is_one_of
from readnotes.search.tree import Words
from readnotes.storage.prepared import Prepared, as_list, is_listed
from readnotes.storage.tables import quote_attachments, quote_tags, quotes
from readnotes.text.folding import GAP, fold_loosely

#: The fields of a quote whose words stand in a column of the index (`storage/full_text.py`);
#: captions stand in the last one, too.
_FIELDS = {
    "text": ("text",),
    "comment": ("comment",),
    "gist": ("gist",),
    "speaker": ("speaker",),
    "other": ("as_printed", "translation"),
}
_READ = [field for fields in _FIELDS.values() for field in fields]
_BETWEEN = f" {GAP} "

_TEXTS = Prepared(
    select(QUOTES.row, quotes.c.number, quotes.c.source, *(quotes.c[field] for field in _READ))
    .select_from(QUOTES.joined)
    .where(is_listed(QUOTES.row, "rows"))
)
_CARRYING = Gathered(
    select(quote_tags.c.quote).where(
        is_listed(quote_tags.c.quote, "numbers"), is_listed(quote_tags.c.tag + ZERO, "tags")
    )
)
_CAPTIONS = Prepared(
    select(quote_attachments.c.quote, quote_attachments.c.caption)
    .where(is_listed(quote_attachments.c.quote, "numbers"))
    .where(quote_attachments.c.caption.is_not(None))
)


def read_texts(
    connection: Connection, rows: Sequence[int], columns: Sequence[str]
) -> Iterator[tuple[int, int, int, str]]:
    """Quotes by their rows in the index: row, number, source, and all texts as one.

    Args:
        connection: A reading one.
        rows: Of the quotes.
        columns: Which of the index; no phrase crosses from one to the next.

    Returns:
        The texts are folded loosely (`text/folding.py`).
    """
    if not rows:
        return
    places = [n for n, field in enumerate(_READ) if any(field in _FIELDS[c] for c in columns)]
    found = _TEXTS.run(connection, {"rows": as_list(rows)}).fetchall()
    captions: dict[int, list[str]] = {}
    if "other" in columns:
        numbers = as_list([each[1] for each in found])
        for number, caption in _CAPTIONS.run(connection, {"numbers": numbers}):
            captions.setdefault(number, []).append(caption)
    for row, number, source, *fields in found:
        texts = [fields[place] for place in places if fields[place]]
        if captions:
            texts += captions.get(number, ())
        text = texts[0] if len(texts) == 1 else _BETWEEN.join(texts)
        yield row, number, source, fold_loosely(text)


def rows_with(
    connection: Connection, rows: Sequence[int], words: Words, columns: Sequence[str]
) -> list[int]:
    """Those quotes, by their rows in the index, where a word or phrase stands in some columns."""
    stands_in = Finder([words]).stands_in
    texts = read_texts(connection, rows, columns)
    held = {row for row, _number, _source, text in texts if stands_in(text)}
    return [row for row in rows if row in held]


def rows_meeting(
    connection: Connection, rows: Sequence[int], conditions: Sequence[ColumnElement[bool]]
) -> list[int]:
    """Those quotes, by their rows in the index, that meet every condition, in the same order."""
    wanted = select(QUOTES.row).select_from(QUOTES.joined)
    held = set(gather(connection, wanted.where(is_one_of(QUOTES.row, rows), *conditions)))
    return [row for row in rows if row in held]


def find_carrying(
    connection: Connection, numbers: Sequence[int], tags: Collection[int]
) -> frozenset[int]:
    """The quotes that carry one of some tags.

    Args:
        connection: A reading one.
        numbers: Of the quotes that are looked at.
        tags: Theirs.
    """
    if not numbers or not tags:
        return frozenset()
    values = {"numbers": as_list(numbers), "tags": as_list(tags)}
    return frozenset(_CARRYING.numbers(connection, **values))


class Finder:
    """Tells whether one of some words or phrases stands in a text.

    Args:
        words: They, folded.
    """

    def __init__(self, words: Sequence[Words]) -> None:
        single = [each for each in words if len(each.words) == 1]
        self._whole = {each.words[0] for each in single if not each.prefix}
        self._begun = [f" {each.words[0]}" for each in single if each.prefix]
        self._phrases = [
            f" {' '.join(each.words)}{'' if each.prefix else ' '}"
            for each in words
            if len(each.words) > 1
        ]

    def stands_in(self, folded: str) -> bool:
        """Whether it does, in folded words with any blanks between."""
        folded = f" {' '.join(folded.split()) if self._phrases else folded} "
        if self._whole and not self._whole.isdisjoint(folded.split()):
            return True
        return any(map(folded.__contains__, chain(self._begun, self._phrases)))
