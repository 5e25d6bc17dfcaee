"""A draft taken apart: what it cites, quotes and shows, and its headings.

Pure, and linear in the length of the draft whatever it holds, so that it can run at each pause
of typing.
"""

from dataclasses import dataclass
from functools import partial

from readnotes.citation.cited import Citation
from readnotes.drafting.citations import parse_citations
from readnotes.drafting.quotations import Quotation, parse_quotations
from readnotes.drafting.surroundings import Picture, parse_pictures, wordless_ranges
from readnotes.markup.comments import comment_ranges
from readnotes.markup.parse import Heading, Range, code_ranges, is_inside, parse_headings


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft holds, each in the order of the draft, places in code points of its body.

    Attributes:
        wordless: Where no words of the review stand: code, comments, pictures, addresses of
            links.
        code: Code alone.
    """

    citations: tuple[Citation, ...]
    pictures: tuple[Picture, ...]
    quotations: tuple[Quotation, ...]
    headings: tuple[Heading, ...]
    wordless: tuple[Range, ...]
    code: tuple[Range, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it cites, each once, in the order of their first citation."""
        return tuple(dict.fromkeys(item.key for each in self.citations for item in each.items))


def parse_draft(body: str) -> Draft:
    """Take a review's Markdown apart.

    >>> draft = parse_draft("# So\\n\\nHe says “it is” [@harkin2015, p. 94], not `[@code]`.")
    >>> draft.keys, draft.quotations[0].text, draft.headings[0].text
    (('harkin2015',), 'it is', 'So')
    """
    code = code_ranges(body)
    comments = comment_ranges(body, code)
    pictures = parse_pictures(body, _merged(code, comments))
    wordless = wordless_ranges(body, _merged(code, comments), pictures)
    is_wordless = partial(is_inside, ranges=wordless)
    citations = parse_citations(body, is_wordless)
    quotations = parse_quotations(body, citations, is_wordless)
    headings = tuple(each for each in parse_headings(body) if not is_inside(each.start, comments))
    return Draft(citations, pictures, quotations, headings, wordless, code)


def _merged(code: tuple[Range, ...], comments: tuple[Range, ...]) -> tuple[Range, ...]:
    """Code outside comments, and comments, in their order."""
    if not comments:
        return code
    outside = (each for each in code if not is_inside(each[0], comments))
    return tuple(sorted((*outside, *comments)))
