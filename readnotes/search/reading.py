"""The texts of quotes as the index has them, read from the quotes themselves."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from readnotes.search.gathering import as_list, is_listed
from readnotes.search.targets import QUOTES
from readnotes.storage.prepared import Prepared
from readnotes.storage.tables import quote_attachments, quotes
from readnotes.text.folding import GAP

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
_CAPTIONS = Prepared(
    select(quote_attachments.c.quote, quote_attachments.c.caption)
    .where(is_listed(quote_attachments.c.quote, "numbers"))
    .where(quote_attachments.c.caption.is_not(None))
)


def read_texts(
    connection: Connection, rows: Sequence[int], columns: Sequence[str]
) -> Iterator[tuple[int, int, str]]:
    """Quotes by their rows in the index, each with its source and its texts as one.

    Args:
        connection: A reading one.
        rows: Of the quotes.
        columns: Which of the index; no phrase crosses from one to the next.
    """
    if not rows:
        return
    places = [3 + n for n, field in enumerate(_READ) if any(field in _FIELDS[c] for c in columns)]
    found = _TEXTS.run(connection, {"rows": as_list(rows)}).fetchall()
    captions: dict[int, list[str]] = {}
    if "other" in columns:
        numbers = as_list([each[1] for each in found])
        for number, caption in _CAPTIONS.run(connection, {"numbers": numbers}):
            captions.setdefault(number, []).append(caption)
    for each in found:
        texts = [each[place] for place in places if each[place]]
        if captions:
            texts += captions.get(each[1], ())
        yield each[0], each[2], texts[0] if len(texts) == 1 else _BETWEEN.join(texts)
