from django.db import models
from wagtail import blocks

BOX_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class CalloutKind(models.TextChoices):
    CALLOUT = "callout", "Important point"
    EXAMPLE = "example", "Example or illustration"


class CalloutBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        choices=CalloutKind.choices, default=CalloutKind.CALLOUT, search_index=False
    )
    title = blocks.CharBlock(
        max_length=120, help_text="What the box says, in a few words. Readers may read only this."
    )
    content = blocks.RichTextBlock(features=BOX_FEATURES, label="Text")

    class Meta:
        label = "Callout or example"
        icon = "warning"
        group = "Boxes"
        template = "blocks/callout.html"
        description = "A point nobody should miss, or an example. At most one in a paragraph."
        label_format = "Box: {title}"
        preview_value = {
            "kind": CalloutKind.CALLOUT,
            "title": "Urgent change",
            "content": "<p>If safety will not wait, act, write down why, and involve people "
            "as soon as you can.</p>",
        }


class QuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock(rows=3, help_text="Without quotation marks.")
    source = blocks.CharBlock(
        required=False, max_length=200, help_text="Who said it, and where it can be checked."
    )

    class Meta:
        icon = "openquote"
        group = "Boxes"
        template = "blocks/quotation.html"
        description = "Somebody's own words, with their name or role."
        label_format = "Quotation: {text}"
        preview_value = {
            "text": "Nobody had asked us before. The new times work because we chose them.",
            "source": "Member of a patients’ panel (illustrative)",
        }


class LegalExtractBlock(blocks.StructBlock):
    source = blocks.CharBlock(
        max_length=200, help_text="Act or regulations, with the section number."
    )
    text = blocks.RichTextBlock(features=BOX_FEATURES)

    class Meta:
        label = "Extract from the law"
        icon = "doc-full"
        group = "Boxes"
        template = "blocks/legal_extract.html"
        description = "What the law says, set apart from our advice."
        label_format = "Law: {source}"
        preview_value = {
            "source": "National Health Service Act 2006, section 242(1B)",
            "text": "<p>Users of services must be involved in planning them, in proposals to "
            "change them, and in decisions about how they operate.</p>",
        }
