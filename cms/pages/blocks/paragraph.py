from wagtail import blocks

from .boxes import CalloutBlock, LegalExtractBlock, QuotationBlock
from .links import CaseStudyLinkBlock, DownloadBlock
from .lists import ChecklistBlock, ListBlock
from .media import FigureBlock
from .notes import FootnoteBlock
from .table import TableBlock
from .text import TextBlock


class NumberedContentBlock(blocks.StreamBlock):
    """What may stand inside a numbered paragraph."""

    text = TextBlock()
    list = ListBlock()
    table = TableBlock()
    figure = FigureBlock()
    checklist = ChecklistBlock()
    callout = CalloutBlock()
    quotation = QuotationBlock()
    legal_extract = LegalExtractBlock()
    footnote = FootnoteBlock()
    case_study_link = CaseStudyLinkBlock()
    download = DownloadBlock()


class NumberedParagraphBlock(blocks.StructBlock):
    """One passage: it has a number, a permanent address, and is found by itself."""

    heading = blocks.CharBlock(
        max_length=120, help_text="Short and telling. The number is added by the site."
    )
    content = NumberedContentBlock(
        help_text="Press the plus sign and choose Text; then whatever else the paragraph needs."
    )

    class Meta:
        label = "Numbered paragraph"
        icon = "list-ol"
        template = "blocks/numbered_paragraph.html"
        description = (
            "The unit of guidance: one question answered in 80 to 250 words. It is numbered, "
            "has an address of its own, and search finds it by itself."
        )
        label_format = "{heading}"
        preview_value = {
            "heading": "Start with the decision",
            "content": [
                {
                    "type": "text",
                    "value": "<p>Write the decision down in one sentence. Then list what is "
                    "open, what is closed, and what nobody knows yet.</p>",
                }
            ],
        }


class GroupHeadingBlock(blocks.CharBlock):
    class Meta:
        label = "Heading over paragraphs"
        icon = "title"
        template = "blocks/group_heading.html"
        description = "A heading over several numbered paragraphs. It has no number."
        preview_value = "Before you begin"
        max_length = 120
