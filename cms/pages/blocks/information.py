"""The stream of an information page: text about the library, in no numbered paragraphs."""

from wagtail import blocks

from .boxes import CalloutBlock
from .contact import ContactBlock
from .links import DownloadBlock
from .lists import ListBlock
from .media import FigureBlock
from .table import TableBlock
from .text import TextBlock

HEADING = "heading"


class HeadingBlock(blocks.CharBlock):
    class Meta:
        label = "Heading"
        icon = "title"
        group = "Text"
        template = "blocks/heading.html"
        description = "A heading over what follows. It has a permanent address of its own."
        label_format = "{value}"
        preview_value = "How to reach us"
        max_length = 120


class InformationBody(blocks.StreamBlock):
    heading = HeadingBlock()
    text = TextBlock()
    list = ListBlock()
    table = TableBlock()
    figure = FigureBlock()
    callout = CalloutBlock()
    contact = ContactBlock()
    download = DownloadBlock()
