"""The directory of one index: its generations, its locks and its list of changes.

An index is rebuilt in a new generation beside the one that answers meanwhile. The file CURRENT
names the generation to search and is replaced in one step. None of it is precious: what is
missing or damaged is rebuilt from the database.
"""

import json
import os
import shutil
import time
from pathlib import Path

from django.core.files import locks

PRIVATE = 0o700  # Whoosh unpickles its files: nobody else may write them


class IndexLocked(Exception):
    """Another process or thread held the lock for longer than the time allowed."""


class Storage:
    """Paths and files only: it knows nothing of what a generation holds."""

    def __init__(self, directory: Path):
        self.directory = directory

    def _write(self, name: str, content: str) -> None:
        temporary = self.directory / f"{name}.new"
        temporary.write_text(content)
        os.replace(temporary, self.directory / name)

    # Generations

    def current(self) -> Path | None:
        """The generation to search and change; None if there is none, or no telling which."""
        try:
            return self.directory / (self.directory / "CURRENT").read_text()
        except (OSError, ValueError):
            return None

    def create_generation(self) -> Path:
        """A new, empty directory that is not searched before ``publish``."""
        self._create()
        generation = self.directory / f"{time.time_ns()}"
        generation.mkdir(PRIVATE)
        return generation

    def _create(self) -> None:
        self.directory.parent.mkdir(PRIVATE, parents=True, exist_ok=True)
        self.directory.mkdir(PRIVATE, exist_ok=True)

    def publish(self, generation: Path) -> None:
        """Search ``generation`` from now on."""
        self._write("CURRENT", generation.name)

    def discard_all_but(self, kept: Path | None) -> None:
        """Remove other generations. Searches under way keep the files that they have open."""
        for path in self.directory.glob("[0-9]*"):
            if path != kept:
                shutil.rmtree(path, ignore_errors=True)

    def clear(self) -> None:
        """Back to the state before the first generation."""
        (self.directory / "CURRENT").unlink(missing_ok=True)
        self.discard_all_but(None)

    # Locks

    def lock(self, name: str, timeout: float):
        """An open file that holds the lock until it is closed; the end of a process closes it.

        Raises IndexLocked after ``timeout`` seconds.
        """
        self._create()
        handle = (self.directory / name).open("w")
        deadline = time.monotonic() + timeout
        while not locks.lock(handle, locks.LOCK_EX | locks.LOCK_NB):
            if time.monotonic() > deadline:
                handle.close()
                raise IndexLocked(f"{self.directory / name} was held for {timeout} seconds")
            time.sleep(0.02)
        return handle

    # Changes made while a rebuild runs

    @property
    def _changes(self) -> Path:
        return self.directory / "CHANGES"

    def start_recording(self) -> None:
        self._changes.write_text("")

    def record(self, changes: dict[str, dict | None]) -> None:
        """Keep changes, documents or None by key, for a rebuild under way (if there is one)."""
        if self._changes.exists():
            with self._changes.open("a") as file:
                file.writelines(json.dumps(change) + "\n" for change in changes.items())

    def stop_recording(self) -> dict[str, dict | None]:
        """The last recorded change of each key."""
        changes = dict(map(json.loads, self._changes.read_text().splitlines()))
        self._changes.unlink()
        return changes
