"""Nesting that PDF/UA asks for and HTML does not: in list items, and between headings."""

from itertools import groupby

import pydyf

from .tagtree import TagTree

PARTS_OF_A_LIST_ITEM = ("/Lbl", "/LBody")
HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")


def correct_structure(tree: TagTree) -> None:
    _complete_list_items(tree)
    _close_gaps_between_headings(tree)


def _complete_list_items(tree: TagTree) -> None:
    """A list item holds a label and bodies only (PDF/UA 7.2); ``<li><p>`` has a paragraph there."""
    for item in tree.elements(("/LI",)):
        kids = []
        for is_misplaced, group in groupby(item["K"], lambda kid: _is_misplaced(tree, kid)):
            run = list(group)
            kids += [tree.wrap(run, "/LBody", item)] if is_misplaced else run
        item["K"] = pydyf.Array(kids)


def _is_misplaced(tree: TagTree, kid: bytes | int) -> bool:
    tag = tree.resolve(kid).get("S") if isinstance(kid, bytes) else None
    return tag is not None and tag not in PARTS_OF_A_LIST_ITEM


def _close_gaps_between_headings(tree: TagTree) -> None:
    """The first heading is an H1, and none is more than one level below the one before it (7.4.2).

    Only the tags change; what a heading looks like was its author's choice.
    """
    level = 0
    for heading in tree.elements(HEADINGS):
        level = min(HEADINGS.index(heading["S"]) + 1, level + 1)
        heading["S"] = HEADINGS[level - 1]
