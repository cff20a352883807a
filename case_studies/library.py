"""What content files this app makes pages and lists of: found by ``cms.library``."""

from . import loaders  # noqa: F401
