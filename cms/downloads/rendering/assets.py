"""The addresses that a document may read, and the file behind each.

Everything lives on one virtual host: relative addresses of a document resolve against ``HOST``, and
an address anywhere else is refused. (A scheme of our own would break ``urljoin``.)
"""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

HOST = "https://assets.invalid/"
IMAGE_FOLDERS = {"images", "original_images"}  # Wagtail's; documents lie elsewhere
IMAGE_SUFFIXES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}


@dataclass(frozen=True)
class Places:
    """Folders as strings, ready to be sent to the child process as JSON."""

    static: tuple[str, ...]  # served as /static/, the first that has the file wins
    media: str  # served as /media/, its images only
    fonts: str  # served as /fonts/; text has no other fonts to fall back on
    font_family: str


class AddressRefused(ValueError):
    """The address is not one that a document may read; the message names it."""

    def __init__(self, address: str, reason: str):
        super().__init__(f"the document may not read {address[:200]}: {reason}.")


def find_file(address: str, places: Places) -> Path:
    """The file behind ``address``; raises AddressRefused, also when there is no such file."""
    segments = _segments(address)
    for folder in _folders(address, segments, places):
        root = Path(folder).resolve()
        file = root.joinpath(*segments[1:]).resolve()  # resolved: a link may lead outside
        if file.is_relative_to(root) and file.is_file():
            return file
    raise AddressRefused(address, "there is no such file in its folder")


def _segments(address: str) -> list[str]:
    """The parts of the path, decoded once, each of them an ordinary file name."""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise AddressRefused(address, str(error)) from error
    if f"{parts.scheme}://{parts.netloc}/" != HOST:
        raise AddressRefused(address, f"only {HOST} and data: are open to it")
    segments = unquote(parts.path).split("/")[1:]
    if not all(_is_plain_name(segment) for segment in segments):
        raise AddressRefused(address, "its path is not a plain one")
    return segments


def _is_plain_name(segment: str) -> bool:
    """No empty name, no ``..``, no hidden file, nothing that a file system reads specially."""
    return bool(segment) and not segment.startswith(".") and not set(segment) & {"\\", "\0", "/"}


def _folders(address: str, segments: list[str], places: Places) -> tuple[str, ...]:
    match segments:
        case ["static", _, *_]:
            return tuple(folder for folder in places.static if folder)
        case ["fonts", _]:
            return (places.fonts,)
        case ["media", folder, *_, name] if (
            folder in IMAGE_FOLDERS and Path(name).suffix.lower() in IMAGE_SUFFIXES
        ):
            return (places.media,)
    raise AddressRefused(address, "only static files, images of the library and fonts are open")
