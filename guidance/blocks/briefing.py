from wagtail import blocks

from cms.pages.blocks import GroupHeadingBlock, NumberedParagraphBlock


class BriefingBody(blocks.StreamBlock):
    """A national briefing: numbered paragraphs, here and there under a heading."""

    paragraph = NumberedParagraphBlock()
    heading = GroupHeadingBlock()
