"""What the reader's settings ask of the check, for the window and the command line alike."""

from readnotes.drafting.findings import CheckOptions
from readnotes.settings.schema import FEWEST_FOR_BALANCE, MOST_QUOTED, NARROW_PART
from readnotes.settings.store import Settings


def check_options(settings: Settings) -> CheckOptions:
    """The limits of the rules that only advise.

    >>> check_options(Settings()) == CheckOptions()
    True
    >>> check_options(Settings(values={"most-quoted-words": 0})).most_quoted_words is None
    True
    """
    words, fewest = settings.get(MOST_QUOTED), settings.get(FEWEST_FOR_BALANCE)
    return CheckOptions(
        words if words != MOST_QUOTED.low else None,
        fewest if fewest != FEWEST_FOR_BALANCE.low else None,
        settings.get(NARROW_PART) / 100,
    )
