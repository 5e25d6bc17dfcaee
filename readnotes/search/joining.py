"""Clauses joined to one, as much of it as can be in FTS5's own language."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from readnotes.search import fts5
from readnotes.search.clauses import Clause, nothing
from readnotes.search.fts5 import Match
from readnotes.search.targets import Target


def negate(clause: Clause) -> Clause:
    """What a clause does not find."""
    return Clause(clause.target, parts=(clause,), joint="not")


def all_of(target: Target, wanted: Sequence[Clause], unwanted: Sequence[Clause]) -> Clause:
    """What every wanted clause finds and no unwanted one; at least one in all."""
    matched, rest = _matched(target, wanted, fts5.all_of)
    # Whatever may be shut out by itself is, so that the index can do most of it.
    each_unwanted = [part for each in unwanted for part in settle(each).alternatives]
    shut_out, others = _matched(target, each_unwanted, fts5.any_of)
    found = [matched, *rest] if matched else rest
    score = _score(found)
    if matched and matched.match and shut_out and shut_out.match:
        found[0] = replace(matched, match=fts5.but_not(matched.match, shut_out.match))
        shut_out = None
    found += [negate(each) for each in ([shut_out, *others] if shut_out else others)]
    if len(found) == 1:
        return replace(found[0], score=score)
    return Clause(target, parts=tuple(found), joint="and", score=score)


def both_of(first: Clause, second: Clause) -> Clause:
    """What two clauses find together, with what is read and what is shut out as it is."""
    return Clause(first.target, parts=(*first.required, *second.required), joint="and")


def any_of(target: Target, clauses: Sequence[Clause]) -> Clause:
    """What at least one of the clauses finds; at least one in all."""
    flat = [part for each in clauses for part in each.alternatives if not part.is_nothing]
    if not flat:
        return nothing(target)
    found = flat
    if not any(each.reads for each in flat):
        matched, rest = _matched(target, flat, fts5.any_of)
        found = [matched, *rest] if matched else rest
    score = _score(found)
    if len(found) == 1:
        return replace(found[0], score=score)
    return Clause(target, parts=tuple(found), joint="or", score=score)


def _matched(
    target: Target, clauses: Sequence[Clause], join: Callable[[Sequence[Match]], Match]
) -> tuple[Clause | None, list[Clause]]:
    """All that FTS5 can say as one clause, and the others."""
    # What is read in the quotes stays by itself, or the index would have to be asked.
    joined = [each for each in clauses if each.match is not None and each.reads is None]
    matches = [each.match for each in joined if each.match is not None]
    scores = [each.score for each in joined if each.score is not None]
    rest = [each for each in clauses if each not in joined]
    if not matches:
        return None, rest
    score = fts5.any_of(scores) if scores else None
    found = Clause(
        target,
        match=join(matches),
        gathers=any(each.gathers for each in joined),
        scans=any(each.scans for each in joined) or (join is fts5.all_of and len(joined) > 1),
        score=score,
    )
    return found, rest


def _score(clauses: Sequence[Clause]) -> Match | None:
    scores = [each.score for each in clauses if each.score is not None]
    return fts5.any_of(scores) if scores else None


def settle(clause: Clause) -> Clause:
    """The same clause with nothing to be read in the quotes: the index is to be asked."""
    if clause.joint == "or":
        return any_of(clause.target, [replace(part, reads=None) for part in clause.parts])
    return replace(clause, reads=None)


def leap(clause: Clause) -> Clause:
    """The same clause for the first few hits: words that are known in the place of beginnings."""
    parts = clause.alternatives
    if all(each.known is None for each in parts):
        return clause
    leaping = [
        each
        if each.known is None
        else replace(
            each,
            match=each.known,
            known=None,
            gathers=False,
            scans=True,
            reads=None,
        )
        for each in parts
    ]
    return any_of(clause.target, leaping)


def settle_all(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The same of clauses that must hold, with as much as can be said to FTS5 at once."""
    wanted = [settle(each) for each in clauses if each.joint != "not"]
    unwanted = [each.parts[0] for each in clauses if each.joint == "not"]
    return all_of(clauses[0].target, wanted, unwanted).required


def join_matches(
    clauses: Sequence[Clause], books: Sequence[int]
) -> tuple[Match | None, list[Clause]]:
    """What FTS5 can say of clauses that must hold, right among the quotes of some books.

    Returns:
        The expression, empty where nothing is found there, None where there is none; and the
        clauses that are to be tested on what it finds.
    """
    wanted: list[Match] = []
    unwanted: list[Match] = []
    rest = []
    for each in clauses:
        shut_out = each.joint == "not"
        match = (each.parts[0] if shut_out else each).as_match(books)
        if match is None:
            rest.append(each)
            wanted += [hint] if (hint := each.as_hint) is not None else []
        elif shut_out:
            unwanted += [match] if match else []
        else:
            wanted.append(match)
    if not wanted:
        return None, list(clauses)
    if not all(wanted):
        return "", rest
    joined = fts5.all_of(wanted)
    return fts5.but_not(joined, fts5.any_of(unwanted)) if unwanted else joined, rest
