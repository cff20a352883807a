"""What shapes a file besides its content: equal content and equal software, equal bytes."""

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from cms.downloads.rendering.versions import versions

HERE = Path(__file__).parent


def software(packages: Iterable[str], sources: Iterable[Path]) -> list:
    """Versions of packages and of all that renders, and a digest of files of ours, in order."""
    ours = b"".join(path.read_bytes() for path in [*sorted(HERE.glob("*.py")), *sources])
    named = [[name, version(name)] for name in packages]
    return [versions(), named, hashlib.sha256(ours).hexdigest()]
