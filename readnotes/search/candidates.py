"""Keys, tags and names of the library that complete a field's value, the most used first.

Nothing here walks the quotes: uses are counted up to a bound, and only of what begins as typed.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    func,
    or_,
    select,
)

from readnotes.i18n import ntext
from readnotes.search.completion import (
    MOST_OFFERED,
    Candidate,
    Completion,
    begun_so,
    field_names,
    find_place,
    fixed_values,
    offer,
    write_candidates,
)
from readnotes.search.listing import list_quotes
from readnotes.search.shelf import Shelf
from readnotes.search.targets import TARGETS, is_one_of
from readnotes.search.tree import Words
from readnotes.search.wording import words_in
from readnotes.storage.tables import contributors, quote_tags, quotes, sources, tags
from readnotes.text.folding import fold_words

_MOST_COUNTED, _LEAST_COUNTED = 20_000, 100
_MOST_SOURCES = 100
_MOST_SPOKEN = 300
_LETTERS_LOOKED_UP = 3
_NEWEST_READ = 3000

Find = Callable[[Connection, str], list[tuple[str, str]]]


def complete(connection: Connection, text: str, cursor: int) -> Completion | None:
    """What may be meant at the cursor, None where nothing is to be said.

    Args:
        connection: A reading one.
        text: The query as typed.
        cursor: In code points.
    """
    place = find_place(text, cursor)
    if place is None:
        return None
    if not place.field:
        return offer(place, field_names(place.typed))
    candidates: list[Candidate] = fixed_values(place.field, place.typed)
    find = _FINDERS.get(place.field)
    if find is not None:
        candidates += write_candidates(find(connection, place.typed))
    return offer(place, candidates)


def _tags(connection: Connection, typed: str) -> list[tuple[str, str]]:
    """Tags; those whose names the search takes for the same are one."""
    rows = connection.execute(select(tags.c.number, tags.c.name))
    named = {number: name for number, name in rows if begun_so(typed, name)}
    counts = _count(connection, quote_tags.c.tag, named)
    most = _most_counted(len(named))
    written: dict[tuple[str, ...], str] = {}
    more: set[tuple[str, ...]] = set()
    used: Counter[tuple[str, ...]] = Counter()
    for number, name in named.items():
        folded = tuple(fold_words(name))
        if folded:
            written.setdefault(folded, name)
            used[folded] += counts[number]
            if counts[number] == most:
                more.add(folded)
    best = sorted(used, key=lambda folded: (-used[folded], folded))[:MOST_OFFERED]
    return [(written[each], _passages(used[each], more=each in more)) for each in best]


def _keys(connection: Connection, typed: str) -> list[tuple[str, str]]:
    return _sources(
        connection, func.lower(sources.c.key).startswith(typed.lower(), autoescape=True)
    )


def _books(connection: Connection, typed: str) -> list[tuple[str, str]]:
    """Keys, by their beginning or by words of the title or a name."""
    begun = func.lower(sources.c.key).startswith(typed.lower(), autoescape=True)
    words = tuple(fold_words(typed))
    if not words:
        return _sources(connection, begun)
    return _sources(connection, or_(begun, _with_words(words, "title", "names")))


def _sources(connection: Connection, wanted: ColumnElement[bool]) -> list[tuple[str, str]]:
    rows = connection.execute(
        select(sources.c.number, sources.c.key, sources.c.title)
        .where(wanted, sources.c.trashed.is_(None))
        .limit(_MOST_SOURCES)
    ).all()
    titles = {number: title for number, _key, title in rows}
    named = {number: key for number, key, _title in rows}
    counts = _count(connection, quotes.c.source, named)
    best = sorted(named, key=lambda number: (-counts[number], named[number]))
    return [(named[number], titles[number]) for number in best[:MOST_OFFERED]]


def _titles(connection: Connection, typed: str) -> list[tuple[str, str]]:
    words = tuple(fold_words(typed))
    found = _sources(connection, _with_words(words, "title")) if words else []
    return [(title, key) for key, title in found]


def _with_words(words: tuple[str, ...], *columns: str) -> ColumnElement[bool]:
    return words_in(TARGETS["source"], columns, [Words(words, prefix=True)]).as_condition()


def _authors(connection: Connection, typed: str) -> list[tuple[str, str]]:
    return _people(connection, typed, "author")


def _anyone(connection: Connection, typed: str) -> list[tuple[str, str]]:
    return _people(connection, typed, None)


def _people(connection: Connection, typed: str, role: str | None) -> list[tuple[str, str]]:
    folded = contributors.c.folded
    number = func.count()
    statement = (
        select(contributors.c.given, contributors.c.family, contributors.c.literal, number)
        .where(*(_has_word(folded, word) for word in fold_words(typed)))
        .group_by(folded)
        .order_by(number.desc(), folded)
        .limit(MOST_OFFERED)
    )
    if role is not None:
        statement = statement.where(contributors.c.role == role)
    return [
        (literal or f"{given or ''} {family or ''}".strip(), _books_of(count))
        for given, family, literal, count in connection.execute(statement)
    ]


def _has_word(folded: ColumnElement[str], begun: str) -> ColumnElement[bool]:
    return or_(folded.startswith(begun), folded.contains(f" {begun}"))


def _speakers(connection: Connection, typed: str) -> list[tuple[str, str]]:
    """Who speaks in the newest quotes that fit; of one or two letters, in the newest of all."""
    words = tuple(fold_words(typed))
    if words and len(words[-1]) >= _LETTERS_LOOKED_UP:
        target = TARGETS["quote"]
        clause = words_in(target, ["speaker"], [Words(words, prefix=True)])
        numbers = list_quotes(connection, clause, "newest", _MOST_SPOKEN).numbers
        newest = select(quotes.c.speaker).where(is_one_of(quotes.c.number, numbers))
        more = len(numbers) == _MOST_SPOKEN
    else:
        # The index would have to join the places of very many words that begin so.
        newest = select(quotes.c.speaker).order_by(quotes.c.number.desc()).limit(_NEWEST_READ)
        more = Shelf(connection).newest_number() > _NEWEST_READ
    said = Counter(name for name in connection.execute(newest).scalars() if name)
    known = [(name, count) for name, count in said.most_common() if begun_so(typed, name)]
    return [(name, _passages(count, more=more)) for name, count in known[:MOST_OFFERED]]


def _count(
    connection: Connection, column: ColumnElement[int], numbers: Mapping[int, str]
) -> Mapping[int, int]:
    """How many rows have each number, up to a bound that keeps the whole quick."""
    if not numbers:
        return {}
    bound = _most_counted(len(numbers))
    listed = func.json_each(bindparam(None, json.dumps(list(numbers)))).table_valued("value")
    counted = select(column).where(column == listed.c.value).limit(bound).correlate(listed)
    count = select(func.count()).select_from(counted.subquery()).correlate(listed)
    rows = connection.execute(select(listed.c.value, count.scalar_subquery()))
    return {row[0]: row[1] for row in rows}


def _most_counted(things: int) -> int:
    """Up to so many uses are counted of each of several things."""
    return max(_MOST_COUNTED // max(things, 1), _LEAST_COUNTED)


def _passages(count: int, *, more: bool) -> str:
    number = f"{count:,}+" if more else f"{count:,}"
    return ntext("{n} passage", "{n} passages", count).format(n=number)


def _books_of(count: int) -> str:
    return ntext("{n} source", "{n} sources", count).format(n=f"{count:,}")


_FINDERS: Mapping[str, Find] = {
    "tag": _tags,
    "key": _keys,
    "book": _books,
    "title": _titles,
    "author": _authors,
    "by": _anyone,
    "speaker": _speakers,
}
