"""A query's tree as a condition on the records of one kind."""

from collections.abc import Sequence

from readnotes.search.clauses import Clause, of_sources, with_tags
from readnotes.search.fields import FIELDS
from readnotes.search.joining import all_of, any_of, negate
from readnotes.search.lookups import Lookups
from readnotes.search.results import Record
from readnotes.search.targets import TARGETS, Target
from readnotes.search.tree import And, FieldIs, Not, Or, Tree, Words
from readnotes.search.wording import words_in


def compile_tree(
    tree: Tree, record: Record, lookups: Lookups, columns: tuple[str, ...] = ()
) -> Clause:
    """Return the condition that finds what a query means.

    Args:
        tree: The query.
        record: What is searched.
        lookups: Asked for the sources and tags that words mean.
        columns: Look for plain words of quotes in these full-text columns alone, not in titles,
            names and tags; empty for everywhere.
    """
    target = TARGETS[record]
    lookups.learn_forms(tree)
    if columns and record == "quote":
        return Compiler(target, lookups, columns, joined=False).compile(tree)
    return Compiler(target, lookups, target.columns, joined=record != "review").compile(tree)


class Compiler:
    """Makes the clauses of one tree.

    Args:
        target: What is searched.
        lookups: Asked for the sources and tags that words mean.
        columns: The full-text columns that plain words are looked for in.
        joined: Whether plain words may stand in tags, and for quotes in the source's title and
            names, too.
    """

    def __init__(
        self, target: Target, lookups: Lookups, columns: tuple[str, ...], *, joined: bool = True
    ) -> None:
        self._target = target
        self._lookups = lookups
        self._columns = columns
        self._joined = joined

    def compile(self, tree: Tree) -> Clause:
        """The condition that finds what a tree means."""
        match tree:
            case Words():
                return self._plain_words(tree)
            case FieldIs():
                return FIELDS[tree.field].compile(self._target, self._lookups, tree)
            case Not(part):
                return negate(self.compile(part))
            case And(parts):
                wanted = [self.compile(part) for part in parts if not isinstance(part, Not)]
                unwanted = [self.compile(part.part) for part in parts if isinstance(part, Not)]
                return all_of(self._target, wanted, unwanted)
            case Or(parts):
                plain = [part for part in parts if isinstance(part, Words)]
                others = [part for part in parts if not isinstance(part, Words)]
                clauses = [self._plain_words(*plain)] if plain else []
                clauses += [self.compile(part) for part in _gather_nots(others)]
                return any_of(self._target, clauses)

    def _plain_words(self, *alternatives: Words) -> Clause:
        """Any of the words in any field: the record's own, its source's title and names, its tags.

        All alternatives are looked up at once: there may be a thousand of them.
        """
        wanted = self._lookups.expand(*alternatives)
        beside = mentioned(self._target, self._lookups, alternatives) if self._joined else []
        begun = self._lookups.words_begun
        own = words_in(self._target, self._columns, wanted, begun=begun)
        return any_of(self._target, [own, *beside])


def mentioned(target: Target, lookups: Lookups, alternatives: Sequence[Words]) -> list[Clause]:
    """What has any of the words beside its own texts: in its tags, its source's title and names.

    Args:
        target: The records.
        lookups: Of the query.
        alternatives: The words as they were asked for.
    """
    wanted = lookups.expand(*alternatives)
    tags = lookups.tags_mentioning(alternatives, wanted)
    clauses = [with_tags(target, tags)] if tags else []
    if target.record == "quote" and (found := lookups.sources_mentioning(wanted)):
        clauses.append(of_sources(target, found))
    return clauses


def _gather_nots(parts: Sequence[Tree]) -> Sequence[Tree]:
    """The same alternatives with at most one NOT: what lacks a or b is what has not both."""
    unwanted = tuple(part.part for part in parts if isinstance(part, Not))
    if len(unwanted) < 2:
        return parts
    return (*(part for part in parts if not isinstance(part, Not)), Not(And(unwanted)))
