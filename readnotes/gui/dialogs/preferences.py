"""The preferences, made from the list of settings; each choice holds at once."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFontComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from readnotes.gui import measures, theme
from readnotes.gui.dialogs.fitting import fit
from readnotes.i18n import text
from readnotes.settings.schema import (
    SETTINGS,
    AnySetting,
    Choice,
    Flag,
    FontName,
    Number,
    Setting,
    T,
)
from readnotes.settings.store import Settings

LEAST_WIDTH = 460


class PreferencesDialog(QDialog):
    """One page with a heading for each section; what is changed is seen behind it at once.

    On a screen that is not as high as the page, the page is scrolled.

    Attributes:
        fields: The field of each setting, by its name.
    """

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(text("Preferences"))
        self.setMinimumWidth(LEAST_WIDTH)
        self._settings = settings
        self.fields: dict[str, QWidget] = {}
        self._trouble = QLabel(wordWrap=True)
        self._trouble.setProperty("role", "error")
        self._trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[measures.STEP_5] * 4)
        column.setSpacing(measures.STEP_2)
        self.page = _Page(self._form())
        column.addWidget(self.page, 1)
        column.addSpacing(measures.STEP_3)
        column.addWidget(self._trouble)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.accept)
        column.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        # Of itself Qt gives a dialog two thirds of the screen at most.
        fit(self, self.sizeHint())
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The wheel scrolls the page; it changes a choice only where the reader went first.
        if event.type() == QEvent.Type.Wheel and watched is not self.focusWidget():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(measures.STEP_4)
        form.setVerticalSpacing(measures.STEP_2)
        section = ""
        for setting in SETTINGS:
            if setting.section != section:
                section = setting.section
                heading = QLabel(section)
                heading.setFont(theme.current().fonts.strong)
                if form.rowCount():
                    heading.setMinimumHeight(measures.STEP_6)
                heading.setAlignment(Qt.AlignmentFlag.AlignBottom)
                form.addRow(heading)
            field = self._field(setting)
            field.setToolTip(setting.help)
            field.setAccessibleName(setting.label)
            field.setAccessibleDescription(setting.help)
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)
            self.fields[setting.name] = field
            form.addRow("" if isinstance(setting, Flag) else setting.label, field)
        return form

    def _field(self, setting: AnySetting) -> QWidget:
        match setting:
            case Flag():
                return self._flag(setting)
            case Number():
                return self._number(setting)
            case FontName():
                return self._font(setting)
            case Choice():
                return self._choice(setting)

    def _choose(self, setting: Setting[T], value: T) -> None:
        try:
            self._settings.set(setting, value)
        except OSError as error:
            said = text("This holds until you quit; it could not be kept: {why}")
            self._trouble.setText(said.format(why=error.strerror))
            self._trouble.show()

    def _flag(self, setting: Flag) -> QCheckBox:
        box = QCheckBox(setting.label)
        box.setChecked(self._settings.get(setting))
        box.toggled.connect(lambda on: self._choose(setting, on))
        return box

    def _choice(self, setting: Choice) -> QComboBox:
        box = QComboBox()
        for name, words in setting.choices.items():
            box.addItem(words, name)
        box.setCurrentIndex(box.findData(self._settings.get(setting)))
        box.currentIndexChanged.connect(
            lambda index: self._choose(setting, str(box.itemData(index)))
        )
        return box

    def _font(self, setting: FontName) -> QFontComboBox:
        box = QFontComboBox()
        box.setEditable(False)
        family = self._settings.get(setting)
        box.setCurrentFont(QFont(family) if family else theme.current().fonts.passage)
        box.currentFontChanged.connect(lambda font: self._choose(setting, font.family()))
        return box

    def _number(self, setting: Number) -> QSpinBox:
        box = QSpinBox()
        box.setRange(setting.low, setting.high)
        box.setSingleStep(setting.step)
        box.setSpecialValueText(setting.off)
        box.setSuffix(setting.unit)
        # A stylesheet's padding does not reach the letters in a spin box.
        box.lineEdit().setTextMargins(measures.STEP_2 - measures.HALF, 0, 0, 0)
        box.setValue(self._settings.get(setting))
        box.valueChanged.connect(lambda number: self._choose(setting, number))
        return box


class _Page(QScrollArea):
    """As large as what stands on it, if there is room."""

    def __init__(self, form: QFormLayout) -> None:
        super().__init__()
        self._form = QWidget()
        self._form.setLayout(form)
        self.setWidget(self._form)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return self._form.sizeHint() + QSize(self.verticalScrollBar().sizeHint().width(), 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)
