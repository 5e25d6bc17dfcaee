"""From a query as typed to what is searched; the door to the query language.

| query | finds |
| --- | --- |
| `prison gangs` | both words, in any fields of one quote |
| `"conspiracy of silence"` | the phrase |
| `ransom OR kidnap*` `-italy` `( )` | either; not; groups |
| `=word` `wrod~` `wrod~2` | the word as it stands; with one or two wrong letters |
| `page:90-100` `p. 39` `tag:prison` … | what `fields.py` lists |
| `in:sources` `in:reviews` `in:all` `in:text` `in:comment` | where to search |
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from readnotes.search.grammar import join
from readnotes.search.lexing import cut
from readnotes.search.results import RECORDS, Record, Trouble
from readnotes.search.tokens import Lexed
from readnotes.search.tree import And, FieldIs, Or, Tree, Words, describe

LATELY = 4
"""So many queries stay read: several threads ask about one at once, its hits, counts and facets."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood.

    Attributes:
        tree: What is searched for; None if nothing is.
        records: What is searched, in the order of the hits.
        columns: The columns plain words of quotes are looked for in; empty for all.
        trouble: Where understanding stopped first, or None.
    """

    tree: Tree | None
    records: tuple[Record, ...] = ("quote",)
    columns: tuple[str, ...] = ()
    trouble: Trouble | None = None


@lru_cache(maxsize=LATELY)
def parse_query(text: str, *, typing: bool = False, bare_pages: bool = False) -> Query:
    """Read a query; never refuses one.

    Args:
        text: As typed.
        typing: Whether it is still being typed: its last word then need only begin so.
        bare_pages: Whether a number by itself is a page, as in a book's own view.

    >>> parse_query("ransom p. 39 (italy OR").trouble
    Trouble(at=13, why='parenthesis')
    >>> render_query(parse_query("ransom p. 39 (italy OR"))
    'ransom page:39 italy'
    """
    lexed = cut(text, bare_pages=bare_pages)
    if typing:
        _let_grow(lexed)
    tree, passed_over = join(lexed.tokens)
    # Where a long query was cut short, operators and parentheses are open through no fault of hers.
    troubles = lexed.troubles if lexed.cut_short else [*lexed.troubles, *passed_over]
    troubles.sort(key=lambda trouble: trouble.at)
    records = tuple(record for record in RECORDS if record in lexed.records)
    return Query(tree, records or ("quote",), lexed.columns, troubles[0] if troubles else None)


def render_query(query: Query) -> str:
    """Return what was understood, in the query language; reading it gives the same query."""
    scopes = [f"in:{column}" for column in query.columns]
    if query.records == RECORDS:
        scopes.append("in:all")
    elif query.records != ("quote",):
        scopes += [f"in:{record}s" for record in query.records]
    if query.tree is None:
        return " ".join(scopes)
    described = describe(query.tree)
    if scopes and isinstance(query.tree, Or):
        described = f"({described})"
    return " ".join([described, *scopes])


def narrow(query: Query, clause: str) -> str:
    """Return the query with one more clause, for instance that of a facet.

    >>> narrow(parse_query("italy OR libya"), "kind:quotation")
    '(italy OR libya) kind:quotation'
    """
    added = parse_query(clause).tree
    parts = tuple(tree for tree in (query.tree, added) if tree is not None)
    tree = And(parts) if len(parts) == 2 else parts[0]
    return render_query(replace(query, tree=tree))


def narrowings(query: Query) -> tuple[tuple[str, str], ...]:
    """The fields a query is narrowed by, each with the query as it is without it.

    >>> narrowings(parse_query("ransom kind:quotation"))
    (('kind:quotation', 'ransom'),)
    """
    tree = query.tree
    parts = tree.parts if isinstance(tree, And) else () if tree is None else (tree,)
    found: list[tuple[str, str]] = []
    for place, part in enumerate(parts):
        if isinstance(part, FieldIs):
            rest = parts[:place] + parts[place + 1 :]
            left = And(rest) if len(rest) > 1 else rest[0] if rest else None
            found.append((describe(part), render_query(replace(query, tree=left))))
    return tuple(found)


def _let_grow(lexed: Lexed) -> None:
    """Make the last word a beginning, where more letters would belong to it.

    Not a word that is to be shut out: `-i` on the way to `-italy` would empty the list.
    """
    if not lexed.tokens or not lexed.tokens[-1].growing:
        return
    if len(lexed.tokens) > 1 and lexed.tokens[-2].kind == "NOT":
        return
    last = lexed.tokens[-1]
    grown: Words | FieldIs | None = last.atom
    if isinstance(grown, Words):
        grown = replace(grown, prefix=True, growing=True)
    elif isinstance(grown, FieldIs):
        grown = replace(grown, words=replace(grown.words, prefix=True, growing=True))
    lexed.tokens[-1] = replace(last, atom=grown)
