"""A draft taken apart."""

import pytest

from readnotes.drafting.parse import parse_draft

SHA = "0f" * 32


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("He says “so [sic] it is” [@a, p. 4].", ["so [sic] it is"]),
        (r"“\[D]espite 5\*3 &lt; _all_”", ["[D]espite 5*3 < all"]),
        ('"straight" and „deutsch“ and «fr»', ["straight", "deutsch", "fr"]),
        ("“she ‘said’ it”", ["she ‘said’ it"]),
        ("‘it isn’t so’", ["it isn’t so"]),
        ("don’t, won’t", []),
        ('a 5" pipe\n\n“so”', ["so"]),
        ("“open\n\nthen “so”", ["so"]),
        ("“one\n\n“two”", ["one", "two"]),
        ("'so' it isn't, the dogs' 'bone'", ["so", "bone"]),
        ("‘the hostages’ families were told’", ["the hostages’ families were told"]),
        ("‘rebels’ and ‘thugs’ alike", ["rebels", "thugs"]),
        ("’tis the ’90s, ’em all", []),
        ("”så”, »är«, »ist«, ‹oui›, 「引用」です", ["så", "är", "ist", "oui", "引用"]),
        ("« voilà », dit-elle", ["voilà"]),
        ("<q>it is</q> <blockquote>so\n\nit is</blockquote>", ["it is", "so\n\nit is"]),
        ("<!-- “no” -->", []),
        ("`“code”`", []),
        ("> one\n> two\n> [@a, p. 4]\n\nthen", ["one\ntwo"]),
        ("> one “x”\nlazy\n", ["one “x”\nlazy"]),
    ],
)
def test_quotations_are_found(body: str, quoted: list[str]) -> None:
    assert [each.text for each in parse_draft(body).quotations] == quoted


def test_a_quotation_knows_its_place_and_form() -> None:
    body = "> a\n\nso “b”"
    block, inline = parse_draft(body).quotations
    assert (body[block.start : block.end], block.block) == ("> a", True)
    assert (body[inline.start : inline.end], inline.block) == ("“b”", False)


def test_pictures_are_found_with_their_words() -> None:
    body = f'![a \\[street\\]](attachment:{SHA} "pp. 48–49 (his)") ![b](http://x.org/b.png)'
    first, second = parse_draft(body).pictures
    assert (first.alt, first.caption, first.sha256) == ("a [street]", "pp. 48–49 (his)", SHA)
    assert (second.alt, second.address, second.sha256) == ("b", "http://x.org/b.png", None)


def test_headings_and_keys_come_in_order() -> None:
    draft = parse_draft("# One\n\n[@b, p. 1] @a\n\n## Two\n\n[@b]")
    assert [heading.text for heading in draft.headings] == ["One", "Two"]
    assert draft.keys == ("b", "a")
