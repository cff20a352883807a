"""The ways in that the home page offers."""

from wagtail import blocks


class WayInLinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(help_text="Hidden from readers until it is public.")
    text = blocks.CharBlock(
        required=False,
        max_length=80,
        label="What the link says",
        help_text="Leave empty to use the page’s title.",
    )

    class Meta:
        icon = "link"
        label = "Link"
        label_format = "{page}"


class WayInBlock(blocks.StructBlock):
    heading = blocks.CharBlock(
        max_length=60, help_text="What the reader wants to do: “Find what to do”."
    )
    sentence = blocks.CharBlock(max_length=160, help_text="For whom it is, and what is there.")
    links = blocks.ListBlock(WayInLinkBlock(), min_num=1, label="Links")

    class Meta:
        label = "Way in"
        icon = "arrow-right"
        group = "Links and notes"
        description = (
            "A heading, a sentence and links to pages. Readers do not see it while none of its "
            "pages is public."
        )
        label_format = "{heading}"
        preview_template = "blocks/way_in_preview.html"
