"""Layouts of leaflets that are not published yet, remembered from a preview to its publication."""

import hashlib
import json
from dataclasses import asdict

from django.core.cache import cache

from cms.downloads.rendering.measuring import measure

MEMORY_S = 600


def layouts_of(drafts):
    """A Layout of each Draft, in a second or two. Raises RenderError as ``measure`` does."""
    words = json.dumps([asdict(draft) for draft in drafts])
    key = f"leaflet-{hashlib.sha256(words.encode()).hexdigest()}"
    return cache.get_or_set(key, lambda: measure(*drafts), MEMORY_S)
