"""A SQLite database with all migrations, kept from one run to the next.

To migrate takes longer than most runs of a few tests. A kept one is of no use any more as soon as
a migration or a package has changed; ``migrate`` is run on its copy all the same.
"""

import hashlib
import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def kept_file(folder: Path) -> Path:
    migrations = [ROOT / "requirements-dev.txt"]
    for package in ("cms", "guidance", "case_studies"):
        migrations += sorted((ROOT / package).rglob("migrations/*.py"))
    contents = hashlib.sha256()
    for path in migrations:
        contents.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return folder / f"{contents.hexdigest()[:32]}.sqlite3"


def take(kept: Path, name: str) -> None:
    """Begin with a copy of it, if there is one."""
    if kept.exists():
        shutil.copy(kept, name)


def keep(kept: Path, connection) -> None:
    """Keep the database as it is now, and none before it."""
    if not kept.exists():
        new = kept.with_suffix(f".{os.getpid()}")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(new)])
        new.replace(kept)
        for old in set(kept.parent.glob("*.sqlite3")) - {kept}:
            old.unlink(missing_ok=True)
