"""ZIP files that are the same bytes for the same content."""

import io
import zipfile
from collections.abc import Iterable

FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP can tell
READABLE = 0o644 << 16


def archive(files: Iterable[tuple[str, bytes]], stored: frozenset[str] = frozenset()) -> bytes:
    """The files under their names, in their order; those named in ``stored`` uncompressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in files:
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.external_attr = READABLE
            is_stored = name in stored
            entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return buffer.getvalue()
