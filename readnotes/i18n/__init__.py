"""The reader's language: every sentence that the program shows passes through here."""

import gettext
from functools import cache


def text(message: str) -> str:
    """Return a sentence in the reader's language, or as it is where there is no translation.

    Formatting comes after: `text("page {page} found").format(page=39)`.

    >>> text("outer quotes")
    'outer quotes'
    """
    return _translations().gettext(message)


def ntext(singular: str, plural: str, n: int) -> str:
    """Return the form of a sentence that goes with the number `n`, not yet formatted.

    >>> ntext("{n} hyphen", "{n} hyphens", 2).format(n=2)
    '2 hyphens'
    """
    return _translations().ngettext(singular, plural, n)


@cache
def _translations() -> gettext.NullTranslations:
    return gettext.translation("readnotes", fallback=True)
