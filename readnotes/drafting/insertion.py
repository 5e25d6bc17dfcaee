"""How a recorded passage comes into a draft: pure functions that return one edit.

The words of a passage are never changed; they are escaped, so that the reader of the page sees
them letter for letter. Inside a sentence only its quotation marks change, by depth.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from readnotes.citation.cited import CitedItem
from readnotes.citation.pandoc import render_pandoc, write_locator
from readnotes.domain.attachments import AttachmentUse
from readnotes.domain.locators import locator_order, parse_locator
from readnotes.domain.quotes import Quote
from readnotes.drafting.joined import join_items
from readnotes.drafting.marks import marks_at, switch_inner_marks
from readnotes.markup.escape import escape_inline, escape_markdown, quote_block
from readnotes.text.words import count_words

Form = Literal["auto", "block", "inline", "reference"]

LONGEST_INLINE = 40
"""Words; a longer passage becomes a block quotation, as the APA asks (7th ed., 8.25 to 8.27)."""

_LAST_PLACE = 1 << 62
_BRACKET = re.compile(r"(\\.)|\]")
_NO_BLANK_AFTER = frozenset(" \t\n([{“‘«„—–-/>")
_NO_BLANK_BEFORE = frozenset(" \t\n.,;:!?)]}”’»…—–-/")


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a text: `text` in place of what stood from `start` to `end`.

    Attributes:
        start, end: In code points of the text before.
        cursor: Where the cursor stands afterwards, in code points of the text after.
    """

    start: int
    end: int
    text: str
    cursor: int


def insert_quotes(
    body: str,
    start: int,
    end: int,
    quotes: Sequence[Quote],
    *,
    form: Form = "auto",
    language: str | None = "en",
    timed: Collection[str] = (),
    depth: int = 0,
) -> Edit:
    """Bring quotes into a draft, in page order, each with its citation.

    Quotations of one source that follow each other inside a sentence have one together.

    A quotation becomes a block of its own between blank lines, or stands inside the sentence in
    quotation marks; a paraphrase, summary, comment or question comes in the reviewer's own
    words; a picture as a picture with its alternative text and caption.

    Args:
        body: The draft.
        start, end: What they replace, in code points: the picker's `@@39`, or an empty place.
        quotes: At least one; of several sources perhaps, which keep the order they have here.
        form: `auto` is inside the sentence up to `LONGEST_INLINE` words in one line, else a
            block; `reference` the citation alone.
        language: The language of the draft, for its quotation marks.
        timed: The keys of sources whose places are times.
        depth: In how many quotations the place stands; decides between outer and inner marks.

    >>> quote = Quote("1", "harkin2015", "[D]espite it", locator="94")
    >>> insert_quotes("He writes .", 10, 10, [quote]).text
    '“\\\\[D]espite it” [@harkin2015, p. 94]'
    >>> print(insert_quotes("", 0, 0, [quote], form="block").text)
    > \\[D]espite it
    > [@harkin2015, p. 94]
    <BLANKLINE>
    <BLANKLINE>
    """
    ordered = _in_page_order(quotes, timed)
    if form == "reference":
        return _insert_inside(body, start, end, render_pandoc(_items(ordered, timed)))
    forms = [_form_of(quote, form) for quote in ordered]
    if "block" in forms:
        pieces = [
            _write_quote(quote, each, language, timed, depth)
            for quote, each in zip(ordered, forms, strict=True)
        ]
        return _insert_between(body, start, end, "\n\n".join(pieces))
    pieces = list(_write_sentence(ordered, language, timed, depth))
    return _insert_inside(body, start, end, " ".join(pieces))


def _in_page_order(quotes: Sequence[Quote], timed: Collection[str]) -> list[Quote]:
    sources = list(dict.fromkeys(quote.source for quote in quotes))

    def order(quote: Quote) -> tuple[int, bytes, int, str]:
        locator = parse_locator(quote.locator, timed=quote.source in timed)
        place = _LAST_PLACE if quote.place is None else quote.place
        rank = locator_order(locator, quote.position_key)
        return sources.index(quote.source), rank, place, quote.id

    return sorted(quotes, key=order)


def _items(quotes: Sequence[Quote], timed: Collection[str]) -> list[CitedItem]:
    items = [
        CitedItem(each.source, locator=write_locator(each.locator, timed=each.source in timed))
        for each in quotes
    ]
    return join_items(items, timed)


def _form_of(quote: Quote, form: Form) -> Literal["block", "inline"]:
    """Whether a quote stands by itself or inside the sentence."""
    if _is_picture(quote) or form == "block":
        return "block"
    return "block" if form == "auto" and not _fits_sentence(quote.text) else "inline"


def _is_picture(quote: Quote) -> bool:
    return bool(quote.attachments) and (quote.kind == "image" or not quote.text.strip())


def _is_own_words(quote: Quote) -> bool:
    return quote.kind not in ("quotation", "image")


def _write_sentence(
    quotes: Sequence[Quote], language: str | None, timed: Collection[str], depth: int
) -> Iterator[str]:
    """Quotes for the inside of a sentence; neighbours of one source have one citation."""
    for (_source, own), group in groupby(quotes, lambda each: (each.source, _is_own_words(each))):
        run = list(group)
        if own:
            yield from (_write_quote(each, "inline", language, timed, depth) for each in run)
            continue
        words = " ".join(_in_marks(each.text, language, depth) for each in run)
        yield f"{words} {render_pandoc(_items(run, timed))}"


def _write_quote(
    quote: Quote,
    form: Literal["block", "inline"],
    language: str | None,
    timed: Collection[str],
    depth: int,
) -> str:
    """The Markdown of one quote with its citation."""
    citation = render_pandoc(_items([quote], timed))
    if _is_picture(quote):
        pictures = [_write_picture(use, quote.text) for use in quote.attachments]
        return "\n".join([*pictures, citation])
    if _is_own_words(quote):
        own = escape_markdown(quote.text) if form == "block" else escape_inline(quote.text)
        return _cite_own_words(own, citation)
    if form == "block":
        return quote_block(f"{escape_markdown(quote.text)}\n{citation}")
    return f"{_in_marks(quote.text, language, depth)} {citation}"


def _in_marks(passage: str, language: str | None, depth: int) -> str:
    opening, closing = marks_at(language, depth)
    return f"{opening}{escape_inline(switch_inner_marks(passage, language, depth))}{closing}"


def _fits_sentence(passage: str) -> bool:
    return count_words(passage) <= LONGEST_INLINE and "\n" not in passage.strip()


def _cite_own_words(words: str, citation: str) -> str:
    """The citation stands before the full stop of the reviewer's own sentence."""
    if words.endswith(".") and not words.endswith(".."):
        return f"{words[:-1].removesuffix(chr(92))} {citation}."
    return f"{words} {citation}"


def _write_picture(use: AttachmentUse, text: str) -> str:
    alt = _BRACKET.sub(lambda found: found[1] or "\\]", escape_inline(use.alt or ""))
    words = [use.caption or text.strip(), use.credit or ""]
    caption = escape_inline(". ".join(each.rstrip(".") for each in words if each))
    title = f' "{caption.replace(chr(34), "&quot;")}"' if caption else ""
    return f"![{alt}](attachment:{use.sha256}{title})"


def _insert_inside(body: str, start: int, end: int, text: str) -> Edit:
    """Into a sentence: parted by blanks from the words beside it, not from the marks."""
    if start > 0 and body[start - 1] not in _NO_BLANK_AFTER:
        text = f" {text}"
    if end < len(body) and body[end] not in _NO_BLANK_BEFORE:
        text = f"{text} "
    return Edit(start, end, text, start + len(text))


def _insert_between(body: str, start: int, end: int, text: str) -> Edit:
    """Between paragraphs: blank lines around it, the cursor on the line after them."""
    while start > 0 and body[start - 1] in " \t":
        start -= 1
    while end < len(body) and body[end] in " \t":
        end += 1
    before, after = body[max(0, start - 2) : start], body[end : end + 2]
    lacking_before = 2 - (len(before) - len(before.rstrip("\n"))) if body[:start].strip() else 0
    present_after = len(after) - len(after.lstrip("\n"))
    text = "\n" * lacking_before + text + "\n" * (2 - present_after)
    return Edit(start, end, text, start + len(text) + present_after)
