"""A draft made ready for another reader of Markdown than the one it was written for."""

from bisect import bisect_left

from readnotes.drafting.parse import Draft
from readnotes.markup.escape import adapt_markdown


def adapt_quotations(body: str, draft: Draft, target: str) -> str:
    """Escape inside the quotations of a draft what the target alone would misread.

    Passages are escaped for `markdown` when they come into a draft; Pandoc would still turn their
    `--` into a dash, Hugo take `{{<` for a shortcode, Obsidian `#tag` for a tag. Citations, code
    and addresses stay as they are, and so does everything outside the quotations.

    >>> from readnotes.drafting.parse import parse_draft
    >>> body = "so -- “it -- is” [@a, p. 4]"
    >>> adapt_quotations(body, parse_draft(body), "pandoc")
    'so -- “it \\\\-- is” [@a, p. 4]'
    """
    cited = ((each.start, each.end) for each in draft.citations)
    # Goldmark makes links of bare addresses; the others read them as words.
    links = [span for span in draft.wordless if target == "hugo" or not _is_bare(body, span[0])]
    kept = sorted((*links, *cited))
    starts = [start for start, _ in kept]
    pieces: list[str] = []
    position = 0
    for quotation in draft.quotations:
        start, end = quotation.start + quotation.opening, quotation.end - quotation.closing
        pieces.append(body[position:start])
        for first, last in kept[bisect_left(starts, start) : bisect_left(starts, end)]:
            if first >= start:
                pieces += [adapt_markdown(body[start:first], target), body[first:last]]
                start = last
        pieces.append(adapt_markdown(body[start:end], target))
        position = max(start, end)
    return "".join((*pieces, body[position:]))


def _is_bare(body: str, place: int) -> bool:
    return body.startswith(("http://", "https://"), place)
