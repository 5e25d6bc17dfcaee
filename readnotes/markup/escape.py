"""Passages written into Markdown so that the reader of the page sees them letter for letter.

Only white space is not kept to the letter, because no Markdown keeps it; `settle_white_space`
is that rule. Everything Markdown would take for a sign is escaped by a backslash where all
readers of the target know it, else by a character reference, which CommonMark never takes for
structure (CommonMark 0.31.2, 2.4 and 2.5). What each target adds is in `_EXTRA_SIGNS`.
"""

import re
from functools import cache

TARGETS = ("markdown", "pandoc", "hugo", "jekyll", "obsidian")

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
"""What CommonMark lets a backslash escape: the punctuation of ASCII."""

# Python-Markdown, which a blog may use, knows no others (`Markdown.ESCAPED_CHARS`).
_EVERYWHERE_ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!")
_ESCAPABLE = {
    "markdown": _EVERYWHERE_ESCAPABLE,
    "pandoc": frozenset(PUNCTUATION) - {"<", "&"},
    # Liquid and Hugo's shortcodes come before Markdown and know no backslash.
    "hugo": (_EVERYWHERE_ESCAPABLE - {"{"}) | frozenset("\"'"),
    "jekyll": (_EVERYWHERE_ESCAPABLE - {"{"}) | frozenset("\"'|$"),
    "obsidian": _EVERYWHERE_ESCAPABLE | {"$"},
}

# Each alternative takes exactly one character, the one to escape.
_SIGNS = (
    r"[\\`*\[<~]",
    r"&(?=#?\w+;)",
    r"(?<![^\W_])_",
    r"_(?![^\W_])",
    r"\](?=[(\[{:])",
    r"!(?=\[|$)",
    r"^[>#+\-:|=]",
)
_SMART_SIGNS = (r"[\"']", r"\.(?=\.\.)", r"-(?=-)")
_EXTRA_SIGNS: dict[str, tuple[str, ...]] = {
    # Drafts are kept so: what Pandoc would take for a citation is none of the reviewer's.
    "markdown": (r"(?<!\w)@(?=[\w{])",),
    # Pandoc's Markdown: citations, sub- and superscript, mathematics, `smart`, title block.
    "pandoc": (*_SMART_SIGNS, r"[@^$]", r"^%"),
    # Goldmark with Hugo's defaults: the typographer, shortcodes.
    "hugo": (*_SMART_SIGNS, r">(?=>)", r"\{(?=\{)"),
    # Kramdown: typographic symbols, tables without delimiter row, attribute lists; Liquid.
    "jekyll": (*_SMART_SIGNS, r">(?=>)", r"\|", r"\{(?=[{%:])", r"\$(?=\$)", r"^\^", r"(?<=^> )\^"),
    # Obsidian: tags, highlights, comments, mathematics, block ids.
    "obsidian": (r"#(?=[^\s#])", r"=(?==)", r"%(?=%)", r"\$", r"\^(?=[A-Za-z0-9-]+$)"),
}

_LIST_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)", re.MULTILINE)
# Pandoc's fancy lists (`fancy_lists`, `example_lists`): letters, Roman numerals, `#.`, `(1)`.
_FANCY_LIST_NUMBER = re.compile(
    r"^((?:[ ]{0,3}>[ ]?)*\(?(?:\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+))([.)])(?=\s|$)", re.MULTILINE
)

_LINE_BREAK = re.compile(r"\r\n?|\n")
_BLANKS = re.compile(r"[^\S\n]+")
_AROUND_LINE_BREAKS = re.compile(r"\s*\n\s*")
# Neither HTML nor Python-Markdown can carry these, and no page shows them.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_HARD_BREAK = "  \n"
_TAB_WIDTH = 4


def escape_markdown(text: str, target: str = "markdown") -> str:
    """Write a passage as Markdown paragraphs that show it letter for letter.

    Line breaks become hard ones (two blanks at the line's end), blank lines part paragraphs, and
    blanks before a line become `&nbsp;`, so that verse keeps its shape. The result ends without
    a line break.

    Args:
        text: The passage.
        target: Which reader of Markdown it is for, one of `TARGETS`.

    >>> print(escape_markdown("1984. The year\\n\\n# and [sic] 5*3*2"))
    1984\\. The year
    <BLANKLINE>
    \\# and \\[sic] 5\\*3\\*2
    >>> escape_markdown('"Wait..." -- @samer', "pandoc")
    '\\\\"Wait\\\\...\\\\" \\\\-- \\\\@samer'
    """
    text = _CONTROLS.sub("", _LINE_BREAK.sub("\n", text))
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            paragraphs[-1].append(_escape_line(line, target))
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join(_HARD_BREAK.join(lines) for lines in paragraphs if lines)


def escape_inline(text: str, target: str = "markdown") -> str:
    """Write a passage as Markdown for the inside of a sentence: in one line.

    >>> escape_inline("a line\\n  and_ another", "markdown")
    'a line and\\\\_ another'
    """
    text = _CONTROLS.sub("", _LINE_BREAK.sub("\n", text))
    return _escape_words(_AROUND_LINE_BREAKS.sub(" ", text.strip()), target)


def adapt_markdown(markdown: str, target: str) -> str:
    """Escape in Markdown of a draft what its target alone would misread.

    What is escaped already stays so; what Markdown means everywhere keeps its meaning.

    >>> adapt_markdown("> *so* -- he \\\\[said]", "pandoc")
    '> *so* \\\\-- he \\\\[said]'
    """
    if target == "markdown":
        return markdown
    escapable = _ESCAPABLE[target]
    adapted = _extra_pattern(target).sub(
        lambda sign: sign[0] if len(sign[0]) > 1 else _escape_sign(sign[0], escapable), markdown
    )
    return _FANCY_LIST_NUMBER.sub(r"\1\\\2", adapted) if target == "pandoc" else adapted


def quote_block(markdown: str) -> str:
    """Put every line of a Markdown text into a block quotation.

    >>> quote_block("one\\n\\ntwo")
    '> one\\n>\\n> two'
    """
    return "\n".join(f"> {line}" if line else ">" for line in markdown.split("\n"))


def settle_white_space(text: str, *, one_line: bool = False) -> str:
    """Bring a passage to the white space that Markdown can keep, to compare it with what came back.

    Control characters go, every run of blanks, tabs and the like is one blank, lines have none
    at their ends, and several blank lines are one.

    Args:
        text: The passage.
        one_line: Whether line breaks count as blanks, as inside a sentence.

    >>> settle_white_space("a\\t b \\n\\n\\n c")
    'a b\\n\\nc'
    """
    text = _CONTROLS.sub("", _LINE_BREAK.sub("\n", text))
    if one_line:
        return " ".join(text.split())
    lines = "\n".join(_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def _escape_line(line: str, target: str) -> str:
    words = line.lstrip()
    indent = line[: len(line) - len(words)].expandtabs(_TAB_WIDTH)
    return "&nbsp;" * len(indent) + _escape_words(words.rstrip(), target)


def _escape_words(words: str, target: str) -> str:
    escapable = _ESCAPABLE[target]
    list_number = _FANCY_LIST_NUMBER if target == "pandoc" else _LIST_NUMBER
    escaped = _pattern(target).sub(lambda sign: _escape_sign(sign[0], escapable), words)
    return list_number.sub(r"\1\\\2", escaped)


def _escape_sign(sign: str, escapable: frozenset[str]) -> str:
    if sign in escapable:
        return f"\\{sign}"
    named = {"<": "&lt;", "&": "&amp;"}
    return named.get(sign, f"&#{ord(sign)};")


@cache
def _pattern(target: str) -> re.Pattern[str]:
    return re.compile("|".join((*_SIGNS, *_EXTRA_SIGNS[target])), re.MULTILINE)


@cache
def _extra_pattern(target: str) -> re.Pattern[str]:
    """The signs of the target alone, behind what stays, which takes two characters or more.

    That is what is escaped already, and the beginning of a note's number.
    """
    done = (r"\\[\s\S]", r"&#?\w+;", r"\[\^")
    return re.compile("|".join((*done, *_EXTRA_SIGNS[target])), re.MULTILINE)
