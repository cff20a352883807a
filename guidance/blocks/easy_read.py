from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms.pages.blocks import InlineTextBlock


class EasyReadLineBlock(blocks.StructBlock):
    """One idea, in a sentence or two, and a picture of it."""

    # The picture says what the words say: it is not counted, searched or cited a second time
    picture = ImageBlock(
        search_index=False,
        help_text="A picture of what the sentence says. If the sentence says it all, mark the "
        "picture as decorative.",
    )
    text = InlineTextBlock(
        label="Sentence", help_text="One idea. Short words; no more than about 12 of them."
    )

    class Meta:
        label = "Easy read line"
        icon = "image"
        group = "Easy read"
        template = "blocks/easy_read_line.html"
        description = "A short sentence with a picture beside it. Five fit on a page."
        label_format = "{text}"
        preview_template = "blocks/easy_read_line_preview.html"
