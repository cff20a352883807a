"""The same parts, the same bytes: a ZIP file without the time of day."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a ZIP file can say
ORDINARY_FILE = 0o644 << 16


def normalised(content: bytes) -> bytes:
    """The archive with the same parts in the same order, all of them of one date."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = ORDINARY_FILE
            target.writestr(entry, source.read(name))
    return file.getvalue()
