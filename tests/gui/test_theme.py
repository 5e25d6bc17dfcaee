from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readnotes.domain.quotes import QUOTE_KINDS
from readnotes.gui import theme
from readnotes.gui.fonts import choose_fonts
from readnotes.gui.theme import Colours, ThemeKeeper, build_stylesheet, load_theme

TEXTS = ("ink", "secondary", "accent", "warning", "error", "ok", *QUOTE_KINDS)
GROUNDS = ("window", "pane", "raised", "wash", "mark")


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colours_of(name: str) -> Colours:
    return load_theme(name, choose_fonts(QApplication.font())).colours


def test_contrast_is_measured_as_the_web_standard_does(qapp: QApplication) -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_can_be_read_on_every_ground(name: str, ground: str, text: str) -> None:
    colours = colours_of(name)
    assert contrast(colours.role(text), colours.role(ground)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_chosen_button_can_be_read(name: str) -> None:
    colours = colours_of(name)
    assert contrast(colours.window, colours.accent) >= 4.5


def test_every_kind_of_quote_has_a_colour() -> None:
    for name in ("light", "dark"):
        assert tuple(colours_of(name).kinds) == QUOTE_KINDS


def test_the_stylesheet_has_no_name_left_unfilled() -> None:
    assert "$" not in build_stylesheet(colours_of("light"), "light").split("*/", 1)[1]


def test_both_themes_name_the_same_colours_and_differ() -> None:
    light, dark = colours_of("light"), colours_of("dark")
    names = [field.name for field in fields(Colours)[:-1]]
    assert all(getattr(light, name) != getattr(dark, name) for name in names)


def test_choosing_dark_darkens_the_whole_application(
    qtbot: QtBot, theme_keeper: ThemeKeeper
) -> None:
    with qtbot.waitSignal(theme_keeper.theme_changed):
        theme_keeper.choose("dark")
    assert theme.current().name == "dark"
    ground = QApplication.palette().color(QPalette.ColorRole.Window)
    assert ground == theme.current().colours.window


def test_the_reader_may_choose_size_and_letters_of_passages(theme_keeper: ThemeKeeper) -> None:
    theme_keeper.choose("light", "DejaVu Sans Mono", 2.0)
    passage, interface = theme.current().fonts.passage, theme.current().fonts.interface
    assert passage.pointSizeF() == pytest.approx(2 * interface.pointSizeF())
    assert passage.families()[0] == "DejaVu Sans Mono"


def test_passages_are_larger_than_the_interface_and_not_in_its_letters() -> None:
    fonts = theme.current().fonts
    assert QFontInfo(fonts.passage).pixelSize() > QFontInfo(fonts.interface).pixelSize()
    assert QFontInfo(fonts.passage).family() != QFontInfo(fonts.interface).family()
