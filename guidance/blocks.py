from wagtail import blocks

from cms.pages.blocks import GroupHeadingBlock, NumberedParagraphBlock


class ChapterBody(blocks.StreamBlock):
    """A chapter is a row of numbered paragraphs, here and there under a heading."""

    paragraph = NumberedParagraphBlock()
    heading = GroupHeadingBlock()


class BriefingBody(blocks.StreamBlock):
    """A national briefing: numbered paragraphs, here and there under a heading."""

    paragraph = NumberedParagraphBlock()
    heading = GroupHeadingBlock()
