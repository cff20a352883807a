"""What can be said of the text of a file. Knows nothing of Django: the child process needs it."""

from dataclasses import dataclass
from enum import StrEnum


class Problem(StrEnum):
    ENCRYPTED = "encrypted"
    NO_TEXT = "no-text"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    UNKNOWN = "unknown"
    MISSING = "missing"
    CUT = "cut"  # the only one that leaves something to find


class Unit(StrEnum):
    """What a file consists of."""

    PAGE = "page"
    SLIDE = "slide"
    SECTION = "section"


@dataclass(frozen=True)
class Part:
    """A page, slide or section; a very long one is several parts of the same number."""

    number: int
    title: str  # of a slide or section; "" where it has none
    text: str


@dataclass(frozen=True)
class FileText:
    unit: Unit | None = None
    parts: tuple[Part, ...] = ()
    problem: Problem | None = None
    detail: str = ""  # a sentence for editors


class Unsearchable(Exception):
    """Nothing in the file can be found; says why."""

    def __init__(self, problem: Problem, detail: str = ""):
        super().__init__(problem)
        self.problem, self.detail = problem, detail
