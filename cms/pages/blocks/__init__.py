"""Leaf blocks shared by every page type; each app's own stream says which it uses."""

from .boxes import CalloutBlock, LegalExtractBlock, QuotationBlock
from .contact import ContactBlock
from .home import WayInBlock
from .links import CaseStudyLinkBlock, DownloadBlock
from .lists import ChecklistBlock, ListBlock
from .media import FigureBlock
from .notes import FootnoteBlock
from .paragraph import GroupHeadingBlock, NumberedContentBlock, NumberedParagraphBlock
from .table import TableBlock
from .text import InlineTextBlock, TextBlock

__all__ = [
    "CalloutBlock",
    "CaseStudyLinkBlock",
    "ChecklistBlock",
    "ContactBlock",
    "DownloadBlock",
    "FigureBlock",
    "FootnoteBlock",
    "GroupHeadingBlock",
    "InlineTextBlock",
    "LegalExtractBlock",
    "ListBlock",
    "NumberedContentBlock",
    "NumberedParagraphBlock",
    "QuotationBlock",
    "TableBlock",
    "TextBlock",
    "WayInBlock",
]
