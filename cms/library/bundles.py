from pathlib import Path

from .errors import ContentError
from .files import read_file
from .registry import Bundle, loader_for

CONTENT = Path(__file__).parent / "content"


def read_bundles(folder: Path):
    """``(bundles, errors)`` of a content folder, in the order they are loaded.

    A bad file spoils its own bundle only; every one of them is reported.
    """
    bundles, errors = [], []
    for path in sorted(folder.iterdir()):
        if path.is_dir() or path.suffix == ".md":
            try:
                bundles.append(_read_bundle(path))
            except ContentError as error:
                errors.append(error)
    return sorted(bundles, key=lambda bundle: loader_for(bundle).order), errors


def _read_bundle(path: Path) -> Bundle:
    bundle = _folder(path) if path.is_dir() else Bundle(path, read_file(path))
    for file in (bundle.main, *bundle.parts):
        file.sections  # noqa: B018  read now, so that a mistake is found before anything is written
    loader_for(bundle).check(bundle)
    return bundle


def _folder(path: Path) -> Bundle:
    """The file without a leading number is the whole; the numbered ones are its parts."""
    files = [read_file(file) for file in sorted(path.glob("*.md"))]
    parts = tuple(file for file in files if file.path.name[:1].isdigit())
    mains = [file for file in files if file not in parts]
    if len(mains) != 1:
        raise ContentError("needs exactly one file without a leading number", path.name)
    return Bundle(path, mains[0], parts)
