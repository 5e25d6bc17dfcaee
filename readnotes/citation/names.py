"""The names a source goes by: in a citation, in a full reference, in a list, and its year."""

from readnotes.domain.contributors import Contributor
from readnotes.domain.partial_dates import InvalidDateError, parse_partial_date
from readnotes.domain.sources import Source
from readnotes.text.folding import fold

# The words of a citation are in the language of the review, which is not the window's: they do
# not pass through `i18n.text`. English alone for now.
AND = "and"
OTHERS = "et al."
UNDATED = "n.d."

MOST_FULL_NAMES = 3
_NAMING_ROLES = ("author", "editor")


def naming_contributors(source: Source) -> tuple[Contributor, ...]:
    """The persons or bodies a source is named after: its authors, else its editors, else none."""
    for role in _NAMING_ROLES:
        found = tuple(each for each in source.contributors if each.role == role)
        if found:
            return found
    return ()


def short_names(source: Source) -> str:
    """The name by which a citation calls a source: one name, two, or the first `et al.`.

    A source without author and editor goes by its title.

    >>> harkin = Contributor(family="Harkin", given="James")
    >>> lister = Contributor(family="Lister", given="Charles")
    >>> short_names(Source("h", "Hunting Season", contributors=(harkin, lister)))
    'Harkin and Lister'
    """
    names = [_short_name(each) for each in naming_contributors(source)]
    if not names:
        return source.title
    if len(names) > 2:
        return f"{names[0]} {OTHERS}"
    return f" {AND} ".join(names)


def full_names(source: Source) -> str:
    """The names in full, as a reference begins; empty without author and editor.

    >>> harkin = Contributor(family="Harkin", given="James")
    >>> full_names(Source("h", "Hunting Season", contributors=(harkin,)))
    'James Harkin'
    """
    return join_names(naming_contributors(source))


def join_names(contributors: tuple[Contributor, ...]) -> str:
    """Names in full, of more than three only the first, with `et al.`.

    >>> join_names(tuple(Contributor(literal=name) for name in "ABC"))
    'A, B and C'
    """
    names = [_full_name(each) for each in contributors]
    if len(names) > MOST_FULL_NAMES:
        return f"{names[0]} {OTHERS}"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {AND} {names[-1]}"


def sort_name(source: Source) -> str:
    """What a list of sources is ordered by: the first author's family name, folded.

    >>> sort_name(Source("z", "On Ideology", contributors=(Contributor(family="Žižek"),)))
    'zizek'
    """
    named = naming_contributors(source)
    return fold(_short_name(named[0]) if named else source.title)


def year_of(source: Source) -> int | None:
    """The year of an edition where it is known to the digit; 0 is 1 BC.

    >>> year_of(Source("h", "Hunting Season", issued="2015-04-18"))
    2015
    """
    if source.issued is None:
        return None
    try:
        return parse_partial_date(source.issued).year
    except InvalidDateError:
        return None


def shown_year(source: Source) -> str:
    """The year as it is shown; `n.d.` where it is not known to the digit.

    >>> shown_year(Source("h", "Hunting Season", issued="1890~"))
    'ca. 1890'
    """
    year = year_of(source)
    if year is None or source.issued is None:
        return UNDATED
    about = "ca. " if source.issued.strip().endswith(("~", "%")) else ""
    return f"{about}{year}" if year > 0 else f"{about}{1 - year} BC"


def _short_name(contributor: Contributor) -> str:
    return contributor.literal or contributor.family or contributor.given or ""


def _full_name(contributor: Contributor) -> str:
    if contributor.literal:
        return contributor.literal
    return " ".join(name for name in (contributor.given, contributor.family) if name)
