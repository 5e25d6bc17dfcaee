"""Places that the reviewer names by hand: “on p. 46”, “(pp. 149–50)”, “(46)”, “(at 12:05)”."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from readnotes.domain.locators import AS_TYPED, MISSING, parse_locator

_PAGE_WORD = (
    r"(?:[Pp]p?\.|[Pp]{1,2}(?=\s?[0-9])|[Pp]ages?|[Pp]gs?\.|[Pp][aá]gg?s?\.|[Pp][aá]gin(?:as?|[ae])"
    r"|(?:SS?|[sс]|[Ss]tr|[Сс]тр|[Ss]id|[Bb]lz?|σσ?|σελ)\.(?=\s?[0-9])|Seiten?|صفحة|ص\.?)"
)
# Where a device or another kind of text has no pages; these name a place in running words too.
_SCALE_WORD = (
    r"(?:[Ll]oc(?:s|ations?)?(?![^\W\d_])\.?|[Pp]os\.|[Pp]ara(?:s|graphs?)?(?![^\W\d_])\.?|¶¶?|§§?"
    r"|[Ff]ol(?:s|ios?)?(?![^\W\d_])\.?)"
)
# These do so in brackets only: a chapter is mentioned more often than cited.
_PART_WORD = (
    r"(?:[Cc]h(?:s|aps?|apters?)?(?![^\W\d_])\.?|[Kk]ap(?:itel)?(?![^\W\d_])\.?|[Vv]ols?\.|[Bb]k\."
    r"|[Pp]t\.|[Pp]arts?|[Ss]ec(?:s|tions?)?(?![^\W\d_])\.?|[Pp]l(?:ates?)?(?![^\W\d_])\.?"
    r"|[Ff]ig(?:s|ures?)?(?![^\W\d_])\.?|Abb\.|[Ll]l?\.|[Ll]ines?|vv?\.|[Vv]erses?|nn?\.|[Nn]otes?"
    r"|Anm\.|[Cc]ols?\.|Sp\.)"
)
_DIGITS = r"[0-9٠-٩۰-۹]{1,6}"
_NUMBER = (
    rf"(?:{_DIGITS}(?:\.[0-9]{{1,3}})?(?:[a-z]|\s?nn?\.?\s?[0-9]{{1,3}})?"
    r"|[ivxlc]{1,8}|[IVXLC]{2,8})"
)
_GOES_ON = r"(?:f{1,2}\b\.?|\s?ff?\b\.?)?"
_LABELLED = re.compile(
    rf"(?<![\w@#/.])(?:(?P<page>{_PAGE_WORD})|(?P<scale>{_SCALE_WORD})|{_PART_WORD})"
    rf"[ \u00a0\u202f\u2009\n]?(?P<place>{_NUMBER}{_GOES_ON}"
    rf"(?:(?:\s?[-–—‑]\s?|\s?[,&]\s?|\s?(?:and|und|et|y|e|to)\s){_NUMBER}{_GOES_ON})*)(?![\w])"
)
_BETWEEN_PARTS = re.compile(r",?[ \u00a0]?")

# Numbers without a word. A year is none.
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_BARE_NUMBER = rf"(?!{_YEAR}(?![0-9]))[0-9]{{1,4}}(?:\s?ff?\.?|n\.?\s?[0-9]{{1,3}})?"
_BARE_PLACE = rf"{_BARE_NUMBER}(?:(?:[-–—]|, ){_BARE_NUMBER})*"
_BLANK = r"[ \u00a0\u202f\u2009]"
_CLOSED = r"(?<=[\"”’»›'“«‹」』*_])[.,;]?"
_CLOCK = r"[0-9]{1,3}(?::[0-9]{2}){1,2}"
# In brackets behind a closing mark: “so it was” (46), (ix), (45 %). Behind a numeral of a list,
# “so” (ii) “thus”, the sentence goes on.
_BARE = re.compile(
    rf"{_CLOSED}{_BLANK}\((?P<place>{_BARE_PLACE}|[0-9]{{1,2}}\s?%"
    r"|[ivxlc]{2,8}(?=\)(?:[.,;:?!)\]—–]|\s*\n|\s*\Z)))(?=\)|[,;:] [^()\n]{1,80}\)| [–—] )"
)
# In brackets behind who says it, at the end of the sentence: “so it was”, he says (46).
_BEHIND_SPEAKER = re.compile(
    rf"{_CLOSED}{_BLANK}(?:[^\W\d_][^\n\"“”„«»()\[\].;:?!]{{0,60}}[^\W\d_]){_BLANK}"
    rf"\((?P<place>{_BARE_PLACE}|[ivxlc]{{2,8}})\)(?=[.;:?!]|\s*\n|\s*\Z)"
)
# Behind the name of an author the text has just said: Quint (18) is right.
_NAME_BEFORE = re.compile(
    rf"(?<![\w.])(?P<name>[^\W\d_][\w’'-]{{1,40}}){_BLANK}\((?P<place>{_BARE_PLACE})\)"
)
# Anywhere else in brackets, where it may be an age or a count.
_LOOSE = re.compile(
    rf"(?:^|(?<=[\s—–”’\"'»*_]))\((?P<place>{_BARE_PLACE}|[ivxlc]{{2,8}})"
    r"(?=\)|[,;:] [^()\n]{1,80}\))"
)
# At the end of a note: *Hunting Season* (2015), 94.
_NOTE_END = re.compile(
    rf"(?:^|(?<=\n))[ ]{{0,3}}\[\^[^\]\s]{{1,80}}\]:[^\n]{{1,2000}}[,):*_]{_BLANK}"
    rf"(?P<place>{_BARE_PLACE})\.?[ \t]*(?=\n|\Z)"
)
# In the line that names the author: — Harkin, 94
_NAMED_LINE = re.compile(
    rf"(?:^|(?<=\n))[ \t>]*(?:[—–―]|-{{2,3}})[ \u00a0]?(?:[^\W_]|[*_“])[^\n\d]{{1,80}}?,?{_BLANK}"
    rf"(?P<place>{_BARE_PLACE})\.?[ \t]*(?=\n|\Z)"
)
# At the end of a block quotation, or alone in the line behind it.
_BLOCK_END = re.compile(
    r"(?:^|(?<=\n))(?:(?:[ ]{0,3}>[ ]?)+(?:[^\n]{0,4000}[^\s\w(])?[ \t]*|[ \t]*)"
    rf"\((?P<place>{_BARE_PLACE})\)\.?[ \t]*(?=\n(?![ ]{{0,3}}>[ \t]*[^\s>])|\Z)"
)
# With an author, a year, or both: (Harkin 94), (Harkin 2015, 94), (2015: 94).
_NAMED = re.compile(
    r"\((?P<name>[^\W\d_][^\d()\[\]@\n]{1,40}?)?"
    rf"(?:(?:^|(?<=\()|,?[ \u00a0]){_YEAR}[a-z]?[,:])?"
    rf"[ \u00a0]?(?<=[ \u00a0])(?P<place>{_BARE_PLACE})\)"
)
# A time: (12:05), (at 1:02:33); in running words behind “at” alone.
_TIME = re.compile(
    rf"(?:(?<=[(\[])|(?<![\w:.])(?P<at>[Aa]t)[ \u00a0])"
    rf"(?P<place>(?:at )?{_CLOCK}(?:\s?[-–]\s?{_CLOCK})?)(?![\w:])(?(at)|(?=[\])]))"
)
_SHARE = re.compile(r"\((?:[^()\n]{0,20} )?at (?P<place>[0-9]{1,2}\s?%)\)")
_IN_BRACKETS = (_BARE, _BEHIND_SPEAKER, _BLOCK_END, _NAME_BEFORE, _NAMED, _SHARE, _LOOSE)
_LONGEST_PLACE = 60
_MAY_NAME = re.compile("[—–―]|--")
_MAY_BE_TIME = re.compile(":[0-9]")
_LIST_PIECE = re.compile(r"(?:^|[,&]|\b(?:and|und|et|y|e)\b)\s?(?:([0-9]+)|[ivxlc]+)")
_BEFORE = re.compile(r"[(\[](?:[^()\[\]\n]|\n(?![ \t]*\n)){0,62}$")


@dataclass(frozen=True, slots=True)
class TypedPage:
    """A page, or another place, named by hand.

    Attributes:
        start, end: Its place, in code points, `p.` included.
        locator: The page or pages, as a locator; anything but a page with its word.
        in_brackets: Whether it stands in brackets, as a citation does.
        is_bare: Whether it is a number alone, without `p.`.
        name: The words before a bare number in its brackets: “(Harkin 94)”.
        is_loose: Whether it may well be something else, so that it counts only where the words
            stand there.
    """

    start: int
    end: int
    locator: str
    in_brackets: bool
    is_bare: bool = False
    name: str = ""
    is_loose: bool = False


def parse_typed_pages(body: str, start: int = 0, end: int | None = None) -> Iterator[TypedPage]:
    """Find the places named by hand in a stretch of a draft.

    >>> [each.locator for each in parse_typed_pages("he says on p.46 (pp. 149–50, and page xii)")]
    ['46', '149–50', 'xii']
    >>> [each.locator for each in parse_typed_pages("“it” (at 12:05), “so” (loc. 1204), in §4")]
    ['at 12:05', 'loc. 1204', '§4']
    """
    end = len(body) if end is None else end
    yield from _bare(body, start, end)
    for found in _TIME.finditer(body, start, end) if _MAY_BE_TIME.search(body, start, end) else ():
        locator = found["place"] if not found["at"] else f"at {found['place']}"
        yield TypedPage(*found.span(), locator, not found["at"])
    yield from _joined(body, _labelled(body, start, end))


def parse_mentions(body: str, start: int, end: int) -> Iterator[str]:
    """The places named in a stretch, chapters in running words too, as locators.

    >>> list(parse_mentions("In chapter 3 she", 0, 16))
    ['chapter 3']
    """
    for found in _LABELLED.finditer(body, start, end):
        yield found[0]


def _bare(body: str, start: int, end: int) -> Iterator[TypedPage]:
    """The numbers without a word, each by the first form that fits it."""
    done: set[int] = set()
    patterns = list(_IN_BRACKETS) if body.find("(", start, end) >= 0 else []
    if _MAY_NAME.search(body, start, end):
        patterns.append(_NAMED_LINE)
    if body.find("[^", start, end) >= 0:
        patterns.append(_NOTE_END)
    for pattern in patterns:
        for found in pattern.finditer(body, start, end):
            span, place = found.span("place"), found["place"]
            has_word = _LABELLED.search(body, found.start(), found.end()) is not None
            if span[0] in done or has_word or not _is_place(place):
                continue
            name = found.groupdict().get("name") or ""
            if not name:
                # With a name it may be nobody's, and still be a page.
                done.add(span[0])
            if pattern in (_NAMED_LINE, _NOTE_END):
                yield TypedPage(*span, place, False)
            else:
                yield TypedPage(*span, place, True, True, name, pattern is _LOOSE)


def _labelled(body: str, start: int, end: int) -> Iterator[TypedPage]:
    """The places with a word before their number, one by one."""
    for found in _LABELLED.finditer(body, start, end):
        before = body[max(start, found.start() - 64) : found.start()]
        in_brackets = _BEFORE.search(before) is not None
        if found["page"]:
            place = _cut_list(found["place"], is_plural=_is_plural(found["page"]))
            end_of_place = found.start("place") + len(place)
            yield TypedPage(found.start(), end_of_place, place, in_brackets)
        elif (in_brackets or found["scale"]) and _is_place(found[0]):
            yield TypedPage(found.start(), found.end(), found[0], in_brackets)


def _joined(body: str, pages: Iterable[TypedPage]) -> Iterator[TypedPage]:
    """Parts of one place as one: “vol. 2, p. 94”, “p. 39, n. 5”."""
    before: TypedPage | None = None
    for page in pages:
        if before is not None and _BETWEEN_PARTS.fullmatch(body, before.end, page.start):
            whole = body[before.start : page.end]
            if len(whole) <= _LONGEST_PLACE and _is_place(whole):
                before = replace(before, end=page.end, locator=whole)
                continue
        if before is not None:
            yield before
        before = page
    if before is not None:
        yield before


def _is_place(words: str) -> bool:
    return parse_locator(words, timed=True).term not in (AS_TYPED, MISSING)


def _is_plural(word: str) -> bool:
    is_doubled = word[:2].lower() in ("pp", "ss", "σσ") or "gg" in word
    return is_doubled or word.endswith(("ages", "inas", "ine"))


def _cut_list(place: str, *, is_plural: bool) -> str:
    """The pages of a list as far as it is one: not “p. 46, 1982”, not “pp. 46, 12 men”."""
    last = 0
    for piece in _LIST_PIECE.finditer(place):
        number = int(piece[1]) if piece[1] else 0
        if piece.start() and (not is_plural or number <= last):
            return place[: piece.start()].rstrip(" ,&\n")
        last = number or last
    return place.strip()
