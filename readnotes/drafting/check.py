"""The check of a draft against the records: the door to its rules.

What is a quotation, and what is not:

- A block quotation, or words in quotation marks of any style; of nested ones the outermost.
- Words in marks without a citation are the reviewer's own (a title, a name, a word kept at a
  distance) below four words, below eight where no record has them, or where nearly every longer
  word begins with a capital; with a citation of their own below three.
- With a citation that speaks for them (`attribution.py`) they must stand in the passages of the
  cited source letter for letter (`tokens.py`), but for editorial marks (`alignment.py`).
- A passage in other words is `wording` from half of its longer words on (`matching.NEAR`);
  below that it is another passage, `unrecorded`.

The check is pure. A `Checker` remembers what it read and compared, by the words themselves, so
that after an edit only what changed is done anew.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from readnotes.domain.reviews import Waiver
from readnotes.drafting.advice import check_amounts, check_essential, check_repeats
from readnotes.drafting.borrowing import find_borrowings
from readnotes.drafting.emphasis import check_emphasis, says_whose_everywhere
from readnotes.drafting.findings import RULES, CheckOptions, Finding
from readnotes.drafting.looking import Look, Looker
from readnotes.drafting.quotation_rules import (
    check_citing,
    check_page,
    check_wording,
)
from readnotes.drafting.recorded import Recorded
from readnotes.drafting.surrounding_rules import (
    check_keys,
    check_links,
    check_pages,
    check_pictures,
    check_proofs,
)
from readnotes.drafting.waiving import apply_waivers

DEFAULT_OPTIONS = CheckOptions()


def check_draft(
    body: str,
    recorded: Recorded,
    *,
    about: Sequence[str] = (),
    waivers: Sequence[Waiver] = (),
    options: CheckOptions = DEFAULT_OPTIONS,
) -> list[Finding]:
    """Check a draft once; findings come in the order of the draft.

    Args:
        body: The draft.
        recorded: The records of the sources it cites and is about.
        about: The keys the review is about.
        waivers: What the reviewer has accepted.
        options: What may be asked.

    >>> from readnotes.domain.passages import CheckMaterial, Passage
    >>> from readnotes.domain.sources import Source
    >>> passages = {"a": (Passage("1", "a", "Nobody spoke of it again.", "94", checked="2026"),)}
    >>> recorded = Recorded(CheckMaterial({"a": Source("a", "Emma")}, passages))
    >>> found = check_draft("“Nobody spoke of her again” [@a, p. 94].", recorded, about=["a"])
    >>> [(each.rule, each.fix) for each in found]
    [('wording', 'Nobody spoke of it again')]
    """
    return Checker(options).check(body, recorded, about=about, waivers=waivers)


class Checker:
    """Checks one draft again and again while it is written.

    Not for several threads at once.
    """

    def __init__(self, options: CheckOptions = DEFAULT_OPTIONS) -> None:
        self.options = options
        self._looker = Looker()

    def check(
        self,
        body: str,
        recorded: Recorded,
        *,
        about: Sequence[str] = (),
        waivers: Sequence[Waiver] = (),
    ) -> list[Finding]:
        """Check the draft as it is now; see `check_draft`."""
        look = self._looker.look(body, recorded, about)
        found = list(find_all(look, recorded, about, self.options))
        return finish(body, found, waivers)


def find_all(
    look: Look, recorded: Recorded, about: Sequence[str], options: CheckOptions
) -> Iterator[Finding]:
    """What every rule finds in a draft, in no order and without lines."""
    body, references = look.body, look.references.all
    yield from _about_quotations(look, recorded)
    yield from find_borrowings(body, look.prose, look.runs)
    yield from check_keys(body, references, recorded)
    yield from check_pages(body, references, recorded)
    yield from check_proofs(body, references, recorded)
    yield from check_pictures(body, look.draft.pictures, references, recorded.material.pictures)
    yield from check_links(body, look.draft, recorded.material.pictures)
    yield from check_repeats(body, look.judged, recorded)
    yield from check_amounts(body, look.judged, recorded, options)
    yield from check_essential(look, recorded, about)


def _about_quotations(look: Look, recorded: Recorded) -> Iterator[Finding]:
    said_for_all = cache(lambda: says_whose_everywhere(look.body))
    following = [*(each.piece.start for each in look.judged[1:]), len(look.body)]
    for each, until in zip(look.judged, following, strict=False):
        if each.standing == "own words":
            continue
        records = recorded.find(each.key) if each.key is not None else None
        yield from check_citing(look.body, each, records)
        yield from check_emphasis(look.body, each, until, said_for_all=said_for_all)
        if records is not None and each.standing in ("recorded", "elsewhere", "changed"):
            yield from check_wording(look.body, each, records)
            yield from check_page(look.body, each, records)


def finish(body: str, found: Iterable[Finding], waivers: Sequence[Waiver]) -> list[Finding]:
    """Findings in the order of the draft, each once, with their lines and what was accepted."""
    line_starts = [0, *(each.end() for each in re.finditer("\n", body))]
    once = dict.fromkeys(
        replace(each, line=bisect_right(line_starts, each.start)) for each in found
    )
    ordered = sorted(once, key=lambda each: (each.start, RULES.index(each.rule), each.end))
    return apply_waivers(ordered, waivers)
