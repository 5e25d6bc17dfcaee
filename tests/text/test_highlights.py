"""Highlights on the right letters, and snippets around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.folding import fold, fold_words
from readnotes.text.highlights import Term, find_highlights, make_snippet

WORD = Term(("despite",))


def shown(text: str, *terms: Term) -> list[str]:
    return [text[start:end] for start, end in find_highlights(text, terms)]


@pytest.mark.parametrize(
    ("text", "terms", "highlighted"),
    [
        ("Nothing of it here", [WORD], []),
        ("", [WORD], []),
        ("[D]espite it", [WORD], ["[D]espite"]),
        ("({D}espite it", [WORD], ["{D}espite"]),
        ("suspect[ed] men", [Term(("suspected",))], ["suspect[ed]"]),
        ("thier [sic] house", [Term(("sic",))], ["sic"]),
        ("“They don’t know,” he said", [Term(("dont",))], ["don’t"]),
        ("‘Despite’ it", [WORD], ["Despite"]),
        ("in the cafe\u0301 now", [Term(("cafe",))], ["cafe\u0301"]),
        ("oﬃcers and men", [Term(("off",), prefix=True)], ["oﬃcers"]),
        ("Straßen und Strasse", [Term(("strass",), prefix=True)], ["Straßen", "Strasse"]),
        ("قال مُحَمَّدٌ لي", [Term(("محمد",))], ["مُحَمَّدٌ"]),
        ("a long, long war", [Term(("long",))], ["long", "long"]),
        ("the prison-gangs left", [Term(("prison", "gangs"))], ["prison-gangs"]),
        ("the prison gangsters", [Term(("prison", "gangs"))], []),
        ("the prison gangsters", [Term(("prison", "gang"), prefix=True)], ["prison gangsters"]),
        ("prison gangs", [Term(("prison",)), Term(("gangs",))], ["prison", "gangs"]),
        ("of [D]espite the [war", [Term(("despite", "the", "war"))], ["[D]espite the [war"]),
        ("a b c", [Term(("a", "b")), Term(("b", "c"))], ["a b c"]),
        ("at the end", [Term(("end", "of"), prefix=True)], []),
    ],
)
def test_whole_words_are_highlighted_as_shown(
    text: str, terms: list[Term], highlighted: list[str]
) -> None:
    assert shown(text, *terms) == highlighted


def test_a_phrase_is_not_highlighted_across_an_omission_mark() -> None:
    assert shown("conspiracy […] silence", Term(("conspiracy", "silence"))) == []


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_every_word_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    words = fold_words(text)
    if not words:
        assert find_highlights(text, [WORD]) == []
        return
    word = data.draw(st.sampled_from(words))
    ranges = find_highlights(text, [Term((word,))])
    assert ranges
    assert ranges == sorted(ranges)
    for start, end in ranges:
        assert 0 <= start < end <= len(text)
        assert word in fold(text[start:end])


LONG = (
    "When the lorries came back in the morning the square was empty, and the baker, who had seen "
    "everything from his window, said nothing to anybody for eleven years."
)


def test_a_snippet_shows_the_first_highlight_between_whole_words() -> None:
    start = LONG.index("baker")
    assert (
        make_snippet(LONG, [(start, start + 5)], 50) == "…was empty, and the baker, who had seen…"
    )


def test_a_snippet_at_either_end_has_its_mark_on_one_side() -> None:
    assert make_snippet(LONG, [(0, 4)], 30) == "When the lorries came back…"
    end = len(LONG)
    assert make_snippet(LONG, [(end - 6, end - 1)], 30) == "…to anybody for eleven years."


def test_a_snippet_without_highlights_is_the_beginning() -> None:
    assert make_snippet(LONG, [], 20) == "When the lorries…"


def test_a_short_text_is_its_own_snippet_in_one_line() -> None:
    assert make_snippet("Two\n\nlines", [(0, 3)], 40) == "Two lines"


@given(
    st.text(st.sampled_from("ab \né"), max_size=80),
    st.integers(1, 60),
    st.data(),
)
def test_a_snippet_keeps_to_its_width_and_shows_the_word(
    text: str, width: int, data: st.DataObject
) -> None:
    words = fold_words(text)
    terms = [Term((data.draw(st.sampled_from(words)),))] if words else []
    ranges = find_highlights(text, terms)
    snippet = make_snippet(text, ranges, width)
    assert len(snippet) <= width
    if ranges and ranges[0][1] - ranges[0][0] <= width - 2:
        assert text[slice(*ranges[0])] in snippet
