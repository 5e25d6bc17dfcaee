"""Pictures beside a document: names any system can hold."""

import hashlib
import re
from urllib.parse import unquote

import pytest
from hypothesis import given

from readnotes.domain.attachments import Attachment, AttachmentUse
from readnotes.domain.bundles import Bundle
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.exporters.pictures import PicturesBeside
from tests.strategies import bundles


def picture(data: bytes, name: str = "scan.JPG", media_type: str = "image/jpeg") -> Attachment:
    return Attachment(hashlib.sha256(data).hexdigest(), name, media_type, data)


def showing(picture: Attachment, key: str, locator: str) -> Bundle:
    uses = (AttachmentUse(picture.sha256),)
    return Bundle(
        sources=(Source(key, "A title"),),
        quotes=(Quote("1", key, "", locator, attachments=uses),),
        attachments=(picture,),
    )


@pytest.mark.parametrize(
    ("key", "locator", "name"),
    [
        ("harkin2015", "48-49 img", "harkin2015_p048-049.jpg"),
        ("harkin2015", "p. 7", "harkin2015_p007.jpg"),
        ("harkin2015", "xii", "harkin2015_pxii.jpg"),
        ("harkin2015", "ch. 3", "harkin2015_ch-3.jpg"),
        ("harkin2015", "--", "harkin2015.jpg"),
        ("Žižek:2008/a", "1350", "zizek2008a_p1350.jpg"),
        ("日本", "", "scan.jpg"),
        ("con", "", "picture-con.jpg"),
    ],
)
def test_a_picture_is_named_after_its_place(key: str, locator: str, name: str) -> None:
    shown = picture(b"a")
    pictures = PicturesBeside(showing(shown, key, locator), "review")
    assert pictures.find_address(shown.sha256) == f"review-pictures/{name}"
    assert [(file.name, file.data) for file in pictures.files] == [
        (f"review-pictures/{name}", b"a")
    ]


def test_a_picture_no_quote_shows_keeps_its_name_and_two_of_a_name_are_told_apart() -> None:
    one, two = picture(b"1", "Straße nach Süden.png", "image/png"), picture(b"2", "x.PNG", "")
    third = picture(b"3", "strasse NACH suden.gif", "image/png")
    pictures = PicturesBeside(Bundle(attachments=(one, two, third)), "r")
    addresses = [pictures.find_address(each.sha256) for each in (one, two, third, one)]
    assert addresses == [
        "r-pictures/strasse-nach-suden.png",
        "r-pictures/x.png",
        "r-pictures/strasse-nach-suden-2.png",
        "r-pictures/strasse-nach-suden.png",
    ]
    assert len(pictures.files) == 3


def test_an_address_has_no_blanks_or_brackets() -> None:
    shown = picture(b"a", "a.png", "image/png")
    pictures = PicturesBeside(Bundle(attachments=(shown,)), "My review (2): الزمان")
    address = pictures.find_address(shown.sha256)
    assert address is not None
    assert re.fullmatch(r"[A-Za-z0-9%/_.-]+", address)
    assert unquote(address) == pictures.files[0].name == "My review (2): الزمان-pictures/a.png"


def test_a_missing_picture_has_no_address() -> None:
    pictures = PicturesBeside(Bundle(), "review")
    assert pictures.find_address("0" * 64) is None
    assert pictures.files == ()


@given(bundles())
def test_names_are_safe_and_never_the_same(bundle: Bundle) -> None:
    pictures = PicturesBeside(bundle, "review")
    for each in bundle.attachments:
        pictures.find_address(each.sha256)
    names = [file.name for file in pictures.files]
    assert len(set(names)) == len(bundle.attachments)
    assert all(re.fullmatch(r"review-pictures/[a-z0-9][a-z0-9_.-]*", name) for name in names)
