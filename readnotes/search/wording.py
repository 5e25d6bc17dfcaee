"""Words in the full text of records."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from readnotes.search import fts5
from readnotes.search.clauses import Clause, Reads, nothing
from readnotes.search.fts5 import Match
from readnotes.search.targets import Target
from readnotes.search.tree import Words
from readnotes.storage.marks import may_be_mark, may_have_mark
from readnotes.storage.tables import FULL_TEXT, MOST_LETTERS
from readnotes.text.pairs import rows_of_pairs, tell_all

MANY = 50
"""With more alternatives than these, quotes are read before the index is asked for them all."""

_DERIVED = "derived"

FEW_LETTERS = 2
"""The first letters of a word, so few, say nothing about how well a quote fits."""


Begun = Callable[[str], Sequence[str] | None]
"""Gives the words of the library that begin so, cut to `MOST_LETTERS`; None for very many."""


def words_in(
    target: Target,
    columns: Sequence[str],
    wanted: Sequence[Words],
    *,
    begun: Begun = lambda _beginning: None,
) -> Clause:
    """The records in one of whose columns one of several words or phrases stands.

    Args:
        target: The records.
        columns: Of their full text.
        wanted: The words and phrases.
        begun: Gives the words that may be asked for in the place of a beginning.
    """
    if not wanted:
        return nothing(target)
    known = {each: begun(each.words[0]) for each in wanted if _is_beginning(each)}
    spelled = {each: found for each, found in known.items() if found}
    gathered = [each for each in wanted if each.prefix and not _is_told(target, columns, each)]
    gathers = bool(gathered)
    is_known = gathers and all(each in spelled for each in gathered)
    is_slow = len(wanted) > MANY or gathers
    reads = Reads(tuple(wanted), tuple(columns)) if target.record == "quote" and is_slow else None
    telling = [each for each in wanted if not each.prefix or len(each.words[-1]) > FEW_LETTERS]
    match = _expression(target, columns, wanted)
    score: Match | None = match
    if len(telling) < len(wanted) or any(map(_pairs_in, wanted)):
        score = _expression(target, columns, telling, paired=False) if telling else None
    return Clause(
        target,
        match=match,
        gathers=gathers,
        scans=any(len(each.words) > 1 for each in wanted),
        known=_expression(target, columns, wanted, spelled) if is_known else None,
        reads=reads,
        score=score,
    )


def _is_beginning(words: Words) -> bool:
    return words.prefix and len(words.words) == 1


def _expression(
    target: Target,
    columns: Sequence[str],
    wanted: Sequence[Words],
    spelled: Mapping[Words, Sequence[str]] = MappingProxyType({}),
    *,
    paired: bool = True,
) -> Match:
    beginnings = tuple(each.words[0] for each in wanted if _is_beginning(each))
    # FTS5 is quicker where it need not look in which column a word stands.
    anywhere = set(columns) == set(target.columns) and not _may_be_marks(wanted)
    has_derived = paired and _DERIVED in FULL_TEXT[target.index.name]
    phrases: list[str] = []
    joined: list[Match] = []
    for each in wanted:
        # A word that begins so is found already.
        if len(each.words) == 1 and not each.prefix and each.words[0].startswith(beginnings):
            continue
        phrase = fts5.phrase(each.words, prefix=each.prefix)
        pairs = _pairs_in(each) if has_derived else []
        if pairs:
            if not _is_told(target, columns, each):
                pairs.append(phrase if anywhere else fts5.in_columns(columns, phrase))
            joined.append(fts5.all_of(pairs))
        elif each in spelled:
            phrases += [fts5.phrase([it], prefix=len(it) >= MOST_LETTERS) for it in spelled[each]]
        else:
            phrases.append(phrase)
    if phrases:
        expression = fts5.any_of(phrases)
        joined.append(expression if anywhere else fts5.in_columns(columns, expression))
    return fts5.any_of(joined)


def _pairs_in(words: Words) -> list[Match]:
    """The pairs that stand wherever a phrase does, as FTS5 looks for them."""
    if len(words.words) == 1:
        return []
    rows = rows_of_pairs(words.words, prefix=words.prefix)
    return [fts5.in_columns([_DERIVED], fts5.phrase(row.pairs, prefix=row.prefix)) for row in rows]


def _is_told(target: Target, columns: Sequence[str], words: Words) -> bool:
    """Whether the pairs of a phrase stand in no other quotes than the phrase itself."""
    if _DERIVED not in FULL_TEXT[target.index.name] or set(columns) != set(target.columns):
        return False
    return tell_all(words.words, rows_of_pairs(words.words, prefix=words.prefix))


def _may_be_marks(wanted: Sequence[Words]) -> bool:
    begun = (each.words[-1] for each in wanted if each.prefix)
    return may_have_mark(word for each in wanted for word in each.words) or any(
        may_be_mark(word, prefix=True) for word in begun
    )
