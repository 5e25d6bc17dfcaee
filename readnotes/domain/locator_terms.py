"""The words and signs that name a place in a source, read and written.

Terms are the locator terms of CSL 1.0.2 (`csl-terms.rnc`; `sub-verbo` and `elocation` name no
number and stay as typed), and `location`, `percent` and `plate`.
"""

from readnotes.domain.locator_values import FOLIO, PAGE

# Term: label for one, label for several, further words that mean it (small letters, no dot).
_TERMS: dict[str, tuple[str, str, str]] = {
    "volume": ("vol.", "vols.", "volume volumes bd t tome tom т том"),
    "issue": ("iss.", "iss.", "issue issues"),
    "supplement": ("supp.", "supps.", "suppl supplement supplements"),
    "book": ("bk.", "bks.", "book books"),
    "part": ("pt.", "pts.", "part parts teil"),
    "act": ("act", "acts", ""),
    "scene": ("sc.", "scs.", "scene scenes"),
    "chapter": ("ch.", "chs.", "chap chaps chapter chapters kap kapitel гл глава"),
    "appendix": ("app.", "apps.", "appendix appendices"),
    "article-locator": ("art.", "arts.", "article articles"),
    "title-locator": ("tit.", "tits.", "title titles"),
    "canon": ("can.", "cans.", "canon canons"),
    "opus": ("op.", "opp.", "opus opera"),
    "rule": ("rule", "rules", ""),
    "surah": ("surah", "surahs", "sura sure سورة"),
    "section": ("§", "§§", "sec secs sect section sections"),
    "plate": ("pl.", "pls.", "plate plates taf tafel"),
    "figure": (
        "fig.",
        "figs.",
        "figure figures abb img image images ill illus illustration photo picture рис",
    ),
    "table": ("table", "tables", "tab tbl"),
    "equation": ("eq.", "eqs.", "equation equations"),
    PAGE: (
        "p.",
        "pp.",
        "page pages pg pgs s seite seiten ص صص صفحة с стр str strona sid sida side sivu sayfa "
        "pág pag págs pags página pagina páginas blz bl σ σσ σελ עמ עמ' עמוד 第 页 頁 ページ 쪽",
    ),
    FOLIO: ("fol.", "fols.", "f folio folios"),
    "column": ("col.", "cols.", "column columns sp spalte"),
    "paragraph": ("¶", "¶¶", "par pars para paras paragraph paragraphs"),
    "verse": ("v.", "vv.", "verse verses"),
    "line": ("l.", "ll.", "line lines"),
    "note": (
        "n.",
        "nn.",
        "note notes fn fns footnote footnotes endnote endnotes anm fußnote прим",
    ),
    "location": ("loc.", "loc.", "locs location locations pos position"),
}

PART_RANK = {term: rank for rank, term in enumerate(_TERMS)}
"""From the largest part of a book to the smallest: the order in which parts are shown."""

TERM_OF_WORD = {
    word: term
    for term, (one, several, words) in _TERMS.items()
    for word in (one.rstrip("."), several.rstrip("."), *words.split())
}

SERIES_LETTERS = frozenset("svlft")
"""Letters that are a term only with a dot or blank (`v. 12`); `S14` is page 14 of a series S."""

NUMBERLESS = frozenset({"plate", "figure", "table", "note"})
"""Terms that may stand beside a page without a number of their own (`48-49 img`)."""

WHOLE_NUMBERS = frozenset({PAGE, FOLIO, "location"})
"""Terms whose numbers have no parts (no `12.3`)."""

COLON_TERMS = frozenset({"verse", "surah"})
"""Terms whose numbers are written with a colon (`3:16`)."""


def label_of(term: str, several: bool) -> str:
    """The label before the numbers of a term, as shown and cited.

    >>> label_of("page", several=True)
    'pp.'
    """
    return _TERMS[term][1 if several else 0]
