import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

from readnotes.domain.quotes import QUOTE_KINDS
from readnotes.gui import icons, theme
from readnotes.gui.theme import ThemeKeeper
from readnotes.runtime import resources

NAMES = sorted(path.stem for path in resources.resource_path("icons").glob("*.svg"))


def colours_in(picture: QPixmap) -> set[str]:
    """The colours that cover a pixel wholly."""
    image = picture.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", [name for name in NAMES if name != "readnotes"])
def test_every_icon_is_drawn_in_the_colour_of_its_role(name: str) -> None:
    drawn = icons.pixmap(name, "accent", 20, 2.0)
    assert colours_in(drawn) == {theme.current().colours.accent.name()}


def test_every_kind_of_quote_has_an_icon() -> None:
    assert set(QUOTE_KINDS) <= set(NAMES)


def test_an_icon_is_sharp_on_a_fine_screen() -> None:
    drawn = icons.icon("search").pixmap(QSize(16, 16), 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)


def test_an_icon_follows_the_theme(theme_keeper: ThemeKeeper) -> None:
    icon = icons.icon("search", "accent")
    by_day = colours_in(icon.pixmap(QSize(16, 16), 2.0))
    theme_keeper.choose("dark")
    gc.collect()
    assert colours_in(icon.pixmap(QSize(16, 16), 2.0)) != by_day


def test_a_disabled_icon_is_faint() -> None:
    drawn = icons.icon("search", "accent").pixmap(QSize(20, 20), 2.0, QIcon.Mode.Disabled)
    assert colours_in(drawn) == {theme.current().colours.faint.name()}


def test_the_program_has_a_sign_of_its_own() -> None:
    assert not icons.application_icon().pixmap(QSize(64, 64)).isNull()


def test_an_icon_without_room_is_not_drawn() -> None:
    assert icons.icon("search").pixmap(QSize(0, 0)).isNull()
    assert icons.pixmap("search", "ink", 0, 1.0).isNull()
