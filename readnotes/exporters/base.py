"""What every exporter gives: files, not yet written, and what is to be said of them."""

from dataclasses import dataclass

from readnotes.domain.bundles import Remark


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file to be written.

    Attributes:
        name: Relative, with forward slashes.
        data: Its bytes.
    """

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The files of one export.

    Attributes:
        files: The document first, then what lies beside it.
        remarks: Where one is `serious`, the export is not what the library says and must not
            be written.
    """

    files: tuple[ExportFile, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def document(self) -> ExportFile:
        """The file that names the others; what goes to standard output."""
        return self.files[0]
