from wagtail import blocks

from cms.pages.blocks import GroupHeadingBlock, NumberedParagraphBlock


class EventBlock(blocks.StructBlock):
    """One line of a timeline."""

    when = blocks.CharBlock(
        max_length=30, help_text="As readers should see it: “19 November 2009”, “Summer 2010”."
    )
    what = blocks.CharBlock(max_length=120, help_text="What happened, in a few words.")

    class Meta:
        icon = "date"
        label_format = "{when}: {what}"


class ChapterBody(blocks.StreamBlock):
    """A chapter is a row of numbered paragraphs, here and there under a heading."""

    paragraph = NumberedParagraphBlock()
    heading = GroupHeadingBlock()
