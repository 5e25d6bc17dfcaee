"""Values as a library may hold them, for Hypothesis; to be shared by all tests.

What comes out of them is clean already (`text/cleaning.py`): lines are composed and trimmed,
passages have no NUL and no lone surrogates. References between records of a bundle hold.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from readnotes.domain.attachments import ATTACHMENT, ATTACHMENT_USE, Attachment, AttachmentUse
from readnotes.domain.bundles import Bundle
from readnotes.domain.codec import Shape
from readnotes.domain.contributors import CONTRIBUTOR, ROLES, Contributor
from readnotes.domain.positions import POSITION, POSITION_SCALES, Position
from readnotes.domain.quotes import QUOTE, QUOTE_KINDS, Quote
from readnotes.domain.reviews import (
    CARD,
    PUBLICATION,
    REVIEW,
    REVIEW_STATUSES,
    VERSION,
    WAIVER,
    Card,
    Publication,
    Review,
    Version,
    Waiver,
)
from readnotes.domain.shelves import SAVED_SEARCH, SHELF, SavedSearch, Shelf
from readnotes.domain.sources import (
    LINK,
    RATING,
    READING,
    SOURCE,
    SOURCE_KINDS,
    STATUSES,
    Link,
    Rating,
    Reading,
    Source,
)
from readnotes.text.cleaning import clean_line

T = TypeVar("T")
Strategy = st.SearchStrategy

#: Letters, marks and signs of several scripts, blanks and breaks, and what has broken programs.
SIGNS = st.one_of(
    st.sampled_from("aAzéß0 9-–—.,;:'\"“”()[]…*_`#>\\|<&@^~$%{}=+!?/\t\n"),
    st.sampled_from("الزمانЖ日本𝔸👍\u0301\u200d\u200f\u00a0\u202e\u2028\ufeff"),
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
)
passages = st.text(SIGNS, max_size=60)
words = passages.filter(lambda text: bool(text.strip()))
lines = st.text(SIGNS, max_size=24).map(clean_line).filter(bool)
stamps = st.datetimes().map(lambda moment: f"{moment:%Y-%m-%dT%H:%M:%S}Z")
dates = st.sampled_from(["2015", "2015-04", "2015-04-18", "2016-12", "1939~", "198X", "1984?"])
counts = st.integers(min_value=0, max_value=2**40)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**70), max_value=2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | passages,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(passages, inner, max_size=3),
    max_leaves=6,
)
objects = st.dictionaries(passages, json_values, max_size=3)


def maybe(values: Strategy[T]) -> Strategy[T | None]:
    """A field that may be empty."""
    return st.none() | values


def few(values: Strategy[T]) -> Strategy[tuple[T, ...]]:
    """A short list, empty most often."""
    return st.lists(values, max_size=2).map(tuple)


def unknown_keys(shape: Shape[Any] | None, *others: str) -> Strategy[Mapping[str, object]]:
    """What a later version, or another program, may have added to a record."""
    known = {*others}
    if shape is not None:
        known.update(each.key for each in shape.fields)
        known.update(shape.ignored)
    return st.just({}) | st.dictionaries(
        passages.filter(lambda key: key not in known), json_values, max_size=2
    )


tags = st.lists(lines, max_size=3, unique=True).map(tuple)
attachments = st.builds(
    lambda data, name, media_type, extra: Attachment(
        hashlib.sha256(data).hexdigest(), name, media_type, data, extra
    ),
    st.binary(max_size=64),
    lines.filter(lambda name: not set(name) & set("/\\:") and name.strip(". ") == name),
    st.sampled_from(["image/jpeg", "image/png", "application/pdf"]),
    unknown_keys(ATTACHMENT),
)
contributors = st.builds(
    Contributor,
    role=st.sampled_from(ROLES),
    family=maybe(lines),
    given=maybe(lines),
    literal=maybe(lines),
    extra=unknown_keys(CONTRIBUTOR),
)
ratings = st.builds(
    Rating,
    value=st.integers(0, 10) | st.floats(0, 10),
    max=st.integers(1, 100),
    extra=unknown_keys(RATING),
)
readings = st.builds(Reading, begun=maybe(dates), ended=maybe(dates), extra=unknown_keys(READING))
positions = st.builds(
    Position,
    scale=st.sampled_from(POSITION_SCALES),
    first=counts | st.floats(0, 1e6) | lines,
    last=maybe(counts),
    of=maybe(counts),
    extra=unknown_keys(POSITION),
)
publications = st.builds(
    Publication, url=maybe(lines), date=maybe(dates), extra=unknown_keys(PUBLICATION)
)
versions = st.builds(
    Version, created=stamps, body=passages, name=maybe(lines), extra=unknown_keys(VERSION)
)


def uses(names: Sequence[str]) -> Strategy[tuple[AttachmentUse, ...]]:
    """Uses of the attachments of these SHA-256."""
    if not names:
        return st.just(())
    return few(
        st.builds(
            AttachmentUse,
            sha256=st.sampled_from(names),
            caption=maybe(lines),
            alt=maybe(lines),
            credit=maybe(lines),
            extra=unknown_keys(ATTACHMENT_USE),
        )
    )


def sources(key: str, keys: Sequence[str], names: Sequence[str] = ()) -> Strategy[Source]:
    """A source of this key that links to some of `keys` and shows some attachments."""
    links = st.builds(
        Link, to=st.sampled_from(keys), relation=maybe(lines), extra=unknown_keys(LINK)
    )
    return st.builds(
        Source,
        key=st.just(key),
        title=lines,
        kind=st.sampled_from(SOURCE_KINDS),
        subtitle=maybe(lines),
        contributors=few(contributors),
        issued=maybe(dates),
        publisher=maybe(lines),
        isbn=maybe(st.sampled_from(["978-0-306-40615-7", "0-306-40615-3"])),
        pages=maybe(counts),
        url=maybe(lines),
        language=maybe(st.sampled_from(["en", "ar", "pt-BR"])),
        edition=maybe(lines),
        work=maybe(lines),
        proof=st.booleans(),
        tags=tags,
        status=maybe(st.sampled_from(STATUSES)),
        rating=maybe(ratings),
        readings=few(readings),
        csl=objects,
        links=few(links),
        attachments=uses(names),
        created=stamps,
        modified=stamps,
        trashed=maybe(stamps),
        extra=unknown_keys(SOURCE),
    )


def quotes(id: str, keys: Sequence[str], names: Sequence[str] = ()) -> Strategy[Quote]:
    """A quote of this id from one of the sources of these keys."""
    return st.builds(
        Quote,
        id=st.just(id),
        source=st.sampled_from(keys),
        text=words,
        locator=st.just("") | st.sampled_from(["S. 94", "xii", "149-50", "--", "ch 3"]) | lines,
        positions=few(positions),
        position_key=maybe(lines),
        place=maybe(counts),
        kind=st.sampled_from(QUOTE_KINDS),
        as_printed=maybe(passages),
        comment=maybe(passages),
        gist=maybe(passages),
        speaker=maybe(lines),
        carrier=maybe(st.sampled_from(keys)),
        language=maybe(st.sampled_from(["en", "ar"])),
        translation=maybe(passages),
        colour=maybe(lines),
        tags=tags,
        essential=st.booleans(),
        checked=maybe(dates),
        pasted=maybe(passages),
        origin=maybe(objects.filter(bool)),
        attachments=uses(names),
        created=stamps,
        modified=stamps,
        trashed=maybe(stamps),
        extra=unknown_keys(QUOTE),
    )


def reviews(id: str, keys: Sequence[str] = (), quote_ids: Sequence[str] = ()) -> Strategy[Review]:
    """A review of this id about some of the sources of these keys."""
    waivers = st.builds(
        Waiver,
        rule=st.sampled_from(["wording", "page", "borrowing"]),
        text=maybe(passages),
        source=maybe(st.sampled_from(keys)) if keys else st.none(),
        reason=maybe(passages),
        extra=unknown_keys(WAIVER),
    )
    cards = st.builds(
        Card,
        quote=st.sampled_from(quote_ids) if quote_ids else st.nothing(),
        heading=maybe(lines),
        extra=unknown_keys(CARD),
    )
    return st.builds(
        Review,
        id=st.just(id),
        title=lines,
        about=st.lists(st.sampled_from(keys), unique=True, max_size=2).map(tuple)
        if keys
        else st.just(()),
        body=passages,
        status=st.sampled_from(REVIEW_STATUSES),
        language=maybe(st.sampled_from(["en", "de"])),
        published=publications,
        target_words=maybe(counts),
        versions=few(versions),
        waivers=few(waivers),
        cards=few(cards) if quote_ids else st.just(()),
        created=stamps,
        modified=stamps,
        trashed=maybe(stamps),
        extra=unknown_keys(REVIEW),
    )


@st.composite
def bundles(draw: st.DrawFn) -> Bundle:
    """A whole library: records of all kinds, those in the trash behind the others."""
    files = draw(st.lists(attachments, max_size=2, unique_by=lambda each: each.sha256))
    names = [each.sha256 for each in files]
    keys = [f"key{n}" for n in range(1, draw(st.integers(0, 3)) + 1)]
    quote_ids = [f"q{n}" for n in range(draw(st.integers(0, 3)))] if keys else []
    shelves = draw(
        st.lists(
            st.builds(
                Shelf,
                name=lines,
                sources=st.lists(st.sampled_from(keys), unique=True, max_size=3).map(tuple)
                if keys
                else st.just(()),
                extra=unknown_keys(SHELF),
            ),
            max_size=2,
            unique_by=lambda each: each.name,
        )
    )
    made = [draw(sources(key, keys, names)) for key in keys]
    return Bundle(
        sources=_trash_last(
            [
                replace(each, shelves=tuple(s.name for s in shelves if each.key in s.sources))
                for each in made
            ]
        ),
        quotes=_trash_last([draw(quotes(id, keys, names)) for id in quote_ids]),
        reviews=_trash_last(
            [draw(reviews(f"r{n}", keys, quote_ids)) for n in range(draw(st.integers(0, 2)))]
        ),
        shelves=tuple(shelves),
        searches=draw(
            st.lists(
                st.builds(
                    SavedSearch,
                    name=lines,
                    query=st.just("") | lines,
                    extra=unknown_keys(SAVED_SEARCH),
                ),
                max_size=2,
                unique_by=lambda each: each.name,
            ).map(tuple)
        ),
        attachments=tuple(files),
        extra=draw(
            unknown_keys(
                None,
                *("readnotes", "trash", "attachments", "sources", "quotes", "reviews"),
                *("shelves", "searches"),
            )
        ),
    )


R = TypeVar("R", Source, Quote, Review)


def _trash_last(records: Sequence[R]) -> tuple[R, ...]:
    return tuple(sorted(records, key=lambda each: each.trashed is not None))
