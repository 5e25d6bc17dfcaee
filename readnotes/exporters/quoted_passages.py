"""Quotations in an exported draft: escaped for its reader, and compared with the draft.

In the draft a passage stands escaped for plain Markdown. Other readers take more signs for
their own (`"`, `--` and `@` in Pandoc, `{{` in Jekyll), so a recorded passage is found in the
draft as it was inserted and escaped anew; the reviewer's own sentences stay as typed.
"""

import re
from collections.abc import Iterable, Iterator

from readnotes.domain.bundles import Remark
from readnotes.domain.quotes import Quote
from readnotes.drafting.parse import Draft
from readnotes.exporters.edits import Edit
from readnotes.markup.escape import (
    escape_inline,
    escape_markdown,
    quote_block,
    settle_white_space,
)
from readnotes.markup.parse import code_ranges, is_inside
from readnotes.markup.render import read_back

PLAIN = "markdown"


def escape_for_target(body: str, quotes: Iterable[Quote], target: str) -> list[Edit]:
    """The edits that escape recorded passages for another reader than plain Markdown."""
    if target == PLAIN:
        return []
    written = {
        typed: wanted
        for quote in quotes
        for typed, wanted in _forms(quote.text, target)
        if typed != wanted and typed in body
    }
    if not written:
        return []
    code = code_ranges(body)
    # Longest first: of two passages at one place the one that holds the other is meant.
    pattern = re.compile("|".join(map(re.escape, sorted(written, key=len, reverse=True))))
    return [
        Edit(found.start(), found.end(), written[found[0]])
        for found in pattern.finditer(body)
        if not is_inside(found.start(), code)
    ]


def _forms(text: str, target: str) -> Iterator[tuple[str, str]]:
    """The forms in which a passage is inserted, each as it stands and as it should."""
    if text.strip():
        block = (quote_block(escape_markdown(text, each)) for each in (PLAIN, target))
        yield next(block), next(block)
        yield escape_inline(text, PLAIN), escape_inline(text, target)


def compare_quotations(body: str, draft: Draft, exported: str) -> tuple[Remark, ...]:
    """A serious remark for each quotation whose words do not stand in the export as in the draft.

    Both are rendered and read as a reader of the page sees them.
    """
    quotations = dict.fromkeys(settle_white_space(q.text, one_line=True) for q in draft.quotations)
    if not quotations:
        return ()
    before, after = (_read(text) for text in (body, exported))
    return tuple(
        Remark("quotation-changed", detail=words, serious=True)
        for words in quotations
        if words in before and words not in after
    )


def _read(markdown: str) -> str:
    return settle_white_space(read_back(markdown), one_line=True)
