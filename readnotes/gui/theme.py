"""How the window looks: paper, ink and one accent, by daylight or by lamplight.

The colours stand in `resources/themes/light.toml` and `dark.toml`, the shapes of Qt's own widgets
in `application.qss`; this file makes a palette and a stylesheet of them. A widget that paints
asks `current()` when it paints, and Qt repaints all of them when the theme changes.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from string import Template
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from readnotes.gui import measures
from readnotes.gui.fonts import Fonts, choose_fonts
from readnotes.runtime import resources

Choice = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme, by what they are for.

    Attributes:
        window, pane, raised: Grounds: around the panes, of the panes, of fields and menus.
        wash, mark: Grounds of what is selected, and of a word that was searched for.
        ink, secondary: Text, and text that accompanies it. Both are read on every ground.
        accent: The one colour of links, focus and the chosen action.
        warning, error, ok: Text that says how something stands.
        hairline: Lines between things.
        faint: Marks and disabled controls; never text that must be read.
        kinds: The colour of each kind of quote, by its name.
    """

    window: QColor
    pane: QColor
    raised: QColor
    wash: QColor
    mark: QColor
    ink: QColor
    secondary: QColor
    accent: QColor
    warning: QColor
    error: QColor
    ok: QColor
    hairline: QColor
    faint: QColor
    kinds: Mapping[str, QColor]

    def role(self, name: str) -> QColor:
        """The colour of a role: a name from this class, or a kind of quote."""
        found = self.kinds.get(name)
        colour: QColor = getattr(self, name) if found is None else found
        return colour


@dataclass(frozen=True, slots=True)
class Theme:
    """One look of the window: its name (`light` or `dark`), its colours, its fonts."""

    name: str
    colours: Colours
    fonts: Fonts


def load_theme(name: str, fonts: Fonts) -> Theme:
    """The theme of that name, from the file that holds it."""
    table = tomllib.loads(resources.read_text("themes", f"{name}.toml"))
    plain = {**table["ground"], **table["text"], **table["line"]}
    kinds = {kind: QColor(value) for kind, value in table["kind"].items()}
    named = {field.name: QColor(plain[field.name]) for field in fields(Colours)[:-1]}
    return Theme(name, Colours(**named, kinds=MappingProxyType(kinds)), fonts)


def build_palette(colours: Colours) -> QPalette:
    """What Qt's own widgets are painted with."""
    palette = QPalette()
    role = QPalette.ColorRole
    for target, colour in {
        role.Window: colours.window,
        role.WindowText: colours.ink,
        role.Base: colours.raised,
        role.AlternateBase: colours.pane,
        role.Text: colours.ink,
        role.BrightText: colours.error,
        role.PlaceholderText: colours.secondary,
        role.Button: colours.raised,
        role.ButtonText: colours.ink,
        role.Highlight: colours.wash,
        role.HighlightedText: colours.ink,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.ink,
        role.Light: colours.raised,
        role.Midlight: colours.hairline,
        role.Mid: colours.hairline,
        role.Dark: colours.faint,
        role.Shadow: colours.hairline,
    }.items():
        palette.setColor(target, colour)
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, colours.faint)
    return palette


def build_stylesheet(colours: Colours, name: str) -> str:
    """The shapes and lines of Qt's own widgets, in the theme of that name."""
    names = {field.name: getattr(colours, field.name).name() for field in fields(Colours)[:-1]}
    names |= {kind: colour.name() for kind, colour in colours.kinds.items()}
    steps = {f"step{number}": str(getattr(measures, f"STEP_{number}")) for number in range(1, 7)}
    files = ("application.qss", "window.qss")
    text = "\n".join(resources.read_text("themes", file) for file in files)
    return Template(text).substitute(
        names,
        **steps,
        name=name,
        half=str(measures.HALF),
        radius=str(measures.RADIUS),
        thumb=str(measures.STEP_1 - measures.HAIRLINE),
        field=str(measures.STEP_1 - measures.HAIRLINE),
        edit=str(measures.FIELD_PADDING),
        line=str(measures.STEP_2 - measures.HALF),
        row=str(measures.STEP_5 - measures.HALF),
        spin=str(measures.STEP_5 + measures.HALF),
        disc=str((measures.STEP_3 + 2 * measures.HAIRLINE) // 2),
        themes=resources.resource_path("themes").as_posix(),
    )


class ThemeKeeper(QObject):
    """Keeps the window in the theme that the reader chose, or in the system's.

    Signals:
        theme_changed: The colours or fonts are others now; widgets have been told by Qt already.
    """

    theme_changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._base = QApplication.font()
        self._choice: Choice = "system"
        self._fonts = choose_fonts(self._base)
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def choose(
        self, choice: Choice, family: str = "", scale: float = measures.PASSAGE_SCALE
    ) -> None:
        """Puts the whole window into a theme; `system` follows the system's light or dark.

        Args:
            choice: Which theme.
            family: The font of passages and drafts; empty for the first serif there is.
            scale: The size of passages, as a multiple of the interface's.
        """
        self._choice = choice
        self._fonts = choose_fonts(self._base, family, scale)
        self._apply()

    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        global _current
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        name = ("dark" if dark else "light") if self._choice == "system" else self._choice
        _current = load_theme(name, self._fonts)
        self._application.setPalette(build_palette(_current.colours))
        self._application.setStyleSheet(build_stylesheet(_current.colours, _current.name))
        self.theme_changed.emit()


_current: Theme | None = None


def current() -> Theme:
    """The theme the window is in."""
    global _current
    if _current is None:
        _current = load_theme("light", choose_fonts(QApplication.font()))
    return _current
