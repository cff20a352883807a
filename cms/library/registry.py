"""How folders of content become pages: each app registers loaders in its ``library.py``."""

from dataclasses import dataclass
from pathlib import Path

from .files import ContentFile


@dataclass(frozen=True)
class Bundle:
    """A content file, with the files that belong to it: a guide and its chapters."""

    path: Path
    main: ContentFile
    parts: tuple[ContentFile, ...] = ()


class Loader:
    """Makes the pages of one kind of bundle, again and again with the same result."""

    order = 100  # the lower the earlier

    def check(self, bundle):
        """:raises ContentError: before anything is written."""

    def load(self, bundle, report):
        """Write; say of each page what was done: ``report(outcome, page)``."""
        raise NotImplementedError

    def finish(self, bundle, report):
        """Write what leads to pages of other bundles, when all of them are loaded."""


_loaders: dict[str, Loader] = {}


def register_loader(content_type):
    """Class decorator: the bundles whose main file has this ``type``."""

    def register(loader_class):
        _loaders[content_type] = loader_class()
        return loader_class

    return register


def loader_for(bundle: Bundle) -> Loader:
    """:raises ContentError: where no app knows the type."""
    loader = _loaders.get(bundle.main.content_type)
    if loader is None:
        known = ", ".join(sorted(_loaders))
        raise bundle.main.error(f"“type” must be one of: {known}", 2)
    return loader
