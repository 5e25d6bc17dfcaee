"""Texts as they come into the page field: well formed, nearly so, and anything at all."""

from hypothesis import strategies as st

from readnotes.domain.locator_terms import TERM_OF_WORD
from readnotes.domain.roman import render_roman

_LABELS = st.sampled_from([*sorted(TERM_OF_WORD), "p.", "PP.", "Vol.", "at", "n.p.", "page?"])
_SCRIPTS = st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९"])
_SIGNS = st.sampled_from([" ", " ", ".", ",", ", ", ";", "&", "-", "–", "--", ":", "%", "(", ")"])
_LETTERS = st.sampled_from(["f", "ff", "n", "p", "a", "A", "S-", "r", "v", "l", "x", "s", "verso"])
_ODDITIES = st.sampled_from(["to", "and", "img", "\u200f", "\n", "²"])
_PIECES = st.one_of(_SIGNS, _LETTERS, _ODDITIES)


@st.composite
def _numbers(draw: st.DrawFn) -> str:
    number = str(draw(st.integers(0, 1300)))
    digits = draw(_SCRIPTS)
    translated = number.translate({ord("0") + n: digit for n, digit in enumerate(digits)})
    return draw(st.sampled_from(["", "", "", "A", "S-", "12.", "3:"])) + translated


_ROMANS = st.integers(1, 205).map(render_roman)
_POINTS = st.one_of(_numbers(), _numbers(), _ROMANS)
_SPANS = st.lists(_POINTS, min_size=1, max_size=2).map("-".join)
_LISTS = st.lists(_SPANS, min_size=1, max_size=3).map(", ".join)
_PARTS = st.tuples(st.one_of(_LABELS, st.just("")), st.sampled_from([" ", ". ", ""]), _LISTS)
_WELL_FORMED = st.lists(_PARTS.map("".join), min_size=1, max_size=3).map(", ".join)
_NEARLY = st.lists(st.one_of(_PIECES, _POINTS, _POINTS, _LABELS), max_size=7).map("".join)


def locator_texts() -> st.SearchStrategy[str]:
    """Any text, most often one that is a locator or nearly one."""
    return st.one_of(
        _WELL_FORMED, _NEARLY, st.text(), st.text(st.characters(codec=None), max_size=9)
    )
