"""What a region writes: additions to national paragraphs, and sections of its own."""

from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.pages.blocks import NumberedContentBlock

NATIONAL_BRIEFING = "national-briefing"  # id of the field that says whose paragraphs to offer


class RegionalContentBlock(NumberedContentBlock):
    """As in a numbered paragraph, but without footnotes: those of the page are national."""

    footnote = None


class RegionalHeadingBlock(blocks.CharBlock):
    class Meta:
        max_length = 120
        label = "Heading"
        help_text = "Short and telling. It has no number: the numbers are the national ones."


class AnchorBlock(SnippetChooserBlock):
    """A paragraph of the national briefing that the regional one stands below."""

    @cached_property
    def widget(self):
        widget = super().widget
        widget.linked_fields = {"publication": f"#{NATIONAL_BRIEFING}"}
        return widget


class InsertBlock(blocks.StructBlock):
    anchor = AnchorBlock(
        "passages.Passage",
        label="National paragraph",
        help_text="Your text stands below it. The list shows the paragraphs of the national "
        "briefing.",
    )
    heading = RegionalHeadingBlock()
    content = RegionalContentBlock(
        label="Text", help_text="Press the plus sign and choose Text; then whatever else it needs."
    )

    class Meta:
        label = "Addition to a national paragraph"
        icon = "plus"
        group = "Text"
        template = "blocks/regional_text.html"
        description = "What your region adds to a paragraph of the national briefing."
        label_format = "{heading}"
        preview_value = {
            "anchor": None,
            "heading": "How we shall do it here",
            "content": [
                {"type": "text", "value": "<p>We shall run one exercise for both counties.</p>"}
            ],
        }


class RegionalSectionBlock(blocks.StructBlock):
    heading = RegionalHeadingBlock()
    content = RegionalContentBlock(
        label="Text", help_text="Press the plus sign and choose Text; then whatever else it needs."
    )

    class Meta:
        label = "Section of your own"
        icon = "doc-empty"
        group = "Text"
        template = "blocks/regional_text.html"
        description = "What belongs to no national paragraph. It stands after all of them."
        label_format = "{heading}"
        preview_value = {
            "heading": "Our training days",
            "content": [
                {"type": "text", "value": "<p>Two half days, one for boards, one for staff.</p>"}
            ],
        }
