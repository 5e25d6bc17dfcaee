"""The line that shows long work while it lasts, and stops it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from readnotes.gui import measures
from readnotes.gui.jobs import Job
from readnotes.i18n import text

LOOKS_EVERY_MS = 100


class JobBar(QFrame):
    """What is being done, how far it is, and *Cancel*; hidden while nothing long is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(text("Progress"))
        self._cancel = QPushButton(text("Cancel"))
        self._cancel.setProperty("role", "link")
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._timer = QTimer(self, interval=LOOKS_EVERY_MS)
        self._timer.timeout.connect(self._look)
        line = QHBoxLayout(self)
        line.setContentsMargins(measures.STEP_4, measures.STEP_1, measures.STEP_4, measures.STEP_1)
        line.setSpacing(measures.STEP_3)
        line.addWidget(self._title)
        line.addWidget(self._bar, 1)
        line.addWidget(self._cancel)
        self.hide()

    def show_job(self, job: Job) -> None:
        """Shows a job until `hide_job`."""
        self._job = job
        self._title.setText(job.title)
        self._cancel.setEnabled(True)
        self._look()
        self._timer.start()
        self.show()

    def hide_job(self, job: Job) -> None:
        """The job is over; nothing happens if another is shown."""
        if job is self._job:
            self._job = None
            self._timer.stop()
            self.hide()

    def _look(self) -> None:
        if self._job is not None:
            self._bar.setRange(0, self._job.total)
            self._bar.setValue(self._job.done)

    def _on_cancel_clicked(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)
