"""The quotations of an exported review, compared with the draft as a reader sees both."""

from readnotes.domain.bundles import Remark
from readnotes.drafting.parse import Draft
from readnotes.markup.escape import settle_white_space
from readnotes.markup.render import read_back


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
