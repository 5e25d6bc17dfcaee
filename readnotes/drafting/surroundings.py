"""The places of a draft where no words are: code, comments, tags, pictures, addresses of links."""

import re
from dataclasses import dataclass
from html import unescape

from readnotes.markup.comments import comment_ranges
from readnotes.markup.parse import Range, code_ranges, is_inside

_PICTURE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\]"
    r"\(\s*(?P<address><[^<>\n]*>|[^\s()<>]*)(?:\s+\"(?P<caption>(?:[^\"\\]|\\.)*)\")?\s*\)",
    re.DOTALL,
)
_ADDRESS = re.compile(
    r"\]\((?:[^()\s\\]|\\.|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)"
    r"|<[^<>\s]*[:@][^<>\s]*>"
    r"|\bhttps?://[^\s<>\[\](){}\"'“”«»’]+"
)
# Tags, shortcodes and lists of attributes, whose quotation marks quote nobody.
_TAG = re.compile(
    r"<(?!/?(?:q|blockquote)\b)/?[A-Za-z](?:[^<>\n]|\n(?![ \t]*\n)){0,400}>"
    r"|\{\{[<%](?:[^{}\n]){0,400}[>%]\}\}|\{%[^{}\n]{0,400}%\}|\{[:#.][^{}\n]{0,200}\}",
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#?\w+;")
_ATTACHMENT = "attachment:"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a draft: `![alt](attachment:SHA256 "caption")`.

    Attributes:
        start, end: Its place in the draft, in code points.
        alt: What it shows, for those who cannot see it.
        address: As typed; `attachment:` and the SHA-256 for pictures of the library.
        caption: What stands under it, empty where there is none.
    """

    start: int
    end: int
    alt: str
    address: str
    caption: str

    @property
    def sha256(self) -> str | None:
        """The attachment's SHA-256; None for a picture from elsewhere."""
        if not self.address.startswith(_ATTACHMENT):
            return None
        return self.address.removeprefix(_ATTACHMENT).lower()


def parse_pictures(body: str, code: tuple[Range, ...] | None = None) -> tuple[Picture, ...]:
    """Find the pictures of a draft in their order.

    Args:
        body: The draft.
        code: Its code, where it is known already.

    >>> [(each.alt, each.caption) for each in parse_pictures('![a street](attachment:ab "p. 48")')]
    [('a street', 'p. 48')]
    """
    code = code_ranges(body) if code is None else code
    return tuple(
        Picture(
            found.start(),
            found.end(),
            unescape_markdown(found["alt"]),
            found["address"].strip("<>"),
            unescape_markdown(found["caption"] or ""),
        )
        for found in _PICTURE.finditer(body)
        if not is_inside(found.start(), code)
    )


def unescape_markdown(text: str) -> str:
    """Take away the backslashes and open the character references that Markdown does.

    >>> unescape_markdown(r"\\[sic] and \\\\ &lt;")
    '[sic] and \\\\ <'
    """
    return _ESCAPED.sub(lambda found: found[1] or unescape(found[0]), text)


def wordless_ranges(
    body: str, code: tuple[Range, ...], pictures: tuple[Picture, ...]
) -> tuple[Range, ...]:
    """All places where nothing is quoted or cited, sorted and not overlapping."""
    found = [*code, *((each.start, each.end) for each in pictures)]
    found += [each.span() for each in _ADDRESS.finditer(body)]
    found += [each.span() for each in _TAG.finditer(body)]
    found += comment_ranges(body, code)
    ranges: list[Range] = []
    for start, end in sorted(found):
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return tuple(ranges)
