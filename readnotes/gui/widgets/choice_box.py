"""A box to choose one of a few things in, each known by a value."""

from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """Qt's own box, as wide as its longest words, chosen from by value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def choose(self, value: object) -> None:
        """Chooses the row of a value, or the first, without telling anybody."""
        self.setCurrentIndex(max(self.findData(value), 0))
