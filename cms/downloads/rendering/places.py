"""Where a document's files may come from: the one module here that reads Django's settings."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from .assets import Places


def places_from_settings() -> Places:
    return Places(
        static=(*_finder_folders(), str(settings.STATIC_ROOT or "")),
        media=str(settings.MEDIA_ROOT),
        fonts=str(settings.DOCUMENT_FONT_DIR),
        font_family=settings.DOCUMENT_FONT_FAMILY,
    )


def _finder_folders() -> tuple[str, ...]:
    """The source folders of static files; STATIC_ROOT alone has the hashed names of production."""
    return tuple(
        str(Path(storage.location))
        for finder in finders.get_finders()
        for storage in getattr(finder, "storages", {}).values()
    )
