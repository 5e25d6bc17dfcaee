"""Folding, looked at with SQLite's own eyes."""

import sqlite3
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.folding import GAP, fold, fold_words

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("aB z’'[]{}….-–\u00ad\u200b\u0301ßﬁÆٱةىـَ٩۴🙂İ½™"),
    )
)
EVERY_CHARACTER = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]


class Index:
    """A full-text table as the library has it, asked for its words."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='unicode61 remove_diacritics 0')"
        )
        self._connection.execute("CREATE VIRTUAL TABLE words USING fts5vocab(texts, 'instance')")

    def close(self) -> None:
        self._connection.close()

    def words(self, text: str) -> list[str]:
        self._connection.execute("DELETE FROM texts")
        self._connection.execute("INSERT INTO texts VALUES (?)", (text,))
        rows = self._connection.execute("SELECT term FROM words ORDER BY doc, offset")
        return [term for (term,) in rows]

    def has_phrase(self, shown: str, phrase: str) -> bool:
        self._connection.execute("DELETE FROM texts")
        self._connection.execute("INSERT INTO texts VALUES (?)", (fold(shown),))
        query = f'"{fold(phrase)}"'
        return bool(
            self._connection.execute("SELECT 1 FROM texts WHERE texts MATCH ?", (query,)).fetchall()
        )


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    index = Index()
    yield index
    index.close()


@pytest.mark.parametrize(
    ("shown", "folded"),
    [
        ("", ""),
        ("  \n ", ""),
        ("The Siege of RAQQA", "the siege of raqqa"),
        ("café naïve Žižek Ångström", "cafe naive zizek angstrom"),
        ("cafe\u0301", "cafe"),
        ("Ørsted Łem Æsop cœur Diyarbakır İstanbul", "orsted lem aesop coeur diyarbakir istanbul"),
        ("Straße STRASSE ẞ", "strasse strasse ss"),
        ("ﬁnding the oﬀice ﬅ", "finding the office st"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ １２", "full width 12"),
        ("𝐁𝐨𝐥𝐝 Ⅳ", "bold iv"),
        ("don't don’t don`t don´t donʼt don＇t", "dont dont dont dont dont dont"),
        ("ʿAlī Kaʾba Qur’ān", "ali kaba quran"),
        ("“yes” «yes» „yes“ ‚yes‘ 'yes' \"yes\"", "yes yes yes yes yes yes"),
        ("well-known well‐known well–known well—known", "well known well known " * 2),
        ("govern\u00adment zero\u200bwidth \ufeffmark", "government zerowidth mark"),
        ("[D]espite {B}ased suspect[ed] ［Ｄ］espite", "despite based suspected despite"),
        ("[sic] killed[sic] thier[sic!]", "sic killed sic thier sic"),
        ("the siege[12] and {3}", "the siege 12 and 3"),
        ("he[the king]said", "he the king said"),
        ("an [unclosed bracket", "an unclosed bracket"),
        ("p.39, Raqqa", "p 39 raqqa"),
        ("snake_case e-mail@example.org", "snake case e mail example org"),
        ("Kindle™ Reader® 1½", "kindle reader 11 2"),
        ("مُحَمَّد الرَّقَّة", "محمد الرقه"),
        ("أحمد إلى آخر ٱلله", "احمد الي اخر الله"),
        ("مؤمن شئ مكتبة على علي", "مومن شي مكتبه علي علي"),
        ("ســـلام", "سلام"),
        ("یک کتاب", "يك كتاب"),
        ("٩٤ ۹۴ ९४", "94 94 94"),
        ("🙂 emoji 👩‍🚀 here", "emoji here"),
        ("\ud800lone surrogate\udfff", "lone surrogate"),
    ],
)
def test_what_looks_alike_to_a_reader_is_folded_alike(shown: str, folded: str) -> None:
    assert fold(shown) == folded.strip()


@pytest.mark.parametrize(
    "mark", ["…", "...", "....", "[…]", "[...]", "{...}", ". . .", ".\u00a0.\u00a0.", "(…)", "‥"]
)
@pytest.mark.parametrize("pattern", ["before {} after", "before{} after", "before{}after"])
def test_an_omission_mark_is_a_gap(mark: str, pattern: str) -> None:
    assert fold(pattern.format(mark)) == f"before {GAP} after"


def test_a_phrase_does_not_cross_an_omission_mark(index: Index) -> None:
    assert index.has_phrase("a conspiracy of silence", "conspiracy of silence")
    assert index.has_phrase("“A Conspiracy—of ‘silence’”", "conspiracy of silence")
    assert not index.has_phrase("a conspiracy of […] silence", "conspiracy of silence")
    assert index.has_phrase("a conspiracy of […] silence", "a conspiracy of")


@pytest.mark.parametrize(
    ("shown", "query"),
    [
        ("[D]espite it all", "despite"),
        ("they don’t know", "don't"),
        ("مُحَمَّد الرَّقَّة", "محمد الرقة"),
        ("to be or not to be p. i", "to be or not to be, p. i"),
        ("Straße", "strasse"),
    ],
)
def test_the_index_finds_what_was_shown(index: Index, shown: str, query: str) -> None:
    assert index.has_phrase(shown, query)


def test_every_character_is_indexed_as_it_was_folded(index: Index) -> None:
    shown = " ".join(EVERY_CHARACTER)
    folded = fold(shown)
    assert index.words(folded) == folded.split(" ")


def test_folding_every_character_again_changes_nothing() -> None:
    folded = fold(" ".join(EVERY_CHARACTER))
    assert fold(folded) == folded


@given(TEXTS)
def test_the_index_sees_the_words_that_folding_gives(index: Index, text: str) -> None:
    assert index.words(fold(text)) == fold_words(text)
    assert " ".join(fold_words(text)) == fold(text)


@given(TEXTS)
def test_folding_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_megabyte_without_blanks_is_folded() -> None:
    assert fold("[" * 1_000_000) == ""
    assert fold("." * 1_000_000) == GAP
    assert len(fold("é" * 1_000_000)) == 1_000_000
