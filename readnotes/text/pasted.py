"""A pasted passage made fit for the library, with an account of what was done to it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from readnotes.i18n import ntext
from readnotes.i18n import text as tr
from readnotes.text.broken_lines import JoinedLines, join_lines
from readnotes.text.cleaning import clean_passage
from readnotes.text.outer_marks import drop_outer_marks, is_unbalanced
from readnotes.text.page_breaks import PageBreaks, leave_out_page_breaks
from readnotes.text.trailing_citation import TrailingCitation, split_trailing_citation

_SOFT_LINE_END = re.compile("\u00ad\n[ \t]*")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Persian, Indian scripts and emoji need these two between their characters; Latin never does.
_JOINERS = re.compile(
    "(?<![\u0590-\U0010ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\U0010ffff])"
)
_LIGATURES = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufbb1\ufe80-\ufefc]")
_LINE_ENDS = str.maketrans(dict.fromkeys("\r\v\x85\u2028", "\n"))
_PAGE_ALONE = re.compile(r"[A-Z]?-?\d|[ivxlc]+\b")


class StepKind(StrEnum):
    """What cleaning did, in the order in which it is told."""

    LINE_ENDS = "line ends"
    HYPHENS = "hyphens"
    UNSEEN = "unseen"
    LIGATURES = "ligatures"
    RUNNING_HEADS = "running heads"
    PAGE_NUMBERS = "page numbers"
    OUTER_MARKS = "outer marks"
    SOURCE = "source"
    PAGE = "page"
    SPEAKER = "speaker"
    REMARK = "remark"
    OFFERED_PAGES = "offered pages"


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of change: how often it was made, or what was found."""

    kind: StepKind
    count: int = 1
    found: str = ""


@dataclass(frozen=True, slots=True)
class CleanedPaste:
    """What a paste gives to the fields of a new quote.

    Attributes:
        text: The passage, its paragraphs parted by blank lines.
        raw: The paste exactly as it came, for *Undo* and for provenance.
        page: The locator found behind the passage, as written but for a `p.`.
        speaker: A name found with it that is not an author of the book.
        remark: What the citation also said, such as `emphasis mine`.
        offered_pages: The pages that page numbers in or beside the text speak of, as `149–150` or
            `149`: to be offered, not filled in. None if there are none or `page` already says so.
        steps: What was done, in the order of `StepKind`; empty if nothing was.
        is_unbalanced: Whether a quotation mark or bracket lacks its other half.
        is_verse: Whether the lines were taken for verse and left alone.
    """

    text: str
    raw: str
    page: str | None = None
    speaker: str | None = None
    remark: str | None = None
    offered_pages: str | None = None
    steps: tuple[Step, ...] = ()
    is_unbalanced: bool = False
    is_verse: bool = False


def _knows_nothing(word: str) -> bool:
    return False


def clean_paste(
    raw: str,
    *,
    titles: Sequence[str] = (),
    authors: Sequence[str] = (),
    knows_word: Callable[[str], bool] = _knows_nothing,
) -> CleanedPaste:
    """Clean a pasted passage and find the page that came with it.

    Nothing is taken away without a step that says so, except characters that no library may hold
    and blanks around lines. If nothing would be left, the text stays as it was pasted.

    Args:
        raw: What was on the clipboard.
        titles: Of the book and its chapters, for running heads and citations.
        authors: Of the book, for the same.
        knows_word: Whether the library or a dictionary has a word, given in small letters,
            perhaps with a hyphen; decides about hyphens at line ends.

    >>> cleaned = clean_paste("“Nobody spoke of\\nit again …” (p.94)")
    >>> cleaned.text, cleaned.page
    ('Nobody spoke of it again …', '94')
    """
    text, opened = _open_characters(raw)
    citation = split_trailing_citation(text, titles, authors)
    lines = (citation.text if citation else text).strip("\n").split("\n")
    breaks = leave_out_page_breaks(lines, [*titles, *authors], _page_number(citation))
    joined = join_lines(breaks.lines, knows_word)
    text = joined.text
    unmarked = drop_outer_marks(text)
    if unmarked is not None:
        text = unmarked
        if citation is None and (citation := split_trailing_citation(text, titles, authors)):
            text = citation.text
    if not text:
        return CleanedPaste(clean_passage(raw), raw)
    found = citation or TrailingCitation(text, None)
    is_known = breaks.pages == (found.page or "").replace("-", "–")
    offered_pages = None if is_known else breaks.pages
    return CleanedPaste(
        text=text,
        raw=raw,
        page=found.page,
        speaker=found.speaker,
        remark=found.remark,
        offered_pages=offered_pages,
        steps=_account(opened + _count_mended(breaks, joined, unmarked), found, offered_pages),
        is_unbalanced=is_unbalanced(text),
        is_verse=joined.is_verse,
    )


def describe_steps(cleaned: CleanedPaste) -> str:
    """Return the one line that tells what was done to a paste; empty if there is nothing to tell.

    >>> describe_steps(clean_paste("“Nobody spoke of\\nit again …” (p.94)"))
    'Cleaned: 1 line end, outer quotes, page 94 found'
    """
    done = [_describe_step(step) for step in cleaned.steps]
    if cleaned.is_verse:
        done.append(tr("lines left as verse"))
    if cleaned.is_unbalanced:
        done.append(tr("a quotation mark or bracket lacks its other half"))
    return tr("Cleaned: {steps}").format(steps=", ".join(done)) if done else ""


def _describe_step(step: Step) -> str:
    n, found = step.count, step.found
    match step.kind:
        case StepKind.LINE_ENDS:
            return ntext("{n} line end", "{n} line ends", n).format(n=n)
        case StepKind.HYPHENS:
            return ntext("{n} hyphen", "{n} hyphens", n).format(n=n)
        case StepKind.UNSEEN:
            return ntext("{n} unseen character", "{n} unseen characters", n).format(n=n)
        case StepKind.LIGATURES:
            return ntext("{n} ligature", "{n} ligatures", n).format(n=n)
        case StepKind.RUNNING_HEADS:
            return ntext("{n} running head", "{n} running heads", n).format(n=n)
        case StepKind.PAGE_NUMBERS:
            return ntext("{n} page number", "{n} page numbers", n).format(n=n)
        case StepKind.OUTER_MARKS:
            return tr("outer quotes")
        case StepKind.SOURCE:
            return tr("name of the source taken out")
        case StepKind.PAGE if _PAGE_ALONE.match(found):
            return tr("page {page} found").format(page=found)
        case StepKind.PAGE:
            return tr("{place} found").format(place=found)
        case StepKind.SPEAKER:
            return tr("speaker {name} found").format(name=found)
        case StepKind.REMARK:
            return tr("“{remark}” taken out").format(remark=found)
        case StepKind.OFFERED_PAGES if "–" in found:
            return tr("runs over pages {pages}").format(pages=found)
        case StepKind.OFFERED_PAGES:
            return tr("perhaps page {page}").format(page=found)


def _open_characters(raw: str) -> tuple[str, Counter[StepKind]]:
    """Return a paste with plain line ends and letters, and how many of which kind it had not."""
    text = clean_passage(raw).replace("\r\n", "\n").replace("\u2029", "\n\n")
    text = text.translate(_LINE_ENDS)
    if "\f" in text:
        text = "\n".join(page.strip("\n") for page in text.split("\f"))
    text, soft_line_ends = _SOFT_LINE_END.subn("", text)
    text, unseen = _UNSEEN.subn("", text)
    text, joiners = _JOINERS.subn("", text)
    text, ligatures = _LIGATURES.subn(lambda one: unicodedata.normalize("NFKC", one[0]), text)
    return text, Counter(
        {
            StepKind.HYPHENS: soft_line_ends,
            StepKind.UNSEEN: unseen + joiners,
            StepKind.LIGATURES: ligatures,
        }
    )


def _page_number(citation: TrailingCitation | None) -> int | None:
    page = citation.page if citation else None
    return int(page) if page and page.isdecimal() else None


def _count_mended(
    breaks: PageBreaks, joined: JoinedLines, unmarked: str | None
) -> Counter[StepKind]:
    return Counter(
        {
            StepKind.LINE_ENDS: joined.line_ends,
            StepKind.HYPHENS: joined.hyphens,
            StepKind.RUNNING_HEADS: breaks.running_heads,
            StepKind.PAGE_NUMBERS: breaks.page_numbers,
            StepKind.OUTER_MARKS: int(unmarked is not None),
        }
    )


def _account(
    done: Counter[StepKind], citation: TrailingCitation, offered_pages: str | None
) -> tuple[Step, ...]:
    """Return a step for all that was done or found, in the order of the kinds."""
    found = {
        StepKind.SOURCE: citation.source,
        StepKind.PAGE: citation.page,
        StepKind.SPEAKER: citation.speaker,
        StepKind.REMARK: citation.remark,
        StepKind.OFFERED_PAGES: offered_pages,
    }
    steps = (Step(kind, done[kind] or 1, found.get(kind) or "") for kind in StepKind)
    return tuple(step for step in steps if done[step.kind] or step.found)
