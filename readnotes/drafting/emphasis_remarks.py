"""How a citation says whose the emphasis in a quotation is, written and recognised.

The forms are those of Chicago (17th ed., 13.62), of the German Duden, of the Académie's usage in
French, and of the Spanish and Italian academies' manuals; others are understood, not written.
"""

import re
from collections.abc import Mapping
from typing import Literal

Whose = Literal["mine", "original"]

DEFAULT_STYLE = "mine"
DEFAULT_LANGUAGE = "en"

REMARKS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "mine": ("emphasis mine", "emphasis in the original"),
        "added": ("emphasis added", "emphasis in the original"),
        "my-emphasis": ("my emphasis", "emphasis in the original"),
        "my-italics": ("my italics", "italics in the original"),
    },
    "de": {
        "mine": ("Hervorhebung von mir", "Hervorhebung im Original"),
        "added": ("Hervorhebung hinzugefügt", "Hervorhebung im Original"),
        "my-emphasis": ("meine Hervorhebung", "Hervorhebung im Original"),
        "my-italics": ("Kursivierung von mir", "Kursivierung im Original"),
    },
    "fr": {
        "mine": ("c’est moi qui souligne", "souligné dans le texte"),
        "added": ("soulignement ajouté", "souligné dans le texte"),
        "my-emphasis": ("je souligne", "souligné dans le texte"),
        "my-italics": ("mes italiques", "italiques dans le texte"),
    },
    "es": {
        "mine": ("énfasis mío", "énfasis en el original"),
        "added": ("énfasis añadido", "énfasis en el original"),
        "my-emphasis": ("el énfasis es mío", "énfasis en el original"),
        "my-italics": ("cursiva mía", "cursiva en el original"),
    },
    "it": {
        "mine": ("enfasi mia", "enfasi nell’originale"),
        "added": ("enfasi aggiunta", "enfasi nell’originale"),
        "my-emphasis": ("l’enfasi è mia", "enfasi nell’originale"),
        "my-italics": ("corsivo mio", "corsivo nell’originale"),
    },
}
"""By language and house style: of the reviewer's own emphasis, and of the source's."""

_SAYS_WHOSE = re.compile(
    r"\b(?:emphas[ie]s|italics?|bold(?:face)?|stress|underlining)\b[^.;\n]{0,40}?"
    r"\b(?:mine|my|add(?:ed|ition)|original|ours?|author|his|hers|theirs|supplied|reviewer|source)\b"
    r"|\b(?:my|our|author|original)(?:[’']s)?\s(?:own\s)?(?:emphas[ie]s|italics?)\b"
    r"|\bemphas(?:is|es|ised|ized|ising|izing)\b[^.;\n]{0,30}\b(?:me|mine|author|original)\b"
    r"|\bemph\.\s(?:mine|my|added|orig)|\bem\.? added\b|\bitalics\s[^\W\d_][\w-]*[’']s?\b"
    r"|التشديد|التأكيد"
    # German
    r"|\bHervorhebung(?:en)?\b|\bHerv(?:orh)?\.|\bHervorgehoben\s(?:von|durch|im)\b|\bkursiv"
    # French
    r"|\b(?:est\s(?:moi|nous)\squi|je|nous)\ssoulign|\bsoulignée?s?(?=\s*[\])])"
    r"|\bsoulign(?:ée?s?|ements?)\b[^.;\n]{0,30}\b(?:par|dans|moi|nous|auteure?|original|ajout)"
    r"|\bitaliques?\b[^.;\n]{0,30}\b(?:mien|nous|moi|auteur|texte|original|ajout)"
    r"|\b(?:mes|nos)\sitaliques\b"
    # Spanish, Portuguese
    r"|\bcursivas?\b|\b[ée]nfasis\b[^.;\n]{0,30}\b(?:m[ií]os?|nuestro|a[ñn]adid|agregad|original)"
    r"|\bsubrayad[oa]s?\b[^.;\n]{0,30}\b(?:m[ií][oa]s?|nuestro|a[ñn]adid|original)"
    r"|\bgrifos?\b[^.;\n]{0,20}\b(?:meus?|nossos?|autora?|original)\b"
    # Italian
    r"|\bcorsiv[oi]\b|\benfasi\b[^.;\n]{0,30}\b(?:mi[ae]|nostra|aggiunt|original|autore|autrice)"
    r"|\boriginale\b[^.;\n]{0,20}\benfasi\b|\bsottolineatur[ae]\b",
    re.IGNORECASE,
)
_SPEAKS_OF_IT = re.compile(r"\b(?:emphas[ie]s|italics?)\b", re.IGNORECASE)


def emphasis_remark(
    whose: Whose, style: str = DEFAULT_STYLE, language: str | None = DEFAULT_LANGUAGE
) -> str:
    """What a citation says of emphasis.

    Args:
        whose: The reviewer's own, or in the original.
        style: One of the house styles of `REMARKS`.
        language: Of the review, as `de` or `de-AT`; English where we do not know its forms.

    >>> emphasis_remark("mine"), emphasis_remark("original", "my-italics", "de-AT")
    ('emphasis mine', 'Kursivierung im Original')
    """
    known = REMARKS.get((language or DEFAULT_LANGUAGE).partition("-")[0].lower())
    by_style = known or REMARKS[DEFAULT_LANGUAGE]
    mine, original = by_style.get(style, by_style[DEFAULT_STYLE])
    return mine if whose == "mine" else original


def says_whose(body: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a stretch of a draft says whose an emphasis is, in any language we know of.

    >>> says_whose("p. 94, emphasis added"), says_whose("emphasis is everything")
    (True, False)
    """
    return _SAYS_WHOSE.search(body, start, len(body) if end is None else end) is not None


def speaks_of_emphasis(words: str) -> bool:
    """Whether the words of a bracket are about emphasis, whosever it is.

    >>> speaks_of_emphasis("italics"), speaks_of_emphasis("corsivo mio"), speaks_of_emphasis("so")
    (True, True, False)
    """
    return _SPEAKS_OF_IT.search(words) is not None or says_whose(words)
