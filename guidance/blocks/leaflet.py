from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms.pages.blocks import ListBlock, TextBlock

from .easy_read import EasyReadLineBlock

PANEL_TEXT_FEATURES = ["bold", "italic", "link", "ul"]
PICTURE_HELP = (
    "Optional. Describe it for people who cannot see it, or mark it as decorative. A panel with a "
    "picture has room for fewer words."
)


class CoverBlock(blocks.StructBlock):
    """The front: the page's own title, and below it a line and a picture."""

    strapline = blocks.TextBlock(
        rows=2,
        required=False,
        default="",
        max_length=200,
        help_text="One line below the title: why somebody should pick this leaflet up.",
    )
    picture = ImageBlock(required=False, search_index=False, help_text=PICTURE_HELP)

    class Meta:
        label = "Cover"
        icon = "home"
        group = "Outside"
        template = "guidance/panels/cover.html"
        description = "The front of the leaflet. Its title is the title of the page. Exactly one."
        label_format = "Cover: {strapline}"
        preview_value = {
            "strapline": "Services are planned for you. They work better when planned with you."
        }


class InsideContentBlock(blocks.StreamBlock):
    """What may stand in an inside panel: little, since little fits."""

    text = TextBlock()
    list = ListBlock()
    easy_read_line = EasyReadLineBlock()


class InsideBlock(blocks.StructBlock):
    """One question a reader has, and its answer."""

    heading = blocks.CharBlock(max_length=60, help_text="A few words, as the reader would ask.")
    picture = ImageBlock(required=False, search_index=False, help_text=PICTURE_HELP)
    content = InsideContentBlock(
        help_text="Text or a list; in an easy read leaflet, easy read lines."
    )

    class Meta:
        label = "Inside panel"
        icon = "doc-empty"
        group = "Inside"
        template = "guidance/panels/inside.html"
        description = "One question and its answer. How many words fit is shown above."
        label_format = "Inside: {heading}"
        preview_value = {
            "heading": "What you can have a say about",
            "content": [
                {
                    "type": "text",
                    "value": "<p>Your local NHS must involve you when it:</p>",
                },
                {
                    "type": "list",
                    "value": {
                        "style": "bullet",
                        "items": ["<p>plans its services</p>", "<p>wants to change them</p>"],
                    },
                },
            ],
        }


class BackPartBlock(blocks.StructBlock):
    heading = blocks.CharBlock(
        max_length=60, help_text="For example “Whom to ask” or “Other formats”."
    )
    text = blocks.RichTextBlock(features=PANEL_TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label_format = "{heading}"


class BackBlock(blocks.StructBlock):
    """Where to turn next."""

    heading = blocks.CharBlock(max_length=60, help_text="For example “Find out more”.")
    parts = blocks.ListBlock(
        BackPartBlock(),
        label="Contacts, copies, formats",
        help_text="Whom to ask; where to get more copies; in which other formats it can be had.",
    )

    class Meta:
        label = "Back"
        icon = "mail"
        group = "Outside"
        template = "guidance/panels/back.html"
        description = "Contacts, where to get more copies, and other formats. Exactly one, last."
        label_format = "Back: {heading}"
        preview_value = {
            "heading": "Find out more",
            "parts": [
                {
                    "heading": "Whom to ask",
                    "text": "<p>The involvement team at your local hospital or clinic.</p>",
                },
                {
                    "heading": "Other formats",
                    "text": "<p>Easy read, large print, Braille and audio, free of charge.</p>",
                },
            ],
        }


class LeafletPanels(blocks.StreamBlock):
    """A leaflet from front to back."""

    cover = CoverBlock()
    inside = InsideBlock()
    back = BackBlock()

    class Meta:
        block_counts = {"cover": {"max_num": 1}, "back": {"max_num": 1}}
