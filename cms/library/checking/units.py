"""A content file as its author wrote it, piece by piece."""

import re

COMMENT = re.compile(r"<!--(.*?)-->")
BEGINS_UNIT = re.compile(r"\s*(?:[-*]|\d+\.|\|)\s|#")
MARKUP = re.compile(
    r"!\[[^\]]*\]\([^)]*\)"  # a picture, and the words that stand for it
    r"|\]\([^)]*\)|\[\^[^\]]*\]:?|\{[^}]*\}|[*\[\]]|^\s*(?:[-*]|\d+\.|#+)\s"
)


def units(lines, leave_out=()):
    """``(index of its first line, text)`` of each heading, paragraph, list item and table row.

    :param leave_out: the kinds of boxes (``::: example``) whose content does not count.
    """
    unit, start, inside = [], 0, None
    for index, line in enumerate([*lines, ""]):
        if unit and (not line.strip() or BEGINS_UNIT.match(line) or line.startswith(":::")):
            yield start, " ".join(unit)
            unit = []
        if line.startswith(":::"):
            inside = None if line.strip() == ":::" else line.removeprefix(":::").split()[0]
        elif line.strip() and inside not in leave_out:
            start = start if unit else index
            unit.append(line)


def sentences(lines):
    """The running text: no headings, no tables, no markup; a list item is a sentence."""
    for _, unit in units(lines):
        if not unit.lstrip().startswith(("|", "#")):
            text = MARKUP.sub("", COMMENT.sub("", unit)).strip()
            if text:
                yield text if text[-1] in ".?!:”" else f"{text}."
