"""A record as the JSON object that the library's JSON and every `--json` show."""

from functools import lru_cache

from readnotes.domain.contributors import CONTRIBUTOR
from readnotes.domain.locators import show_locator
from readnotes.domain.quotes import QUOTE, Quote
from readnotes.domain.reviews import REVIEW, Review
from readnotes.domain.sources import SOURCE, Source

_NAME_KEYS = frozenset({"family", "given", "literal"})


def source_json(source: Source) -> dict[str, object]:
    """The JSON object of a source: every field, then the keys that are only kept.

    A contributor has the parts of the name that there are. `trashed` is written only of a
    record in the trash.

    >>> source_json(Source("harkin2015", "Hunting Season"))["kind"]
    'book'
    """
    data = SOURCE.encode(source)
    data["contributors"] = [
        {
            key: value
            for key, value in CONTRIBUTOR.encode(each).items()
            if value is not None or key not in _NAME_KEYS
        }
        for each in source.contributors
    ]
    return _without_untrue_trash(data)


def quote_json(quote: Quote, *, timed: bool) -> dict[str, object]:
    """The JSON object of a quote, with its locator as shown behind the locator as typed.

    Args:
        quote: The quote.
        timed: Whether its source is one whose places are times (`Source.timed`).

    >>> quote_json(Quote("1", "harkin2015", "…", "S. 94"), timed=False)["locator_shown"]
    'p. 94'
    """
    data: dict[str, object] = {}
    for key, value in QUOTE.encode(quote).items():
        data[key] = value
        if key == "locator":
            data["locator_shown"] = _show(quote.locator, timed)
    return _without_untrue_trash(data)


def review_json(review: Review) -> dict[str, object]:
    """The JSON object of a review, with its versions.

    >>> review_json(Review("1", "Two Cities", about=("harkin2015",)))["about"]
    ['harkin2015']
    """
    return _without_untrue_trash(REVIEW.encode(review))


@lru_cache(maxsize=4_096)
def _show(locator: str, timed: bool) -> str:
    return show_locator(locator, timed=timed)


def _without_untrue_trash(data: dict[str, object]) -> dict[str, object]:
    if data["trashed"] is None:
        del data["trashed"]
    return data
