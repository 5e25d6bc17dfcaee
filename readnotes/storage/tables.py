"""The tables of a library file, as SQLAlchemy Core; nothing here reads or writes.

Records have a `number` (SQLite's rowid) for the inside and a key or id for the outside. Lists
that are searched have tables of their own, lists that are only carried along are JSON text.
Byte strings in `place_order`, `first` and `last` are made by `domain/locators.py`: their plain
order is the order of places in a book.

The full-text tables are contentless FTS5 over folded words (`text/folding.py`), so the library
does not hold every passage twice; `full_text.py` alone writes them.
"""

from typing import Any

from sqlalchemy import (
    BLOB,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    func,
    literal_column,
)
from sqlalchemy.types import UserDefinedType

APPLICATION_ID = 0x52444E54
SCHEMA_VERSION = 5

metadata = MetaData()


class Scalar(UserDefinedType[object]):
    """A column that keeps numbers as numbers and text as text (SQLite's BLOB affinity)."""

    cache_ok = True

    def get_col_spec(self, **_kw: object) -> str:
        return "BLOB"


def _one_of(column: str, *words: str) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})")


def _flag(name: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(f"{name} IN (0, 1)"), nullable=False)


def _text(name: str, *, required: bool = False) -> Column[str]:
    return Column(name, Text, nullable=not required)


def _part_of(owner: str) -> Column[int]:
    """The owner's number, first half of the key of a list that belongs to it."""
    return Column(
        owner.rstrip("s"),
        Integer,
        ForeignKey(f"{owner}.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )


def _ordinal() -> Column[int]:
    """The place in the list, from 0."""
    return Column("ordinal", Integer, primary_key=True, autoincrement=False)


def _stamps() -> list[Column[str]]:
    return [_text("created", required=True), _text("modified", required=True), _text("trashed")]


def _hashes() -> list[Column[bytes]]:
    """What was last imported (text), and eight bytes over the record's own words."""
    return [Column("imported", BLOB), Column("words_hash", BLOB, nullable=False)]


def _lists(owner: str, name: str, *columns: Column[Any]) -> Table:
    return Table(name, metadata, _part_of(owner), _ordinal(), *columns, sqlite_with_rowid=False)


meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    _text("value", required=True),
    sqlite_with_rowid=False,
)

tags = Table(
    "tags",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("name", required=True),
    UniqueConstraint("name"),
)

sources = Table(
    "sources",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("key", required=True),
    _text("kind", required=True),
    _text("title", required=True),
    *(_text(name) for name in ("subtitle", "issued", "publisher", "isbn")),
    Column("pages", Integer, CheckConstraint("pages >= 0")),
    *(_text(name) for name in ("url", "language", "edition", "work")),
    _flag("proof"),
    Column("status", Text, _one_of("status", "to-read", "reading", "read", "set-aside")),
    *(_text(name) for name in ("rating", "readings", "csl", "extra")),
    *_stamps(),
    *_hashes(),
    # Derived: the order of books everywhere, by first author's family name, year, key.
    _text("sort_name", required=True),
    Column("year", Integer, nullable=False),
    UniqueConstraint("key"),
)
Index("sources_in_order", sources.c.sort_name, sources.c.year, sources.c.key)
Index("sources_by_key", func.lower(sources.c.key))
Index("sources_in_trash", sources.c.trashed, sqlite_where=sources.c.trashed.is_not(None))
Index("sources_by_work", sources.c.work, sqlite_where=sources.c.work.is_not(None))

contributors = _lists(
    "sources",
    "contributors",
    _text("role", required=True),
    *(_text(name) for name in ("family", "given", "literal", "extra")),
    _text("folded", required=True),
)
Index("contributors_by_name", contributors.c.folded)

source_links = _lists(
    "sources",
    "source_links",
    Column("to_source", Integer, ForeignKey("sources.number", ondelete="SET NULL")),
    _text("to_key", required=True),
    *(_text(name) for name in ("relation", "extra")),
)
Index("links_to", source_links.c.to_source)
# What names a source that is not there (yet) is found when a source with that key comes.
Index("links_unmet", source_links.c.to_key, sqlite_where=source_links.c.to_source.is_(None))

source_tags = _lists(
    "sources", "source_tags", Column("tag", Integer, ForeignKey("tags.number"), nullable=False)
)
Index("source_tags_by_tag", source_tags.c.tag, source_tags.c.source)

quotes = Table(
    "quotes",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("id", required=True),
    Column("source", Integer, ForeignKey("sources.number", ondelete="CASCADE"), nullable=False),
    _text("locator", required=True),
    Column("place_order", BLOB, nullable=False),
    _text("position_key"),
    Column("place", Integer, CheckConstraint("place >= 0"), nullable=False),
    Column(
        "kind",
        Text,
        _one_of("kind", "quotation", "paraphrase", "summary", "comment", "question", "image"),
        nullable=False,
    ),
    _text("text", required=True),
    *(_text(name) for name in ("as_printed", "comment", "gist", "speaker")),
    Column("carrier", Integer, ForeignKey("sources.number", ondelete="SET NULL")),
    *(_text(name) for name in ("carrier_key", "language", "translation", "colour")),
    _flag("essential"),
    *(_text(name) for name in ("checked", "pasted", "origin", "extra")),
    *_stamps(),
    *_hashes(),
    UniqueConstraint("id"),
)
Index("quotes_in_order", quotes.c.source, quotes.c.place_order, quotes.c.place, quotes.c.id)
Index("quotes_carried", quotes.c.carrier, sqlite_where=quotes.c.carrier.is_not(None))
Index(
    "carriers_unmet",
    quotes.c.carrier_key,
    sqlite_where=quotes.c.carrier.is_(None) & quotes.c.carrier_key.is_not(None),
)
# What a search asks for by itself, and only some quotes have.
Index("quotes_by_day", quotes.c.created)
Index("quotes_checked", quotes.c.number, sqlite_where=quotes.c.checked.is_not(None))
Index("quotes_essential", quotes.c.number, sqlite_where=quotes.c.essential == literal_column("1"))
Index("quotes_in_trash", quotes.c.trashed, sqlite_where=quotes.c.trashed.is_not(None))

quote_spans = Table(
    "quote_spans",
    metadata,
    _part_of("quotes"),
    Column("first", BLOB, primary_key=True),
    Column("last", BLOB, primary_key=True),
    sqlite_with_rowid=False,
)
# A page is looked up among the spans of one page by equality, among the few wider ones by overlap.
Index("spans_by_page", quote_spans.c.first, quote_spans.c.last)
Index(
    "spans_over_pages",
    quote_spans.c.first,
    quote_spans.c.last,
    sqlite_where=quote_spans.c.first < quote_spans.c.last,
)

# The locations and times that locators name; a library with none has no rows here.
quote_places = Table(
    "quote_places",
    metadata,
    _part_of("quotes"),
    Column("scale", Text, primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("last", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
Index("places_by_number", quote_places.c.scale, quote_places.c.first, quote_places.c.last)

quote_positions = _lists(
    "quotes",
    "quote_positions",
    _text("scale", required=True),
    Column("first", Scalar),
    Column("last", Scalar),
    Column("of", Scalar),
    _text("extra"),
)

quote_tags = _lists(
    "quotes", "quote_tags", Column("tag", Integer, ForeignKey("tags.number"), nullable=False)
)
Index("quote_tags_by_tag", quote_tags.c.tag, quote_tags.c.quote)

attachments = Table(
    "attachments",
    metadata,
    Column("sha256", Text, primary_key=True),
    _text("name", required=True),
    _text("media_type", required=True),
    _text("extra"),
    Column("size", Integer, nullable=False),
    Column("data", BLOB, nullable=False),
)

USE_COLUMNS = ("sha256", "caption", "alt", "credit", "extra")


def _uses(owner: str, name: str) -> Table:
    table = _lists(
        owner, name, _text("sha256", required=True), *(_text(name) for name in USE_COLUMNS[1:])
    )
    Index(f"{name}_by_file", table.c.sha256)
    return table


source_attachments = _uses("sources", "source_attachments")
quote_attachments = _uses("quotes", "quote_attachments")

reviews = Table(
    "reviews",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("id", required=True),
    _text("title", required=True),
    _text("body", required=True),
    Column(
        "status", Text, _one_of("status", "idea", "draft", "ready", "published"), nullable=False
    ),
    *(_text(name) for name in ("language", "published")),
    Column("target_words", Integer, CheckConstraint("target_words >= 0")),
    *(_text(name) for name in ("waivers", "cards", "extra")),
    *_stamps(),
    *_hashes(),
    UniqueConstraint("id"),
)

review_about = _lists(
    "reviews",
    "review_about",
    Column("source", Integer, ForeignKey("sources.number", ondelete="SET NULL")),
    _text("source_key", required=True),
)
Index("reviews_about", review_about.c.source)
Index("about_unmet", review_about.c.source_key, sqlite_where=review_about.c.source.is_(None))

review_versions = _lists(
    "reviews",
    "review_versions",
    _text("created", required=True),
    *(_text(name) for name in ("name", "extra")),
    _text("body", required=True),
)

review_uses = Table(
    "review_uses",
    metadata,
    _part_of("reviews"),
    Column("quote", Integer, ForeignKey("quotes.number", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)
Index("reviews_using", review_uses.c.quote)

shelves = Table(
    "shelves",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("name", required=True),
    _text("extra"),
    UniqueConstraint("name"),
)
shelf_sources = Table(
    "shelf_sources",
    metadata,
    Column("shelf", Integer, ForeignKey("shelves.number", ondelete="CASCADE"), primary_key=True),
    _ordinal(),
    Column("source", Integer, ForeignKey("sources.number", ondelete="CASCADE"), nullable=False),
    sqlite_with_rowid=False,
)
Index("shelves_of", shelf_sources.c.source)

searches = Table(
    "searches",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("name", required=True),
    _text("query", required=True),
    _text("extra"),
    UniqueConstraint("name"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("name", Text, primary_key=True),
    _text("body", required=True),
    _text("modified", required=True),
    sqlite_with_rowid=False,
)

journal_steps = Table(
    "journal_steps",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("title", required=True),
    _text("created", required=True),
    _flag("undone"),
)
# Each new act forgets what was undone; there is seldom any, and it must not be looked for.
Index(
    "steps_undone",
    journal_steps.c.number,
    sqlite_where=journal_steps.c.undone == literal_column("1"),
)
journal_entries = Table(
    "journal_entries",
    metadata,
    Column(
        "step",
        Integer,
        ForeignKey("journal_steps.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    _ordinal(),
    _text("kind", required=True),
    Column("record", Integer, nullable=False),
    # JSON of the fields as they were before; null where the record was not there.
    _text("image"),
    sqlite_with_rowid=False,
)
Index("history_of", journal_entries.c.kind, journal_entries.c.record)

MOST_LETTERS = 64
"""Longer words are no words: addresses, torn data. Only so much of them stands in the table."""

# Every word of the full-text tables' own columns with its English stem; never a word fewer.
words = Table(
    "words",
    metadata,
    Column("word", Text, primary_key=True),
    _text("stem", required=True),
    sqlite_with_rowid=False,
)
Index("words_by_stem", words.c.stem, words.c.word)

# The numbers that order all books and all quotes as pages are (`sequences.py`). A quote's row in
# the full-text table has its sequence for a number.
book_sequences = Table(
    "book_sequences",
    metadata,
    Column(
        "source",
        Integer,
        ForeignKey("sources.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("sequence", Integer, nullable=False),
    # Whether the book is elsewhere in the order than its sequence says.
    _flag("astray"),
    UniqueConstraint("sequence"),
)
Index(
    "books_astray",
    book_sequences.c.source,
    sqlite_where=book_sequences.c.astray == literal_column("1"),
)
quote_sequences = Table(
    "quote_sequences",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("quote", Integer, ForeignKey("quotes.number", ondelete="CASCADE"), nullable=False),
    UniqueConstraint("quote"),
)

TOKENIZER = "unicode61 remove_diacritics 0"
#: The columns of opaque words (`marks.py`), `derived` of those that are made from a quote's own
#: (`text/pairs.py`, `text/densities.py`, `text/alphabets.py`); they stand last.
OPAQUE = ("marks", "entered", "derived")

FULL_TEXT = {
    "quote_words": ("text", "comment", "gist", "speaker", "other", "marks", "entered", "derived"),
    "source_words": ("title", "names", "other", "marks"),
    "review_words": ("title", "body"),
}


def full_text_statement(name: str) -> str:
    """The statement that makes one full-text table.

    >>> full_text_statement("review_words").startswith("CREATE VIRTUAL TABLE review_words USING")
    True
    """
    columns = ", ".join(FULL_TEXT[name])
    return f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='', tokenize='{TOKENIZER}')"
