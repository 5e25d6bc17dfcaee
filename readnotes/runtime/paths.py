"""Where Readnotes keeps its own files: settings, state, backups, caches; never the library."""

from pathlib import Path

APPLICATION = "readnotes"
PRIVATE_FOLDER = 0o700


def get_data_folder() -> Path:
    """The folder for what the program keeps for good, such as backups; made if absent."""
    return _get_folder("data")


def get_config_folder() -> Path:
    """The folder for the reader's settings; made if absent."""
    return _get_folder("config")


def get_cache_folder() -> Path:
    """The folder for what can be made again, such as thumbnails; made if absent."""
    return _get_folder("cache")


def get_state_folder() -> Path:
    """The folder for the session and the log; made if absent."""
    return _get_folder("state")


def make_private_folder(folder: Path) -> Path:
    """Make a folder that only its owner can open; one that is there keeps its mode.

    Raises:
        OSError: The system refused.
    """
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        # The mode given to mkdir is cut by the umask, which may take too much.
        folder.chmod(PRIVATE_FOLDER)
    return folder


def _get_folder(kind: str) -> Path:
    # Imported late: the command line often needs no folder of the program's own at all.
    from platformdirs import PlatformDirs

    folders = PlatformDirs(APPLICATION, appauthor=False)
    return make_private_folder(getattr(folders, f"user_{kind}_path"))
