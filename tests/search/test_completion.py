"""What is offered while a query is being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.search import candidates
from readnotes.search.candidates import complete
from readnotes.search.completion import VALUES, find_place
from readnotes.search.fields import FIELDS
from readnotes.search.language import parse_query
from readnotes.search.states import STATES
from readnotes.search.tokens import SCOPES
from readnotes.search.values import PERIODS
from readnotes.storage.database import Database


def _offered(library: Database, typed: str) -> tuple[str, list[str]]:
    """The query with the cursor (`|`) left out and the range replaced by `…`; what is offered."""
    cursor = typed.index("|")
    query = typed.replace("|", "")
    completion = library.read(lambda connection: complete(connection, query, cursor))
    if completion is None:
        return query, []
    left = f"{query[: completion.start]}…{query[completion.end :]}"
    return left, [each.text for each in completion.candidates]


@pytest.mark.parametrize(
    ("typed", "left", "offered"),
    [
        ("ta|", "…", "tag:"),
        ("river ti|", "river …", "title:"),
        ("-sp|", "-…", "speaker:"),
        ("(LAN|", "(…", "lang:"),
        ("in| x", "… x", "in:"),
        ("ge| river", "", ""),
        ("tag:pris|", "tag:…", 'prison,"prison gangs"'),
        ("tag:PRÍS|", "tag:…", 'prison,"prison gangs"'),
        ("tag:gan| x", "tag:… x", '"prison gangs"'),
        ('tag:"cold w|" x', "tag:… x", '"Cold War"'),
        ('tag:"cold| war"', "tag:…", '"Cold War"'),
        ("tag:=col|", "tag:=…", '"Cold War"'),
        ("tag:pr|xyz", "tag:…", 'prison,"prison gangs"'),
        ("tag:zz|", "", ""),
        ("tag:travel|", "", ""),
        ("book:salt|", "book:…", "marsh2015"),
        ("book:MARSH|", "book:…", "marsh2015,okafor2012"),
        ("book:الم|", "book:…", "haddad"),
        ("key:|", "key:…", "marsh2015,haddad,okafor2012,delta2016"),
        ("key:del|", "key:…", "delta2016"),
        ("title:lett|", "title:…", '"The Prison Letters"'),
        ("author:marsh|", "author:…", '"Ellen Marsh"'),
        ("by:ellen m|", "", ""),
        ('by:"ellen m|', "by:…", '"Ellen Marsh"'),
        ("by:del|", "by:…", '"Delta Watch"'),
        ("speaker:r|", "speaker:…", "Rima"),
        ("is:un|", "is:…", "unchecked,unused"),
        ("no:pa|", "no:…", "page"),
        ("kind:que|", "kind:…", "question"),
        ("in:s|", "in:…", "sources"),
        ("added:this|", "added:…", "this-week,this-month,this-year"),
        ("p:f|", "p:…", "front"),
        ("page:94|", "", ""),
        ("colour:r|", "", ""),
        ('"tag:pri|', "", ""),
        ('"tag:pri" b|', '"tag:pri" …', "book:,by:,before:"),
        ("ta|g:pri", "", ""),
        ("tag:pri |", "", ""),
        ("|", "", ""),
    ],
)
def test_at_the_cursor_this_is_offered(
    library: Database, typed: str, left: str, offered: str
) -> None:
    left = left or typed.replace("|", "")
    assert _offered(library, typed) == (left, offered.split(",") if offered else [])


def test_a_tag_nobody_uses_comes_after_the_others(library: Database) -> None:
    assert _offered(library, "tag:|")[1] == [
        '"Cold War"',
        "prison",
        '"prison gangs"',
        "River",
        "travel",
    ]


def test_what_is_counted_no_further_says_so(
    library: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(typed: str) -> list[str]:
        completion = library.read(lambda connection: complete(connection, typed, len(typed)))
        assert completion is not None
        return [each.meaning for each in completion.candidates]

    assert told("tag:pris") == ["1 passage", "1 passage"]
    assert told("speaker:rim") == ["1 passage"]
    for bound in ("_MOST_COUNTED", "_LEAST_COUNTED", "_MOST_SPOKEN"):
        monkeypatch.setattr(candidates, bound, 1)
    assert told("tag:pris") == ["1+ passage", "1+ passage"]
    assert told("speaker:rim") == ["1+ passage"]


def test_every_offered_value_is_one() -> None:
    assert set(VALUES["in"]) == set(SCOPES)
    assert set(VALUES["has"]) == set(STATES["has"])
    assert set(VALUES["no"]) == set(STATES["no"])
    assert set(VALUES["is"]) == set(STATES["is"])
    assert set(VALUES["added"]) == set(PERIODS)
    for field, values in VALUES.items():
        assert field == "in" or field in FIELDS
        for value in values:
            assert parse_query(f"{field}:{value}").trouble is None


@given(text=st.text(alphabet='abt tag:="()-* “”~é\0', max_size=30), cut=st.integers(0, 30))
def test_whatever_stands_there_can_be_completed(library: Database, text: str, cut: int) -> None:
    cursor = min(cut, len(text))
    place = find_place(text, cursor)
    assert place is None or 0 <= place.start <= cursor <= place.end <= len(text)
    completion = library.read(lambda connection: complete(connection, text, cursor))
    if completion is not None:
        assert place is not None
        for each in completion.candidates:
            whole = f"{text[: completion.start]}{each.text}"
            again = find_place(whole, len(whole))
            assert again is None or again.start == completion.start or each.text.endswith(":")
