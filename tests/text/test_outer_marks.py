"""One pair of marks around everything goes, all others stay."""

import pytest

from readnotes.text.outer_marks import drop_outer_marks, is_unbalanced


@pytest.mark.parametrize(
    ("passage", "inner"),
    [
        ("“Nobody came.”", "Nobody came."),
        ('"Nobody came."', "Nobody came."),
        ("'Nobody came.'", "Nobody came."),
        ("‘Nobody came.’", "Nobody came."),
        ("«Personne n’est venu.»", "Personne n’est venu."),
        ("« Personne. »", "Personne."),
        ("»Niemand kam.«", "Niemand kam."),
        ("»Ingen kom.»", "Ingen kom."),
        ("„Niemand kam.“", "Niemand kam."),
        ("„Nikt.”", "Nikt."),
        ("‚Niemand.‘", "Niemand."),
        ("‹Non›", "Non"),
        ("”Ingen kom.”", "Ingen kom."),
        ("「だれも」", "だれも"),
        ('“Nobody came."', "Nobody came."),
        ("“He said ‘no’ twice.”", "He said ‘no’ twice."),
        ("“He said “no” twice.”", "He said “no” twice."),
        ("“He said ‘no’”", "He said ‘no’"),
        ('"He said "no" twice."', 'He said "no" twice.'),
        ("‘The boys’ school wasn’t open.’", "The boys’ school wasn’t open."),
        ("‘The boys’ choir sang ‘no’.’", "The boys’ choir sang ‘no’."),
        ("'The boys' school wasn't open.'", "The boys' school wasn't open."),
        ("„Er sagte ‚nein‘ und „ja“.“", "Er sagte ‚nein‘ und „ja“."),
        ("““Doubled””", "“Doubled”"),
        ("“First.\n\n“Second.\n\n“Third.”", "First.\n\nSecond.\n\nThird."),
    ],
)
def test_one_pair_around_everything_is_dropped(passage: str, inner: str) -> None:
    assert drop_outer_marks(passage) == inner


@pytest.mark.parametrize(
    "passage",
    [
        "",
        "“”",
        "“ ”",
        "Nobody came.",
        "“Yes” and “no”",
        '"Yes" and "no"',
        "‘Yes’ and ‘no’",
        "'Yes' and 'no'",
        "«Oui» et «non»",
        "„Ja“ und „nein“",
        "“Yes,” he said, and then “no.”",
        "“Nobody came",
        "Nobody came”",
        "“One.”\n\n“Another.”",
        "“Nobody» came’",
    ],
)
def test_marks_that_do_not_enclose_everything_stay(passage: str) -> None:
    assert drop_outer_marks(passage) is None


@pytest.mark.parametrize(
    ("passage", "unbalanced"),
    [
        ("It wasn’t (really) “over” [sic] for ‘them’.", False),
        ('„Ja“ und «non» and "yes"', False),
        ("It was “over.", True),
        ("It was over.”", True),
        ('It was "over.', True),
        ("It was (over.", True),
        ("It was [over).", True),
        ("It was over).", True),
        ("„Ja und", True),
        ("«oui", True),
    ],
)
def test_a_mark_without_its_other_half_is_noticed(passage: str, unbalanced: bool) -> None:
    assert is_unbalanced(passage) is unbalanced
