"""A content file: YAML front matter, then Markdown."""

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml
from django.core.exceptions import ValidationError

from .errors import ContentError
from .markdown import Section, read_sections, typeset

FENCE = "---"


@dataclass(frozen=True)
class ContentFile:
    path: Path
    meta: dict
    text: str
    first_line: int  # of the text, counted from 1

    @property
    def content_type(self):
        return self.meta.get("type", "")

    @cached_property
    def sections(self) -> list[Section]:
        """The introduction (no key) and the keyed sections, in order."""
        try:
            return read_sections(self.text, self.first_line)
        except ContentError as error:
            raise self.error(error.message, error.line) from error

    def require(self, name):
        """A value of the front matter that must be there."""
        value = self.meta.get(name)
        if value in (None, "", []):
            raise self.error(f"the front matter needs “{name}”", 1)
        return typeset(value) if isinstance(value, str) else value

    @contextmanager
    def naming_errors(self):
        """What the database refuses inside this block is an error of this file."""
        try:
            yield
        except ValidationError as error:
            raise self.error("; ".join(error.messages)) from error

    def line_of(self, words):
        """The first line that holds them, or None."""
        lines = enumerate(self.path.read_text(encoding="utf-8").splitlines(), start=1)
        return next((number for number, line in lines if words in line), None)

    def error(self, message, line=None):
        return ContentError(message, self.path.name, line)


def read_file(path: Path) -> ContentFile:
    """:raises ContentError: where front matter is missing or is not a YAML mapping."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].strip() != FENCE:
        raise ContentError("must begin with front matter between lines of ---", path.name, 1)
    try:
        end = lines.index(FENCE, 1)
    except ValueError:
        raise ContentError("the front matter is not closed by ---", path.name, 1) from None
    meta = _front_matter(lines[1:end], path)
    return ContentFile(path, meta, "\n".join(lines[end + 1 :]), end + 2)


def _front_matter(lines, path) -> dict:
    try:
        meta = yaml.safe_load("\n".join(lines))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise ContentError(f"front matter: {error.problem}", path.name, line) from error
    if not isinstance(meta, dict):
        raise ContentError("front matter must be “name: value” lines", path.name, 2)
    return meta
