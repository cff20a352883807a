"""The versions of everything that shapes a file's bytes, read without loading WeasyPrint."""

import ctypes
import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("weasyprint", "pydyf", "fonttools", "pillow", "tinyhtml5")
LIBRARIES = {  # shared library: its function that tells the version
    "libpango-1.0.so.0": "pango_version_string",
    "libharfbuzz.so.0": "hb_version_string",
}


@cache
def versions() -> dict[str, str]:
    found = {name: version(name) for name in PACKAGES}
    found |= {name: _library_version(name, function) for name, function in LIBRARIES.items()}
    return found | {"rendering": _own_digest()}


def _library_version(library: str, function: str) -> str:
    """``absent`` where the library goes by another name: rendering still works, or says why not."""
    try:
        tell = getattr(ctypes.CDLL(library), function)
    except OSError:
        return "absent"
    tell.restype = ctypes.c_char_p
    return tell().decode()


def _own_digest() -> str:
    """Of this package's own source: a change to the tagging or the options makes new files."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
