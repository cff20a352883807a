from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class FigureBlock(blocks.StructBlock):
    image = ImageBlock()
    caption = blocks.CharBlock(max_length=250, help_text="What the reader should see in it.")
    source = blocks.CharBlock(
        required=False, max_length=200, help_text="Who made it, or where the figures come from."
    )

    class Meta:
        label = "Figure or picture"
        icon = "image"
        group = "Text"
        template = "blocks/figure.html"
        description = "A drawing, chart or photograph with its caption."
        label_format = "Figure: {caption}"
        preview_template = "blocks/figure_preview.html"
