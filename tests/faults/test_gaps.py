"""Pictures that are missing or altered in the library: named in exports, and never a crash."""

import json

import pytest

from readnotes.domain.quotes import Quote
from readnotes.services import capture, editing, reading, transfer
from readnotes.services.opening import Library
from tests.faults.oracle import assert_sound
from tests.services.files import take_in
from tests.storage.records import add, quote

DAMAGE = {
    "missing": ("DELETE FROM attachments", "missing-file"),
    "empty": ("UPDATE attachments SET data = x''", "altered-file"),
    "altered": ("UPDATE attachments SET data = data || x'00'", "altered-file"),
    "text": ("UPDATE attachments SET data = 'words'", "altered-file"),
}
damages = pytest.mark.parametrize("how", DAMAGE)


@pytest.fixture
def sha256(library: Library) -> str:
    """The name of a picture that a quote, its book and a review show."""
    add(library, quote())
    picture = capture.Picture("p.png", "image/png", b"a picture", alt="A boat")
    shown = capture.save(library, Quote("shown", "marsh2015", "", "48"), [picture]).result().value
    editing.attach_pictures(library, reading.get_source(library, "marsh2015"), [picture]).result()
    [use] = shown.attachments
    body = f"![A boat](attachment:{use.sha256})"
    editing.new_review(library, "On salt", ["marsh2015"], body).result()
    return use.sha256


def damage(library: Library, how: str) -> None:
    statement = DAMAGE[how][0]
    library.database.write(
        "", lambda work: work.connection.exec_driver_sql(statement).close()
    ).result()


def test_a_sound_library_has_no_gaps(library: Library, sha256: str) -> None:
    assert transfer.export_library(library).remarks == ()
    assert transfer.export_quotes(library, "json").remarks == ()
    assert reading.find_attachment(library, sha256) is not None


@damages
def test_the_export_of_the_library_names_the_gaps(library: Library, sha256: str, how: str) -> None:
    damage(library, how)
    result = transfer.export_library(library)
    word = DAMAGE[how][1]
    assert [(each.what, each.where, each.detail, each.serious) for each in result.remarks] == [
        (word, "marsh2015", sha256, False),
        (word, "shown", sha256, False),
    ]
    data = json.loads(result.document.data)
    assert len(data["quotes"]) == 2
    assert_sound(library)


@damages
def test_what_is_no_longer_the_picture_is_not_shown_as_it(
    library: Library, sha256: str, how: str
) -> None:
    damage(library, how)
    assert reading.find_attachment(library, sha256) is None
    for form in ("json", "markdown", "csv"):
        remarks = transfer.export_quotes(library, form).remarks
        assert ("missing-file", "shown") in [(each.what, each.where) for each in remarks]
    review = transfer.export_review(library, "On salt", "markdown")
    assert [each.what for each in review.remarks] == ["missing-picture"]
    assert len(review.files) == 1


@damages
def test_the_picture_taken_in_again_fills_the_gap(library: Library, sha256: str, how: str) -> None:
    whole = json.loads(transfer.export_library(library).document.data)
    damage(library, how)
    take_in(library, attachments=whole["attachments"])
    assert transfer.export_library(library).remarks == ()
