"""The digest under which a PowerPoint file is kept: equal digest, equal bytes."""

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

from django.conf import settings

from cms.downloads.office.identity import software
from cms.downloads.rendering.document import digest

PACKAGES = ("python-pptx", "lxml", "pillow", "pypdfium2")


def deck_digest(deck) -> str:
    """A SHA-256 (hexadecimal) of the deck, its drawings and all software that shapes the file."""
    drawn = digest(deck.drawings) if deck.drawings else ""
    ingredients = (replace(deck, drawings=None), drawn, _software())
    return hashlib.sha256(repr(ingredients).encode()).hexdigest()


@cache
def _software():
    markup = Path(settings.BASE_DIR, "templates", "powerpoint")
    return software(
        PACKAGES, [*sorted(Path(__file__).parent.glob("*.py")), *sorted(markup.iterdir())]
    )
