"""Did you mean: a query with words of the library that are spelt nearly like those typed.

Words of tags are words of the library, too, for plain words find them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, select

from readnotes.search.alike import MOST_COUNTED, MOST_EDITS, count_quotes, edits_for, find_alike
from readnotes.search.engine import count_up_to
from readnotes.search.language import parse_query, render_query
from readnotes.search.lookups import Lookups
from readnotes.search.results import SearchOptions
from readnotes.search.tree import And, FieldIs, Or, Tree, Words
from readnotes.storage.tables import words
from readnotes.text.edits import find_near
from readnotes.text.folding import GAP

FEW_HITS = 5
"""A query that finds as many is not doubted."""

MOST_SUGGESTED = 3
MOST_DOUBTED = 3
_ALTERNATIVES = 3
_SPELT_FIELDS = frozenset(
    {"text", "comment", "gist", "speaker", "tag", "book", "title", "author", "by"}
)

_DEFAULT = SearchOptions()
_KNOWN = select(words.c.word).where(words.c.word == bindparam("word"))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A corrected query.

    Attributes:
        query: The query.
        total: How many records it finds, or so many at least.
        total_exact: Whether `total` is all of them.
    """

    query: str
    total: int
    total_exact: bool = True


def suggest(
    connection: Connection, text: str, options: SearchOptions = _DEFAULT
) -> tuple[Suggestion, ...]:
    """Return up to three corrections of a query that finds fewer than five records.

    Args:
        connection: A reading one.
        text: The query as typed.
        options: How it was searched.

    Returns:
        Corrections that find more than the query itself, the likeliest first.
    """
    query = parse_query(text, bare_pages=options.within is not None)
    if query.tree is None:
        return ()
    options = replace(options, typing=False)
    total, _all = count_up_to(connection, text, options, MOST_COUNTED)
    if total >= FEW_HITS:
        return ()
    found: list[Suggestion] = []
    most = 0
    named = Lookups(connection).tag_words
    typed = list(dict.fromkeys(_spelt(query.tree)))
    unknown = [word for word in typed if word not in named and not _stands(connection, word)]
    alike = _alike(connection, unknown or _rare(connection, typed), named)
    strange = {word for word, others in alike.items() if word in unknown and not others}
    tree = _without(query.tree, strange) or query.tree
    for corrections in _corrections(alike):
        if found and len(corrections) < most:
            # One word alone is corrected only where all of them together find nothing.
            break
        most = max(most, len(corrections))
        corrected = render_query(replace(query, tree=with_words(tree, corrections)))
        more, exact = count_up_to(connection, corrected, options, MOST_COUNTED)
        if more > total:
            found.append(Suggestion(corrected, more, exact))
        if len(found) == MOST_SUGGESTED:
            break
    return tuple(found)


def _alike(
    connection: Connection, doubted: Sequence[str], named: Sequence[str]
) -> Mapping[str, Sequence[str]]:
    """What may have been meant by words that may be misspelt; nothing for some."""
    alike: dict[str, Sequence[str]] = {}
    for word in doubted[:MOST_DOUBTED]:
        # Two slips take a while to look for: in one word at most, where one is not enough.
        deeply = all(alike.values())
        alike[word] = _alternatives(connection, word, named, deeply=deeply)
    return alike


def _corrections(alike: Mapping[str, Sequence[str]]) -> Iterator[Mapping[str, str]]:
    """What to put for which words: the best for each, then for one or another the next best."""
    best = {word: others[0] for word, others in alike.items() if others}
    if best:
        yield best
    for place in range(1, _ALTERNATIVES):
        for word in best:
            if place < len(alike[word]):
                yield {**best, word: alike[word][place]}
    if len(best) > 1:
        for word, other in best.items():
            yield {word: other}


def _alternatives(
    connection: Connection, word: str, named: Sequence[str], *, deeply: bool
) -> Sequence[str]:
    """Words that may have been meant: of texts, those in more quotes first, then of tags."""
    most = min(edits_for(word), MOST_EDITS) if deeply else 1
    for edits in range(1, most + 1):
        near = dict.fromkeys(find_alike(connection, word, edits, limit=_ALTERNATIVES))
        tags = (each for _slips, each in find_near(word, named, edits) if each[0] == word[0])
        near |= dict.fromkeys(each for each in tags if each != word)
        if near:
            return tuple(near)[:_ALTERNATIVES]
    return ()


def _stands(connection: Connection, word: str) -> bool:
    """Whether a text or a title has a word."""
    return connection.execute(_KNOWN, {"word": word}).scalar() is not None


def _rare(connection: Connection, typed: Sequence[str]) -> Sequence[str]:
    """The words that may be others misspelt, the rarest first."""
    counted = sorted((count_quotes(connection, word), word) for word in typed)
    return [word for count, word in counted if count < FEW_HITS]


def _spelt(tree: Tree) -> Iterator[str]:
    """The words of a query whose spelling may be doubted: not exact ones, nor what is shut out."""
    match tree:
        case Words(words=folded, exact=False):
            yield from (word for word in folded if _may_be_misspelt(word))
        case FieldIs(field=field, words=inside) if field in _SPELT_FIELDS:
            yield from _spelt(inside)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _spelt(part)


def _may_be_misspelt(word: str) -> bool:
    return edits_for(word) > 0 and word != GAP and not any(map(str.isdigit, word))


def _without(tree: Tree, strange: Collection[str]) -> Tree | None:
    """A query without plain words that nothing in the library is like; None if no other is."""
    if not strange or not isinstance(tree, And):
        return None
    parts = [
        part
        for part in tree.parts
        if not (isinstance(part, Words) and any(word in strange for word in part.words))
    ]
    return None if not parts else parts[0] if len(parts) == 1 else And(tuple(parts))


def with_words(tree: Tree, corrections: Mapping[str, str]) -> Tree:
    """A query with other words in the places whose spelling may be doubted."""
    match tree:
        case Words(exact=False):
            return replace(tree, words=tuple(corrections.get(word, word) for word in tree.words))
        case FieldIs(words=Words(exact=False) as inside) if tree.field in _SPELT_FIELDS:
            changed = tuple(corrections.get(word, word) for word in inside.words)
            return replace(tree, words=replace(inside, words=changed), value=" ".join(changed))
        case And(parts):
            return And(tuple(with_words(part, corrections) for part in parts))
        case Or(parts):
            return Or(tuple(with_words(part, corrections) for part in parts))
        case _:
            return tree
