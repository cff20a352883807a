"""Numbers and dates must be facts, and facts must be sure enough to be stated.

A fact mark, ``<!-- F24 -->`` in the text and ``# F24`` in front matter, names a fact of
``facts.yaml``. In the text it stands after the number, before the end of the paragraph, list item
or table row; in front matter it stands on the line, or above the lines it is for. The word
``illustrative`` in its place says that what it marks is invented.
"""

import re
from functools import cache
from pathlib import Path

import yaml

from cms.library.errors import ContentError

from .units import COMMENT, units

FACTS = Path(__file__).parent.parent / "facts.yaml"
STATED = ("high", "medium")
COUNTED_BY_HAND = 12  # “chapter 4”, “three of the 8 steps”: up to here a number is plain speech

MARK = re.compile(r"\bF(\d+)\b")
ILLUSTRATIVE = re.compile(r"\billustrative\b")  # a mark too: what stands before it is invented
YAML_COMMENT = re.compile(r"(?:^|\s)#(?P<marks>.*)$")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NUMBER = re.compile(
    rf"(?P<money>£\s?)?(?P<digits>\d+(?:,\d{{3}})*)(?:\.\d+)?"
    rf"(?P<unit>\s?%|\s?(?:per cent|million|billion|m|bn)\b|\s(?:{MONTHS})\b|-\d\d-\d\d\b)?"
)
NOT_TEXT = re.compile(
    r"\]\([^)]*\)"  # where a link leads
    r"|\{[^}]*\}"  # keys
    r"|\[\^[^\]]*\]"  # labels of footnotes
    r"|https?://\S+|/p/\S+"
    r"|^\s*\d+\.\s"  # numbers of a list
    r"|\b[A-Z]+_?\d+\w*|\b\d+[A-Z]\w*"  # codes: DH_089787, Q30, 5PQ, 242B
)
ABOUT_US = ("information",)  # what this site is and does: not facts of others
OUR_OWN = ("review_due", "slug")  # keys


@cache
def known_facts():
    """``{number: {"confidence": …, "sources": […]}}``."""
    return yaml.safe_load(FACTS.read_text(encoding="utf-8"))


def check_facts(file):
    """Yields a ContentError for each number without a mark and each mark that will not do."""
    lines = file.path.read_text(encoding="utf-8").splitlines()
    head, body = lines[: file.first_line - 1], lines[file.first_line - 1 :]
    yield from _marks(file, lines)
    if not file.meta.get("illustrative") and file.content_type not in ABOUT_US:
        yield from _front_matter(file, head)
        yield from _body(file, body)


def _marks(file, lines):
    for number, line in enumerate(lines, start=1):
        comments = " ".join([*COMMENT.findall(line), *_yaml_comment(line)])
        for mark in MARK.findall(comments):
            fact = known_facts().get(int(mark))
            if fact is None:
                yield file.error(f"F{mark} is not in facts.yaml", number)
            elif fact["confidence"] not in STATED:
                yield file.error(f"F{mark} is not sure enough to be stated", number)


def _is_mark(comment):
    return bool(MARK.search(comment) or ILLUSTRATIVE.search(comment))


def _yaml_comment(line):
    match = YAML_COMMENT.search(line)
    return [match["marks"]] if match else []


def _front_matter(file, lines):
    marked = False
    for number, line in enumerate(lines, start=1):
        comment = " ".join(_yaml_comment(line))
        key, _, value = YAML_COMMENT.sub("", line).partition(":")
        if line.lstrip().startswith("#"):
            marked = _is_mark(comment)
        elif key.strip(" -{") in OUR_OWN or marked or _is_mark(comment):
            continue
        elif found := unmarked(value or key):
            yield _unmarked_error(file, found, number)


def _body(file, lines):
    for number, unit in units(lines, leave_out=("example",)):  # invented, and says so
        rest = unit
        for comment in COMMENT.finditer(unit):
            if _is_mark(comment[1]):
                rest = unit[comment.end() :]  # what stands before a mark is its business
        if found := unmarked(COMMENT.sub("", rest)):
            yield _unmarked_error(file, found, file.first_line + number)


def _unmarked_error(file, found, line) -> ContentError:
    return file.error(f"“{found}” has no fact mark", line)


def unmarked(text):
    """The first number or date of a text that is more than plain speech, or None."""
    for match in NUMBER.finditer(NOT_TEXT.sub(" ", text)):
        many = int(match["digits"].replace(",", "")) > COUNTED_BY_HAND
        if match["money"] or match["unit"] or many:
            return match[0].strip()
    return None
