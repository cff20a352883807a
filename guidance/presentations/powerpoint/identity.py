"""The digest under which a PowerPoint file is kept: equal digest, equal bytes."""

import hashlib
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from cms.downloads.rendering.document import digest
from cms.downloads.rendering.versions import versions

PACKAGES = ("python-pptx", "lxml", "pillow", "pypdfium2")


def deck_digest(deck) -> str:
    """A SHA-256 (hexadecimal) of the deck, its drawings and all software that shapes the file."""
    drawn = digest(deck.drawings) if deck.drawings else ""
    ingredients = (replace(deck, drawings=None), drawn, versions(), *_versions(), _own_source())
    return hashlib.sha256(repr(ingredients).encode()).hexdigest()


@cache
def _versions():
    return [(name, version(name)) for name in PACKAGES]


@cache
def _own_source():
    markup = Path(settings.BASE_DIR, "templates", "powerpoint")
    sources = [*sorted(Path(__file__).parent.glob("*.py")), *sorted(markup.iterdir())]
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
