from django.db import models
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.pages.blocks import ListBlock, TextBlock
from cms.pages.blocks.boxes import BOX_FEATURES


class ContactRole(models.TextChoices):
    MEDIA = "media", "For journalists"
    STAFF = "staff", "For NHS staff"
    PUBLIC = "public", "For the public"


class ContactValue(blocks.StructValue):
    @property
    def role_name(self):
        """“For journalists”; "" in a draft without a role."""
        return dict(ContactRole.choices).get(self.get("role"), "")


class ContactBlock(blocks.StructBlock):
    role = blocks.ChoiceBlock(
        choices=ContactRole.choices, default=ContactRole.MEDIA, search_index=False
    )
    contact = SnippetChooserBlock("organisations.Contact", label="Team")

    class Meta:
        icon = "user"
        label_format = "{role}: {contact}"
        value_class = ContactValue
        description = "A team that answers questions about the release."


class AttributedQuotationValue(blocks.StructValue):
    @property
    def source(self):
        """“Jo Bloggs, chair of the panel”, or the role alone."""
        return ", ".join(part for part in (self.get("name"), self.get("role")) if part)


class AttributedQuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock(rows=3, help_text="Without quotation marks.")
    role = blocks.CharBlock(
        max_length=150, label="Speaker’s role", help_text="For example “Chair of the trust”."
    )
    name = blocks.CharBlock(
        required=False,
        max_length=100,
        label="Speaker’s name",
        help_text="Only with the speaker’s agreement to these very words.",
    )

    class Meta:
        label = "Quotation"
        icon = "openquote"
        group = "Text"
        template = "blocks/quotation.html"
        value_class = AttributedQuotationValue
        description = (
            "A speaker’s own words, agreed with the speaker. Otherwise report in a text what was "
            "said: “The minister welcomed …”."
        )
        label_format = "Quotation: {text}"
        preview_value = {
            "text": "The evening clinic came from asking people who work at night when they "
            "could come.",
            "role": "Manager of the clinic (illustrative)",
        }


class NewsBody(blocks.StreamBlock):
    """A release is short: paragraphs, here and there a list or somebody's words."""

    text = TextBlock()
    list = ListBlock()
    quotation = AttributedQuotationBlock()


class NoteBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        kwargs.setdefault("features", BOX_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "list-ol"
        label = "Note"
        template = "blocks/text.html"
        description = "One point of background, which can be used by itself."
        preview_value = "<p>The duty is in section 242(1B) of the National Health Service Act.</p>"


class NotesToEditors(blocks.StreamBlock):
    note = NoteBlock()
