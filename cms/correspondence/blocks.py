from wagtail import blocks

from cms.pages.blocks import GroupHeadingBlock, ListBlock, TableBlock, TextBlock


class LetterHeadingBlock(GroupHeadingBlock):
    class Meta:
        label = "Heading"
        group = "Text"
        template = "correspondence/heading.html"
        description = "A heading between the parts of a long letter."
        preview_value = "What we ask you to do"


class LetterBody(blocks.StreamBlock):
    text = TextBlock()
    list = ListBlock()
    heading = LetterHeadingBlock()
    table = TableBlock()
