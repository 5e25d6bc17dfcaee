"""When something was done, as the reader's own clock and language say it."""

from PySide6.QtCore import QDateTime, QLocale, Qt


def show_stamp(stamp: str | None) -> str:
    """A UTC stamp as the day and time it was here; empty where there is none."""
    moment = QDateTime.fromString(stamp or "", Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
