"""The citation that stands behind a pasted passage: “…” (Pearson 2017, p. 94, emphasis mine)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readnotes.text.folding import fold_words

_LONGEST = 400
_MOST_NAMES = 5

# No number can be read in two ways, so that a long list of them is not tried in every division.
_PAGE_TERM = r"(?:(?i:pp?|pgs?|pages?|seiten?)|SS?|ص|с|стр)(?:\.|(?![^\W\d_]))"
_OTHER_TERM = (
    r"(?i:(?:kindle\s+)?loc(?:ations?|s)?|ch(?:ap(?:ter)?)?|fol(?:ios?|s)?|sec(?:tion)?|paras?"
    r"|vol(?:ume)?|part|b(?:oo)?k|§|¶)(?:\.|(?![^\W\d_]))"
)
_NUMBER = r"(?:(?:[A-Z]?-?\d{1,5}(?:[a-e]|[rv]|ff?\.?)?|[ivxlc]{1,8})(?!(?!n\.?\s?\d)[^\W_]))"
_SPAN = rf"{_NUMBER}(?:\s?ff?\.?)?(?:\s?n\.?\s?\d+)?(?:\s?(?:[-–—‒−]|to)\s?{_NUMBER})?"
_PLACE = rf"(?:{_SPAN}(?:\s?[,;&]\s?{_SPAN})*)"
_LOCATOR = (
    rf"(?:(?P<other>{_OTHER_TERM}\s?{_PLACE}(?:,?\s?{_PAGE_TERM}\s?{_PLACE})?)"
    rf"|{_PAGE_TERM}\s?(?P<page>{_PLACE}))"
)
_YEAR_NUMBER = r"(?:1[4-9]|20)\d\d"

_LOCATED = re.compile(rf"(?:^|(?P<separator>[\s,،:;(.]+)){_LOCATOR}[.)]*$")
_NUMBERED = re.compile(rf"(?:^|(?P<separator>[\s,،:]+))(?P<page>{_PLACE})$")
_LOCATION_TERM = re.compile(r"(?i)^(?:kindle )?loc(?:ations?|s)?\b\.? ?")
_YEAR = re.compile(rf"[\s,(]*\b{_YEAR_NUMBER}[a-e]?\)?$")
_YEAR_BEFORE_PAGE = re.compile(rf"({_YEAR_NUMBER}[a-e]?\)?)\s?[,:]\s?")
_REMARK = re.compile(
    r"(?i)\b(?:emphas[ie]s|emphasi[sz]ed|italics?|italici[sz]ed|translat\w*|trans\.|ellips[ie]s"
    r"|brackets?|in the original|hervorhebung\w*|übersetz\w*)(?!\w)"
)
_NO_NAME = frozenset({"see", "cf", "compare", "vgl", "map", "figure", "fig", "plate", "table"})
_THE_SAME = "ibid"
_PARTICLES = frozenset(
    {"al", "and", "ben", "bin", "da", "de", "der", "di", "du", "la", "van", "von"}
)

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]([.,;]?)$")
_ON_KINDLE = re.compile(rf"\n[^\n]{{3,300}}\({_LOCATOR}\)\.[^\n()]*$")
_AFTER_DASH = re.compile(
    r"(?:\n\s*[-–—―]+|[.!?…”’»\"')\]][^\S\n]*[–—―]+|\s--+)\s*(?P<content>[^\n–—―]+)$"
)
_LAST_LINE = re.compile(r"\n\s*(?P<content>[^\n]+)$")
_AFTER_TEXT = re.compile(rf"[.!?…”’»\"'\])]\s*[,;–—-]*\s*(?P<content>{_LOCATOR}\.?)$")
_END_OF_TEXT = tuple(".!?…”’“‘»«\"')]")
_DASHES = tuple("-–—―")


@dataclass(frozen=True, slots=True)
class TrailingCitation:
    """A passage without the citation behind it, and what the citation says.

    Attributes:
        text: The passage.
        page: The locator as written, without a term for page; None if the citation has none.
        speaker: A name that is not one of the book's authors; None if there is none.
        source: The name of the book or its author, as written; None if there is none.
        remark: What else it says, such as `emphasis mine`; None if nothing.
    """

    text: str
    page: str | None
    speaker: str | None = None
    source: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class _Content:
    """What a citation says: where, who and which book, and a remark."""

    page: str | None
    who: str = ""
    remark: str | None = None


def split_trailing_citation(
    passage: str, titles: Sequence[str] = (), authors: Sequence[str] = ()
) -> TrailingCitation | None:
    """Part a passage from the citation at its end, or return None if there is none.

    Known are a citation in brackets, one after a dash, one in its own last line (Kindle's
    too), and a page after the end of a sentence or quotation. `on page 39` inside a sentence
    is none, nor is a year or a date.

    Args:
        passage: With its lines as they were pasted.
        titles: Of the book; a citation that names one has no speaker.
        authors: Of the book; their names are no speakers.

    >>> split_trailing_citation("“It was over.” (Pearson, p. 39)", authors=["Mike Pearson"])
    TrailingCitation(text='“It was over.”', page='39', speaker=None, source='Pearson', remark=None)
    """
    passage = passage.rstrip()
    cut = max(len(passage) - _LONGEST, 0)
    head, tail = passage[:cut], passage[cut:]
    names = [*titles, *authors]
    found = _split_brackets(tail, names) or _split_kindle(tail) or _split_unbracketed(tail, names)
    if found is None:
        return None
    text, content = found
    text = _trim(head + text)
    if not text:
        return None
    speaker = _find_speaker(content.who, names)
    source = None if speaker else content.who or None
    return TrailingCitation(text, content.page, speaker, source, content.remark)


def _split_brackets(tail: str, names: Sequence[str]) -> tuple[str, _Content] | None:
    match = _IN_BRACKETS.search(tail)
    if match is None:
        return None
    text = tail[: match.start()].rstrip()
    is_after_end = text.endswith(_END_OF_TEXT)
    content = _parse_brackets(match[1], names, is_after_end=is_after_end)
    if content is None:
        return None
    # In `… the end (p. 39).` the full stop is the sentence's.
    return text + ("." if match[2] == "." and not is_after_end else ""), content


def _split_kindle(tail: str) -> tuple[str, _Content] | None:
    """Know Kindle's own line: Weller, Jane. The Quiet Harbour (p. 39). Press. Kindle Edition."""
    match = _ON_KINDLE.search(tail)
    return (tail[: match.start()], _Content(_shown_place(match))) if match else None


def _split_unbracketed(tail: str, names: Sequence[str]) -> tuple[str, _Content] | None:
    for pattern in (_AFTER_DASH, _LAST_LINE, _AFTER_TEXT):
        match = pattern.search(tail)
        if match is None:
            continue
        text = tail[: match.start("content")]
        content = match["content"].strip()
        if located := _LOCATED.search(content):
            who = content[: located.start()].strip(" ,،:;.")
            has_separator = bool((located["separator"] or "").strip())
            is_after_end = pattern is not _LAST_LINE or text.rstrip().endswith(_END_OF_TEXT)
            is_credit = (not who or has_separator) and is_after_end
            if _can_be_name(who) and (is_credit or _names_any(who, names)):
                return text, _Content(_shown_place(located), who)
        if pattern is _AFTER_DASH and match[0].startswith("\n") and _is_signature(text, content):
            return text, _Content(None, content)
    return None


def _is_signature(text: str, content: str) -> bool:
    """Tell whether a last line after a dash is a name, and not one more line of a dialogue."""
    lines = text.rstrip(" \n-–—―").split("\n")
    return (
        _is_person(content)
        and not content.endswith(_END_OF_TEXT)
        and not any(line.lstrip().startswith(_DASHES) for line in lines)
    )


def _parse_brackets(content: str, names: Sequence[str], *, is_after_end: bool) -> _Content | None:
    """Read what stands in the brackets of a citation; None if it does not look like one."""
    content, remark = _split_remark(" ".join(content.split()))
    if match := _LOCATED.search(content):
        who = content[: match.start()].strip(" ,،:;")
        return _Content(_shown_place(match), who, remark) if _can_be_name(who) else None
    match = _NUMBERED.search(content)
    if match is None:
        return None
    who, page = content[: match.start()].strip(" ,،:;"), match["page"]
    has_comma = bool((match["separator"] or "").strip())
    if year := _YEAR_BEFORE_PAGE.match(page):
        who, page, has_comma = f"{who} {year[1]}", page[year.end() :], True
    if _is_year(page):
        return None
    if not who:
        return _Content(page, "", remark) if is_after_end else None
    is_known = has_comma or bool(_YEAR.search(who)) or _names_any(who, names)
    return _Content(page, who, remark) if is_known and _can_be_name(who) else None


def _split_remark(content: str) -> tuple[str, str | None]:
    """Part the remarks at the end (`emphasis mine`, `my translation`) from the rest."""
    start = len(content)
    while (comma := max(content.rfind(",", 0, start), content.rfind(";", 0, start))) > 0:
        if not _REMARK.search(content, comma + 1, start):
            break
        start = comma
    return content[:start].rstrip(), content[start + 1 :].strip() or None


def _shown_place(match: re.Match[str]) -> str:
    """Return the place as it was written, but for `p.` and the many names of a Kindle location."""
    return _LOCATION_TERM.sub("loc. ", " ".join((match["page"] or match["other"]).split()))


def _is_year(place: str) -> bool:
    return re.fullmatch(rf"{_YEAR_NUMBER}(?:\s?[-–—]\s?\d{{2,4}})?", place) is not None


def _can_be_name(who: str) -> bool:
    """Tell whether words before a page can be an author, a title or both; nothing at all can."""
    if not who:
        return True
    if fold_words(who)[:1] == [_THE_SAME]:
        return True
    return (
        any(map(str.isalpha, who))
        and fold_words(who)[0] not in _NO_NAME
        and not who.lstrip("“‘\"'_*")[:1].islower()
    )


def _find_speaker(who: str, names: Sequence[str]) -> str | None:
    """Return the name in a citation, unless it is the book that is named and not a voice in it."""
    if fold_words(who)[:1] == [_THE_SAME]:
        return None
    name = re.split("[,،]", who)[0].strip("“”‘’\"'_* ")
    is_source = any(map(str.isdigit, who)) or _names_any(who, names)
    return name if _is_person(name) and not is_source else None


def _is_person(name: str) -> bool:
    """Tell whether words may be somebody's name: few, and with capitals where there are such."""
    words = name.split()
    return 0 < len(words) <= _MOST_NAMES and all(
        not word[0].islower() or word.rstrip("-") in _PARTICLES for word in words
    )


def _names_any(who: str, names: Sequence[str]) -> bool:
    """Tell whether a part of a citation is in one of the names, as `Weller` in `Jane Weller`."""
    parts = [set(fold_words(part)) for part in re.split("[,،]", _YEAR.sub("", who))]
    known = [set(fold_words(name)) for name in names]
    return any(part and part <= words for part in parts for words in known)


def _trim(text: str) -> str:
    """Take away what joined the citation to the passage: a dash, a comma behind a mark."""
    text = text.rstrip()
    stripped = text.rstrip("–—―- \n\t")
    if "\n" in text[len(stripped) :] or stripped.endswith(_END_OF_TEXT):
        text = stripped
    if text.endswith((",", ";")) and text[:-1].rstrip().endswith(_END_OF_TEXT):
        text = text[:-1].rstrip()
    return text
