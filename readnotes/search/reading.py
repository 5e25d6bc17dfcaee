"""The texts of quotes as the index has them, and their tags, read from the quotes themselves."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, select

from readnotes.search.gathering import ZERO, Gathered
from readnotes.search.targets import QUOTES
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
