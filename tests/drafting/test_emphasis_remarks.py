"""What citations say of emphasis: every form that is written is understood, and more."""

import pytest

from readnotes.domain.passages import CheckMaterial, Passage
from readnotes.domain.sources import Source
from readnotes.drafting.check import check_draft
from readnotes.drafting.emphasis_remarks import REMARKS, Whose, emphasis_remark, says_whose
from readnotes.drafting.emphasising import emphasise, say_whose
from readnotes.drafting.insertion import Edit
from readnotes.drafting.quoted_places import find_quoted_place
from readnotes.drafting.recorded import Recorded

WORDS = "Nobody spoke of it again in the long and cold winter."
RECORDED = Recorded(
    CheckMaterial(
        {"a": Source("a", "Emma")}, {"a": (Passage("1", "a", WORDS, "94", checked="2026"),)}
    )
)
WRITTEN = sorted({each for styles in REMARKS.values() for pair in styles.values() for each in pair})


def rules(body: str) -> list[str]:
    return [each.rule for each in check_draft(body, RECORDED, about=["a"])]


@pytest.mark.parametrize("remark", WRITTEN)
def test_every_remark_that_is_written_is_understood_by_the_check(remark: str) -> None:
    body = "“Nobody *spoke* of it again” [@a, p. 94{}]. So."
    assert rules(body.format("")) == ["emphasis"]
    assert rules(body.format(f", {remark}")) == []
    within = f"“Nobody *spoke* [{remark}] of it again” [@a, p. 94]."
    assert rules(within) == []
    assert rules(within.replace("[", "(", 1).replace("]", ")", 1)) == []


@pytest.mark.parametrize("style", REMARKS["en"])
@pytest.mark.parametrize("language", [*REMARKS, None, "tlh"])
def test_every_style_has_both_remarks_in_every_language(style: str, language: str | None) -> None:
    mine, original = (emphasis_remark(whose, style, language) for whose in ("mine", "original"))
    assert mine != original
    assert mine in WRITTEN


@pytest.mark.parametrize(
    "said",
    [
        *("emphasis mine", "italics added", "our emphasis", "the author’s italics", "em. added"),
        *("emphasis in original", "Italics in the source", "my own italics", "bold added"),
        *(
            "Hervorhebung durch den Verfasser",
            "Herv. d. Verf.",
            "Hervorh. im Orig.",
            "im Original kursiv",
        ),
        *("hervorgehoben von mir", "Hervorhebungen getilgt", "Kursivierung H. B."),
        *("nous soulignons", "souligné par l’auteur", "souligné)", "les italiques sont de moi"),
        *(
            "italiques de l’auteur",
            "l’auteur souligne : italiques dans l’original",
            "c'est nous qui soulignons",
        ),
        *("la cursiva es mía", "cursivas del autor", "énfasis añadido", "enfasis mio"),
        *("el subrayado es nuestro", "énfasis del original"),
        *("corsivi miei", "corsivo dell’autore", "enfasi aggiunta", "sottolineatura mia"),
        *("grifo meu", "grifos do autor", "التشديد من عندي"),
    ],
)
def test_what_reviewers_write_is_understood(said: str) -> None:
    assert says_whose(f"(p. 9, {said}")


@pytest.mark.parametrize(
    "said",
    [
        *("emphasis is everything", "he puts the stress on it", "p. 94", "the original is lost"),
        *("Il souligne que tout est vain", "Elle a souligné que", "das ist hervorzuheben"),
        *("Das wird hervorgehoben", "pone énfasis en la ley", "mette l’enfasi sulla legge"),
        *("subrayado con rojo", "les italiques fatiguent", ""),
    ],
)
def test_prose_about_emphasis_owns_none(said: str) -> None:
    assert not says_whose(said)


def apply(body: str, edit: Edit | None) -> str:
    assert edit is not None
    return body[: edit.start] + edit.text + body[edit.end :]


@pytest.mark.parametrize("whose", ["mine", "original"])
@pytest.mark.parametrize("chosen", ["spoke", "*spoke*", "pok"])
def test_emphasis_that_stands_there_is_owned_and_then_agrees(whose: Whose, chosen: str) -> None:
    body = "“Nobody *spoke* of it again” [@a, p. 94]. So."
    start = body.index(chosen)
    place = find_quoted_place(body, start, start + len(chosen))
    assert place is not None
    remark = emphasis_remark(whose)
    owned = apply(body, say_whose(body, place, remark))
    assert owned == f"“Nobody *spoke* of it again” [@a, p. 94, {remark}]. So."
    assert rules(owned) == []
    again = find_quoted_place(owned, start, start + len(chosen))
    assert again is not None
    assert say_whose(owned, again, emphasis_remark("mine", "added")) is None


def test_words_without_emphasis_have_none_to_own() -> None:
    body = "“Nobody *spoke* of it again” [@a, p. 94]."
    place = find_quoted_place(body, 18, 20)
    assert place is not None
    assert say_whose(body, place, "emphasis mine") is None
    assert emphasise(body, place, "my italics") is not None


def test_the_house_style_is_written_with_the_emphasis() -> None:
    body = "“Nobody spoke of it again” (S. 94)."
    place = find_quoted_place(body, 8, 13)
    assert place is not None
    remark = emphasis_remark("mine", "added", "de")
    emphasised = apply(body, emphasise(body, place, remark))
    assert emphasised == "“Nobody *spoke* of it again” (S. 94, Hervorhebung hinzugefügt)."
