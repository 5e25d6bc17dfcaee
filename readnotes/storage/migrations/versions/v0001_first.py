"""The tables of the first version, as they were released; never changed after that.

A new library is made from `tables.py`; a test holds that both give the same tables.

Revision ID: 0001
"""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
)
 WITHOUT ROWID
    """,
    """
CREATE TABLE tags (
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (name)
)
    """,
    """
CREATE TABLE sources (
    number INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    subtitle TEXT,
    issued TEXT,
    publisher TEXT,
    isbn TEXT,
    pages INTEGER CHECK (pages >= 0),
    url TEXT,
    language TEXT,
    edition TEXT,
    work TEXT,
    proof INTEGER NOT NULL CHECK (proof IN (0, 1)),
    status TEXT CHECK (status IN ('to-read', 'reading', 'read', 'set-aside')),
    rating TEXT,
    readings TEXT,
    csl TEXT,
    extra TEXT,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    trashed TEXT,
    imported BLOB,
    words_hash BLOB NOT NULL,
    sort_name TEXT NOT NULL,
    year INTEGER NOT NULL,
    PRIMARY KEY (number),
    UNIQUE ("key")
)
    """,
    """
CREATE INDEX sources_in_order ON sources (sort_name, year, "key")
    """,
    """
CREATE INDEX sources_by_work ON sources (work) WHERE work IS NOT NULL
    """,
    """
CREATE TABLE attachments (
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    extra TEXT,
    size INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (sha256)
)
    """,
    """
CREATE TABLE reviews (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('idea', 'draft', 'ready', 'published')),
    language TEXT,
    published TEXT,
    target_words INTEGER CHECK (target_words >= 0),
    waivers TEXT,
    cards TEXT,
    extra TEXT,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    trashed TEXT,
    imported BLOB,
    words_hash BLOB NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
)
    """,
    """
CREATE TABLE shelves (
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    extra TEXT,
    PRIMARY KEY (number),
    UNIQUE (name)
)
    """,
    """
CREATE TABLE searches (
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    "query" TEXT NOT NULL,
    extra TEXT,
    PRIMARY KEY (number),
    UNIQUE (name)
)
    """,
    """
CREATE TABLE drafts (
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    modified TEXT NOT NULL,
    PRIMARY KEY (name)
)
 WITHOUT ROWID
    """,
    """
CREATE TABLE journal_steps (
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    created TEXT NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
    PRIMARY KEY (number)
)
    """,
    """
CREATE INDEX steps_undone ON journal_steps (number) WHERE undone = 1
    """,
    """
CREATE TABLE contributors (
    source INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    role TEXT NOT NULL,
    family TEXT,
    given TEXT,
    literal TEXT,
    extra TEXT,
    folded TEXT NOT NULL,
    PRIMARY KEY (source, ordinal),
    FOREIGN KEY(source) REFERENCES sources (number) ON DELETE CASCADE
)
 WITHOUT ROWID
    """,
    """
CREATE INDEX contributors_by_name ON contributors (folded)
    """,
    """
CREATE TABLE source_links (
    source INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    to_source INTEGER,
    to_key TEXT NOT NULL,
    relation TEXT,
    extra TEXT,
    PRIMARY KEY (source, ordinal),
    FOREIGN KEY(source) REFERENCES sources (number) ON DELETE CASCADE,
    FOREIGN KEY(to_source) REFERENCES sources (number) ON DELETE SET NULL
)
 WITHOUT ROWID
    """,
    """
CREATE INDEX links_unmet ON source_links (to_key) WHERE to_source IS NULL
    """,
    """
CREATE INDEX links_to ON source_links (to_source)
    """,
    """
CREATE TABLE source_tags (
    source INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    tag INTEGER NOT NULL,
    PRIMARY KEY (source, ordinal),
    FOREIGN KEY(source) REFERENCES sources (number) ON DELETE CASCADE,
    FOREIGN KEY(tag) REFERENCES tags (number)
)
 WITHOUT ROWID
    """,
    """
CREATE INDEX source_tags_by_tag ON source_tags (tag, source)
    """,
    """
CREATE TABLE quotes (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    source INTEGER NOT NULL,
    locator TEXT NOT NULL,
    place_order BLOB NOT NULL,
    position_key TEXT,
    place INTEGER NOT NULL CHECK (place >= 0),
    kind TEXT NOT NULL CHECK (kind IN ('quotation', 'paraphrase', 'summary', 'comment', 'question', 'image')),
    text TEXT NOT NULL,
    as_printed TEXT,
    comment TEXT,
    gist TEXT,
    speaker TEXT,
    carrier INTEGER,
    carrier_key TEXT,
    language TEXT,
    translation TEXT,
    colour TEXT,
    essential INTEGER NOT NULL CHECK (essential IN (0, 1)),
    checked TEXT,
    pasted TEXT,
    origin TEXT,
    extra TEXT,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    trashed TEXT,
    imported BLOB,
    words_hash BLOB NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id),
    FOREIGN KEY(source) REFERENCES sources (number) ON DELETE CASCADE,
    FOREIGN KEY(carrier) REFERENCES sources (number) ON DELETE SET NULL
)
    """,
    """
CREATE INDEX quotes_carried ON quotes (carrier) WHERE carrier IS NOT NULL
    """,
    """
CREATE INDEX carriers_unmet ON quotes (carrier_key) WHERE carrier IS NULL AND carrier_key IS NOT NULL
    """,
    """
CREATE INDEX quotes_in_trash ON quotes (trashed) WHERE trashed IS NOT NULL
    """,
    """
CREATE INDEX quotes_in_order ON quotes (source, place_order, place, id)
    """,
    """
CREATE TABLE source_attachments (
    source INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    caption TEXT,
    alt TEXT,
    credit TEXT,
    extra TEXT,
    PRIMARY KEY (source, ordinal),
    FOREIGN KEY(source) REFERENCES sources (number) ON DELETE CASCADE
)
 WITHOUT ROWID
    """,
    """
CREATE INDEX source_attachments_by_file ON source_attachments (sha256)
    """,
    """
CREATE TABLE review_about (
    review INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    source INTEGER,
    source_key TEXT NOT NULL,
    PRIMARY KEY (review, ordinal),
    FOREIGN KEY(review) REFERENCES reviews (number) ON DELETE CASCADE,
    FOREIGN KEY(source) REFERENCES sources (number) ON DELETE SET NULL
)
 WITHOUT ROWID
    """,
    """
CREATE INDEX about_unmet ON review_about (source_key) WHERE source IS NULL
    """,
    """
CREATE INDEX reviews_about ON review_about (source)
    """,
    """
CREATE TABLE review_versions (
    review INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    created TEXT NOT NULL,
    name TEXT,
    extra TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (review, ordinal),
    FOREIGN KEY(review) REFERENCES reviews (number) ON DELETE CASCADE
)
 WITHOUT ROWID
    """,
    """
CREATE TABLE shelf_sources (
    shelf INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    source INTEGER NOT NULL,
    PRIMARY KEY (shelf, ordinal),
    FOREIGN KEY(shelf) REFERENCES shelves (number) ON DELETE CASCADE,
    FOREIGN KEY(source) REFERENCES sources (number) ON DELETE CASCADE
)
 WITHOUT ROWID
    """,
    """
CREATE INDEX shelves_of ON shelf_sources (source)
    """,
    """
CREATE TABLE journal_entries (
    step INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    image TEXT,
    PRIMARY KEY (step, ordinal),
    FOREIGN KEY(step) REFERENCES journal_steps (number) ON DELETE CASCADE
)
 WITHOUT ROWID
    """,
    """
CREATE INDEX history_of ON journal_entries (kind, record)
    """,
    """
CREATE TABLE quote_spans (
    quote INTEGER NOT NULL,
    first BLOB NOT NULL,
    last BLOB NOT NULL,
    PRIMARY KEY (quote, first, last),
    FOREIGN KEY(quote) REFERENCES quotes (number) ON DELETE CASCADE
)
 WITHOUT ROWID
    """,
    """
CREATE INDEX spans_over_pages ON quote_spans (first, last) WHERE first < last
    """,
    """
CREATE INDEX spans_by_page ON quote_spans (first, last)
    """,
    """
CREATE TABLE quote_positions (
    quote INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    scale TEXT NOT NULL,
    first BLOB,
    last BLOB,
    "of" BLOB,
    extra TEXT,
    PRIMARY KEY (quote, ordinal),
    FOREIGN KEY(quote) REFERENCES quotes (number) ON DELETE CASCADE
)
 WITHOUT ROWID
    """,
    """
CREATE TABLE quote_tags (
    quote INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    tag INTEGER NOT NULL,
    PRIMARY KEY (quote, ordinal),
    FOREIGN KEY(quote) REFERENCES quotes (number) ON DELETE CASCADE,
    FOREIGN KEY(tag) REFERENCES tags (number)
)
 WITHOUT ROWID
    """,
    """
CREATE INDEX quote_tags_by_tag ON quote_tags (tag, quote)
    """,
    """
CREATE TABLE quote_attachments (
    quote INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    caption TEXT,
    alt TEXT,
    credit TEXT,
    extra TEXT,
    PRIMARY KEY (quote, ordinal),
    FOREIGN KEY(quote) REFERENCES quotes (number) ON DELETE CASCADE
)
 WITHOUT ROWID
    """,
    """
CREATE INDEX quote_attachments_by_file ON quote_attachments (sha256)
    """,
    """
CREATE TABLE review_uses (
    review INTEGER NOT NULL,
    quote INTEGER NOT NULL,
    PRIMARY KEY (review, quote),
    FOREIGN KEY(review) REFERENCES reviews (number) ON DELETE CASCADE,
    FOREIGN KEY(quote) REFERENCES quotes (number) ON DELETE CASCADE
)
 WITHOUT ROWID
    """,
    """
CREATE INDEX reviews_using ON review_uses (quote)
    """,
    """
CREATE VIRTUAL TABLE quote_words USING fts5(text, comment, gist, speaker, other, marks, content='', tokenize='unicode61 remove_diacritics 0')
    """,
    """
CREATE VIRTUAL TABLE source_words USING fts5(title, names, other, marks, content='', tokenize='unicode61 remove_diacritics 0')
    """,
    """
CREATE VIRTUAL TABLE review_words USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 0')
    """,
)


def upgrade() -> None:
    """Make every table."""
    for statement in STATEMENTS:
        op.execute(statement)
